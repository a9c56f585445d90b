import type { FeedEvent } from './audit.ts';
import type { Audit } from './record.ts';

/**
 * Some shops carry out a write that adds by reading the figure, adding and saving it: what the shop itself changed in
 * between is lost, and no figure shows it. The feed tells of each change which figure it found and which it left, and
 * the shop's answer which figure the write saved, so also which one it found. That gives the write its place in one
 * chain of figures: between two changes, or from the figure that the first of those it went over found, to where the
 * next one goes on from what was saved. The place that breaks the fewest links is what happened. Staff may break some,
 * since the feed tells nothing of them, and a moment this short is seldom hit: where it may just as well have gone over
 * nothing, it did. Changes without figures can't be placed.
 */

/**
 * A shop tells when it wrote a change down: in whole seconds, by a clock that is known as well, and not before all of
 * the order's lines are done. So a change in the moment of the write has a time between these two. Milliseconds.
 */
export const BEFORE = 2_000;
export const AFTER = 3_000;
/** So many changes around one write, or since it, aren't weighed. */
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
 * where it may have gone over nothing. `figure`: as read after the write.
 */
export function goneOver({ from, until, added }: AuditOfAdded, feed: readonly FeedEvent[], figure: number): Sums {
  const changes = feed
    .flatMap(({ at, by, figures }): Change[] => (figures ? [{ at, by, ...figures }] : []))
    .filter(({ at }) => at >= from - BEFORE)
    .sort((a, b) => a.at - b.at);
  // What came before or after that is only part of the way from the figure before or to the one that was read.
  const far = changes.filter(({ at }) => at < added.since - BEFORE).length;
  const near = changes.filter(({ at }) => at <= until + AFTER).length;
  if (near <= far || near - far > MOST || changes.length > MOST_SINCE) return { low: 0, high: 0 };
  let fewest = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const [other, order] of ordersOf(changes).entries()) {
    for (let first = far; first <= near; first += 1) {
      for (let end = first; end <= near; end += 1) {
        const broken =
          other * LESS_THAN_A_LINK +
          brokenLinks(added, [order.slice(0, first), order.slice(first, end), order.slice(end)], figure);
        if (broken > fewest) continue;
        if (broken < fewest) found = [];
        fewest = broken;
        found.push(order.slice(first, end).reduce((sum, { by }) => sum + by, 0));
      }
    }
  }
  return found.includes(0) ? { low: 0, high: 0 } : { low: Math.min(...found), high: Math.max(...found) };
}

interface Sums {
  low: number;
  high: number;
}

type Chain = readonly Change[];

/** How often the figures contradict this place of the write. Infinity: it can't have been there. */
function brokenLinks(
  { figure: meant, by, value }: AuditOfAdded['added'],
  [before, over, after]: readonly [Chain, Chain, Chain],
  figure: number,
): number {
  const read = value - by;
  // Reading and saving are too close together for anybody else to have come in between as well.
  if (over.length > 0 && (over[0]?.before !== read || breaks(over) > 0)) return Number.POSITIVE_INFINITY;
  const links = [
    before.length === 0 || before.at(-1)?.after === read,
    // The figure that it was meant for was read on the way to the one that it found.
    before.length === 0 ? meant === read : isOn(meant, before),
    after.length === 0 || after[0]?.before === value,
    // What came after the write may have been read or not.
    figure === value || isOn(figure, after),
  ];
  return links.filter((holds) => !holds).length + breaks(before) + breaks(after);
}

/** How often one doesn't go on from where the one before left off. */
const breaks = (chain: Chain): number =>
  chain.filter(({ before }, index) => index > 0 && chain[index - 1]?.after !== before).length;

const isOn = (figure: number, chain: Chain): boolean =>
  chain.some(({ before, after }) => before === figure || after === figure);

const LESS_THAN_A_LINK = 0.5;

/** As they are told, which is rather believed, and as their figures say, where those of one moment are told in another order. */
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
