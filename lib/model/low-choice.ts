import * as z from 'zod/mini';
import { MAX_COUNT } from './count.ts';

/** A threshold: whole units, 0 or more. 0 warns only when nothing is left. */
export const LowUnits = z.number().check(z.int(), z.minimum(0), z.maximum(MAX_COUNT));

/** What is chosen for a warehouse, or for one SKU in it: a threshold, no warning, or what the level above says. */
export const LowChoice = z.union([LowUnits, z.literal('none'), z.literal('inherit')]);
export type LowChoice = z.infer<typeof LowChoice>;

/** The threshold of one SKU in one warehouse. Without a row, what is chosen for the warehouse holds. */
export const ThresholdRow = z.object({
  warehouse: z.string(),
  sku: z.string(),
  low: z.union([LowUnits, z.literal('none')]),
});
export type ThresholdRow = z.infer<typeof ThresholdRow>;

/** The threshold of one SKU in one warehouse, and where it comes from. */
export const LowStockView = z.object({
  warehouse: z.string(),
  own: LowChoice,
  /** Units that would hold without a choice of its own; null: no warning. */
  inherited: z.nullable(z.number()),
  /** Whose choice that is. */
  from: z.enum(['warehouse', 'settings']),
});
export type LowStockView = z.infer<typeof LowStockView>;
