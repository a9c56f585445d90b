import * as z from 'zod/mini';

/*
 * What is read of the shop's replies. Figures are left unknown here: one row with an odd figure is that row's trouble,
 * not its whole page's. An empty `extension_attributes` is `[]`, so it is unknown too and looked at on its own.
 */

/** A list: past its end Magento gives the last page again, so only `total_count` says when it is over. */
export const List = z.object({
  items: z.optional(z.nullable(z.array(z.unknown()))),
  total_count: z.int(),
});

export const Source = z.object({
  source_code: z.string(),
  name: z.optional(z.nullable(z.string())),
  enabled: z.boolean(),
});

export const Stock = z.object({
  stock_id: z.int(),
  name: z.optional(z.nullable(z.string())),
  extension_attributes: z.optional(z.unknown()),
});

export const SalesChannels = z.object({
  sales_channels: z.array(z.object({ type: z.string(), code: z.string() })),
});

export const StockSourceLink = z.object({ stock_id: z.int(), source_code: z.string() });

export const SourceItem = z.object({
  sku: z.string(),
  source_code: z.string(),
  quantity: z.unknown(),
  status: z.unknown(),
});
export type SourceItem = z.infer<typeof SourceItem>;

/** What a stock can sell of a SKU. */
export const SalableRow = z.object({ sku: z.string(), qty: z.unknown(), is_salable: z.boolean() });

/** The older stock item, which still says whether a SKU is counted at all. */
export const StockItem = z.object({ manage_stock: z.boolean(), min_qty: z.number() });
export type StockItem = z.infer<typeof StockItem>;

export const Product = z.object({
  id: z.int(),
  /** A catalogue that was imported past Magento may have products without one. */
  sku: z.optional(z.nullable(z.string())),
  name: z.optional(z.nullable(z.string())),
  type_id: z.string(),
  /** 1: not shown by itself, as the variants of a configurable product are. */
  visibility: z.optional(z.nullable(z.int())),
});
export type Product = z.infer<typeof Product>;

export const Configurable = z.object({
  id: z.int(),
  name: z.optional(z.nullable(z.string())),
  extension_attributes: z.optional(z.unknown()),
});
export type Configurable = z.infer<typeof Configurable>;

export const ConfigurableLinks = z.object({
  configurable_product_links: z.array(z.union([z.int(), z.string()])),
});

/** An error: a template, and what to fill into it by position (`%1`) or by name (`%fieldName`). */
export const Refused = z.object({
  message: z.string(),
  parameters: z.optional(z.unknown()),
  errors: z.optional(z.nullable(z.array(z.object({ message: z.string(), parameters: z.optional(z.unknown()) })))),
});
export type Refused = z.infer<typeof Refused>;

/** A quantity of an order, as Magento writes decimals: `2`, or `"2.0000"` from older ones; absent is none. */
const Quantity = z.optional(z.nullable(z.union([z.number(), z.string()])));

export const OrderItem = z.object({
  item_id: z.int(),
  parent_item_id: z.optional(z.nullable(z.int())),
  product_type: z.optional(z.nullable(z.string())),
  sku: z.string(),
  qty_ordered: Quantity,
  qty_canceled: Quantity,
  qty_refunded: Quantity,
  qty_invoiced: Quantity,
  created_at: z.string(),
  updated_at: z.string(),
});
export type OrderItem = z.infer<typeof OrderItem>;

export const Order = z.object({
  entity_id: z.int(),
  store_id: z.optional(z.nullable(z.int())),
  created_at: z.string(),
  items: z.array(OrderItem),
});
export type Order = z.infer<typeof Order>;

export const Shipment = z.object({
  entity_id: z.int(),
  order_id: z.int(),
  created_at: z.string(),
  items: z.array(z.object({ entity_id: z.int(), order_item_id: z.int(), sku: z.optional(z.string()), qty: Quantity })),
  extension_attributes: z.optional(z.unknown()),
});
export type Shipment = z.infer<typeof Shipment>;

export const ShippedFrom = z.object({ source_code: z.string() });

export const StoreView = z.object({ id: z.int(), website_id: z.int() });
export const Website = z.object({ id: z.int(), code: z.string() });
