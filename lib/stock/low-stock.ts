/** A count of so many units or fewer is low, where nobody set another threshold. */
export const LOW_STOCK = 5;

/** The most that it can be set to; the least is 0: then none is low. */
export const LOW_STOCK_MOST = 100_000;

/** The threshold of one SKU in one warehouse, in units. */
export type LowStock = (warehouse: string, sku: string) => number;

/** Is there little left, though not nothing? An unknown count is never low. */
export function isLow(count: number | null, threshold: number): boolean {
  return count !== null && count > 0 && count <= threshold;
}
