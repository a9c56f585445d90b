import * as z from 'zod/mini';

/** What replies must be, of the fields that are asked for. */

/** What every reply of the API looks like, whatever was asked. A failure inside the shop may have no code. */
export const Envelope = z.object({
  data: z.optional(z.unknown()),
  errors: z.optional(
    z.array(z.object({ message: z.string(), extensions: z.optional(z.object({ code: z.optional(z.string()) })) })),
  ),
});
export type Envelope = z.infer<typeof Envelope>;

export const ShopReply = z.object({
  activeChannel: z.object({ token: z.string(), seller: z.optional(z.nullable(z.object({ name: z.string() }))) }),
});

/** Figures are judged on their own, so that one odd figure doesn't cost all the others. */
const StockLevel = z.object({ stockLocationId: z.string(), stockOnHand: z.unknown(), stockAllocated: z.unknown() });

const stocked = {
  id: z.string(),
  trackInventory: z.enum(['TRUE', 'FALSE', 'INHERIT']),
  stockLevels: z.array(StockLevel),
};
const Stocked = z.object(stocked);
/** A variant with its levels: at locations where it was never stocked there is none. */
export type Stocked = z.infer<typeof Stocked>;

const Variant = z.object({
  ...stocked,
  sku: z.string(),
  name: z.string(),
  product: z.object({ id: z.string(), name: z.string() }),
  options: z.array(z.object({ name: z.string(), groupId: z.string() })),
});
export type Variant = z.infer<typeof Variant>;

const list = <T extends z.core.$ZodType>(item: T) =>
  z.object({ productVariants: z.object({ totalItems: z.int(), items: z.array(item) }) });

export const VariantsReply = list(Variant);
export const StockReply = list(Stocked);

const Counted = z.object({ totalItems: z.int() });
const counts = { stockMovements: Counted, adjustments: Counted };
const Prepared = z.object({ ...stocked, ...counts });
export const PrepareReply = list(Prepared);

export const TimesReply = list(
  z.object({
    id: z.string(),
    trackInventory: stocked.trackInventory,
    updatedAt: z.string(),
    stockLevels: z.array(z.object({ updatedAt: z.string() })),
  }),
);

const Movement = z.object({ id: z.string(), type: z.string(), quantity: z.int(), createdAt: z.string() });
export type Movement = z.infer<typeof Movement>;
export const Movements = z.object({ totalItems: z.int(), items: z.array(Movement) });
/** Movements are under the aliases `m0`, `m1`, … */
export const LedgersReply = list(z.catchall(Stocked, z.unknown()));

export const ProductReply = z.object({
  product: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      variantList: z.object({ totalItems: z.int(), items: z.array(Variant) }),
    }),
  ),
});

export const ProductOfVariantReply = z.object({
  productVariant: z.nullable(z.object({ product: z.object({ id: z.string() }) })),
});

export const LocationsReply = z.object({
  stockLocations: z.object({ totalItems: z.int(), items: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

/** A variant that the shop no longer finds when it answers is null. */
export const SetStockReply = z.object({
  updateProductVariants: z.array(z.nullable(z.object({ id: z.string(), stockLevels: z.array(StockLevel), ...counts }))),
});
export type SetStockReply = z.infer<typeof SetStockReply>;

export const LogInReply = z.object({
  login: z.object({ __typename: z.string(), errorCode: z.optional(z.string()) }),
});
