import { isFigure } from '../model/count.ts';
import { type FeedEvent, weigh, withWeighed } from './audit.ts';
import { withCount } from './entry.ts';
import { withSeen } from './loop.ts';
import type { Line, StockRecord } from './record.ts';
import { movedBack, movedSince } from './since.ts';
import { isAccounted, isAwaitingReadings, isLive, isRead } from './target.ts';
import { withDoubt } from './with-doubt.ts';

/** One reading of one location. */
export interface Observation {
  location: string;
  gen: number;
  /** The line's epoch when the reading began: another one now means that the figure may be from before our own write. */
  epoch: number;
  /** When the reading began, by our clock. */
  readAt: number;
  /** When it was answered. */
  readBy?: number | undefined;
  quantity: number | null;
  /** Why there is no figure; given when `quantity` is null. */
  absent?: string | undefined;
  /** What the shop's feed tells of this item, for a line that has an audit; missing where the feed can't be read. */
  events?: readonly FeedEvent[] | undefined;
}

/**
 * What differs in a settle window may be from before our write, or be news that nothing will tell of again: it is looked
 * at once more after the window.
 */
const unsettled = (record: StockRecord, { location }: Observation, { state, readAt }: Line): StockRecord =>
  state === 'linked' && readAt !== null ? withLine(record, location, { readAt: null }) : record;

/** The record with one line changed. */
export function withLine(record: StockRecord, location: string, change: Partial<Line>): StockRecord {
  const line = record.lines[location];
  if (!line) return record;
  return { ...record, lines: { ...record.lines, [location]: { ...line, ...change } } };
}

/** Its item may not be the SKU's: it comes back only when the catalogue says which one is. */
export const isAnother = ({ why }: Pick<Line, 'why'>): boolean => why === 'duplicate' || why === 'renamed';

/** Why a line that is taken out isn't accounted: a person had left it out. */
export const LEFT_OUT = 'left-out';

/** A settle window longer than this is a clock that was set back, not a shop that lags. Milliseconds. */
const LONGEST_SETTLE = 10 * 60_000;

/** May a reading that begins at `at` still show what was there before our last write? */
export const isSettling = ({ settleUntil }: Pick<Line, 'settleUntil'>, at: number): boolean =>
  at < settleUntil && settleUntil - at < LONGEST_SETTLE;

/**
 * Takes a reading in. Returns the same record when it says nothing new or is void: another linking, another epoch,
 * a write on its way. Where a shop may still lag, one that differs only asks for another. A reading without a figure
 * suspends the line and never changes the count.
 *
 * The difference to the base is what happened at the shop (sales, returns, staff); base and count move together, so
 * every unit is accounted exactly once however late a reading comes.
 */
export function observe(
  record: StockRecord,
  seen: Observation,
  rules: { epochs: boolean } = { epochs: true },
): StockRecord {
  const line = record.lines[seen.location];
  if (!line || line.gen !== seen.gen || !isLive(line) || !isRead(line)) return record;
  if (isAnother(line) || line.why === LEFT_OUT) return record;
  if (rules.epochs && (line.pending !== null || line.epoch !== seen.epoch)) return record;
  if (!isFigure(seen.quantity)) return suspend(record, seen.location, seen.absent ?? 'malformed');
  if (rules.epochs && isSettling(line, seen.readAt) && seen.quantity !== line.base)
    return unsettled(record, seen, line);

  if (line.audit) return observe(audited(record, seen, line, seen.quantity), seen, rules);
  const value = seen.quantity;
  if (value === line.base || line.base === null) return confirm(record, seen, line, value);

  const moved = withLine(record, seen.location, {
    base: value,
    epoch: line.epoch + 1,
    readAt: seen.readAt,
    readBy: seen.readBy,
    ...live(line),
    seen: withSeen(line.seen, value, false),
  });
  const delta = value - line.base;
  const id = `${record.warehouse}/${record.sku}/${seen.location}/${line.gen}/${line.epoch}`;
  const counted = isAccounted(line) ? delta : 0;
  const known = withLine(moved, seen.location, movedSince(record, line, { own: delta, counted, entry: id }));
  if (line.back) return calm(movedBack(known, seen.location, delta, { id, at: seen.readAt, ref: null }));
  if (!isAccounted(line)) return calm(known);
  const event = { id, at: seen.readAt, location: seen.location, reason: null, ref: null };
  // Until a count is known, the first change decides what it is.
  if (record.count === null) {
    return raised(withCount(known, value, { ...event, cause: 'first-count' }), seen);
  }
  const next = withCount(known, record.count + delta, { ...event, cause: 'channel' });
  return delta > 0 ? raised(next, seen) : calm(next);
}

