import { withCount } from './entry.ts';
import { withSeen } from './loop.ts';
import { withLine } from './observe.ts';
import type { Line, StockRecord } from './record.ts';

/**
 * One write's life in the record: claimed before it is sent, then acknowledged, released, refused or decided. Each is
 * idempotent: it does something only while the line's pending names that delivery.
 */

/** Claims the line for a delivery that is about to be sealed: from here on it is the only writer. */
export function claim(
  record: StockRecord,
  location: string,
  write: { delivery: string; from: number; to: number; owner: string; leaseUntil: number },
): StockRecord {
  const line = record.lines[location];
  if (!line || line.pending !== null || line.base !== write.from) return record;
  return withLine(record, location, { pending: { ...write }, epoch: line.epoch + 1 });
}

const pendingOf = (record: StockRecord, location: string, delivery: string): Line | null => {
  const line = record.lines[location];
  return line?.pending?.delivery === delivery ? line : null;
};

/**
 * The write was applied: the base moves by our own difference, never to a wish, so what the shop itself changed
 * meanwhile stays visible to the next reading. `by`: how far our write moved the figure, where that is known and isn't
 * the difference that was meant.
 */
export function acknowledge(
  record: StockRecord,
  location: string,
  delivery: string,
  settleUntil: number,
  by?: number,
): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line?.pending || line.base === null) return record;
  const base = line.base + (by ?? line.pending.to - line.pending.from);
  return withLine(record, location, {
    base,
    seen: withSeen(line.seen, base, true),
    pending: null,
    epoch: line.epoch + 1,
    readAt: null,
    refused: null,
    settleUntil,
  });
}

/**
 * The write surely wasn't applied and may be planned anew: stale, or another line's fault. What the shop itself changed
 * while it was pending was read by nobody, so the line is to be read again.
 */
export function release(record: StockRecord, location: string, delivery: string): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line) return record;
  return withLine(record, location, { pending: null, epoch: line.epoch + 1, readAt: null });
}

/** The shop said no to this line. It is tried again at `retryAt`, and a person is told why. */
export function refuse(
  record: StockRecord,
  location: string,
  delivery: string,
  refusal: { reason: string; retryAt: number },
): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line) return record;
  return withLine(record, location, {
    pending: null,
    epoch: line.epoch + 1,
    readAt: null,
    refused: { ...refusal, tries: (line.refused?.tries ?? 0) + 1 },
  });
}

/**
 * Nobody can tell whether the write was applied; the shop now has `value`. The lower of the two possible counts is
 * taken, so that nothing is sold that may not be there, and both are kept for a person to choose.
 */
export function doubt(
  record: StockRecord,
  location: string,
  delivery: string,
  reading: { value: number; readAt: number; settleUntil: number },
): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line?.pending || line.base === null) return record;
  const sum = line.pending.to - line.pending.from;
  const ifApplied = reading.value - (line.base + sum);
  const ifNot = reading.value - line.base;
  const taken = Math.min(ifApplied, ifNot);
  const settled = withLine(record, location, {
    base: reading.value,
    pending: null,
    epoch: line.epoch + 1,
    readAt: reading.readAt,
    settleUntil: reading.settleUntil,
    doubt: { delivery, ifApplied, ifNot, taken },
  });
  return resolved(settled, location, { delivery, step: 'doubt', at: reading.readAt, by: taken });
}

/**
 * The write was applied, but the location moved by twice our difference: sent twice by the browser, or the shop itself
 * changed by just as much. The lower count is taken; if that is "sent twice", the plan takes the surplus back out.
 */
export function doubled(
  record: StockRecord,
  location: string,
  delivery: string,
  reading: { value: number; at: number; settleUntil: number },
): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line?.pending) return record;
  const applied = acknowledge(record, location, delivery, reading.settleUntil);
  const surplus = line.pending.to - line.pending.from;
  const taken = Math.min(surplus, 0);
  // `ifApplied`: once, so the rest happened at the shop. `ifNot`: twice, so nothing did.
  const settled = withLine(applied, location, {
    base: reading.value,
    doubt: { delivery, ifApplied: surplus, ifNot: 0, taken, twice: true },
  });
  return resolved(settled, location, { delivery, step: 'doubled', at: reading.at, by: taken });
}

/** The count with what an outcome that nobody can witness is taken to mean; never from a location that doesn't count. */
function resolved(
  record: StockRecord,
  location: string,
  { delivery, step, at, by }: { delivery: string; step: 'doubt' | 'doubled' | 'decided'; at: number; by: number },
): StockRecord {
  if (record.count === null || record.lines[location]?.direction === 'write') return record;
  return withCount(record, record.count + by, {
    id: `${delivery}/${record.warehouse}/${record.sku}/${location}/${step}`,
    at,
    cause: 'resolution',
    location,
    reason: null,
    ref: delivery,
  });
}

/** A person's choice on a doubt: the count gets the difference to what had been taken. */
export function decide(record: StockRecord, location: string, applied: boolean, at: number): StockRecord {
  const line = record.lines[location];
  if (!line?.doubt) return record;
  const { delivery, ifApplied, ifNot, taken } = line.doubt;
  const settled = withLine(record, location, { doubt: null });
  const by = (applied ? ifApplied : ifNot) - taken;
  return resolved(settled, location, { delivery, step: 'decided', at, by });
}
