/**
 * Counts are whole numbers. A person may type 0 to 1,000,000,000 (Shopify's own limit for a quantity);
 * a channel may report less than 0 (oversold), and that is kept as it is.
 */
export const MAX_COUNT = 1_000_000_000;

/** Is this a figure that a channel may report? */
export function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= MAX_COUNT * 2;
}
