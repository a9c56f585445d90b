import type { Entry } from '../model/history.ts';
import type { LowChoice } from '../model/low-choice.ts';

/** A count of so many units or fewer is low, where nobody set another threshold. */
export const LOW_STOCK = 5;

/** The most that it can be set to; the least is 0: then none is low. */
export const LOW_STOCK_MOST = 100_000;

/** The threshold of one SKU in one warehouse, in units; null: no warning. */
export type LowStock = (warehouse: string, sku: string) => number | null;

/** The choice that holds: the nearest one that isn't to inherit. `otherwise`: what holds where nobody chose, in units. */
export function nearestLow(choices: readonly (LowChoice | undefined)[], otherwise: number | null): number | null {
  for (const choice of choices) {
    if (choice === 'none') return null;
    if (typeof choice === 'number') return choice;
  }
  return otherwise;
}

/** Is there little left, though not nothing? An unknown count is never low. */
export function isLow(count: number | null, threshold: number | null): boolean {
  return count !== null && threshold !== null && count > 0 && count <= threshold;
}

/** Is it at its threshold or below, with nothing left included? */
export function isAtOrBelow(count: number | null, threshold: number | null): boolean {
  return count !== null && threshold !== null && count <= threshold;
}

/** Did this change lower a known count at all? */
export function falls({ before, after }: Pick<Entry, 'before' | 'after'>): boolean {
  return before !== null && after !== null && after < before;
}

/**
 * Did this change bring a known count from above its threshold to it or below? A count that becomes known there crosses
 * nothing, nor does one that falls on below it: it has to rise above the threshold before it can cross again. A threshold
 * that is moved over a count changes no count, so it crosses nothing either.
 */
export function crosses({ before, after }: Pick<Entry, 'before' | 'after'>, threshold: number | null): boolean {
  return before !== null && threshold !== null && before > threshold && isAtOrBelow(after, threshold);
}
