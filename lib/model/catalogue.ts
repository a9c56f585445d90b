import * as z from 'zod/mini';

/** What is known of one SKU: it is in the catalogue because the master stock location or Shiptheory has it. */
export const Product = z.object({
  sku: z.string(),
  /** Product title and, for a variant, its own: "Merino Base Layer", "Slate Blue / S". */
  title: z.string(),
  variant: z.nullable(z.string()),
  /** First taken in, from the master stock location or Shiptheory's catalogue, at this time. */
  addedAt: z.number(),
  /** As Shiptheory's catalogue has it. */
  barcode: z.optional(z.string()),
});
export type Product = z.infer<typeof Product>;

/** One thing with stock in one shop, as last seen there. Key: [integration, item]. */
export const Item = z.object({
  integration: z.string(),
  item: z.string(),
  /** The channel's id of the product whose admin page shows it (as it stands in that page's URL). */
  product: z.string(),
  /** null: the item has no SKU, so it can't be matched. */
  sku: z.nullable(z.string()),
  title: z.string(),
  variant: z.nullable(z.string()),
  /** The number of its own page in the admin's addresses, where that isn't part of `item`. */
  variantPage: z.optional(z.string()),
  /** As the shop has it; absent where it has none. Only to find products by, never to match them. */
  barcode: z.optional(z.string()),
  /** false: the channel doesn't count this item's stock, so a figure there would mean nothing. */
  tracked: z.boolean(),
  /** When it was seen like this; of items seen by the thousand it may be when it was first. */
  seenAt: z.number(),
});
export type Item = z.infer<typeof Item>;

/**
 * A person's word that this item of a shop is that SKU, whatever SKU the shop gives it: by the item's id, so that it
 * stays when the item is renamed there.
 */
export const Match = z.object({
  integration: z.string(),
  item: z.string(),
  /** The channel's id of the item's product, by which it is found. */
  product: z.string(),
  sku: z.string(),
  /** The SKU that the shop gave it when it was matched; null: none. */
  was: z.nullable(z.string()),
});
export type Match = z.infer<typeof Match>;
