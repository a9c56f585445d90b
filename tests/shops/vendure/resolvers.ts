import { GraphQLError, type GraphQLFieldResolver } from 'graphql';
import type { Desk } from './auth.ts';
import { type ListOptions, page } from './list.ts';
import { forbidden, refusal } from './refusal.ts';
import type { Change, Level, Movement, Place, Product, ShopState, Variant } from './state.ts';

/** What a request is answered with. */
export interface Context {
  state: ShopState;
  desk: Desk;
  name: string;
  token: string;
  /** Entries of one page at most. */
  most: number;
  /** What the caller may do; null: the shop doesn't know them. */
  rights: ReadonlySet<string> | null;
  /** Nobody may log in. */
  shut: boolean;
  applied(changes: readonly Change[]): void;
  /** A session began: its token goes into a header. */
  began(token: string): void;
}

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

interface Options {
  options?: ListOptions | null;
}

export const queryRoot = {
  /** For administrators only: the user of an API key is none. */
  me(_: unknown, context: Context) {
    need(context);
    throw forbidden();
  },

  activeChannel(_: unknown, context: Context) {
    need(context);
    const { token, name } = context;
    return { id: '1', code: '__default_channel__', token, trackInventory: true, seller: { id: '1', name } };
  },

  globalSettings(_: unknown, context: Context) {
    need(context);
    const { trackInventory, updatedAt } = context.state.settings;
    return { id: '1', trackInventory, outOfStockThreshold: 0, updatedAt: seconds(updatedAt) };
  },

  stockLocations({ options }: Options, context: Context) {
    need(context, 'ReadStockLocation', 'ReadCatalog');
    const found = page(context.state.places, options, context.most, ({ id, name }) => ({ id, name }));
    return { ...found, items: found.items.map(stockLocation) };
  },

  product({ id }: { id?: string | null }, context: Context) {
    need(context, 'ReadCatalog');
    const found = context.state.products.get(Number(id));
    return found ? product(found) : null;
  },

  productVariant({ id }: { id: string }, context: Context) {
    need(context, 'ReadCatalog');
    const found = context.state.variant(id);
    return found ? productVariant(found) : null;
  },

  productVariants({ options }: Options, context: Context) {
    need(context, 'ReadCatalog');
    return variantList(context.state.variants, options, context);
  },
};

export interface VariantInput {
  id: string;
  stockLevels?: readonly { stockLocationId: string; stockOnHand: number }[] | null;
}

export const mutationRoot = {
  login({ username, password }: { username: string; password: string }, context: Context) {
    const token = context.shut ? null : context.desk.logIn(username, password);
    if (token === null) {
      return {
        __typename: 'InvalidCredentialsError',
        errorCode: 'INVALID_CREDENTIALS_ERROR',
        message: 'The provided credentials are invalid',
        authenticationError: '',
      };
    }
    context.began(token);
    return { __typename: 'CurrentUser', id: '1', identifier: username };
  },

  /** One transaction: all of it, or nothing. */
  updateProductVariants({ input }: { input: readonly VariantInput[] }, context: Context) {
    need(context, 'UpdateCatalog');
    const { state } = context;
    const steps = input.map(({ id, stockLevels, ...others }) => {
      if (Object.keys(others).length > 0) throw new Error('The stand-in only sets stock levels.');
      const variant = state.variant(id);
      if (!variant) throw refusal(`No ProductVariant with the id "${id}" could be found`, 'ENTITY_NOT_FOUND');
      const levels = (stockLevels ?? []).map(({ stockLocationId, stockOnHand }) => {
        const place = state.places.find((each) => String(each.id) === stockLocationId);
        // The database's own error, in its own words.
        if (!place) throw refusal('FOREIGN KEY constraint failed', null);
        return { place, stockOnHand };
      });
      return { variant, levels };
    });
    const changes = steps.flatMap(({ variant, levels }) => {
      state.touch(variant);
      return levels.flatMap(({ place, stockOnHand }) => state.set(variant, place, stockOnHand) ?? []);
    });
    context.applied(changes);
    return steps.map(({ variant }) => productVariant(variant));
  },
};

function product(of: Product) {
  return {
    id: String(of.id),
    name: of.name,
    enabled: true,
    variantList: ({ options }: Options, context: Context) => variantList(of.variants, options, context),
  };
}

function variantList(variants: readonly Variant[], options: ListOptions | null | undefined, context: Context) {
  const found = page(variants, options, context.most, ({ id, sku, name, updatedAt }) => ({ id, sku, name, updatedAt }));
  return { ...found, items: found.items.map(productVariant) };
}

function productVariant(variant: Variant) {
  const { id, sku, name, options, tracking, updatedAt } = variant;
  return {
    id: String(id),
    sku,
    name,
    enabled: true,
    trackInventory: tracking,
    updatedAt: new Date(updatedAt).toISOString(),
    product: () => product(variant.product),
    productId: String(variant.product.id),
    // In no order: of some variants the last group comes first.
    options: options
      .map((option, index) => ({ name: option, groupId: String(9 + index) }))
      .sort((a, b) => (id % 2 === 0 ? 1 : -1) * (Number(a.groupId) - Number(b.groupId))),
    stockLevels: (_: unknown, { state }: Context) =>
      state.places.flatMap((place) => {
        const level = variant.levels.get(place.id);
        return level ? [stockLevel(place, level)] : [];
      }),
    stockMovements: (args: { options?: ListOptions & { type?: string | null } }, { most }: Context) => {
      const { type = null, ...options } = args.options ?? {};
      const list = variant.movements.filter((movement) => type === null || movement.type === type);
      const fields = (movement: Movement) => ({ key: keyOf(movement) });
      const found = page(list, { ...options, sort: { key: 'ASC' } }, most, fields);
      return { ...found, items: found.items.map(stockMovement) };
    },
  };
}

/** The order of the shop's own keys: numbers count up, others say nothing. */
const keyOf = ({ id }: Movement): string | number => (/^\d+$/.test(id) ? Number(id) : id);

const stockLevel = (place: Place, { onHand, allocated, updatedAt }: Level) => ({
  id: `${place.id}`,
  stockLocationId: String(place.id),
  stockOnHand: onHand,
  stockAllocated: allocated,
  updatedAt: seconds(updatedAt),
  stockLocation: stockLocation(place),
});

const stockLocation = ({ id, name }: Place) => ({ id: String(id), name, description: '' });

const TYPES = {
  ADJUSTMENT: 'StockAdjustment',
  ALLOCATION: 'Allocation',
  RELEASE: 'Release',
  SALE: 'Sale',
  CANCELLATION: 'Cancellation',
  RETURN: 'Return',
} as const;

const stockMovement = ({ id, type, quantity, at }: Movement) => ({
  __typename: TYPES[type],
  id,
  type,
  quantity,
  createdAt: seconds(at),
});

/** The database's own times are in whole seconds. */
const seconds = (at: number): string => new Date(Math.floor(at / 1000) * 1000).toISOString();

/** Any one of these rights; none: to be known is enough. Somebody unknown and somebody without it are refused alike. */
function need({ rights }: Context, ...any: readonly string[]): void {
  if (rights === null || (any.length > 0 && !any.some((right) => rights.has(right)))) throw forbidden();
}
