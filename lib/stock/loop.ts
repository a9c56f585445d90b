import { DEFAULT_LIMITS, LIMIT_BOUNDS } from '../model/limits.ts';
import type { Line } from './record.ts';

type Seen = Line['seen'];

/** How many figures are kept: there and back as often as the limit can be set to. */
const LENGTH = 2 * LIMIT_BOUNDS.loopTurns.most;

/** The figures last seen at a location, with one more. */
export const withSeen = (seen: Seen, figure: number, ours: boolean): Seen => [...seen, { figure, ours }].slice(-LENGTH);

/**
 * Does another writer pull at this figure? So many `turns` in a row the shop had the same figure A by itself and we put
 * the same figure B back. Sales and returns don't look like this: after them our B moves along.
 */
export function isLoop(seen: Seen, turns: number = DEFAULT_LIMITS.loopTurns): boolean {
  const last = seen.slice(-2 * turns);
  const [first, second] = last;
  if (last.length < 2 * turns || !first || !second || first.figure === second.figure || first.ours === second.ours)
    return false;
  return last.every((at, index) => {
    const like = index % 2 === 0 ? first : second;
    return at.figure === like.figure && at.ours === like.ours;
  });
}
