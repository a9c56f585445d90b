import { withCount } from './entry.ts';
import { withLine } from './observe.ts';
import { acknowledge, pendingOf } from './push.ts';
import { questionsAt } from './questions.ts';
import type { StockRecord } from './record.ts';
import { movedBack, movedSince } from './since.ts';
import { withDoubt } from './with-doubt.ts';

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
    ...withDoubt(record, line, { delivery, ifApplied, ifNot, taken }),
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
    ...withDoubt(record, line, { delivery, ifApplied: surplus, ifNot: 0, taken, twice: true }),
  });
  return resolved(settled, location, { delivery, step: 'doubled', at: reading.at, by: taken });
}

const idOf = ({ warehouse, sku }: StockRecord, location: string, delivery: string, step: string): string =>
  `${delivery}/${warehouse}/${sku}/${location}/${step}`;

/** The count with what an outcome that nobody can witness is taken to mean; never from a location that doesn't count. */
function resolved(
  record: StockRecord,
  location: string,
  {
    delivery,
    step,
    at,
    by,
  }: { delivery: string; step: 'doubt' | 'doubled' | 'decided' | 'feed'; at: number; by: number },
): StockRecord {
  const line = record.lines[location];
  const id = idOf(record, location, delivery, step);
  if (line?.back) return movedBack(record, location, by, { id, at, ref: delivery });
  const counted = record.count === null || line?.direction === 'write' ? 0 : by;
  const known = line ? withLine(record, location, movedSince(record, line, { own: by, counted, entry: id })) : record;
  if (record.count === null || line?.direction === 'write') return known;
  return withCount(known, record.count + by, {
    id,
    at,
    cause: 'resolution',
    location,
    reason: null,
    ref: delivery,
  });
}

/**
 * An outcome that nobody witnessed, decided by the shop's feed: what the feed says happened there is accounted, and the
 * shop now has `value`.
 */
export function decided(
  record: StockRecord,
  location: string,
  delivery: string,
  found: { value: number; moved: number; readAt: number; settleUntil: number },
): StockRecord {
  const line = pendingOf(record, location, delivery);
  if (!line?.pending || line.base === null) return record;
  const settled = withLine(record, location, {
    base: found.value,
    pending: null,
    epoch: line.epoch + 1,
    readAt: found.readAt,
    settleUntil: found.settleUntil,
  });
  return resolved(settled, location, { delivery, step: 'feed', at: found.readAt, by: found.moved });
}

/**
 * A person's choice on a doubt: the count gets the difference to what had been taken, and the next doubt comes up.
 * `asked`: the delivery that the question was about; null: not known, which answers the only question that there is. An
 * answer to a question that isn't open (any more) changes nothing.
 */
export function decide(
  record: StockRecord,
  location: string,
  { asked, applied, at }: { asked: string | null; applied: boolean; at: number },
): StockRecord {
  const open = questionsAt(record, location);
  const only = open.length === 1 ? open[0] : undefined;
  const answered = asked === null ? only : open.find(({ delivery }) => delivery === asked);
  if (answered === undefined || record.count === null) return record;
  const { delivery, ifApplied, ifNot, taken } = answered;
  const by = (applied ? ifApplied : ifNot) - taken;
  const left = record.left?.filter(({ doubt }) => doubt !== answered) ?? [];
  if (left.length < (record.left?.length ?? 0)) {
    // A linking that is over: the line that may be there by now has no part in it.
    const without = { ...record, left: left.length > 0 ? left : undefined };
    const id = idOf(record, location, delivery, 'decided');
    const event = { id, at, cause: 'resolution', location, reason: null, ref: delivery } as const;
    return withCount(without, record.count + by, event);
  }
  const line = record.lines[location];
  if (!line?.doubt) return record;
  const [next = null, ...rest] = [line.doubt, ...(line.doubts ?? [])].filter((one) => one !== answered);
  const settled = withLine(record, location, { doubt: next, doubts: rest.length > 0 ? rest : undefined });
  return resolved(settled, location, { delivery, step: 'decided', at, by });
}
