import type { CsvFile } from './csv-file.ts';

/** Read at a time, in bytes; between two of them the page goes on. */
const STEP = 1 << 20;

/** The whole text of a file. `onProgress`: the part read so far, 0 to 1. */
export async function decode(
  file: Blob,
  onProgress: (part: number) => void,
  isCancelled: () => boolean,
): Promise<{ text: string; encoding: CsvFile['encoding'] }> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const marked = markedEncoding(head);
  try {
    return { text: await decodeAs(file, marked ?? 'utf-8', onProgress, isCancelled), encoding: marked ?? 'utf-8' };
  } catch (error) {
    if (!(error instanceof TypeError) || marked !== null) throw error;
    // Not UTF-8. Spreadsheets on Windows still write their own old encoding, in which every byte is a letter.
    return { text: await decodeAs(file, 'windows-1252', onProgress, isCancelled), encoding: 'windows-1252' };
  }
}

/** An Excel workbook, or anything else that is packed as one, is a zip file. */
export async function isZip(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** @throws TypeError where the bytes don't fit the encoding. */
async function decodeAs(
  file: Blob,
  encoding: CsvFile['encoding'],
  onProgress: (part: number) => void,
  isCancelled: () => boolean,
): Promise<string> {
  // It drops a byte order mark by itself.
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: string[] = [];
  for (let start = 0; start < file.size && !isCancelled(); start += STEP) {
    const bytes = await file.slice(start, start + STEP).arrayBuffer();
    parts.push(decoder.decode(bytes, { stream: true }));
    onProgress(Math.min(1, (start + STEP) / file.size));
  }
  if (!isCancelled()) parts.push(decoder.decode());
  return parts.join('');
}
