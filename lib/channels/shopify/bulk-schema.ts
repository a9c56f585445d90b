import * as z from 'zod/mini';
import { LevelReply, ProductReply } from './schema.ts';

/** What is read of a bulk operation and of the file that it makes. */

/** null: Shopify counts no further, or not at all. */
export const CountReply = z.object({ productVariantsCount: z.nullable(z.object({ count: z.number() })) });

export const BulkRunReply = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.nullable(z.object({ id: z.string() })),
    userErrors: z.array(z.object({ code: z.nullable(z.string()), message: z.string() })),
  }),
});

/** `objectCount` is a number that is written as text. A status of tomorrow is none that the file can be had with. */
export const BulkReply = z.object({
  bulkOperation: z.nullable(
    z.object({
      status: z.string(),
      objectCount: z.string().check(z.regex(/^\d{1,12}$/)),
      url: z.nullable(z.string()),
    }),
  ),
});

export const BulkCancelReply = z.object({
  bulkOperationCancel: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

/** One line of the file: an item, one of its variants, or its level at one location. */
export const ItemRow = z.object({
  id: z.string(),
  sku: z.nullable(z.string()),
  tracked: z.boolean(),
  duplicateSkuCount: z.number(),
});
export type ItemRow = z.infer<typeof ItemRow>;

export const VariantRow = z.object({
  id: z.string(),
  barcode: z.nullable(z.string()),
  title: z.string(),
  product: ProductReply,
  __parentId: z.string(),
});
export type VariantRow = z.infer<typeof VariantRow>;

export const LevelRow = z.extend(LevelReply, {
  id: z.string(),
  location: z.object({ id: z.string() }),
  __parentId: z.string(),
});
export type LevelRow = z.infer<typeof LevelRow>;
