import * as z from 'zod/mini';

/*
 * What is read of Shiptheory's replies, as its documentation has them. Addresses, prices and weights aren't read at all.
 */

export const TokenReply = z.object({ success: z.literal(true), data: z.object({ token: z.string() }) });

const Pagination = z.object({ page: z.int(), pages: z.int() });

/** Channels number their orders in digits too. */
const Reference = z.union([z.string(), z.number()]);

export const ListedShipment = z.object({
  channel_reference_id: Reference,
  channel_reference_id_2: z.optional(z.nullable(Reference)),
  channel_name: z.optional(z.nullable(z.string())),
  /** Case counts: `Complete`, `Failed`, `Ready`, `Ignored`, `Not Ready`, `Print Error`, `Waiting`, `PROCESSING`. */
  status: z.string(),
  /** `2026-11-22T10:01:02+0000`. */
  created: z.string(),
  modified: z.string(),
});
export type ListedShipment = z.infer<typeof ListedShipment>;

export const ShipmentList = z.object({ shipments: z.array(ListedShipment), pagination: Pagination });

/** Its `qty` is left unknown: one odd line is that line's trouble, not its whole reply's. */
const SentProduct = z.object({
  sku: z.optional(z.nullable(z.string())),
  name: z.optional(z.nullable(z.string())),
  qty: z.optional(z.unknown()),
});

export const FoundShipment = z.extend(ListedShipment, { products: z.optional(z.array(SentProduct)) });
export type FoundShipment = z.infer<typeof FoundShipment>;

export const ShipmentSearch = z.object({ shipments: z.array(FoundShipment) });

export const ProductList = z.object({
  products: z.array(
    z.object({
      sku: z.string(),
      name: z.optional(z.nullable(z.string())),
      barcode: z.optional(z.nullable(z.string())),
    }),
  ),
  pagination: Pagination,
});
