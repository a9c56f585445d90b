import * as z from 'zod/mini';
import { StoreError } from './store-error.ts';

/** Told of every row of a list that can't be read; the list's other rows are still given. */
export type ReportBadRow = (error: StoreError) => void;

/** Without a report a bad row is an error: never a list that silently lacks something. */
export const throwBadRow: ReportBadRow = (error) => {
  throw error;
};

/** A row as its schema says. @throws StoreError `bad-row` that names the row and never holds what is in it. */
export function readRow<S extends z.ZodMiniType>(schema: S, store: string, key: string, row: unknown): z.infer<S> {
  const parsed = z.safeParse(schema, row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = `${store}[${key}]`;
  throw new StoreError('bad-row', `${where} can't be read: ${issue?.code} at "${issue?.path.join('.')}"`, where);
}

/** As {@link readRow}, for a row that may be absent. */
export function readOptional<S extends z.ZodMiniType>(
  schema: S,
  store: string,
  key: string,
  row: unknown,
): z.infer<S> | undefined {
  return row === undefined ? undefined : readRow(schema, store, key, row);
}

/** All rows that can be read; each of the others is reported. `key` names a row, whatever it is. */
export function readRows<S extends z.ZodMiniType>(
  schema: S,
  store: string,
  rows: readonly unknown[],
  key: readonly string[],
  report: ReportBadRow,
): z.infer<S>[] {
  return rows.flatMap((row) => {
    try {
      return [readRow(schema, store, key.map((part) => partOf(row, part)).join('/'), row)];
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      report(error);
      return [];
    }
  });
}

function partOf(row: unknown, part: string): string {
  const value = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[part] : undefined;
  return value === undefined ? '?' : String(value);
}
