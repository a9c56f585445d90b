import * as z from 'zod/mini';

/*
 * What is read of the shop's replies. Figures are left unknown here: one item with an odd figure is that item's
 * trouble, not its whole page's.
 */

/** Every list of v3. */
export const Envelope = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ total: z.int(), total_pages: z.int(), current_page: z.int() }) }),
});

export const Locations = z.array(
  z.object({
    id: z.int(),
    label: z.string(),
    enabled: z.boolean(),
    managed_by_external_source: z.optional(z.nullable(z.boolean())),
  }),
);

/** One item's stock at all locations that were asked for. */
export const Rows = z.array(
  z.object({
    identity: z.object({
      variant_id: z.optional(z.nullable(z.int())),
      product_id: z.optional(z.nullable(z.int())),
    }),
    locations: z.array(
      z.object({
        location_id: z.int(),
        available_to_sell: z.optional(z.unknown()),
        total_inventory_onhand: z.optional(z.unknown()),
      }),
    ),
  }),
);
export type Row = z.infer<typeof Rows>[number];

const Variant = z.object({
  id: z.int(),
  sku: z.nullable(z.string()),
  /** Empty for the one variant that stands for a product without options. */
  option_values: z.array(z.object({ label: z.string() })),
});
export type Variant = z.infer<typeof Variant>;

export const Products = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    sku: z.nullable(z.string()),
    inventory_tracking: z.enum(['none', 'product', 'variant']),
    base_variant_id: z.optional(z.nullable(z.int())),
    variants: z.array(Variant),
  }),
);
export type Product = z.infer<typeof Products>[number];

/** Which product a variant belongs to. */
export const Variants = z.array(z.object({ product_id: z.int(), sku: z.nullable(z.string()) }));

/** What an adjustment is answered with: that it will be applied, not what came of it. */
export const Transaction = z.object({ transaction_id: z.string() });

/** `application/problem+json` of v3. */
export const Problem = z.object({
  title: z.optional(z.string()),
  errors: z.optional(z.nullable(z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]))),
});
export type Problem = z.infer<typeof Problem>;

export const Store = z.object({ name: z.string() });

/** When an order moves stock. Null: the setting of the whole store holds. */
export const InventorySettings = z.object({
  data: z.object({
    update_stock_behavior: z.nullable(z.string()),
    refund_order_stock_adjustment: z.nullable(z.boolean()),
  }),
});

/** Times are in the words of RFC 2822, in whole seconds. */
export const Orders = z.array(
  z.object({ id: z.int(), status_id: z.int(), date_created: z.string(), date_modified: z.string() }),
);
export type Order = z.infer<typeof Orders>[number];

export const OrderLines = z.array(
  z.object({
    id: z.int(),
    product_id: z.int(),
    variant_id: z.optional(z.nullable(z.int())),
    quantity: z.int(),
    quantity_refunded: z.int(),
  }),
);
export type OrderLine = z.infer<typeof OrderLines>[number];
