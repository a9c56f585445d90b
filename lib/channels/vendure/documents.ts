/**
 * Every GraphQL document that is sent, for Vendure's admin API from 2.0 on. With an API key the shop checks the key anew for
 * each root field, which takes it a quarter of a second: documents have few of those, and lists are as long as it lets
 * them be.
 */

/** Items of one page, and ids or SKUs of one filter. */
export const PAGE = 100;
/** Items of a page of which hardly anything is asked. A shop allows 1000 unless it is configured otherwise. */
export const LEAN_PAGE = 500;
/** Movements of one page of a ledger. */
export const MOVEMENTS = 100;

/** Needs nothing but to be known to the shop. */
export const SHOP = 'query Shop { activeChannel { token seller { name } } }';

export const LOCATIONS = `query Locations($options: StockLocationListOptions) {
  stockLocations(options: $options) { totalItems items { id name } }
}`;

const LEVELS = 'stockLevels { stockLocationId stockOnHand stockAllocated }';
/** How long a variant's ledger is, and how many of its movements somebody made by setting a figure. */
const COUNTS = `stockMovements(options: { take: 1 }) { totalItems }
  adjustments: stockMovements(options: { type: ADJUSTMENT, take: 1 }) { totalItems }`;
const ITEM = `id sku name trackInventory product { id name } options { name groupId } ${LEVELS}`;
/** Where a variant says INHERIT, this says whether its stock is counted. */
const SETTINGS = 'globalSettings @include(if: $settings) { trackInventory updatedAt }';

/** Items by a filter, or all, page by page. */
export const VARIANTS = `query Variants($options: ProductVariantListOptions, $settings: Boolean!) {
  ${SETTINGS}
  productVariants(options: $options) { totalItems items { ${ITEM} } }
}`;

export const STOCK = `query Stock($options: ProductVariantListOptions, $settings: Boolean!) {
  ${SETTINGS}
  productVariants(options: $options) { totalItems items { id trackInventory ${LEVELS} } }
}`;

/** What is needed before a write is sealed: the figures, and how long each variant's ledger is. */
export const PREPARE = `query Prepare($options: ProductVariantListOptions, $settings: Boolean!) {
  ${SETTINGS}
  productVariants(options: $options) {
    totalItems
    items { id trackInventory ${LEVELS} ${COUNTS} }
  }
}`;

/** When each item and each of its figures last changed: a sale moves the figure's own time and not the item's. */
export const TIMES = `query Times($options: ProductVariantListOptions, $settings: Boolean!) {
  ${SETTINGS}
  productVariants(options: $options) { totalItems items { id trackInventory updatedAt stockLevels { updatedAt } } }
}`;

export const PRODUCT = `query Product($id: ID!, $options: ProductVariantListOptions, $settings: Boolean!) {
  ${SETTINGS}
  product(id: $id) { id name variantList(options: $options) { totalItems items { ${ITEM} } } }
}`;

export const PRODUCT_OF_VARIANT = 'query ProductOfVariant($id: ID!) { productVariant(id: $id) { product { id } } }';

/** Ledgers of some variants from these positions on, one alias each: `m0`, `m1`, … */
export const ledgers = (positions: number): string => {
  const aliases = Array.from({ length: positions }, (_, index) => index);
  const movements = aliases.map(
    (index) =>
      `m${index}: stockMovements(options: { skip: $s${index}, take: ${MOVEMENTS} }) { totalItems items { ... on StockMovement { id type quantity createdAt } } }`,
  );
  return `query Ledgers($options: ProductVariantListOptions, $settings: Boolean!${aliases.map((index) => `, $s${index}: Int!`).join('')}) {
  ${SETTINGS}
  productVariants(options: $options) { totalItems items { id trackInventory ${LEVELS} ${movements.join('\n')} } }
}`;
};

/** Also tried with an empty list: then it does nothing and says whether it may. */
export const SET_STOCK = `mutation SetStock($input: [UpdateProductVariantInput!]!) {
  updateProductVariants(input: $input) { id ${LEVELS} ${COUNTS} }
}`;

export const LOG_IN = `mutation LogIn($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename ... on ErrorResult { errorCode } }
}`;
