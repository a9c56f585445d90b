import { CATALOGUE, type SeedProduct } from '../catalogue.ts';
import type { Ask } from './graphql.ts';
import { placeOrder, shipOrder } from './orders.ts';

/** What is known of the shop that was made. */
export interface Seeded {
  apiKey: string;
  role: string;
  /** Ids of the stock locations, by name. */
  places: Readonly<Record<string, string>>;
  /** The sales channel that sells from one stock location only, by the location's name. */
  sellsFrom: Readonly<Record<string, SalesChannel>>;
  /** A delivered order for each location, with every SKU in it: what customers can bring back. */
  delivered: Readonly<Record<string, string>>;
}

export interface SalesChannel {
  id: string;
  token: string;
}

export const PLACES = ['Harbour Street', 'Rotterdam DC'] as const;
/** What an integration's key needs; nothing more. */
export const RIGHTS = ['ReadCatalog', 'UpdateCatalog', 'ReadStockLocation'] as const;
/** Units of everything in the delivered orders. */
const DELIVERED = 20;

const named = (name: string, more: object = {}) => [{ languageCode: 'en', name, ...more }];
const configured = (code: string, args: Readonly<Record<string, string>>) => ({
  code,
  arguments: Object.entries(args).map(([name, value]) => ({ name, value })),
});

/** Makes a new shop one that sells: through its admin API, as somebody who sets it up does it. */
export function seed(admin: Ask, shop: Ask): Seeded {
  const id = <T extends string>(field: T, mutation: string, variables: object = {}): string =>
    (admin<Record<T, { id: string }>>(mutation, variables).data[field] as { id: string }).id;
  const create = (kind: string, input: object): string =>
    id(
      `create${kind}`,
      `mutation ($input: Create${kind}Input!) { create${kind}(input: $input) { ... on ${kind} { id } } }`,
      { input },
    );

  const country = create('Country', { code: 'GB', enabled: true, translations: named('United Kingdom') });
  const zone = create('Zone', { name: 'Everywhere', memberIds: [country] });
  const category = create('TaxCategory', { name: 'Standard', isDefault: true });
  create('TaxRate', { name: 'Standard', enabled: true, value: 20, categoryId: category, zoneId: zone });
  const money = { defaultCurrencyCode: 'GBP', availableCurrencyCodes: ['GBP'], pricesIncludeTax: true };
  const zones = { defaultTaxZoneId: zone, defaultShippingZoneId: zone };
  admin(
    `mutation ($channel: UpdateChannelInput!, $seller: UpdateSellerInput!) {
      updateChannel(input: $channel) { __typename }
      updateSeller(input: $seller) { id }
    }`,
    { channel: { id: '1', ...money, ...zones }, seller: { id: '1', name: 'Acme Vendure' } },
  );

  const [harbour, rotterdam] = PLACES;
  admin('mutation ($name: String!) { updateStockLocation(input: { id: 1, name: $name }) { id } }', { name: harbour });
  const places: Record<string, string> = {
    [harbour]: '1',
    [rotterdam]: create('StockLocation', { name: rotterdam }),
  };
  const shipping = create('ShippingMethod', {
    code: 'standard',
    fulfillmentHandler: 'manual-fulfillment',
    checker: configured('default-shipping-eligibility-checker', { orderMinimum: '0' }),
    calculator: configured('default-shipping-calculator', { rate: '500', includesTax: 'auto', taxRate: '20' }),
    translations: named('Standard', { description: '' }),
  });
  const payment = create('PaymentMethod', {
    code: 'card',
    enabled: true,
    handler: configured('dummy-payment-handler', { automaticSettle: 'true' }),
    translations: named('Card', { description: '' }),
  });

  const products = CATALOGUE.map((product) => createProduct(admin, create, product, places));
  const sellsFrom = Object.fromEntries(
    PLACES.map((name): [string, SalesChannel] => {
      const token = name.toLowerCase().replace(/\W+/g, '-');
      const id = create('Channel', { code: token, token, defaultLanguageCode: 'en', ...money, ...zones });
      admin(
        `mutation ($channel: ID!, $place: ID!, $shipping: ID!, $payment: ID!, $products: [ID!]!) {
          assignStockLocationsToChannel(input: { channelId: $channel, stockLocationIds: [$place] }) { id }
          assignShippingMethodsToChannel(input: { channelId: $channel, shippingMethodIds: [$shipping] }) { id }
          assignPaymentMethodsToChannel(input: { channelId: $channel, paymentMethodIds: [$payment] }) { id }
          assignProductsToChannel(input: { channelId: $channel, productIds: $products }) { id }
        }`,
        { channel: id, place: places[name], shipping, payment, products },
      );
      return [name, { id, token }];
    }),
  );

  const role = create('Role', { code: 'stock-panel', description: 'Stock panel', permissions: RIGHTS });
  const made = admin<{ createApiKey: { apiKey: string } }>(
    `mutation ($role: ID!) {
      createApiKey(input: { roleIds: [$role], translations: [{ languageCode: en, name: "Stock panel" }] }) { apiKey }
    }`,
    { role },
  );
  return {
    apiKey: made.data.createApiKey.apiKey,
    role,
    places,
    sellsFrom,
    delivered: deliver(admin, shop, sellsFrom, places),
  };
}

