import type { EntryQuery } from '../sync/ports.ts';
import type { Database } from './schema.ts';

/** The rows of a part of the history, newest first, read through the index that fits; nothing else is loaded. */
export async function entryRows(database: Database, query: EntryQuery): Promise<unknown[]> {
  const { warehouse, sku, before = Number.POSITIVE_INFINITY, from = Number.NEGATIVE_INFINITY, after, limit } = query;
  if (limit <= 0) return [];
  const goesOn = after !== undefined && after.at < before;
  const until = goesOn ? after.at : before;
  if (from > until || (!goesOn && from >= until)) return [];
  // The row that a page ended with shares its moment with others: that moment is read once more and skipped within.
  const range = (...of: string[]) => IDBKeyRange.bound([...of, from], [...of, until], false, !goesOn);
  const store = database.transaction('entries').store;
  let cursor =
    warehouse !== undefined && sku !== undefined
      ? await store.index('byWarehouseAndSku').openCursor(range(warehouse, sku), 'prev')
      : warehouse !== undefined
        ? await store.index('byWarehouse').openCursor(range(warehouse), 'prev')
        : sku !== undefined
          ? await store.index('bySku').openCursor(range(sku), 'prev')
          : await store.index('byTime').openCursor(range(), 'prev');
  if (goesOn && cursor && cursor.value.at === after.at && cursor.primaryKey >= after.id) {
    // The exact row may be gone, or be the first: going on stops at the next one that isn't before it.
    if (cursor.primaryKey > after.id) cursor = await cursor.continuePrimaryKey(cursor.key as never, after.id);
    if (cursor && cursor.value.at === after.at && cursor.primaryKey === after.id) cursor = await cursor.continue();
  }
  const rows: unknown[] = [];
  while (cursor) {
    rows.push(cursor.value);
    if (rows.length >= limit) break;
    cursor = await cursor.continue();
  }
  return rows;
}
