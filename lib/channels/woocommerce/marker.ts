/** The meta field that every write of ours leaves beside the stock, in the same save. */
export const MARKER = '_shiptheory_op';

/** `{delivery's key}:{installation}`: the witness of a write, and who made it. */
export function markerOf(key: string, installation: string): string {
  return `${key}:${installation}`;
}

/**
 * What the marker of an item says of a write. `another`: another installation has written here since, and with one
 * marker for all that hides what became of ours.
 */
export function witness(
  meta: readonly { key: string; value: unknown }[],
  key: string,
  installation: string,
): 'applied' | 'not-applied' | 'another' {
  const value = meta.find((one) => one.key === MARKER)?.value;
  if (value === markerOf(key, installation)) return 'applied';
  return typeof value === 'string' && !value.endsWith(`:${installation}`) ? 'another' : 'not-applied';
}
