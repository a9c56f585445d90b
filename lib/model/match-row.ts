import * as z from 'zod/mini';

/**
 * One line of the report of what a shop's items are matched to. `differs`: its SKU is that of a product (`near`) but for
 * case or spaces: never taken as the same, only offered. `not-in-shop`: a product of the catalogue that the shop lacks.
 */
export const MatchRow = z.object({
  kind: z.enum(['matched', 'not-in-master', 'not-in-shop', 'duplicate', 'differs', 'no-sku', 'untracked']),
  /** null: no item of the shop. */
  item: z.nullable(z.string()),
  sku: z.nullable(z.string()),
  title: z.string(),
  variant: z.nullable(z.string()),
  near: z.optional(z.string()),
  /** A person said that it is this SKU. */
  byHand: z.optional(z.boolean()),
});
export type MatchRow = z.infer<typeof MatchRow>;

/** Kinds of items that aren't in sync as they are: somebody matches them, mends them in the shop, or leaves them. */
export const OPEN_KINDS = ['duplicate', 'differs', 'no-sku', 'untracked', 'not-in-master'] as const;

/** How many items there are of each such kind. */
export const OpenMatches = z.object({
  duplicate: z.number(),
  differs: z.number(),
  'no-sku': z.number(),
  untracked: z.number(),
  'not-in-master': z.number(),
});
export type OpenMatches = z.infer<typeof OpenMatches>;
