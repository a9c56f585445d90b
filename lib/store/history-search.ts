import { Entry } from '../model/history.ts';
import type { EntryQuery } from '../sync/ports.ts';
import { entryRows } from './entry-rows.ts';
import { type ReportBadRow, readRows, throwBadRow } from './rows.ts';
import type { Database } from './schema.ts';

/** Finds entries by a part of their SKU, without a look at those of other SKUs. */
export interface HistorySearch {
  /**
   * The SKUs that have this part, in any case; null: more than `most`. They are looked up in the catalogue: it holds the
   * SKU of every entry, since only counts of its products change and none of them ever leaves it.
   */
  skusWith(part: string, most: number): Promise<readonly string[] | null>;
  /** As `StockStore.entries`, those of any of these SKUs. */
  entriesOf(skus: readonly string[], query: Omit<EntryQuery, 'sku'>): Promise<readonly Entry[]>;
}

export function createHistorySearch(database: Database, report: ReportBadRow = throwBadRow): HistorySearch {
  return {
    async skusWith(part, most) {
      const wanted = part.toLocaleLowerCase();
      const skus = await database.getAllKeys('products');
      const found = skus.filter((sku) => sku.toLocaleLowerCase().includes(wanted));
      return found.length > most ? null : found;
    },
    async entriesOf(skus, query) {
      return readRows(Entry, 'entries', await entryRows(database, { ...query, skus }), ['id'], report);
    },
  };
}
