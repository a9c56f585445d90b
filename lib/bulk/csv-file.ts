/** One row of a file with the line that it begins on; the head is on the first. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
  /** A quote within it is where none can be. */
  malformed?: true;
}

export interface CsvFile {
  name: string;
  header: readonly string[];
  /** Empty rows aren't among them. */
  rows: readonly CsvRow[];
  delimiter: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Why a file can't be read at all. There is a sentence for each. */
export type CsvTrouble =
  | { kind: 'too-large'; megabytes: number; most: number }
  | { kind: 'empty' }
  | { kind: 'only-head' }
  | { kind: 'workbook' }
  | { kind: 'not-text' }
  | { kind: 'unclosed-quote'; line: number }
  | { kind: 'too-many-rows'; most: number }
  | { kind: 'unreadable' }
  /** A person gave up. */
  | { kind: 'cancelled' };

export type CsvReading = { ok: true; file: CsvFile } | { ok: false; trouble: CsvTrouble };

/** Larger files are refused before they are read: nobody’s catalogue is as large, and a browser’s memory has an end. */
export const MAX_MEGABYTES = 64;
export const MAX_ROWS = 250_000;
