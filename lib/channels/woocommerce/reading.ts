import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId, Sku } from '../../model/ids.ts';
import type { Level, RemoteItem, RemoteProduct } from '../channel.ts';
import { type Api, type ListOf, type Params, PER_PAGE } from './api.ts';
import { type ItemRef, itemId, itemRef } from './item-id.ts';
import { MARKER, writerOf } from './marker.ts';
import { figureOf, isVariable, levelsOf, missing, POST_FIELDS, productItem, variationItem } from './remote-item.ts';
import { Parents, type Post, Posts } from './schema.ts';

/** The order in which nothing is skipped when products are added while pages are read. */
export const BY_ID = { orderby: 'id', order: 'asc', _fields: POST_FIELDS } as const;

/** The product of an admin page and all that is sold of it. */
export async function readProduct(
  api: Api,
  product: string,
  remoteLocations: readonly string[],
): Promise<Result<RemoteProduct>> {
  const ref = itemRef(product);
  if (!ref || ref.variation !== null) return fail({ kind: 'not-found', detail: 'not a product id' });
  const found = await api.listAll('products', Posts, { ...BY_ID, include: ref.product });
  if (!found.ok) return found;
  const post = found.value.items.find((one) => one.id === ref.product);
  if (!post) return fail({ kind: 'not-found', detail: 'no such product' });
  const variations = isVariable(post.type)
    ? await api.listAll(`products/${post.id}/variations`, Posts, BY_ID)
    : ok({ items: [] as readonly Post[] });
  if (!variations.ok) return variations;
  const own = productItem(post, remoteLocations);
  const parent = { id: post.id, name: post.name ?? '', sku: post.sku };
  const others = variations.value.items.flatMap((one) => variationItem(one, parent, remoteLocations) ?? []);
  const title = own?.title ?? others[0]?.title ?? post.name ?? '';
  return ok({ product: `${post.id}`, title, items: own ? [own, ...others] : others });
}

