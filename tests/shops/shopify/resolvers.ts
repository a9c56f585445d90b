import { GraphQLError, type GraphQLFieldResolver, type GraphQLResolveInfo, getDirectiveValues } from 'graphql';
import type { AppData, MetafieldInput } from './app-data.ts';
import type { BulkDesk } from './bulk.ts';
import { search } from './search.ts';
import {
  type AppliedChange,
  demand,
  demandKey,
  gid,
  type QuantitySetter,
  type SetInput,
  type UserError,
} from './set-quantities.ts';
import type { Level, Place, Product, ShopState, Variant } from './state.ts';

/** What a request is answered with. */
export interface Context {
  state: ShopState;
  setter: QuantitySetter;
  appData: AppData;
  shop: { handle: string; domain: string; name: string };
  scopes: ReadonlySet<string>;
  /** The operation and its variables as they came, to compare two uses of one key. */
  payload: string;
  applied(changes: readonly AppliedChange[], key: string): void;
  /** How many variants have this SKU. */
  sameSku(sku: string): number;
  bulk: BulkDesk;
  /** Within a bulk operation connections have no pages. */
  unpaged?: boolean;
}

const MAX_PAGE = 250;
export const APP_INSTALLATION = gid('AppInstallation', 1);
const SCOPES = 'https://shopify.dev/api/usage/access-scopes';

/**
 * Answers a field from a method or a property of its object. A field that the stand-in doesn't know is an error that
 * says so, never a null that could be taken for an answer.
 */
export const fieldResolver: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const object = (source ?? {}) as Record<string, unknown>;
  if (!(info.fieldName in object)) {
    throw new GraphQLError(`The stand-in doesn't answer ${info.parentType.name}.${info.fieldName}.`);
  }
  const value = object[info.fieldName];
  return typeof value === 'function' ? value.call(object, args, context, info) : value;
};

interface Page {
  first?: number;
  last?: number;
  after?: string;
  query?: string;
}
interface Identified {
  id: string;
}
interface ActivateInput {
  inventoryItemId: string;
  locationId: string;
  available?: number | null;
}

export const queryRoot = {
  shop: (_: unknown, { shop }: Context) => ({
    id: gid('Shop', 1),
    name: shop.name,
    myshopifyDomain: shop.domain,
  }),

  currentAppInstallation: (_: unknown, { scopes, shop, appData }: Context) => ({
    id: APP_INSTALLATION,
    metafield: (args: { namespace?: string; key: string }) => appData.metafield(args),
    accessScopes: [...scopes].map((handle) => ({ handle })),
    launchUrl: `https://admin.shopify.com/store/${shop.handle}/apps/stock-panel`,
  }),

  locations(args: Page & { includeInactive?: boolean }, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_locations', info);
    const places = context.state.places.filter((place) => place.active || args.includeInactive);
    const sorted = [...places].sort((a, b) => a.name.localeCompare(b.name));
    return connection(
      sorted.map((place) => location(place, context)),
      args,
      context,
    );
  },

  location(args: Partial<Identified>, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_locations', info);
    const place = args.id ? placeOf(context, args.id) : context.state.places[0];
    return place ? location(place, context) : null;
  },

  inventoryItem(args: Identified, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_inventory', info);
    const variant = itemOf(context, args.id);
    return variant ? inventoryItem(variant, context) : null;
  },

  inventoryItems(args: Page, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_inventory', info);
    const found = context.state.variants.filter((variant) =>
      search(args.query, (field) => {
        if (field === 'sku') return variant.sku;
        if (field === 'updated_at') return variant.updatedAt;
        if (field === 'id') return variant.item;
        throw unsearchable(field);
      }),
    );
    return connection(
      found.map((variant) => inventoryItem(variant, context)),
      args,
      context,
    );
  },

  productVariants(args: Page, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_products', info);
    const found = context.state.variants.filter((variant) =>
      search(args.query, (field) => {
        if (field === 'sku') return variant.sku;
        if (field === 'product_id') return variant.product.id;
        throw unsearchable(field);
      }),
    );
    return connection(
      found.map((variant) => productVariant(variant, context)),
      args,
      context,
    );
  },

  productVariantsCount({ limit }: { limit: number | null }, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_products', info);
    const { length } = context.state.variants;
    const cut = limit !== null && length > limit;
    return { count: cut ? limit : length, precision: cut ? 'AT_LEAST' : 'EXACT' };
  },

  bulkOperation: ({ id }: Identified, { bulk }: Context) => bulk.look(id),

  product(args: Identified, context: Context, info: GraphQLResolveInfo) {
    need(context, 'read_products', info);
    const found = context.state.products.get(numberOf(args.id, 'Product'));
    return found ? product(found, context) : null;
  },

  nodes(args: { ids: readonly string[] }, context: Context, info: GraphQLResolveInfo) {
    if (args.ids.length > MAX_PAGE)
      throw new GraphQLError(
        `The input array size of ${args.ids.length} is greater than the maximum allowed of ${MAX_PAGE}.`,
        { extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } },
      );
    need(context, 'read_inventory', info);
    const byItem = new Map(context.state.variants.map((variant) => [variant.item, variant]));
    return args.ids.map((id) => {
      if (!id.startsWith('gid://shopify/InventoryItem/')) throw new GraphQLError(`The stand-in has no node ${id}.`);
      const variant = byItem.get(numberOf(id, 'InventoryItem'));
      return variant ? inventoryItem(variant, context) : null;
    });
  },
};

