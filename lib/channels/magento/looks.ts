import * as z from 'zod/mini';
import type { Millis } from '../../model/time.ts';
import { differsFrom, type Fingerprint } from './fingerprint.ts';

/** One look at everything, by the shop's clock. */
export interface Look {
  at: Millis;
  print: Fingerprint;
}

const Looks = z.array(z.object({ at: z.number(), print: z.array(z.tuple([z.string(), z.string()])) }));

/**
 * What changed is told again for this long: a reading that comes while the figure's index still lags behind our own
 * write counts for nothing, and nobody would ask again. Longer than `Capabilities.settleMs`.
 */
const OVERLAP: Millis = 180_000;
/** Looks closer together than this needn't all be kept. */
const APART: Millis = 45_000;

/** The looks before, oldest first, out of a cursor; null: it isn't one. */
export function readLooks(text: string): readonly Look[] | null {
  try {
    const looks = z.safeParse(Looks, JSON.parse(text));
    return looks.success ? looks.data.map(({ at, print }) => ({ at, print: new Map(print) })) : null;
  } catch {
    return null;
  }
}

export const looksText = (looks: readonly Look[]): string =>
  JSON.stringify(looks.map(({ at, print }) => ({ at, print: [...print] })));

/** Which items aren't as they were at the last look, or weren't at one within the overlap. */
export function changedSince(before: readonly Look[], now: Look): (item: string) => boolean {
  const compared = new Set([before[0], before.at(-1)]);
  const tests = [...compared].flatMap((look) => (look ? [differsFrom(look.print, now.print)] : []));
  return (item) => tests.some((isOther) => isOther(item));
}

/** The looks to keep: the last one, some before it, and the oldest just past the overlap. */
export function withLook(before: readonly Look[], now: Look): readonly Look[] {
  const start = before.findLastIndex(({ at }) => now.at - at >= OVERLAP);
  const kept: Look[] = [];
  for (const look of before.slice(Math.max(0, start))) {
    const last = kept.at(-1);
    if (!last || look.at - last.at >= APART) kept.push(look);
  }
  return [...kept, now];
}