type Create = (kind: string, input: object) => string;

/** The product's id. Stock starts with what the delivered orders will take. */
function createProduct(
  admin: Ask,
  create: Create,
  { title, variants }: SeedProduct,
  places: Readonly<Record<string, string>>,
): string {
  const slug = (variants[0]?.sku ?? '').toLowerCase();
  const productId = create('Product', { enabled: true, translations: named(title, { slug, description: '' }) });
  const options = createOptions(
    admin,
    productId,
    variants.map((variant) => variant.title?.split(' / ') ?? []),
    slug,
  );
  const [harbour, rotterdam] = PLACES;
  const input = variants.map((variant, index) => ({
    productId,
    sku: variant.sku,
    price: 2400,
    optionIds: options[index] ?? [],
    translations: named([title, ...(variant.title?.split(' / ') ?? [])].join(' ')),
    stockLevels: [
      { stockLocationId: places[harbour], stockOnHand: variant.bristol + DELIVERED },
      { stockLocationId: places[rotterdam], stockOnHand: variant.rotterdam + DELIVERED },
    ],
  }));
  admin('mutation ($input: [CreateProductVariantInput!]!) { createProductVariants(input: $input) { id } }', { input });
  return productId;
}

/** The option groups of a product's variants (`Slate Blue / S`), and for each variant the ids of its options. */
function createOptions(
  admin: Ask,
  productId: string,
  values: readonly (readonly string[])[],
  slug: string,
): readonly (readonly string[])[] {
  const groups = ['Colour', 'Size'].slice(0, values[0]?.length ?? 0).map((group, index) => {
    const names = [...new Set(values.map((parts) => parts[index] as string))];
    const code = (name: string) => name.toLowerCase().replace(/\W+/g, '-');
    const { createProductOptionGroup: made } = admin<{
      createProductOptionGroup: { id: string; options: { id: string; name: string }[] };
    }>(
      `mutation ($input: CreateProductOptionGroupInput!) {
        createProductOptionGroup(input: $input) { id options { id name } }
      }`,
      {
        input: {
          code: `${slug}-${code(group)}`,
          translations: named(group),
          options: names.map((name) => ({ code: code(name), translations: named(name) })),
        },
      },
    ).data;
    admin(
      'mutation ($product: ID!, $group: ID!) { addOptionGroupToProduct(productId: $product, optionGroupId: $group) { id } }',
      {
        product: productId,
        group: made.id,
      },
    );
    return new Map(made.options.map(({ id, name }) => [name, id]));
  });
  return values.map((parts) => parts.map((name, index) => groups[index]?.get(name) as string));
}

/** One order of everything from each location, sent and delivered. */
function deliver(
  admin: Ask,
  shop: Ask,
  sellsFrom: Readonly<Record<string, SalesChannel>>,
  places: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { productVariants } = admin<{ productVariants: { items: { id: string }[] } }>(
    '{ productVariants { items { id } } }',
  ).data;
  return Object.fromEntries(
    Object.keys(places).map((name): [string, string] => {
      const lines = productVariants.items.map(({ id }) => ({ variant: id, units: DELIVERED }));
      const order = placeOrder(shop, lines, sellsFrom[name]?.token);
      shipOrder(admin, order);
      return [name, order];
    }),
  );
}
