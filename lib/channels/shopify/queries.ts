/**
 * Every GraphQL document that is sent, for version {@link API_VERSION}. Levels are asked for by location, one alias
 * each: nested connections would cost a multiple. Costs are points of Shopify's published rule (an object 1, a
 * connection 2 and its nodes times their number), and a query of more than 1000 is refused.
 */

export const API_VERSION = '2026-10';
export const API_PATH = `/admin/api/${API_VERSION}/graphql.json`;

/** What one query may cost by our own reckoning: a tenth is left for what Shopify may count otherwise. */
const BUDGET = 900;
/** Most objects in any page, and most ids in any list. */
export const MAX_PAGE = 250;
/** Most locations in one query, so that a page still holds a useful number of items. */
export const MAX_LOCATIONS = 20;

export const SHOP = `query Shop {
  shop { name myshopifyDomain }
  currentAppInstallation { launchUrl accessScopes { handle } }
}`;

/** A metafield of the app's own installation: only this app can read or write it, and it needs no scope for that. */
export const HEARTBEAT_FIELD = { namespace: 'stock_panel', key: 'installation', type: 'json' } as const;

export const HEARTBEAT = `query Heartbeat {
  currentAppInstallation {
    id
    metafield(namespace: "${HEARTBEAT_FIELD.namespace}", key: "${HEARTBEAT_FIELD.key}") { jsonValue compareDigest }
  }
}`;

export const SET_HEARTBEAT = `mutation SetHeartbeat($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { code message } }
}`;

export const LOCATIONS = `query Locations($after: String) {
  locations(first: 100, after: $after, includeInactive: true) {
    nodes { id name isActive }
    pageInfo { hasNextPage endCursor }
  }
}`;

const aliases = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const levelFields = (locations: number): string =>
  aliases(locations)
    .map(
      (index) =>
        `l${index}: inventoryLevel(locationId: $l${index}, includeInactive: true) { isActive quantities(names: ["available"]) { name quantity } }`,
    )
    .join('\n');

const levelArguments = (locations: number): string =>
  aliases(locations)
    .map((index) => `, $l${index}: ID!`)
    .join('');

/** Values of the location aliases. */
export function levelVariables(locations: readonly string[]): Record<string, string> {
  return Object.fromEntries(locations.map((location, index) => [`l${index}`, location]));
}

const LEVEL_COST = 2;
/** Variant, product and inventory item. */
const variantPage = (locations: number): number => Math.min(100, Math.floor(BUDGET / (3 + LEVEL_COST * locations)));
/** Items in one {@link levels} query. */
export const levelPage = (locations: number): number =>
  Math.min(MAX_PAGE, Math.floor(BUDGET / (1 + LEVEL_COST * locations)));
/** Items in one {@link items} query: the item, a connection of one variant, and its product. */
export const itemPage = (locations: number): number => Math.floor(BUDGET / (5 + LEVEL_COST * locations));

const variantFields = (locations: number): string => `
  id sku barcode title product { id title hasOnlyDefaultVariant }
  inventoryItem { id tracked duplicateSkuCount ${levelFields(locations)} }`;

export const product = (
  locations: number,
): string => `query Product($id: ID!, $after: String${levelArguments(locations)}) {
  product(id: $id) {
    id title
    variants(first: ${variantPage(locations)}, after: $after) {
      nodes { ${variantFields(locations)} }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** All variants of the shop, or those that a search finds: `query` null for all. */
export const variants = (
  locations: number,
): string => `query Variants($query: String, $after: String${levelArguments(locations)}) {
  productVariants(first: ${variantPage(locations)}, after: $after, query: $query) {
    nodes { ${variantFields(locations)} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const levels = (locations: number): string => `query Levels($ids: [ID!]!${levelArguments(locations)}) {
  nodes(ids: $ids) {
    __typename
    ... on InventoryItem { id tracked ${levelFields(locations)} }
  }
}`;

export const items = (locations: number): string => `query Items($ids: [ID!]!${levelArguments(locations)}) {
  nodes(ids: $ids) {
    __typename
    ... on InventoryItem {
      id sku tracked duplicateSkuCount
      variants(first: 1) { nodes { id barcode title product { id title hasOnlyDefaultVariant } } }
      ${levelFields(locations)}
    }
  }
}`;

/** Most feeds in one {@link changes} query: a feed is one location's levels, or the shop's items. */
export const MAX_FEEDS = 4;

/** What changed, as ids of inventory items: one alias a feed, a location's or, for `items`, the items themselves. */
export const changes = (feeds: readonly ('location' | 'items')[]): string => {
  const args = feeds.map((feed, index) => `, $a${index}: String${feed === 'location' ? `, $l${index}: ID!` : ''}`);
  const page = (index: number, nodes: string, includeInactive: string): string =>
    `(first: 100, after: $a${index}, query: $query${includeInactive}) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } }`;
  const fields = feeds.map((feed, index) =>
    feed === 'items'
      ? `f${index}: inventoryItems${page(index, 'id', '')}`
      : `f${index}: location(id: $l${index}) { inventoryLevels${page(index, 'item { id }', ', includeInactive: true')} }`,
  );
  return `query Changes($query: String!${args.join('')}) {\n${fields.join('\n')}\n}`;
};

export const SET_QUANTITIES = `mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id }
    userErrors { code field message }
  }
}`;

/** `limit: null`: exactly, however many. */
export const COUNT = `query Count {
  productVariantsCount(limit: null) { count }
}`;

/**
 * Everything that a pass reads, for Shopify to run by itself: no variables and no page sizes, at most five connections
 * and two levels of them. Levels at all locations, since a bulk query can't be given which.
 */
export const BULK_ITEMS = `query BulkItems {
  inventoryItems {
    edges { node {
      id sku tracked duplicateSkuCount
      variants { edges { node { id barcode title product { id title hasOnlyDefaultVariant } } } }
      inventoryLevels(includeInactive: true) {
        edges { node { id isActive location { id } quantities(names: ["available"]) { name quantity } } }
      }
    } }
  }
}`;

/** Not grouped: grouping makes time-outs likelier, and children name their parents anyway. */
export const BULK_RUN = `mutation BulkRun($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id }
    userErrors { code message }
  }
}`;

export const BULK = `query Bulk($id: ID!) {
  bulkOperation(id: $id) { status objectCount url }
}`;

export const BULK_CANCEL = `mutation BulkCancel($id: ID!) {
  bulkOperationCancel(id: $id) { userErrors { message } }
}`;

/** `available`: the figure that an inactive level kept; left out where there never was one. */
export const ACTIVATE = `mutation Activate($item: ID!, $location: ID!, $available: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $location, available: $available) @idempotent(key: $key) {
    inventoryLevel { isActive }
    userErrors { message }
  }
}`;
