import type { Column } from '../../../../lib/bulk/columns.ts';
import type { CsvFile } from '../../../../lib/bulk/csv-file.ts';
import { matchRow } from '../../../../lib/bulk/match-row.ts';
import type { PlannedChange } from '../../../../lib/bulk/planned.ts';
import { type RowError, wantedRows } from '../../../../lib/bulk/wanted-rows.ts';
import type { ProductFigures } from '../../../../lib/model/views.ts';
import { type AskFigures, figuresOf } from '../bulk/figure-pages.ts';

export interface MatchedFile {
  changes: readonly PlannedChange[];
  errors: readonly RowError[];
}

/** What a file would change, with what can't be taken of it. Null: it was given up. */
export async function matchFile(
  file: CsvFile,
  columns: readonly Column[],
  ask: AskFigures,
  { onProgress, isCancelled }: { onProgress(done: number, of: number): void; isCancelled(): boolean },
): Promise<MatchedFile | null> {
  const { wanted, errors } = wantedRows(file, columns);
  const changes: PlannedChange[] = [];
  const all: RowError[] = [...errors];
  let start = 0;
  for await (const { rows, warehouses, asked } of figuresOf(
    ask,
    wanted.map(({ sku }) => sku),
  )) {
    if (isCancelled()) return null;
    const products = new Map<string, ProductFigures>(rows.map((row) => [row.sku, row]));
    for (const row of wanted.slice(start, start + asked)) {
      const matched = matchRow(row, products.get(row.sku), warehouses);
      changes.push(...matched.changes);
      all.push(...matched.errors);
    }
    start += asked;
    onProgress(start, wanted.length);
  }
  return { changes, errors: all.sort((a, b) => a.line - b.line) };
}
