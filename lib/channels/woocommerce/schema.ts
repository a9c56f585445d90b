import * as z from 'zod/mini';

/*
 * What is read of the shop's replies. Figures are left unknown here: one product with an odd figure is that
 * product's trouble, not its whole page's.
 */

const Attribute = z.object({ option: z.optional(z.unknown()) });

export const Meta = z.object({ key: z.string(), value: z.unknown() });

/** A product or a variation, from any of the lists. A variation from `/variations` may have no `name`. */
export const Post = z.object({
  id: z.int(),
  type: z.optional(z.string()),
  parent_id: z.optional(z.int()),
  name: z.optional(z.string()),
  sku: z.string(),
  /** GTIN, EAN, UPC or ISBN; a shop before 9.2 has no such field. */
  global_unique_id: z.optional(z.unknown()),
  manage_stock: z.optional(z.unknown()),
  stock_quantity: z.optional(z.unknown()),
  attributes: z.optional(z.array(Attribute)),
  /** Only where it was asked for. */
  meta_data: z.optional(z.unknown()),
});
export type Post = z.infer<typeof Post>;

export const Posts = z.array(Post);

/** The products whose variations were listed. */
export const Parents = z.array(z.object({ id: z.int(), name: z.string(), sku: z.string() }));

/** Which products have variations. */
export const Kinds = z.array(z.object({ id: z.int(), type: z.string() }));

/** An item with its marker. */
export const Marked = z.object({
  id: z.int(),
  manage_stock: z.optional(z.unknown()),
  stock_quantity: z.optional(z.unknown()),
  meta_data: z.array(Meta),
});
export type Marked = z.infer<typeof Marked>;

export const MarkedList = z.array(Marked);

/** What orders tell of stock, and nothing of whoever placed them. Times are GMT, in whole seconds, without a zone. */
export const Order = z.object({
  id: z.int(),
  status: z.string(),
  date_modified_gmt: z.string(),
  line_items: z.array(
    z.object({
      name: z.string(),
      product_id: z.int(),
      /** 0: none. */
      variation_id: z.int(),
      /** That of the product as it is now; none where it is gone. */
      sku: z.optional(z.nullable(z.string())),
      meta_data: z.array(Meta),
    }),
  ),
});
export type Order = z.infer<typeof Order>;

export const Orders = z.array(Order);

export const OrderNotes = z.array(
  z.object({
    id: z.int(),
    date_created_gmt: z.string(),
    note: z.string(),
    customer_note: z.optional(z.boolean()),
  }),
);
export type OrderNotes = z.infer<typeof OrderNotes>;

/** Whose stock an item takes from. */
export const Managers = z.array(z.object({ id: z.int(), manage_stock: z.optional(z.unknown()) }));

/** An error, alone or within a batch. `status` says whose fault it was. */
export const Refused = z.object({
  code: z.string(),
  message: z.optional(z.string()),
  data: z.optional(z.nullable(z.object({ status: z.optional(z.number()) }))),
});
export type Refused = z.infer<typeof Refused>;

/** A batch's reply: each item as saved, or its own error. */
export const BatchReply = z.object({
  update: z.array(z.union([z.object({ id: z.int(), error: Refused }), Marked])),
});

/** `/wp-json`: which site this is and what it speaks. `home`: the site's address; `url`: WordPress's own. */
export const Index = z.object({
  name: z.string(),
  home: z.optional(z.string()),
  url: z.optional(z.string()),
  namespaces: z.array(z.string()),
});
export type Index = z.infer<typeof Index>;
