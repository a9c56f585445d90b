import { MAX_COUNT } from '../model/count.ts';
import { parseCount } from '../stock/parse-count.ts';
import type { Column } from './columns.ts';
import type { CsvFile, CsvRow } from './csv-file.ts';
import { unguarded } from './safe-cell.ts';

/** What one row wants: counts of one SKU. What is empty isn't among them: it is left alone, never 0. */
export interface WantedRow {
  line: number;
  sku: string;
  counts: readonly { warehouse: string; to: number }[];
}

/** Why a row can't be taken. There is a sentence for each. */
export type RowWhy =
  | 'malformed'
  | 'too-many-cells'
  | 'no-sku'
  | 'twice'
  | 'not-whole'
  | 'notation'
  | 'difference'
  | 'negative'
  | 'too-large'
  | 'unknown-sku'
  | 'unlinked';

export interface RowError {
  line: number;
  sku: string;
  why: RowWhy;
  /** The name of the column, where one cell is at fault; else null. */
  column: string | null;
  /** What stands there; of `twice`: the other line. */
  text: string;
}

/** What the rows of a file want, and which of them can't be taken whatever the catalogue says. */
export function wantedRows(
  { header, rows }: Pick<CsvFile, 'header' | 'rows'>,
  columns: readonly Column[],
): { wanted: readonly WantedRow[]; errors: readonly RowError[] } {
  const skuAt = columns.findIndex(({ kind }) => kind === 'sku');
  const wanted: WantedRow[] = [];
  const errors: RowError[] = [];
  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const sku = unguarded(row.cells[skuAt] ?? '');
    const named = sku.trim() !== '';
    if (named) lines.set(sku, [...(lines.get(sku) ?? []), row.line]);
    const wrong = shapeError(row, header.length) ?? (named ? null : ('no-sku' as const));
    if (wrong) {
      errors.push({ line: row.line, sku, why: wrong, column: null, text: '' });
      continue;
    }
    const { counts, errors: cells } = countsOf(row, sku, header, columns);
    errors.push(...cells);
    // A row is taken as a whole or not at all.
    if (cells.length === 0) wanted.push({ line: row.line, sku, counts });
  }
  for (const [sku, at] of lines) {
    for (const line of at.length > 1 ? at : []) {
      const other = at.find((one) => one !== line) ?? line;
      errors.push({ line, sku, why: 'twice', column: null, text: String(other) });
    }
  }
  const once = wanted.filter(({ sku }) => lines.get(sku)?.length === 1);
  return { wanted: once, errors: errors.sort((a, b) => a.line - b.line) };
}

function shapeError({ cells, malformed }: CsvRow, width: number): 'malformed' | 'too-many-cells' | null {
  if (malformed) return 'malformed';
  return cells.slice(width).some((cell) => cell.trim() !== '') ? 'too-many-cells' : null;
}

function countsOf(row: CsvRow, sku: string, header: readonly string[], columns: readonly Column[]) {
  const counts: { warehouse: string; to: number }[] = [];
  const errors: RowError[] = [];
  for (const [index, column] of columns.entries()) {
    if (column.kind !== 'warehouse') continue;
    const text = unguarded(row.cells[index] ?? '').trim();
    const read = readCount(text);
    if (read === null) continue;
    if (typeof read === 'number') counts.push({ warehouse: column.id, to: read });
    else errors.push({ line: row.line, sku, why: read, column: header[index] ?? '', text });
  }
  return { counts, errors };
}

/**
 * The count in a cell, null for an empty one, or why it is none. Only plain digits are read, as everywhere. A count
 * below zero is read, since an oversold one is exported so; whether it may stand is for the count that there is.
 */
export function readCount(text: string): number | null | RowWhy {
  const parsed = parseCount(text);
  if (!parsed.ok) return parsed.reason === 'empty' ? null : parsed.reason;
  const { value } = parsed;
  if (value.kind === 'set') return value.to;
  return value.by < 0 && value.by >= -MAX_COUNT ? value.by : 'difference';
}
