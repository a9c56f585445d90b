import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId, Sku } from '../../model/ids.ts';
import type { ItemPage, Level, RemoteItem, RemoteLocation, RemoteProduct } from '../channel.ts';
import type { ShopifyApi } from './api.ts';
import { productGid } from './ids.ts';
import { chunks, everyPage, nextCursor } from './paging.ts';
import * as queries from './queries.ts';
import { gone, remoteItem, remoteItems, remoteLevels } from './remote-item.ts';
import { ItemsReply, LevelsReply, LocationsReply, ProductPageReply, VariantsReply } from './schema.ts';

/** SKUs in one search; a query is sent as text, and each SKU may be long. */
const SKUS_A_SEARCH = 40;

export async function readLocations(api: ShopifyApi): Promise<Result<readonly RemoteLocation[]>> {
  const found: RemoteLocation[] = [];
  const read = await everyPage(async (after) => {
    const reply = await api.query(queries.LOCATIONS, { after }, LocationsReply);
    if (!reply.ok) return reply;
    const { nodes, pageInfo } = reply.value.data.locations;
    found.push(...nodes.map(({ id, name, isActive }) => ({ remoteId: id, name, active: isActive })));
    return nextCursor(pageInfo);
  });
  return read.ok ? ok(found) : read;
}

export async function readProduct(
  api: ShopifyApi,
  product: string,
  locations: readonly string[],
): Promise<Result<RemoteProduct>> {
  const [first, rest] = splitLocations(locations);
  const document = queries.product(first.length);
  const found: RemoteItem[] = [];
  let title = '';
  const read = await everyPage(async (after) => {
    const variables = { id: productGid(product), after, ...queries.levelVariables(first) };
    const reply = await api.query(document, variables, ProductPageReply);
    if (!reply.ok) return reply;
    const page = reply.value.data.product;
    if (!page) return fail({ kind: 'not-found', detail: 'no such product' });
    const items = remoteItems(page.variants.nodes, first);
    if (!items.ok) return items;
    title = page.title;
    found.push(...items.value);
    return nextCursor(page.variants.pageInfo);
  });
  if (!read.ok) return read;
  const complete = await withLevels(api, found, rest);
  return complete.ok ? ok({ product, title, items: complete.value }) : complete;
}

/** One page of all variants, or of those that a search finds. */
export async function readVariants(
  api: ShopifyApi,
  query: string | null,
  cursor: string | null,
  locations: readonly string[],
): Promise<Result<ItemPage>> {
  const [first, rest] = splitLocations(locations);
  const variables = { query, after: cursor, ...queries.levelVariables(first) };
  const reply = await api.query(queries.variants(first.length), variables, VariantsReply);
  if (!reply.ok) return reply;
  const { nodes, pageInfo } = reply.value.data.productVariants;
  const next = nextCursor(pageInfo);
  if (!next.ok) return next;
  const items = remoteItems(nodes, first);
  if (!items.ok) return items;
  const complete = await withLevels(api, items.value, rest);
  if (!complete.ok) return complete;
  return ok({ items: complete.value, next: next.value });
}

/** Shopify's search matches words, so what it finds is compared with the SKU itself: it is never an equality. */
export async function readBySku(
  api: ShopifyApi,
  skus: readonly Sku[],
  locations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const wanted = new Set(skus.filter((sku) => sku !== ''));
  const found = new Map<ItemId, RemoteItem>();
  for (const some of chunks([...wanted], SKUS_A_SEARCH)) {
    const query = some.map((sku) => `sku:'${sku.replace(/[\\'"]/g, '\\$&')}'`).join(' OR ');
    const read = await everyPage(async (cursor) => {
      const page = await readVariants(api, query, cursor, locations);
      if (!page.ok) return page;
      for (const item of page.value.items) if (item.sku !== null && wanted.has(item.sku)) found.set(item.item, item);
      return ok(page.value.next);
    });
    if (!read.ok) return read;
  }
  return ok([...found.values()]);
}

export async function readLevels(
  api: ShopifyApi,
  items: readonly ItemId[],
  locations: readonly string[],
): Promise<Result<readonly Level[]>> {
  const found: Level[] = [];
  const ids = [...new Set(items)];
  for (const places of chunks(locations, queries.MAX_LOCATIONS)) {
    const document = queries.levels(places.length);
    for (const some of chunks(ids, queries.levelPage(places.length))) {
      const reply = await api.query(document, { ids: some, ...queries.levelVariables(places) }, LevelsReply);
      if (!reply.ok) return reply;
      const { nodes } = reply.value.data;
      for (const [index, id] of some.entries()) {
        const node = nodes[index];
        if (node === undefined || (node !== null && node.id !== id)) {
          return fail({ kind: 'malformed', detail: 'items in another order than asked for' });
        }
        const levels = node === null ? ok(gone(id, places)) : remoteLevels(node, places);
        if (!levels.ok) return levels;
        found.push(...levels.value);
      }
    }
  }
  return ok(found);
}

/** Items by id, with what is needed to match and show them. Those that are gone aren't in the result. */
export async function readItems(
  api: ShopifyApi,
  ids: readonly ItemId[],
  locations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const [first, rest] = splitLocations(locations);
  const found: RemoteItem[] = [];
  for (const some of chunks(ids, queries.itemPage(first.length))) {
    const variables = { ids: some, ...queries.levelVariables(first) };
    const reply = await api.query(queries.items(first.length), variables, ItemsReply);
    if (!reply.ok) return reply;
    for (const node of reply.value.data.nodes) {
      const variant = node?.variants?.nodes[0];
      if (!node || !variant) continue;
      const item = remoteItem({ sku: node.sku, ...variant }, node, first);
      if (!item.ok) return item;
      found.push(item.value);
    }
  }
  return withLevels(api, found, rest);
}

/** Adds the levels at the locations that didn't fit into the first query. */
async function withLevels(
  api: ShopifyApi,
  items: readonly RemoteItem[],
  locations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  if (locations.length === 0 || items.length === 0) return ok(items);
  const ids = items.map(({ item }) => item);
  const more = await readLevels(api, ids, locations);
  if (!more.ok) return more;
  return ok(
    items.map((each) => ({
      ...each,
      levels: [...each.levels, ...more.value.filter(({ item }) => item === each.item)],
    })),
  );
}

const splitLocations = (locations: readonly string[]): [readonly string[], readonly string[]] => [
  locations.slice(0, queries.MAX_LOCATIONS),
  locations.slice(queries.MAX_LOCATIONS),
];