/**
 * After a write that overwrites: the base is put to where the shop's feed says that this reading started from, so that
 * what was written over is accounted although the figure doesn't show it. Where the feed leaves two possibilities the
 * lower one is taken and a person is asked.
 */
function audited(record: StockRecord, seen: Observation, line: Line, value: number): StockRecord {
  const without = withLine(record, seen.location, { audit: undefined });
  const found = weigh(line, seen.events, { figure: value, read: seen.readAt });
  if (!found) return without;
  return withLine(without, seen.location, {
    base: value - found.moved,
    weighed: withWeighed(line, found.events),
    ...(found.question && isAccounted(line) && withDoubt(record, line, found.question)),
  });
}

/**
 * Takes the readings of one reply in: all were made at about the same time, so one that raises the count doesn't ask
 * for the others again.
 */
export function observeAll(
  record: StockRecord,
  seen: readonly Observation[],
  rules: { epochs: boolean } = { epochs: true },
): StockRecord {
  const rise = ({ location, quantity }: Observation) => (quantity ?? 0) - (record.lines[location]?.base ?? 0);
  const current = seen.filter(({ location, epoch }) => !rules.epochs || record.lines[location]?.epoch === epoch);
  if (current.length > 1) current.sort((a, b) => rise(b) - rise(a));
  let next = record;
  for (const one of current) {
    next = observe(next, { ...one, epoch: next.lines[one.location]?.epoch ?? one.epoch }, rules);
  }
  return next;
}

/** A figure is there, so the line goes on; one that is being unlinked stays so. */
const live = ({ state, resumed }: Line): Partial<Line> => ({
  state: state === 'unlinking' ? 'unlinking' : 'linked',
  why: null,
  ...(resumed && { resumed: undefined }),
});

/**
 * The count rose because of a reading: what the other locations are known to have is from before, so each is to be
 * read again before the raise goes out, and readings that are on their way now are void.
 */
function raised(record: StockRecord, seen: Observation): StockRecord {
  const lines = Object.entries(record.lines).map(([location, line]): [string, Line] => {
    const asked = location !== seen.location && line.state === 'linked' && isAccounted(line) && line.pending === null;
    return [location, asked ? { ...line, readAt: null, epoch: line.epoch + 1 } : line];
  });
  return calm({ ...record, lines: Object.fromEntries(lines), raiseSince: seen.readAt });
}

/** Ends the wait for readings once none is missing. */
function calm(record: StockRecord): StockRecord {
  return record.raiseSince !== null && !isAwaitingReadings(record) ? { ...record, raiseSince: null } : record;
}

/** Nothing moved. Saved only where somebody waits for it: a first reading, a read-back, or a raise. */
function confirm(record: StockRecord, seen: Observation, line: Line, value: number): StockRecord {
  if (line.base !== null && line.readAt !== null && line.state !== 'suspended') return record;
  return calm(
    withLine(record, seen.location, {
      base: value,
      readAt: seen.readAt,
      readBy: seen.readBy,
      ...live(line),
      ...(line.base === null && { epoch: line.epoch + 1 }),
    }),
  );
}

/** The shop gives no figure: the line contributes nothing and gets nothing; its base is kept for the day it comes back. */
export function suspend(record: StockRecord, location: string, why: string): StockRecord {
  const line = record.lines[location];
  if (line?.state !== 'linked') return record;
  return calm(withLine(record, location, { state: 'suspended', why, epoch: line.epoch + 1 }));
}
