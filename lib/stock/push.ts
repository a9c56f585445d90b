import { withSeen } from './loop.ts';
import { withLine } from './observe.ts';
import type { Audit, Line, StockRecord } from './record.ts';

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

/** The line, if this delivery is what it waits for. */
export const pendingOf = (record: StockRecord, location: string, delivery: string): Line | null => {
  const line = record.lines[location];
  return line?.pending?.delivery === delivery ? line : null;
};

/**
 * The write was applied: the base moves by our own difference, never to a wish, so what the shop itself changed
 * meanwhile stays visible to the next reading. `by`: how far our write moved the figure, where that is known and isn't
 * the difference that was meant. `audit`: to be looked up in the shop's feed.
 */
export function acknowledge(
  record: StockRecord,
  location: string,
  delivery: string,
  settleUntil: number,
  { by, audit }: { by?: number | undefined; audit?: Audit | undefined } = {},
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
    unanswered: undefined,
    settleUntil,
    audit,
  });
}

/**
 * The write surely wasn't applied and may be planned anew: stale, or another line's fault. What the shop itself changed
 * while it was pending was read by nobody, so the line is to be read again. `unanswered`: what is known of that from now on;
 * missing: what was known before.
 */
export function release(
  record: StockRecord,
  location: string,
  delivery: string,
  unanswered?: Line['unanswered'] | null,
): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line) return record;
  return withLine(record, location, {
    pending: null,
    epoch: line.epoch + 1,
    readAt: null,
    ...(unanswered !== undefined && { unanswered: unanswered ?? undefined }),
  });
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
    unanswered: undefined,
    refused: { ...refusal, tries: (line.refused?.tries ?? 0) + 1 },
  });
}
