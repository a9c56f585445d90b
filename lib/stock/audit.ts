import { goneOver } from './gone-over.ts';
import type { Audit, Doubt, Line } from './record.ts';

/** One change that the shop's own feed tells of; see `StockEvent` of the channels' ports. */
export interface FeedEvent {
  id: string;
  /** By our clock, as well as it can be told. */
  at: number;
  by: number;
  overwritten?: number | undefined;
  figures?: { before: number; after: number } | undefined;
}

/** How many ids of weighed events a line remembers; older ones are before any window. */
const REMEMBERED = 40;

/** The events that no audit of this line has accounted yet. */
export const unweighed = <E extends FeedEvent>(events: readonly E[], { weighed = [] }: Pick<Line, 'weighed'>): E[] =>
  events.filter(({ id }) => !weighed.includes(id));

/** The line's memory of weighed events, with those of one more audit. */
export const withWeighed = ({ weighed = [] }: Pick<Line, 'weighed'>, events: readonly FeedEvent[]): string[] =>
  [...weighed, ...events.map(({ id }) => id)].slice(-REMEMBERED);

/** When the feed's events fell, as far as readings bound it. Milliseconds, by our clock. */
export interface FeedWindow {
  /** The figure before was read between these two moments: what fell between them may be in it or not. */
  from: number;
  known: number;
  /** A write that overwrites can't have gone over anything later. Null: it adds, so it goes over nothing. */
  until: number | null;
  /** The figure now was read from this moment on: what fell later may be in it or not. */
  read: number;
}

/** Shops tell times in whole seconds, and their clock is known from a reply's date. Milliseconds. */
const MARGIN = 2_000;
/** More combinations than this aren't weighed: then nothing is decided. */
const MOST = 400;

/** What the figure shows of the events that fell, and what they were in truth. */
interface Sum {
  shown: number;
  truth: number;
}

/** Every combination that the feed allows, or null: too many to weigh. */
function sums(events: readonly FeedEvent[], window: FeedWindow): readonly Sum[] | null {
  let all = new Map<string, Sum>([['0 0', { shown: 0, truth: 0 }]]);
  for (const { at, by, overwritten = 0 } of events) {
    if (at < window.from - MARGIN) continue;
    const ways: Sum[] = [{ shown: by, truth: by }];
    if (at <= window.known + MARGIN || at >= window.read - MARGIN) ways.push({ shown: 0, truth: 0 });
    if (window.until !== null && at <= window.until + MARGIN) ways.push({ shown: overwritten, truth: by });
    const next = new Map<string, Sum>();
    for (const sum of all.values()) {
      for (const way of ways) {
        const one = { shown: sum.shown + way.shown, truth: sum.truth + way.truth };
        next.set(`${one.shown} ${one.truth}`, one);
      }
    }
    if (next.size > MOST) return null;
    all = next;
  }
  return [...all.values()];
}

/** What really happened at the shop where `shown` is what the figure moved by, each possibility once, lowest first. */
function truths(events: readonly FeedEvent[], window: FeedWindow, shown: number): readonly number[] {
  const fitting = (sums(events, window) ?? []).filter((sum) => sum.shown === shown);
  return [...new Set(fitting.map(({ truth }) => truth))].sort((a, b) => a - b);
}

/**
 * Decides an outcome that nobody witnessed by the shop's feed: of "applied" and "not applied" just one fits what the
 * figure now is. Null: none fits (somebody changed the figure by hand) or both do. `moved`: what happened at the shop.
 */
export function decideByFeed(
  events: readonly FeedEvent[],
  window: FeedWindow,
  figures: { from: number; to: number; now: number },
): { applied: boolean; moved: number } | null {
  const ifApplied = truths(events, window, figures.now - figures.to);
  const ifNot = truths(events, { ...window, until: null }, figures.now - figures.from);
  const [applied, ...moreApplied] = ifApplied;
  const [not, ...moreNot] = ifNot;
  if (applied !== undefined && not === undefined && moreApplied.length === 0) return { applied: true, moved: applied };
  if (not !== undefined && applied === undefined && moreNot.length === 0) return { applied: false, moved: not };
  return null;
}

/**
 * What happened at the shop since a write that overwrites, where the figure itself moved from `base` to `figure`: the
 * lowest and the highest that the feed allows. A figure that the feed can't explain was changed by hand, and is taken
 * as it is.
 */
export function auditMoved(
  audit: Audit,
  events: readonly FeedEvent[],
  { base, figure, read }: { base: number; figure: number; read: number },
): { low: number; high: number } {
  const shown = figure - base;
  const { added } = audit;
  if (added) {
    const over = goneOver({ ...audit, added }, events, figure);
    return { low: shown + over.low, high: shown + over.high };
  }
  const found = truths(events, { from: audit.from, known: audit.known, until: audit.until, read }, shown);
  return { low: found[0] ?? shown, high: found.at(-1) ?? shown };
}

/**
 * What a reading of the line shows that its last write left to be looked up, with the feed of that moment: how far the
 * shop itself moved the figure, the lower where two are possible, and then the question for a person. Null: there is
 * nothing to be looked up.
 */
export function weigh<E extends FeedEvent>(
  { audit, base, weighed }: Pick<Line, 'audit' | 'base' | 'weighed'>,
  feed: readonly E[] | undefined,
  { figure, read }: { figure: number; read: number },
): { moved: number; events: readonly E[]; question: Doubt | null } | null {
  if (!audit || base === null || !feed) return null;
  const events = unweighed(feed, { weighed });
  const { low, high } = auditMoved(audit, events, { base, figure, read });
  const question = { delivery: audit.delivery, ifApplied: high, ifNot: low, taken: low, over: true } as const;
  return { moved: low, events, question: low === high ? null : question };
}
