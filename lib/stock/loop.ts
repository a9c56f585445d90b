/** How many figures are kept: A B A B A B is three times there and back. */
const LENGTH = 6;

/** The figures last seen at a location, with one more. */
export const withSeen = (seen: readonly number[], figure: number): number[] => [...seen, figure].slice(-LENGTH);

/**
 * Two writers pull at one figure: it went from A to B and back three times. A shop that sells and takes back the same
 * number three times in a row between our own writes doesn't look like this, since our writes are in the list too.
 */
export function isLoop(seen: readonly number[]): boolean {
  if (seen.length < LENGTH) return false;
  const [a, b] = seen;
  return a !== b && seen.every((figure, index) => figure === (index % 2 === 0 ? a : b));
}