/** Everything with exactly one of these SKUs. The shop itself doesn't look at case, so it gives more than that. */
export async function readBySku(
  api: Api,
  skus: readonly Sku[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const wanted = new Set(skus);
  const found = new Map<number, Post>();
  for (const sku of skuLists([...wanted])) {
    const page = await api.listAll('products', Posts, { ...BY_ID, sku });
    if (!page.ok) return page;
    for (const post of page.value.items) if (wanted.has(post.sku)) found.set(post.id, post);
  }
  const posts = [...found.values()];
  const variations = await asItems(
    api,
    posts.filter((post) => post.type === 'variation'),
    remoteLocations,
  );
  if (!variations.ok) return variations;
  const products = posts.filter((post) => post.type !== 'variation');
  return ok([...products.flatMap((post) => productItem(post, remoteLocations) ?? []), ...variations.value]);
}

/** Variations from any list as items, with their products' titles. */
export async function asItems(
  api: Api,
  variations: readonly Post[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const ids = [...new Set(variations.flatMap((one) => one.parent_id ?? []))];
  const parents = new Map<number, { id: number; name: string; sku: string }>();
  for (const include of chunks(ids)) {
    const page = await api.listAll('products', Parents, { include: include.join(','), _fields: 'id,name,sku' });
    if (!page.ok) return page;
    for (const parent of page.value.items) parents.set(parent.id, parent);
  }
  return ok(
    variations.flatMap((one) => {
      // Without its product, in the bin for instance, a variation isn't for sale.
      const parent = parents.get(one.parent_id ?? 0);
      return parent ? (variationItem(one, parent, remoteLocations) ?? []) : [];
    }),
  );
}

/** With the marker, and no other meta data where the shop can leave it out: page builders keep whole pages in there. */
const WITH_MARKER = { _fields: `${POST_FIELDS},meta_data`, include_meta: MARKER } as const;

/** Fresh figures, one for every pair of item and location. */
export async function readLevels(
  api: Api,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
): Promise<Result<readonly Level[]>> {
  const refs = items.flatMap((item) => itemRef(item) ?? []);
  const posts = await readPosts(api, refs, Posts, WITH_MARKER);
  if (!posts.ok) return posts;
  return ok(
    items.flatMap((item) => {
      const post = posts.value.get(item);
      const writer = writerOf(post?.meta_data);
      if (post) return levelsOf(item, { ...figureOf(post), ...(writer !== undefined && { writer }) }, remoteLocations);
      return remoteLocations.map((remoteLocation) => missing(item, remoteLocation));
    }),
  );
}

/** What the shop has of these items, by item id; those that it doesn't have aren't in it. */
export async function readPosts<T extends { id: number }>(
  api: Api,
  refs: readonly ItemRef[],
  schema: ListOf<T>,
  params: Params,
): Promise<Result<ReadonlyMap<ItemId, T>>> {
  const found = new Map<ItemId, T>();
  const products = [...new Set(refs.filter((ref) => ref.variation === null).map((ref) => ref.product))];
  for (const include of chunks(products)) {
    const page = await api.listAll('products', schema, { ...params, include: include.join(',') });
    if (!page.ok) return page;
    for (const post of page.value.items) found.set(itemId(post.id, null), post);
  }
  const variations = refs.flatMap((ref) => ref.variation ?? []);
  const flat = await readFlat(api, variations, schema, params);
  if (flat && !flat.ok) return flat;
  const parentOf = new Map(refs.map((ref) => [ref.variation, ref.product]));
  for (const post of flat?.value ?? []) found.set(itemId(parentOf.get(post.id) ?? 0, post.id), post);
  if (flat) return ok(found);
  for (const [parent, ids] of byParent(refs)) {
    for (const include of chunks(ids)) {
      const path = `products/${parent}/variations`;
      const page = await api.listAll(path, schema, { ...params, include: include.join(',') });
      if (!page.ok && !gone(page.error)) return page;
      for (const post of page.ok ? page.value.items : []) found.set(itemId(parent, post.id), post);
    }
  }
  return ok(found);
}

/** The variations from the list of all; null where the shop has no such list or doesn't filter it. */
async function readFlat<T extends { id: number }>(
  api: Api,
  ids: readonly number[],
  schema: ListOf<T>,
  params: Params,
): Promise<Result<readonly T[]> | null> {
  const posts: T[] = [];
  for (const include of chunks([...new Set(ids)])) {
    const page = await api.list('variations', schema, { ...params, include: include.join(',') });
    if (!page.ok) return isNoRoute(page.error) ? null : page;
    if (page.value.pages > 1 || page.value.items.some((post) => !include.includes(post.id))) return null;
    posts.push(...page.value.items);
  }
  return ok(posts);
}

/** A product that was deleted takes its variations with it; a route that isn't there is another matter. */
const gone = (error: ChannelError): boolean => error.kind === 'not-found' && !isNoRoute(error);

export const isNoRoute = (error: ChannelError): boolean =>
  error.kind === 'not-found' && error.detail.endsWith('rest_no_route');

function byParent(refs: readonly ItemRef[]): ReadonlyMap<number, number[]> {
  const parents = new Map<number, number[]>();
  for (const { product, variation } of refs) {
    if (variation === null) continue;
    const list = parents.get(product) ?? [];
    if (!list.includes(variation)) list.push(variation);
    parents.set(product, list);
  }
  return parents;
}

/**
 * SKUs as values of `sku=`, which is a list: one with a comma goes alone, since the shop then tries it whole too. An
 * empty one would mean no filter at all. Short enough for an address.
 */
function skuLists(skus: readonly Sku[]): string[] {
  const lists: string[] = [];
  let list: string[] = [];
  const flush = () => {
    if (list.length > 0) lists.push(list.join(','));
    list = [];
  };
  for (const sku of skus.filter((one) => one.trim() !== '')) {
    if (sku.includes(',')) {
      lists.push(sku);
      continue;
    }
    if (list.length >= 50 || encodeURIComponent([...list, sku].join(',')).length > 1500) flush();
    list.push(sku);
  }
  flush();
  return lists;
}

function chunks(ids: readonly number[]): (readonly number[])[] {
  return Array.from({ length: Math.ceil(ids.length / PER_PAGE) }, (_, index) =>
    ids.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
  );
}
