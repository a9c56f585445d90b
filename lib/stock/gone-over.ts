import type { FeedEvent } from './audit.ts';
import type { Audit } from './record.ts';

/**
 * Some shops carry out a write that adds by reading the figure, adding and saving it: what the shop itself changed in
 * between is lost, and no figure shows it. The feed tells of each change which figure it found and which it left, so
 * the write has its place in one chain of figures: between two changes, or from the figure that the first of those it
 * went over found, to where the next one goes on from what was saved. The place that breaks the fewest links is what
 * happened; staff may break some, since the feed tells nothing of them. Changes without figures can't be placed.
 */

/**
 * A shop tells when it wrote a change down: in whole seconds, by a clock that is known as well, and not before all of
 * the order's lines are done. So a change in the moment of the write has a time between these two. Milliseconds.
 */
export const BEFORE = 2_000;
const AFTER = 8_000;
/** So many events around one write, or since the figure before it, aren't weighed. */
const [MOST, MOST_SINCE] = [60, 1_000];

type AuditOfAdded = Audit & { added: NonNullable<Audit['added']> };

interface Change {
  at: number;
  by: number;
  before: number;
  after: number;
}

/**
 * How far what the write went over had moved the figure: the lowest and the highest of what fits equally well, both 0
 * where it went over nothing. `figure`: as read after the write.
 */
export function goneOver(audit: AuditOfAdded, feed: readonly FeedEvent[], figure: number): Sums {
  const changes = feed
    .flatMap(({ at, by, figures }): Change[] => (figures ? [{ at, by, ...figures }] : []))
    .filter(({ at }) => at >= audit.from - BEFORE)
    .sort((a, b) => a.at - b.at);
  // What came before or after that is only part of the way from the figure before or to the one that was read.
  const from = changes.filter(({ at }) => at < audit.added.since - BEFORE).length;
  const to = changes.filter(({ at }) => at <= audit.until + AFTER).length;
  if (to === from || to - from > MOST || changes.length > MOST_SINCE) return { low: 0, high: 0 };
  let fewest = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const order of ordersOf(changes)) {
    for (let first = from; first <= to; first += 1) {
      for (let end = first; end <= to; end += 1) {
        const broken = brokenLinks(audit, [order.slice(0, first), order.slice(first, end), order.slice(end)], figure);
        if (broken > fewest) continue;
        if (broken < fewest) found = [];
        fewest = broken;
        found.push(order.slice(first, end).reduce((sum, { by }) => sum + by, 0));
      }
    }
  }
  return { low: Math.min(...found), high: Math.max(...found) };
}

interface Sums {
  low: number;
  high: number;
}

type Chain = readonly Change[];

/** How often the figures contradict this place of the write. Infinity: it can't have been there. */
function brokenLinks(
  audit: AuditOfAdded,
  [before, over, after]: readonly [Chain, Chain, Chain],
  figure: number,
): number {
  const { from, by, value } = audit.added;
  const last = before.at(-1)?.after;
  const read = value === undefined ? (over[0]?.before ?? last ?? from) : value - by;
  const saved = read + by;
  // Reading and saving are too close together for anybody else to have come in between as well.
  if (over.length > 0 && (over[0]?.before !== read || breaks(over) > 0)) return Number.POSITIVE_INFINITY;
  const links = [
    last === undefined || last === read,
    // The figure that the write was meant for was read on the way to the one that it found.
    value !== undefined || isOnWay(audit, before, read),
    after[0] === undefined || after[0].before === saved,
    // What came after the write may have been read or not.
    figure === saved || isOn(figure, after),
  ];
  return links.filter((holds) => !holds).length + breaks(before) + breaks(after);
}

/** How often one doesn't go on from where the one before left off. */
const breaks = (chain: Chain): number =>
  chain.filter(({ before }, index) => index > 0 && chain[index - 1]?.after !== before).length;

const isOn = (figure: number, chain: Chain): boolean =>
  chain.some(({ before, after }) => before === figure || after === figure);

/** Could the figure that the write was meant for have been read before these changes, or after one that was that early? */
function isOnWay({ added: { from }, known }: AuditOfAdded, before: Chain, read: number): boolean {
  const [first] = before;
  if (first === undefined) return from === read;
  const early = before.filter(({ at }) => at <= known + AFTER);
  return first.before === from || isOn(from, early);
}

/** As they are told, and, as those of one moment may be told in another order than they happened, as their figures say. */
function ordersOf(changes: Chain): readonly Chain[] {
  const linked = [...changes];
  let moved = false;
  for (let turn = 0; turn < linked.length; turn += 1) {
    for (let index = 1; index < linked.length; index += 1) {
      const [a, b] = [linked[index - 1], linked[index]] as [Change, Change];
      if (b.at - a.at > AFTER || b.after !== a.before || a.after === b.before) continue;
      [linked[index - 1], linked[index]] = [b, a];
      moved = true;
    }
  }
  return moved ? [changes, linked] : [changes];
}
