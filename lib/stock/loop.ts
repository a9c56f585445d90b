import type { Line } from './record.ts';

type Seen = Line['seen'];

/** How many figures are kept: theirs, ours, theirs, ours, theirs, ours is three times there and back. */
const LENGTH = 6;

/** The figures last seen at a location, with one more. */
export const withSeen = (seen: Seen, figure: number, ours: boolean): Seen => [...seen, { figure, ours }].slice(-LENGTH);

/**
 * Does another writer pull at this figure? Three times in a row the shop had the same figure A by itself and we put
 * the same figure B back. Sales and returns don't look like this: after them our B moves along.
 */
export function isLoop(seen: Seen): boolean {
  const [first, second] = seen;
  if (seen.length < LENGTH || !first || !second || first.figure === second.figure || first.ours === second.ours)
    return false;
  return seen.every((at, index) => {
    const like = index % 2 === 0 ? first : second;
    return at.figure === like.figure && at.ours === like.ours;
  });
}
