import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Schema } from './schema.ts';

type Row = Schema['records']['value'];
type Mode = 'readonly' | 'readwrite';
type RecordStore = Pick<IDBPObjectStore<Schema, readonly StoreNames<Schema>[], 'records', Mode>, 'get' | 'getAll'>;

/**
 * From so many SKUs on they are read as stretches of the store: one request brings what five hundred do otherwise, in a
 * tenth of the time.
 */
const MANY = 100;

/** A stretch brings at most so many rows for each one that is wanted, and never more than so many. */
const SPARE = 2;
const MOST = 5_000;

/**
 * The rows of these SKUs, each once and in no order, within one transaction. A part of a first sync lies close together;
 * SKUs that lie too far apart are asked for one by one.
 */
export async function recordRows(store: RecordStore, warehouse: string, skus: readonly string[]): Promise<Row[]> {
  const wanted = new Set(skus);
  const rows: Row[] = [];
  // By code units, which is how the database orders text.
  let left = wanted.size < MANY ? [] : [...wanted].sort();
  let each = wanted.size < MANY ? [...wanted] : [];
  while (left.length > 0) {
    const [first, last, most] = [left[0] as string, left.at(-1) as string, Math.min(left.length * SPARE, MOST)];
    const found = await store.getAll(IDBKeyRange.bound([warehouse, first], [warehouse, last]), most);
    const fitting = found.filter(({ sku }) => wanted.has(sku));
    rows.push(...fitting);
    const end = found.length < most ? last : (found.at(-1)?.sku ?? last);
    left = left.filter((sku) => sku > end);
    if (fitting.length * SPARE * SPARE >= found.length && left.length >= MANY) continue;
    each = left;
    left = [];
  }
  // All asked for at once: waiting for each in turn takes many times as long.
  const alone = await Promise.all(each.map((sku) => store.get([warehouse, sku])));
  for (const row of alone) if (row !== undefined) rows.push(row);
  return rows;
}
