import * as z from 'zod/mini';
import { CARRIED, type Carried, type CarriedRow } from './carried.ts';
import { Checksum } from './checksum.ts';
import {
  type Counts,
  countsText,
  FOOTER_START,
  FORMAT_VERSION,
  Footer,
  HEADER_END,
  HEADER_START,
  Header,
  noCounts,
} from './format.ts';
import { textLines } from './text-lines.ts';

/**
 * What is wrong with a file. `not-a-backup`: something else, or reformatted by another program. `newer`: made by a later
 * version, which is named. `cut-off`: its end is missing. `edited`: it isn't what was written, or a row can't be read.
 */
export type BackupTrouble =
  | { kind: 'empty' | 'not-a-backup' | 'cut-off' | 'edited' | 'too-large' }
  | { kind: 'newer'; extension: string };

export type BackupRead = { ok: true; header: Header; counts: Counts } | { ok: false; trouble: BackupTrouble };

export interface ReadOptions {
  /** The newest version of the database that this extension knows. */
  schema: number;
  onHeader?(header: Header): void;
  /** Every row, checked by its schema. Told before the checksum is known, so nothing may count on it yet. */
  onRow(row: CarriedRow): void | Promise<void>;
  /** Is this a value that the named setting may have? */
  isSetting(name: string, value: unknown): boolean;
  /** Asked now and then, and waited for; what is thrown ends the reading. */
  check?(): void | Promise<void>;
}

const trouble = (kind: Exclude<BackupTrouble['kind'], 'newer'>): BackupRead => ({ ok: false, trouble: { kind } });

/** Reads a backup line by line: nothing is kept of it. */
export async function readBackup(text: AsyncIterable<string>, options: ReadOptions): Promise<BackupRead> {
  const counts = noCounts();
  const checksum = new Checksum();
  let header: Header | null = null;
  let footer: string | null = null;
  let sound = true;
  let seen = 0;
  for await (const line of textLines(text)) {
    if (++seen % 500 === 0) {
      await options.check?.();
      await checksum.settled();
    }
    if (!header) {
      const read = readHeader(line, options.schema);
      if ('trouble' in read) return { ok: false, trouble: read.trouble };
      header = read;
      options.onHeader?.(header);
      checksum.add(line);
    } else if (footer !== null) sound &&= line.trim() === '';
    else if (line.startsWith(FOOTER_START)) footer = line;
    else {
      checksum.add(line);
      // A row that can't be read may be where the file was cut off: what it is shows at the end.
      const row: CarriedRow | null = sound ? readRow(line, options) : null;
      if (row === null) sound = false;
      else {
        counts[row.store] += 1;
        const work = options.onRow(row);
        if (work) await work;
      }
    }
  }
  if (!header) return trouble('empty');
  const end = footer === null ? null : readFooter(footer);
  if (!end) return trouble(footer?.trimEnd().endsWith('}') ? 'edited' : 'cut-off');
  checksum.add(countsText(end.counts));
  const fits = (await checksum.end()) === end.checksum && Object.entries(counts).every(([s, n]) => end.counts[s] === n);
  return sound && fits ? { ok: true, header, counts } : trouble('edited');
}

function readHeader(line: string, schema: number): Header | { trouble: BackupTrouble } {
  const text = line.replace(/\uFEFF/, '').trimEnd();
  if (text === '') return { trouble: { kind: 'empty' } };
  if (!text.startsWith(HEADER_START)) return { trouble: { kind: 'not-a-backup' } };
  if (!line.endsWith('\n')) return { trouble: { kind: 'cut-off' } };
  const parsed = z.safeParse(Header, text.endsWith(HEADER_END) ? json(`${text.slice(0, -HEADER_END.length)}}`) : null);
  if (!parsed.success) return { trouble: { kind: 'edited' } };
  const { version, extension } = parsed.data;
  const newer = version > FORMAT_VERSION || parsed.data.schema > schema;
  return newer ? { trouble: { kind: 'newer', extension } } : parsed.data;
}

function readFooter(line: string): Footer | null {
  const parsed = z.safeParse(Footer, json(`{${line.slice(2).trimEnd()}`));
  return parsed.success ? parsed.data : null;
}

function readRow(line: string, { isSetting }: ReadOptions): CarriedRow | null {
  const text = line.trimEnd();
  const pair = json(text.endsWith(',') ? text.slice(0, -1) : text);
  if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string' || !isCarried(pair[0])) return null;
  const [store] = pair;
  const row = z.safeParse(CARRIED[store], pair[1]);
  if (!row.success) return null;
  const checked = { store, row: row.data } as CarriedRow;
  return checked.store !== 'settings' || isSetting(checked.row.name, checked.row.value) ? checked : null;
}

const isCarried = (name: string): name is Carried => Object.hasOwn(CARRIED, name);

/** What the text says as JSON; undefined: nothing. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off or edited: whoever asks says which.
    return undefined;
  }
}
