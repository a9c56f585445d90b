import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId, Sku } from '../../model/ids.ts';
import type { ItemPage, Level, RemoteItem, RemoteLocation, RemoteProduct } from '../channel.ts';
import { LOCATIONS, PAGE, PRODUCT, PRODUCT_OF_VARIANT, STOCK, VARIANTS } from './documents.ts';
import { BY_ID, chunks, everyPage } from './paging.ts';
import { gone, isTracked, levelsOf, remoteItem } from './remote-item.ts';
import { LocationsReply, ProductOfVariantReply, ProductReply, StockReply, VariantsReply } from './schema.ts';
import type { StockApi } from './stock-api.ts';
import { variantOf } from './variant-ref.ts';

/** A location has no switch in the shop: it is there or it isn't. */
export async function readLocations(api: StockApi): Promise<Result<readonly RemoteLocation[]>> {
  const all = await everyPage(async (skip) => {
    const reply = await api.ask(LOCATIONS, { options: { ...BY_ID, skip, take: PAGE } }, LocationsReply);
    return reply.ok ? ok(reply.value.data.stockLocations) : reply;
  });
  return all.ok ? ok(all.value.map(({ id, name }) => ({ remoteId: id, name, active: true }))) : all;
}

export async function readProduct(
  api: StockApi,
  product: string,
  places: readonly string[],
): Promise<Result<RemoteProduct>> {
  const id = await productId(api, product);
  if (!id.ok) return id;
  let title = '';
  const items = await everyPage<RemoteItem>(async (skip) => {
    const reply = await api.askStock(PRODUCT, { id: id.value, options: { ...BY_ID, skip, take: PAGE } }, ProductReply);
    if (!reply.ok) return reply;
    const { counting, data } = reply.value;
    const { product: found } = data;
    if (!found) return fail({ kind: 'not-found', detail: 'no such product' });
    title = found.name;
    const { items: variants, totalItems } = found.variantList;
    return ok({ totalItems, items: variants.map((one) => remoteItem(one, counting.byDefault, places)) });
  });
  if (!items.ok) return items;
  const placed = await withPlaces(api, items.value);
  return placed.ok ? ok({ product: id.value, title, items: placed.value }) : placed;
}

async function productId(api: StockApi, product: string): Promise<Result<string>> {
  const variant = variantOf(product);
  if (variant === null) return ok(product);
  const reply = await api.ask(PRODUCT_OF_VARIANT, { id: variant }, ProductOfVariantReply);
  if (!reply.ok) return reply;
  const found = reply.value.data.productVariant;
  return found ? ok(found.product.id) : fail({ kind: 'not-found', detail: 'no such variant' });
}

/** `{skip}:{total when the page before was read}` */
export async function readItems(
  api: StockApi,
  cursor: string | null,
  places: readonly string[],
): Promise<Result<ItemPage>> {
  const match = /^(\d+):(\d+)$/.exec(cursor ?? '0:0');
  if (!match) return fail({ kind: 'malformed', detail: 'not a cursor of this channel' });
  const [skip, before] = [Number(match[1]), Number(match[2])];
  const page = await variantsBy(api, {}, skip, places);
  if (!page.ok) return page;
  const { items, totalItems: total } = page.value;
  const placed = await withPlaces(api, items);
  if (!placed.ok) return placed;
  // If the list grew shorter, what came after the deleted ones moved up: as many are read again.
  const next = skip + items.length - Math.max(0, before - total);
  if (items.length === 0 && next < total) return fail({ kind: 'malformed', detail: 'a page without entries' });
  return ok({ items: placed.value, next: next < total ? `${Math.max(0, next)}:${total}` : null });
}

/** Some databases don't look at case, so what the shop finds is compared with the SKU itself. */
export async function readBySku(
  api: StockApi,
  skus: readonly Sku[],
  places: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const wanted = new Set(skus.filter((sku) => sku !== ''));
  const found = await readBy(api, 'sku', [...wanted], places);
  return found.ok ? ok(found.value.filter(({ sku }) => sku !== null && wanted.has(sku))) : found;
}

/** Items by id or SKU, with their levels. Those that are gone aren't in the result. */
export async function readBy(
  api: StockApi,
  field: 'id' | 'sku',
  values: readonly string[],
  places: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const found = new Map<ItemId, RemoteItem>();
  for (const some of chunks(values, PAGE)) {
    const all = await everyPage((skip) => variantsBy(api, { filter: { [field]: { in: some } } }, skip, places));
    if (!all.ok) return all;
    for (const item of all.value) found.set(item.item, item);
  }
  return withPlaces(api, [...found.values()]);
}

export async function readLevels(
  api: StockApi,
  items: readonly ItemId[],
  places: readonly string[],
): Promise<Result<readonly Level[]>> {
  const found = new Map<ItemId, readonly Level[]>();
  for (const some of chunks([...new Set(items)], PAGE)) {
    const reply = await api.askStock(STOCK, { options: { filter: { id: { in: some } }, take: PAGE } }, StockReply);
    if (!reply.ok) return reply;
    const { counting, data } = reply.value;
    for (const variant of data.productVariants.items) {
      found.set(variant.id, levelsOf(variant, isTracked(variant, counting.byDefault), places));
    }
  }
  return withoutLost(
    api,
    items.flatMap((item) => found.get(item) ?? gone(item, places)),
  );
}

async function variantsBy(api: StockApi, options: object, skip: number, places: readonly string[]) {
  const reply = await api.askStock(VARIANTS, { options: { ...BY_ID, ...options, skip, take: PAGE } }, VariantsReply);
  if (!reply.ok) return reply;
  const { counting, data } = reply.value;
  const items = data.productVariants.items.map((one) => remoteItem(one, counting.byDefault, places));
  return ok({ items, totalItems: data.productVariants.totalItems });
}

async function withPlaces(api: StockApi, items: readonly RemoteItem[]): Promise<Result<readonly RemoteItem[]>> {
  const levels = await withoutLost(
    api,
    items.flatMap((item) => item.levels),
  );
  if (!levels.ok) return levels;
  return ok(items.map((each) => ({ ...each, levels: levels.value.filter(({ item }) => item === each.item) })));
}

/** Nothing is stocked at a location that the shop doesn't have: only then is it asked which it has. */
async function withoutLost(api: StockApi, levels: readonly Level[]): Promise<Result<readonly Level[]>> {
  if (!levels.some(({ absent }) => absent === 'inactive')) return ok(levels);
  const known = await readLocations(api);
  if (!known.ok) return known;
  const places = new Set(known.value.map(({ remoteId }) => remoteId));
  return ok(
    levels.map((level) =>
      level.absent === 'inactive' && !places.has(level.remoteLocation) ? { ...level, absent: 'missing' } : level,
    ),
  );
}
