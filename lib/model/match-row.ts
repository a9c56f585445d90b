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
