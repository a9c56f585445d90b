import * as z from 'zod/mini';

/** What replies must be, of the fields that are asked for. */

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) });
export type PageInfo = z.infer<typeof PageInfo>;

/** What every reply of the API looks like, whatever was asked. */
export const Envelope = z.object({
  data: z.optional(z.unknown()),
  errors: z.optional(
    z.array(
      z.object({
        message: z.string(),
        extensions: z.optional(z.object({ code: z.optional(z.string()), requiredAccess: z.optional(z.string()) })),
      }),
    ),
  ),
  extensions: z.optional(
    z.object({
      cost: z.optional(
        z.object({
          requestedQueryCost: z.optional(z.nullable(z.number())),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
        }),
      ),
    }),
  ),
});
export type Envelope = z.infer<typeof Envelope>;

export const ShopReply = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string() }),
  currentAppInstallation: z.object({
    launchUrl: z.string(),
    accessScopes: z.array(z.object({ handle: z.string() })),
  }),
});

/** The value is judged on its own: an odd one is no heartbeat. */
export const HeartbeatReply = z.object({
  currentAppInstallation: z.object({
    id: z.string(),
    metafield: z.nullable(z.object({ jsonValue: z.unknown(), compareDigest: z.string() })),
  }),
});

export const SetHeartbeatReply = z.object({
  metafieldsSet: z.object({
    userErrors: z.array(z.object({ code: z.nullable(z.string()), message: z.string() })),
  }),
});

export const LocationsReply = z.object({
  locations: z.object({
    nodes: z.array(z.object({ id: z.string(), name: z.string(), isActive: z.boolean() })),
    pageInfo: PageInfo,
  }),
});

/** One level. The figure itself is judged on its own, so that one odd figure doesn't cost all the others. */
export const LevelReply = z.object({
  isActive: z.boolean(),
  quantities: z.array(z.object({ name: z.string(), quantity: z.unknown() })),
});
export type LevelReply = z.infer<typeof LevelReply>;

/** An inventory item; its levels are under the aliases `l0`, `l1`, …, null where it was never stocked. */
const itemReply = { id: z.string(), tracked: z.boolean() };
/** How many other items of the shop have the same SKU. */
const duplicateSkuCount = z.number();
const ItemReply = z.catchall(z.object({ ...itemReply, duplicateSkuCount }), z.nullable(LevelReply));
export type ItemReply = z.infer<typeof ItemReply>;

export const ProductReply = z.object({ id: z.string(), title: z.string(), hasOnlyDefaultVariant: z.boolean() });
export type ProductReply = z.infer<typeof ProductReply>;

const VariantReply = z.object({
  id: z.string(),
  sku: z.nullable(z.string()),
  barcode: z.nullable(z.string()),
  title: z.string(),
  product: ProductReply,
  inventoryItem: ItemReply,
});
export type VariantReply = z.infer<typeof VariantReply>;

const VariantsPage = z.object({ nodes: z.array(VariantReply), pageInfo: PageInfo });
export type VariantsPage = z.infer<typeof VariantsPage>;

export const VariantsReply = z.object({ productVariants: VariantsPage });

export const ProductPageReply = z.object({
  product: z.nullable(z.object({ id: z.string(), title: z.string(), variants: VariantsPage })),
});

/** null: the item is gone. */
export const LevelsReply = z.object({
  nodes: z.array(
    z.nullable(z.catchall(z.object({ ...itemReply, __typename: z.literal('InventoryItem') }), z.nullable(LevelReply))),
  ),
});

export const ItemsReply = z.object({
  nodes: z.array(
    z.nullable(
      z.catchall(
        z.object({
          ...itemReply,
          __typename: z.literal('InventoryItem'),
          duplicateSkuCount,
          sku: z.nullable(z.string()),
          variants: z.nullable(
            z.object({
              nodes: z.array(
                z.object({
                  id: z.string(),
                  barcode: z.nullable(z.string()),
                  title: z.string(),
                  product: ProductReply,
                }),
              ),
            }),
          ),
        }),
        z.nullable(LevelReply),
      ),
    ),
  ),
});

/** One feed each, under the aliases `f0`, `f1`, …; null: the location is gone. */
export const ChangesReply = z.record(
  z.string(),
  z.nullable(
    z.union([
      z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: PageInfo }),
      z.object({
        inventoryLevels: z.object({
          nodes: z.array(z.object({ item: z.object({ id: z.string() }) })),
          pageInfo: PageInfo,
        }),
      }),
    ]),
  ),
);

export const SetQuantitiesReply = z.object({
  inventorySetQuantities: z.object({
    /** null too when nothing had to change. */
    inventoryAdjustmentGroup: z.nullable(z.object({ id: z.string() })),
    userErrors: z.array(
      z.object({ code: z.nullable(z.string()), field: z.nullable(z.array(z.string())), message: z.string() }),
    ),
  }),
});
export type SetQuantitiesReply = z.infer<typeof SetQuantitiesReply>;
export type UserError = SetQuantitiesReply['inventorySetQuantities']['userErrors'][number];

export const TokenReply = z.object({ access_token: z.string(), expires_in: z.number() });

export const ActivateReply = z.object({
  inventoryActivate: z.object({
    inventoryLevel: z.nullable(z.object({ isActive: z.boolean() })),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});
