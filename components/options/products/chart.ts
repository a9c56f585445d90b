import type { EntryView } from '../../../lib/model/views.ts';

/** One height of a step line, from this time until the next one's. */
export interface Step {
  at: number;
  count: number;
}

export interface Chart {
  /** Where it begins: not before the count was known. */
  since: number;
  steps: readonly Step[];
  first: number;
  last: number;
  low: number;
  high: number;
  changes: number;
}

/**
 * How a count went between two times, from its entries; `count` is what it is now. Null where it was never known.
 * Before its oldest entry it was what that one began with, unless more entries were asked for than came: `whole` false
 * says that older ones were left out, so nothing is known before.
 */
export function chartOf(
  entries: readonly EntryView[],
  count: number | null,
  from: number,
  to: number,
  whole: boolean,
): Chart | null {
  const within = entries.filter(({ at }) => at >= from && at <= to).sort((a, b) => a.at - b.at);
  const steps: Step[] = [];
  const [oldest] = within;
  const before = oldest ? oldest.before : count;
  const since = whole || !oldest ? from : oldest.at;
  if (before !== null) steps.push({ at: since, count: before });
  for (const { at, after } of within) if (after !== null) steps.push({ at, count: after });
  const counts = steps.map((step) => step.count);
  const first = counts[0];
  const last = counts.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    since: steps[0]?.at ?? from,
    steps,
    first,
    last,
    low: Math.min(...counts),
    high: Math.max(...counts),
    changes: within.length,
  };
}

/** The line and the area under it, down to zero, as path data in a box of this size. */
export function paths(
  { steps, low, high }: Chart,
  { from, to, width, height }: { from: number; to: number; width: number; height: number },
): { line: string; area: string } {
  const floor = Math.min(0, low);
  const span = Math.max(1, high - floor);
  const x = (at: number) => round(((at - from) / Math.max(1, to - from)) * width);
  const y = (count: number) => round(height - ((count - floor) / span) * height);
  const [start] = steps;
  if (!start) return { line: '', area: '' };
  const line =
    steps.map(({ at, count }, index) => (index === 0 ? `M${x(at)} ${y(count)}` : `H${x(at)}V${y(count)}`)).join('') +
    `H${round(width)}`;
  return { line, area: `${line}V${y(0)}H${x(start.at)}Z` };
}

const round = (value: number): number => Math.round(value * 10) / 10;
