import * as z from 'zod/mini';
import { Meta } from './schema.ts';

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

const MetaList = z.array(Meta);

/**
 * The installation that left the marker in this meta data; null: there is no marker. Undefined where it can't be told,
 * because the meta data isn't what the API documents: that is no reason to doubt the figure beside it.
 */
export function writerOf(meta: unknown): string | null | undefined {
  const list = z.safeParse(MetaList, meta);
  if (!list.success) return undefined;
  const value = list.data.find((one) => one.key === MARKER)?.value;
  if (typeof value !== 'string') return null;
  const at = value.indexOf(':');
  return at < 0 ? null : value.slice(at + 1);
}
