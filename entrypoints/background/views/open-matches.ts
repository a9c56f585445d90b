import { type MatchRow, OPEN_KINDS, type OpenMatches } from '../../../lib/model/match-row.ts';

/** How many items of a shop aren't in sync as they are, by why. */
export function openMatches(rows: readonly MatchRow[]): OpenMatches {
  const open: OpenMatches = { duplicate: 0, differs: 0, 'no-sku': 0, untracked: 0, 'not-in-master': 0 };
  for (const { kind } of rows) if (kind in open) open[kind as keyof OpenMatches] += 1;
  return open;
}

/** Is there none that wasn't there when a person looked? Fewer are no news, one more of any kind is. */
export function isReviewed(open: OpenMatches, left: OpenMatches | undefined): boolean {
  return OPEN_KINDS.every((kind) => open[kind] <= (left?.[kind] ?? 0));
}
