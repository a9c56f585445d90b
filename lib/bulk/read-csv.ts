import Papa from 'papaparse';
import { type CsvReading, type CsvRow, type CsvTrouble, MAX_MEGABYTES, MAX_ROWS } from './csv-file.ts';
import { decode, isZip } from './decode.ts';

/** Letters that are parsed before the page may go on. */
const CHUNK = 1 << 18;
/** So many chunks without the end of a row: a quote isn't closed, and the rest of the file would be one cell. */
const ENDLESS = 16;
const DELIMITERS = [',', ';', '\t', '|'] as const;
const MEGABYTE = 1 << 20;

export interface ReadCsvOptions {
  /** The part that is done, 0 to 1. */
  onProgress(part: number): void;
  isCancelled(): boolean;
}

/** Reads a file of a spreadsheet: its encoding and separator are found out, and every row knows its line. */
export async function readCsv(file: File, { onProgress, isCancelled }: ReadCsvOptions): Promise<CsvReading> {
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    return no({ kind: 'too-large', megabytes: Math.ceil(file.size / MEGABYTE), most: MAX_MEGABYTES });
  }
  try {
    if (await isZip(file)) return no({ kind: 'workbook' });
    const decoded = await decode(file, (part) => onProgress(part / 2), isCancelled);
    if (isCancelled()) return no({ kind: 'cancelled' });
    if (decoded.text.includes('\0')) return no({ kind: 'not-text' });
    const { text, delimiter, line } = begin(decoded.text);
    const rows = await rowsOf(text, delimiter, line, { onProgress: (part) => onProgress((1 + part) / 2), isCancelled });
    if (!Array.isArray(rows)) return no(rows);
    const [head, ...rest] = rows;
    if (!head) return no({ kind: 'empty' });
    if (rest.length === 0) return no({ kind: 'only-head' });
    const { encoding } = decoded;
    return { ok: true, file: { name: file.name, header: head.cells, rows: rest, delimiter, encoding } };
  } catch (error) {
    // The file was moved or changed while it was read, or the disk gave up.
    if (!(error instanceof DOMException)) throw error;
    return no({ kind: 'unreadable' });
  }
}

const no = (trouble: CsvTrouble): CsvReading => ({ ok: false, trouble });

/** The text with one kind of line end, what separates its cells, and the number of its first line. */
function begin(raw: string): { text: string; delimiter: string; line: number } {
  const text = raw.includes('\n') ? raw.replaceAll('\r\n', '\n') : raw.replaceAll('\r', '\n');
  // A line that spreadsheets write and read, and nobody else.
  const named = /^"?sep=(.)"?\n/i.exec(text);
  if (named?.[1] !== undefined) return { text: text.slice(named[0].length), delimiter: named[1], line: 2 };
  return { text, delimiter: delimiterOf(text), line: 1 };
}

/** The one that leaves a column named SKU, else the one with which the first rows are equally long. */
function delimiterOf(text: string): string {
  const [head = ''] = text.trimStart().split('\n', 1);
  const telling = DELIMITERS.find((delimiter) => {
    const cells = Papa.parse<string[]>(head, { delimiter }).data[0] ?? [];
    return cells.length > 1 && cells.some((cell) => cell.trim().toLowerCase() === 'sku');
  });
  if (telling) return telling;
  const { delimiter } = Papa.parse(text.slice(0, CHUNK), { preview: 20, delimitersToGuess: [...DELIMITERS] }).meta;
  return delimiter || ',';
}

/** All rows that aren't empty, a chunk at a time, so that the page goes on meanwhile. */
function rowsOf(
  text: string,
  delimiter: string,
  firstLine: number,
  { onProgress, isCancelled }: ReadCsvOptions,
): Promise<CsvRow[] | CsvTrouble> {
  return new Promise((resolve) => {
    const rows: CsvRow[] = [];
    let line = firstLine;
    let without = 0;
    let trouble: CsvTrouble | null = null;
    Papa.parse<string[]>(text, {
      delimiter,
      newline: '\n',
      chunkSize: CHUNK,
      chunk({ data, errors, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        const stop = (why: CsvTrouble) => {
          trouble = why;
          parser.abort();
        };
        const malformed = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? (row ?? []) : [])));
        for (const [index, cells] of data.entries()) {
          const empty = cells.every((cell) => cell.trim() === '');
          if (!empty) rows.push(malformed.has(index) ? { line, cells, malformed: true } : { line, cells });
          if (errors.some(({ code, row }) => code === 'MissingQuotes' && row === index)) {
            return stop({ kind: 'unclosed-quote', line });
          }
          line += 1 + cells.reduce((sum, cell) => sum + linesIn(cell), 0);
        }
        without = data.length === 0 ? without + 1 : 0;
        if (without >= ENDLESS) return stop({ kind: 'unclosed-quote', line });
        if (rows.length > MAX_ROWS + 1) return stop({ kind: 'too-many-rows', most: MAX_ROWS });
        if (isCancelled()) return stop({ kind: 'cancelled' });
        onProgress(Math.min(1, meta.cursor / text.length));
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve(trouble ?? rows),
    });
  });
}

function linesIn(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0;
}
