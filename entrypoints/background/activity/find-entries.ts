import { type BulkLine, causesOf, type EntryFilter, type EntryPlace, kindOf } from '../../../lib/model/activity.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { HistorySearch } from '../../../lib/store/history-search.ts';
import type { EntryQuery, StockStore } from '../../../lib/sync/ports.ts';
import { Bulks } from './bulks.ts';

/** Entries read at once, and at most for one answer: what isn't indexed is looked for among them. */
const PAGE = 500;
const MOST_LOOKED_AT = 10_000;
/** SKUs that are each looked up. Where more have the part that was typed, most pages of the history hold some of them. */
const MOST_SKUS = 300;

/** An entry, or a bulk told by the last of its entries. */
export interface FoundEntry {
  entry: Entry;
  bulk: BulkLine | null;
}

export interface FoundEntries {
  entries: FoundEntry[];
  /** Where to go on, also when nothing was found so far; null: that was all. */
  next: EntryPlace | null;
}

/**
 * The newest entries that a filter lets through, after a place. A SKU, a place, a kind, a warehouse and a time are looked
 * up, whichever is rarest; the rest is weeded out of what is read, a bounded part of the history for each answer.
 */
export async function findEntries(
  { stock, history }: { stock: StockStore; history: HistorySearch },
  filter: EntryFilter,
  after: EntryPlace | null,
  limit: number,
  grouped = false,
): Promise<FoundEntries> {
  const sku = filter.sku.trim();
  const exact = sku !== '' && (await stock.entries({ sku, limit: 1 })).length > 0;
  const part = sku.toLocaleLowerCase();
  const some = exact || part === '' ? null : await history.skusWith(part, MOST_SKUS);
  if (some?.length === 0) return { entries: [], next: null };
  const fits = (entry: Entry): boolean =>
    (exact || part === '' || entry.sku.toLocaleLowerCase().includes(part)) &&
    (filter.kind === null || kindOf(entry.cause) === filter.kind) &&
    (filter.place === null || isAt(entry.location, filter.place)) &&
    (filter.warehouse === null || entry.warehouse === filter.warehouse);

  const bulks = grouped && isWhole(filter) ? new Bulks(stock) : null;
  const found: FoundEntry[] = [];
  let place = after;
  for (let seen = 0; seen < MOST_LOOKED_AT; ) {
    const range = {
      limit: PAGE,
      ...(filter.from !== null && { from: filter.from }),
      ...(filter.to !== null && { before: filter.to }),
      ...(place && { after: place }),
    };
    const read = some
      ? await history.entriesOf(some, { ...range, ...(filter.warehouse !== null && { warehouse: filter.warehouse }) })
      : await stock.entries({ ...range, ...lookup(filter, exact ? sku : null) });
    for (const entry of read) {
      place = { at: entry.at, id: entry.id };
      if (!fits(entry)) continue;
      const told = bulks ? await bulks.tell(entry) : { entry, bulk: null };
      if (told) found.push(told);
      if (found.length >= limit) return { entries: found, next: place };
    }
    if (read.length < PAGE) return { entries: found, next: null };
    seen += read.length;
  }
  return { entries: found, next: place };
}

/** What of the filter an index is asked for: a shop's own changes are most of any history, so they are looked up last. */
function lookup({ warehouse, place, kind }: EntryFilter, sku: string | null): Partial<EntryQuery> {
  if (sku !== null) return warehouse === null ? { sku } : { sku, warehouse };
  if (kind !== null && kind !== 'channel') return { causes: causesOf(kind) };
  if (place !== null) return { place };
  if (warehouse !== null) return { warehouse };
  return kind === null ? {} : { causes: causesOf(kind) };
}

/** Does the filter let through all entries of a bulk, or none? */
const isWhole = ({ sku, warehouse, place, from, to }: EntryFilter): boolean =>
  sku.trim() === '' && warehouse === null && place === null && from === null && to === null;

function isAt(location: string | null, place: string): boolean {
  return location !== null && (location === place || integrationOf(location) === place);
}