export const mutationRoot = {
  /** Needs no scope: the only owner that is there is the app's own installation. */
  metafieldsSet({ metafields }: { metafields: readonly MetafieldInput[] }, { appData }: Context) {
    const userErrors = appData.set(metafields);
    return { userErrors, metafields: userErrors.length > 0 ? null : metafields.map((one) => appData.metafield(one)) };
  },

  bulkOperationRunQuery({ query }: { query: string }, context: Context) {
    return context.bulk.run(query, context);
  },
  bulkOperationCancel: ({ id }: Identified, { bulk }: Context) => bulk.cancel(id),

  inventoryActivate(args: ActivateInput, context: Context, info: GraphQLResolveInfo) {
    need(context, 'write_inventory', info);
    demandKey(idempotencyKey(info));
    const refuse = (field: string, message: string) => ({
      inventoryLevel: null,
      userErrors: [{ field: [field], message }],
    });
    const variant = itemOf(context, args.inventoryItemId);
    const place = placeOf(context, args.locationId);
    if (!variant) return refuse('inventoryItemId', "The product couldn't be stocked because it wasn't found.");
    if (!place?.active)
      return refuse('locationId', "The product couldn't be stocked because the location wasn't found.");
    const level = variant.levels.get(place.id);
    if (level?.active && args.available != null) {
      return refuse(
        'available',
        'Not allowed to set available quantity when the item is already active at the location.',
      );
    }
    const stocked = context.state.activate(variant, place, args.available ?? null);
    return { inventoryLevel: inventoryLevel(variant, place, stocked, context), userErrors: [] };
  },

  inventorySetQuantities({ input }: { input: SetInput }, context: Context, info: GraphQLResolveInfo) {
    need(context, 'write_inventory', info);
    const key = demand(input, idempotencyKey(info));
    const { result, fresh } = context.setter.set(input, key, context.payload);
    if (result.errors !== null) return payload(result.errors);
    if (fresh) context.applied(result.changes, key);
    const moved = result.changes.filter(({ from, to }) => from !== to);
    if (moved.length === 0) return payload([]);
    return payload([], {
      id: result.id,
      createdAt: result.createdAt,
      reason: input.reason,
      referenceDocumentUri: input.referenceDocumentUri ?? null,
      // A replay tells what is there now, not what was there then.
      changes: ({ quantityNames }: { quantityNames?: readonly string[] }) =>
        moved.flatMap(({ variant, place, from, to }) => {
          const level = variant.levels.get(place.id);
          const after = {
            available: level?.available ?? 0,
            on_hand: (level?.available ?? 0) + (level?.committed ?? 0),
          };
          return (['available', 'on_hand'] as const)
            .filter((name) => !quantityNames || quantityNames.includes(name))
            .map((name) => ({
              name,
              delta: to - from,
              quantityAfterChange: after[name],
              item: inventoryItem(variant, context),
              location: location(place, context),
            }));
        }),
    });
  },
};

function payload(userErrors: readonly UserError[], inventoryAdjustmentGroup: object | null = null) {
  return { userErrors, inventoryAdjustmentGroup };
}

function product(of: Product, context: Context) {
  return {
    __typename: 'Product',
    id: gid('Product', of.id),
    title: of.title,
    hasOnlyDefaultVariant: !of.hasVariants,
    variants: (args: Page) =>
      connection(
        of.variants.map((variant) => productVariant(variant, context)),
        args,
        context,
      ),
  };
}

function productVariant(variant: Variant, context: Context) {
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', variant.id),
    sku: variant.sku,
    barcode: variant.barcode,
    title: variant.title,
    product: () => product(variant.product, context),
    inventoryItem: (_: unknown, __: Context, info: GraphQLResolveInfo) => {
      need(context, 'read_inventory', info);
      return inventoryItem(variant, context);
    },
  };
}

function inventoryItem(variant: Variant, context: Context) {
  return {
    __typename: 'InventoryItem',
    id: gid('InventoryItem', variant.item),
    sku: variant.sku,
    tracked: variant.tracked,
    updatedAt: new Date(variant.updatedAt).toISOString(),
    duplicateSkuCount: () => (variant.sku === null ? 0 : context.sameSku(variant.sku) - 1),
    variants: (args: Page, _: Context, info: GraphQLResolveInfo) => {
      need(context, 'read_products', info);
      return connection([productVariant(variant, context)], args, context);
    },
    inventoryLevels: (args: Page & { includeInactive?: boolean }) => {
      const there = context.state.places.flatMap((place) => {
        const level = variant.levels.get(place.id);
        return level && (level.active || args.includeInactive) ? [inventoryLevel(variant, place, level, context)] : [];
      });
      return connection(there, args, context);
    },
    inventoryLevel: (args: { locationId: string; includeInactive?: boolean }) => {
      const place = placeOf(context, args.locationId);
      const level = place && variant.levels.get(place.id);
      return place && level && (level.active || args.includeInactive)
        ? inventoryLevel(variant, place, level, context)
        : null;
    },
  };
}

