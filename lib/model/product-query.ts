import * as z from 'zod/mini';

/** What part of the list of products is asked for. Thresholds of `low` are the background's. */
export const ProductFilter = z.enum(['all', 'low', 'zero', 'differs', 'problem', 'not-in-master']);
export type ProductFilter = z.infer<typeof ProductFilter>;

export const PRODUCT_FILTERS: readonly ProductFilter[] = ['all', 'low', 'zero', 'differs', 'problem', 'not-in-master'];

export const ProductSort = z.object({
  by: z.enum(['title', 'sku', 'count', 'state']),
  /** Whose counts, for `count`; null otherwise. */
  warehouse: z.nullable(z.string()),
  descending: z.boolean(),
});
export type ProductSort = z.infer<typeof ProductSort>;

export const BY_TITLE: ProductSort = { by: 'title', warehouse: null, descending: false };
