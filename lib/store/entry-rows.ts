import type { IDBPIndex } from 'idb';
import type { EntryQuery } from '../sync/ports.ts';
import type { Database, Schema } from './schema.ts';

type IndexName = 'byTime' | 'byWarehouse' | 'bySku' | 'byWarehouseAndSku' | 'byCause' | 'byLocation';
type Row = Schema['entries']['value'];

/** One part of an index, in the order of time. */
interface Stream {
  index: IndexName;
  /** What the keys begin with, before the time. */
  of: readonly string[];
}

/** What a cursor is, as far as it is used here: each index has a type of its own. */
interface Cursor {
  value: Row;
  key: unknown;
  primaryKey: string;
  continue(): Promise<Cursor | null>;
  continuePrimaryKey(key: never, primaryKey: string): Promise<Cursor | null>;
}

/** What of the history is read. `skus`: entries of any of these, instead of one `sku`. */
export interface EntrySelection extends EntryQuery {
  skus?: readonly string[];
}

/** From so many rows on that may be given at once, they are read at once: a cursor gives them one by one. */
const AT_ONCE = 10_000;

/** The rows of a part of the history, newest first, read through the index that fits; nothing else is loaded. */
export async function entryRows(database: Database, query: EntrySelection): Promise<unknown[]> {
  const { before = Number.POSITIVE_INFINITY, from = Number.NEGATIVE_INFINITY, after, limit } = query;
  if (limit <= 0) return [];
  const goesOn = after !== undefined && after.at < before;
  const until = goesOn ? after.at : before;
  if (from > until || (!goesOn && from >= until)) return [];
  // The row that a page ended with shares its moment with others: that moment is read once more and skipped within.
  const range = ({ of }: Stream) => IDBKeyRange.bound([...of, from], [...of, until], false, !goesOn);
  const store = database.transaction('entries').store;
  const indexOf = ({ index }: Stream) => store.index(index) as unknown as IDBPIndex<Schema, ['entries'], 'entries'>;
  const streams = await streamsOf(query, async (place) => {
    const places: string[] = [];
    const some = IDBKeyRange.bound([`${place}/`], [`${place}/\uffff`]);
    let cursor = await store.index('byLocation').openKeyCursor(some);
    while (cursor) {
      const [location] = cursor.key;
      places.push(location);
      cursor = await cursor.continue([location, []] as never);
    }
    return places;
  });
  const fits = residue(query, streams[0]);
  const [only] = streams;
  if (only && streams.length === 1 && limit >= AT_ONCE && !goesOn) {
    const rows = (await indexOf(only).getAll(range(only))) as Row[];
    return rows.reverse().filter(fits).slice(0, limit);
  }
  const open = async (stream: Stream): Promise<Cursor | null> => {
    const cursor = (await indexOf(stream).openCursor(range(stream), 'prev')) as unknown as Cursor | null;
    return goesOn ? skipTo(cursor, after) : cursor;
  };
  let cursors = (await Promise.all(streams.map(open))).filter((cursor) => cursor !== null);
  const rows: unknown[] = [];
  while (rows.length < limit) {
    const newest = cursors.reduce<Cursor | null>((best, one) => (best && !isNewer(one, best) ? best : one), null);
    if (!newest) return rows;
    if (fits(newest.value)) rows.push(newest.value);
    if (rows.length >= limit) return rows;
    const next = await newest.continue();
    cursors = cursors.flatMap((one) => (one !== newest ? [one] : next ? [next] : []));
  }
  return rows;
}

/** The parts of an index that hold all rows that are asked for: the index that leaves fewest of the others in. */
async function streamsOf(
  { warehouse, sku, skus = sku === undefined ? undefined : [sku], causes, place }: EntrySelection,
  locationsOf: (integration: string) => Promise<readonly string[]>,
): Promise<readonly Stream[]> {
  if (skus !== undefined) {
    return skus.map((each) =>
      warehouse === undefined ? { index: 'bySku', of: [each] } : { index: 'byWarehouseAndSku', of: [warehouse, each] },
    );
  }
  if (place !== undefined) {
    const locations = place.includes('/') ? [place] : await locationsOf(place);
    return locations.map((location) => ({ index: 'byLocation', of: [location] }));
  }
  if (causes !== undefined) return causes.map((cause) => ({ index: 'byCause', of: [cause] }));
  return warehouse === undefined ? [{ index: 'byTime', of: [] }] : [{ index: 'byWarehouse', of: [warehouse] }];
}

/** What the index hasn't looked at. */
function residue({ warehouse, causes, place }: EntryQuery, stream: Stream | undefined): (row: Row) => boolean {
  return (row) =>
    (warehouse === undefined || row.warehouse === warehouse) &&
    (causes === undefined || stream?.index === 'byCause' || causes.includes(row.cause)) &&
    (place === undefined || stream?.index === 'byLocation' || isAtPlace(row.location, place));
}

const isAtPlace = (location: string | null, place: string): boolean =>
  location !== null && (location === place || location.startsWith(`${place}/`));

/** In the history's order. */
const isNewer = (a: Cursor, b: Cursor): boolean =>
  a.value.at > b.value.at || (a.value.at === b.value.at && a.primaryKey > b.primaryKey);

/** To the first row behind a place. The exact row may be gone: going on stops at the next one that isn't before it. */
async function skipTo(start: Cursor | null, after: { at: number; id: string }): Promise<Cursor | null> {
  let cursor = start;
  if (!cursor || cursor.value.at !== after.at || cursor.primaryKey < after.id) return cursor;
  if (cursor.primaryKey > after.id) cursor = await cursor.continuePrimaryKey(cursor.key as never, after.id);
  return cursor && cursor.value.at === after.at && cursor.primaryKey === after.id ? cursor.continue() : cursor;
}