function inventoryLevel(variant: Variant, place: Place, level: Level, context: Context) {
  const quantities: Record<string, number> = {
    available: level.available,
    on_hand: level.available + level.committed,
    committed: level.committed,
    incoming: 0,
  };
  const id = `gid://shopify/InventoryLevel/${place.id}?inventory_item_id=${variant.item}`;
  return {
    __typename: 'InventoryLevel',
    id,
    isActive: level.active,
    updatedAt: new Date(level.updatedAt).toISOString(),
    item: () => inventoryItem(variant, context),
    location: () => location(place, context),
    quantities: ({ names }: { names: readonly string[] }) =>
      names.map((name) => {
        const quantity = quantities[name];
        if (quantity === undefined)
          throw new GraphQLError(`The quantity name ${name} is invalid.`, {
            extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
          });
        return { id: `${id}&name=${name}`, name, quantity, updatedAt: new Date(level.updatedAt).toISOString() };
      }),
  };
}

function location(place: Place, context: Context) {
  return {
    __typename: 'Location',
    id: gid('Location', place.id),
    name: place.name,
    isActive: place.active,
    isFulfillmentService: false,
    fulfillsOnlineOrders: true,
    inventoryLevels: (args: Page & { includeInactive?: boolean }, _: Context, info: GraphQLResolveInfo) => {
      need(context, 'read_inventory', info);
      const found = context.state.variants.flatMap((variant) => {
        const level = variant.levels.get(place.id);
        if (!level || (!level.active && !args.includeInactive)) return [];
        const hit = search(args.query, (field) => {
          if (field === 'updated_at') return level.updatedAt;
          if (field === 'inventory_item_id') return variant.item;
          throw unsearchable(field);
        });
        return hit ? [inventoryLevel(variant, place, level, context)] : [];
      });
      return connection(found, args, context);
    },
  };
}

function connection<T extends Identified>(nodes: readonly T[], page: Page, { unpaged }: Context) {
  if (unpaged) return { edges: nodes.map((node) => ({ node, cursor: '' })) };
  const size = page.first ?? page.last;
  if (size === undefined)
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  if (size > MAX_PAGE)
    throw new GraphQLError(`first cannot be greater than ${MAX_PAGE}`, { extensions: { code: 'BAD_REQUEST' } });
  const last = page.after === undefined || page.after === null ? null : decodeCursor(page.after);
  const from = last === null ? 0 : nodes.findIndex(({ id }) => id === last) + 1;
  const cut = nodes.slice(from, from + size);
  const cursor = (node: T | undefined) =>
    node ? Buffer.from(JSON.stringify({ last_id: node.id })).toString('base64') : null;
  return {
    nodes: cut,
    edges: cut.map((node) => ({ node, cursor: cursor(node) })),
    pageInfo: {
      hasNextPage: from + cut.length < nodes.length,
      hasPreviousPage: from > 0,
      startCursor: cursor(cut[0]),
      endCursor: cursor(cut.at(-1)),
    },
  };
}

function decodeCursor(cursor: string): string {
  try {
    return String(JSON.parse(Buffer.from(cursor, 'base64').toString()).last_id);
  } catch {
    throw new GraphQLError(`Invalid cursor ${cursor}`, { extensions: { code: 'BAD_REQUEST' } });
  }
}

function need(context: Context, scope: string, info: GraphQLResolveInfo): void {
  // A right to write is one to read as well.
  if (context.scopes.has(scope) || context.scopes.has(scope.replace('read_', 'write_'))) return;
  const requiredAccess = `\`${scope}\` access scope.`;
  throw new GraphQLError(`Access denied for ${info.fieldName} field. Required access: ${requiredAccess}`, {
    extensions: { code: 'ACCESS_DENIED', documentation: SCOPES, requiredAccess },
  });
}

function idempotencyKey(info: GraphQLResolveInfo): string | undefined {
  const directive = info.schema.getDirective('idempotent');
  const node = info.fieldNodes[0];
  const { key } = (directive && node && getDirectiveValues(directive, node, info.variableValues)) ?? {};
  return typeof key === 'string' ? key : undefined;
}

const itemOf = ({ state }: Context, id: string) => {
  const number = numberOf(id, 'InventoryItem');
  return state.variants.find((variant) => variant.item === number);
};
const placeOf = ({ state }: Context, id: string) => {
  const number = numberOf(id, 'Location');
  return state.places.find((place) => place.id === number);
};

function numberOf(id: string, type: string): number {
  const found = new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(id);
  if (!found) throw new GraphQLError(`Invalid global id '${id}'`, { extensions: { code: 'INVALID_VARIABLE' } });
  return Number(found[1]);
}

function unsearchable(field: string): Error {
  return new Error(`The stand-in doesn't search by ${field}.`);
}
