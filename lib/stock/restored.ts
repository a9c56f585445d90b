import { withCount } from './entry.ts';
import { withLine } from './observe.ts';
import type { Line, StockRecord } from './record.ts';
import { isAccounted, isOpen, isWritten, target } from './target.ts';

/*
 * A record that comes out of a backup. Its count and bases are as old as the backup; the shops have gone on. Until each
 * of its locations was read and a person has confirmed what came of it, nothing is accounted there and nothing is sent.
 */

/** Why a line is paused that came out of a backup. */
export const RESTORED = 'restored';

/** Far beyond any revision that a screen may still show: screens take no older one for news. */
const AHEAD = 1_000_000_000;

/**
 * The record as it comes back: every line stands still. What was on its way when the backup was made is forgotten as a
 * write, so that it is never sent again, and remembered as a question. `gen`: the number that a linking has from now on.
 */
export function setAside(record: StockRecord, { kept, gen }: { kept: boolean; gen(old: number): number }): StockRecord {
  const lines = Object.entries(record.lines).map(([location, line]): [string, Line] => [
    location,
    { ...still(line, toCome(record, line)), gen: gen(line.gen) },
  ]);
  const back: StockRecord = {
    ...record,
    revision: record.revision + AHEAD,
    lines: Object.fromEntries(lines),
    raiseSince: null,
    seek: undefined,
    restored: { kept, by: null },
  };
  return { ...back, open: isOpen(back) ? 1 : 0 };
}

/** The figure of a write that may have reached the shop since: on its way, or wanted, so that it went out right after. */
function toCome({ count }: StockRecord, line: Line): number | undefined {
  if (line.pending) return line.pending.to;
  if (count === null || line.base === null || line.state !== 'linked' || !isWritten(line)) return undefined;
  const to = target(line, count);
  return to === line.base ? undefined : to;
}

function still(line: Line, to: number | undefined): Line {
  const quiet: Line = {
    ...line,
    epoch: line.epoch + 1,
    readAt: null,
    readBy: undefined,
    settleUntil: 0,
    refused: null,
    unanswered: undefined,
    pending: null,
    audit: undefined,
    // Markers that lie in the shop may be another installation's, which is no news here.
    seen: [],
    // The step that it came by isn't in the backup, so it can't be taken back any more.
    since: undefined,
    back: undefined,
  };
  // It was on its way out: it neither counts nor gets anything until its location is reviewed again.
  if (line.back) return { ...quiet, state: 'skipped', why: null, was: undefined };
  if (line.state === 'unlinking' || line.state === 'skipped') return quiet;
  const restored = to === undefined ? {} : { to };
  if (line.state === 'paused') return { ...quiet, restored };
  const was = line.state === 'suspended' ? (line.why ?? 'malformed') : undefined;
  return { ...quiet, state: 'paused', why: RESTORED, was, restored };
}

/**
 * A paused line of a shop that another installation has kept in step meanwhile, with records of its own: it catches up as
 * one that came out of a backup does. `since`: from when it did; what was caught up with elsewhere after that belongs to
 * the same absence. A shop that gave no figure got none from anybody. What is on its way is settled before it catches up.
 */
export function wasKept(record: StockRecord, location: string, at: number, since: number): StockRecord {
  const line = record.lines[location];
  if (line?.state !== 'paused' || line.base === null || line.was !== undefined) return record;
  const { restored } = record;
  const same = restored?.kept === true && restored.at !== undefined && restored.at >= since;
  const kept = { kept: true, by: same ? restored.by : null, at: same ? restored.at : at };
  return { ...withLine(record, location, { restored: line.restored ?? {} }), restored: kept };
}

export interface CaughtUp {
  record: StockRecord;
  /** It can't be told what happened: a person is to be asked before this goes on. */
  unclear: boolean;
}

/**
 * Takes in what a restored location has now: its figure becomes the base, and what it moved by since the backup moves
 * the count. If shops were kept in step meanwhile, one change shows in all of them: it is counted once. Where several
 * moved by different figures it can't be told how much of it was ours; then the lower count is meant, and `unclear` says so.
 * The line stays paused.
 */
export function catchUp(record: StockRecord, location: string, quantity: number, at: number): CaughtUp {
  const line = record.lines[location];
  if (!line?.restored || line.state !== 'paused' || line.pending !== null) return { record, unclear: false };
  const { to } = line.restored;
  const settled = withLine(record, location, {
    restored: undefined,
    base: quantity,
    readAt: at,
    epoch: line.epoch + 1,
  });
  const base = line.base;
  if (base === null || !isAccounted(line)) return { record: settled, unclear: false };
  if (to !== undefined && to !== base) {
    // Applied or not, a figure that is just one of the two tells which; any other doesn't, and then nothing is counted.
    return { record: settled, unclear: quantity !== to && quantity !== base };
  }
  const moved = quantity - base;
  if (moved === 0) return { record: settled, unclear: false };
  const event = {
    id: `${record.warehouse}/${record.sku}/${location}/${line.gen}/${line.epoch}`,
    at,
    location,
    reason: null,
    ref: null,
  };
  if (record.count === null) {
    const counted = withCount(settled, quantity, { ...event, cause: 'first-count' });
    return { record: withBy(counted, moved), unclear: false };
  }
  const { by, unclear, total } = shareOf(record, record.count, line, moved, quantity);
  const counted = withCount(settled, record.count + by, { ...event, cause: 'channel' });
  return { record: withBy(counted, total), unclear };
}

/** How much of a location's move is news, and what all have moved by then. */
function shareOf(
  { restored }: StockRecord,
  count: number,
  line: Line,
  moved: number,
  quantity: number,
): { by: number; total: number; unclear: boolean } {
  const before = restored?.by ?? null;
  if (!restored?.kept || before === null) return { by: moved, total: moved, unclear: false };
  const inStep = moved === before || quantity === target({ ...line, base: quantity }, count);
  if (inStep) return { by: 0, total: before, unclear: false };
  const total = Math.min(moved, before);
  return { by: total - before, total, unclear: true };
}

const withBy = (record: StockRecord, by: number): StockRecord =>
  record.restored ? { ...record, restored: { ...record.restored, by } } : record;
