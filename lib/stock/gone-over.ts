import type { FeedEvent } from './audit.ts';
import type { Audit } from './record.ts';

/**
 * Some shops carry out a write that adds by reading the figure, adding and saving it: what the shop itself changed in
 * between is lost, and no figure shows it. The feed tells of each change which figure it found and which it left, so
 * the write has its place in one chain of figures: either between two changes, or from the figure that the first of
 * them found to where the next one goes on from what was saved. The place that breaks the fewest links is what happened.
 */

/** A shop's clock is known by whole seconds, and its events are too; the figures decide, so this is generous. Milliseconds. */
export const AROUND = 5_000;
/** So many events around one write, or since it, aren't weighed. */
const [MOST, MOST_SINCE] = [60, 1_000];

type Added = NonNullable<Audit['added']>;

/** The write's place in the chain: `events[first..end)` were gone over. */
interface Place {
  first: number;
  end: number;
}

/**
 * How far what the write went over had moved the figure: the lowest and the highest of what fits equally well, both 0
 * where it went over nothing. `figure`: as read after the write.
 */
export function goneOver(audit: Audit & { added: Added }, feed: readonly FeedEvent[], figure: number): Sums {
  const events = feed.filter(({ at }) => at >= audit.from - AROUND).sort((a, b) => a.at - b.at);
  // What came before or after that is only part of the way from the figure before or to the one that was read.
  const from = events.filter(({ at }) => at < audit.added.since - AROUND).length;
  const near = events.filter(({ at }) => at <= audit.until + AROUND).length;
  if (near === from || near - from > MOST || events.length > MOST_SINCE) return { low: 0, high: 0 };
  let fewest = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const order of ordersOf(events)) {
    for (let first = from; first <= near; first += 1) {
      for (let end = first; end <= near; end += 1) {
        const broken = brokenLinks(audit, order, { first, end }, figure);
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

/** How often the figures contradict this place of the write; a figure that isn't told contradicts nothing. */
function brokenLinks(
  audit: Audit & { added: Added },
  events: readonly FeedEvent[],
  { first, end }: Place,
  figure: number,
): number {
  const { added } = audit;
  const [before, over, after] = [events.slice(0, first), events.slice(first, end), events.slice(end)];
  const last = before.at(-1)?.figures?.after;
  const read = added.value === undefined ? (over[0]?.figures?.before ?? last ?? added.from) : added.value - added.by;
  const saved = added.value ?? read + added.by;
  const links = [
    ...chain(before),
    last === undefined || last === read,
    // The figure that the write was meant for was read on the way to the one that it found.
    added.value !== undefined || isOnWay(audit, before, read),
    over.length === 0 || isOr(over[0]?.figures?.before, read),
    ...chain(over),
    after.length === 0 || isOr(after[0]?.figures?.before, saved),
    ...chain(after),
    // What came after the write may have been read or not.
    figure === saved || isOnChain(figure, after),
  ];
  return links.filter((holds) => !holds).length;
}

/** Does each go on from where the one before left off? */
const chain = (events: readonly FeedEvent[]): boolean[] =>
  events.slice(1).map((event, index) => {
    const left = events[index]?.figures?.after;
    return left === undefined || isOr(event.figures?.before, left);
  });

const isOr = (told: number | undefined, figure: number): boolean => told === undefined || told === figure;

/** Could the figure that the write was meant for have been read before these events, or after one that was that early? */
function isOnWay(
  { added: { from }, known }: Audit & { added: Added },
  before: readonly FeedEvent[],
  read: number,
): boolean {
  const [first] = before;
  if (first === undefined) return from === read;
  return (
    isOr(first.figures?.before, from) ||
    isOnChain(
      from,
      before.filter(({ at }) => at <= known + AROUND),
    )
  );
}

const isOnChain = (figure: number, events: readonly FeedEvent[]): boolean =>
  events.some(({ figures }) => figures === undefined || figures.before === figure || figures.after === figure);

/** As they are told, and, as those of one moment may be told in another order than they happened, as their figures say. */
function ordersOf(events: readonly FeedEvent[]): readonly (readonly FeedEvent[])[] {
  const linked = [...events];
  let moved = false;
  for (let turn = 0; turn < linked.length; turn += 1) {
    for (let index = 1; index < linked.length; index += 1) {
      const [a, b] = [linked[index - 1], linked[index]] as [FeedEvent, FeedEvent];
      if (b.at - a.at > AROUND || !a.figures || !b.figures) continue;
      if (b.figures.after !== a.figures.before || a.figures.after === b.figures.before) continue;
      [linked[index - 1], linked[index]] = [b, a];
      moved = true;
    }
  }
  return moved ? [events, linked] : [events];
}
