import * as z from 'zod/mini';

/** One SKU of a review, as the options page shows it; see the engine's `FirstSyncRow`. */
export const FirstSyncRowView = z.object({
  sku: z.string(),
  /** The shop's item that it was seen on; missing where the shop has none. */
  item: z.optional(z.string()),
  title: z.string(),
  variant: z.nullable(z.string()),
  action: z.enum(['create', 'raise', 'lower', 'to-zero', 'skip', 'follow', 'unclear', 'unmatched']),
  old: z.nullable(z.number()),
  new: z.nullable(z.number()),
  why: z.nullable(z.enum(['no-sku', 'not-in-master', 'not-in-shop', 'duplicate', 'untracked', 'inactive'])),
  /** What the warehouse's count becomes by what changed while the location was paused; missing where it stays. */
  count: z.optional(z.object({ from: z.nullable(z.number()), to: z.number() })),
  /** It is new: it enters the catalogue, since this is the master stock location. */
  enters: z.optional(z.boolean()),
});
export type FirstSyncRowView = z.infer<typeof FirstSyncRowView>;
