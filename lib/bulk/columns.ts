import type { WarehouseView } from '../model/views.ts';
import { unguarded } from './safe-cell.ts';
import { FIXED_COLUMNS } from './write-csv.ts';

/** What a column of a file is. Titles and barcodes are there for people: they are the shop's and aren't changed. */
export type Column =
  | { kind: 'sku' }
  | { kind: 'title' }
  | { kind: 'barcode' }
  | { kind: 'ignored' }
  | { kind: 'warehouse'; id: string };

/** By their names, without regard to case. What has no such name is left out. Each is taken once, from the left. */
export function guessColumns(header: readonly string[], warehouses: readonly WarehouseView[]): Column[] {
  const free = new Map<string, Column[]>();
  const offer = (name: string, column: Column) => {
    const key = keyOf(name);
    free.set(key, [...(free.get(key) ?? []), column]);
  };
  for (const kind of FIXED_COLUMNS) offer(kind, { kind });
  for (const { id, name } of warehouses) offer(name, { kind: 'warehouse', id });
  return header.map((name) => free.get(keyOf(unguarded(name)))?.shift() ?? { kind: 'ignored' });
}

const keyOf = (name: string): string => name.trim().toLocaleLowerCase();

/** Why nothing can be read with these columns. */
export type ColumnTrouble =
  | { kind: 'no-sku' }
  | { kind: 'two-skus' }
  | { kind: 'no-warehouse' }
  | { kind: 'warehouse-twice'; id: string };

export function columnTrouble(columns: readonly Column[]): ColumnTrouble | null {
  const skus = columns.filter(({ kind }) => kind === 'sku').length;
  if (skus !== 1) return { kind: skus === 0 ? 'no-sku' : 'two-skus' };
  const warehouses = columns.flatMap((column) => (column.kind === 'warehouse' ? [column.id] : []));
  const twice = warehouses.find((id, index) => warehouses.indexOf(id) !== index);
  if (twice !== undefined) return { kind: 'warehouse-twice', id: twice };
  return warehouses.length === 0 ? { kind: 'no-warehouse' } : null;
}
