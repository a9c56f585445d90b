import type { Cause, Entry } from '../model/history.ts';
import { withoutQuestions } from './questions.ts';
import type { StockRecord } from './record.ts';

/** How many ids of edits and order lines a record remembers; older ones can't be delivered twice any more. */
const REMEMBERED = 200;

/**
 * The record with another count and the entry that says why. The id is made of the event, so the same event
 * taken in twice leaves one line in the history.
 */
export function withCount(
  record: StockRecord,
  count: number | null,
  event: { id: string; at: number; cause: Cause; location: string | null; reason: string | null; ref: string | null },
): StockRecord {
  if (count === record.count) return record;
  const entry: Entry = { ...event, warehouse: record.warehouse, sku: record.sku, before: record.count, after: count };
  // What was taken of a doubt is in the count that was known then, and in no other.
  const known = record.count === null || count === null ? withoutQuestions(record) : record;
  return { ...known, count, lastEntry: entry.id, outbox: [...record.outbox, entry] };
}

/** Marks an event that could be delivered twice as taken in. */
export function remember(record: StockRecord, id: string): StockRecord {
  return { ...record, applied: [...record.applied, id].slice(-REMEMBERED) };
}

/** The record without the entries that are in the history now. */
export function withoutEntries(record: StockRecord, copied: ReadonlySet<string>): StockRecord {
  const outbox = record.outbox.filter((entry) => !copied.has(entry.id));
  return outbox.length === record.outbox.length ? record : { ...record, outbox };
}
