import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId, Sku } from '../../model/ids.ts';
import type { Level, RemoteItem, RemoteProduct } from '../channel.ts';
import type { Api } from './api.ts';
import { type Figure, readFigures } from './figures.ts';
import { type Place, readPlaces } from './places.ts';
import {
  isConfigurable,
  isCounted,
  mayBeVariant,
  type Parent,
  readById,
  readParents,
  readVariants,
  readWithSku,
} from './products.ts';
import { levelOf, remoteItem } from './remote-item.ts';
import type { Known } from './salable.ts';
import type { Product } from './schema.ts';

/** What is read of the shop for some products: their figures, by {@link figureKey}. */
export async function figuresOf(
  api: Api,
  products: readonly Product[],
  remoteLocations: readonly string[],
  known?: readonly Place[],
): Promise<Result<ReadonlyMap<string, Figure>>> {
  if (remoteLocations.length === 0) return ok(new Map());
  const places = known ? ok(known) : await readPlaces(api);
  if (!places.ok) return places;
  const asked = places.value.filter(({ remoteId }) => remoteLocations.includes(remoteId));
  return readFigures(api, products.flatMap(knownOf), asked);
}

/** Without a SKU a product has no stock: Magento keeps that by SKU. */
const knownOf = ({ id, sku }: Product): Known[] => (sku ? [{ id, sku }] : []);

/** The product of an admin page and all that is sold of it. A variant has a page of its own, which shows just that. */
export async function readProduct(
  api: Api,
  product: string,
  remoteLocations: readonly string[],
): Promise<Result<RemoteProduct>> {
  const found = await readById(api, [product]);
  if (!found.ok) return found;
  const [own] = found.value;
  if (!own) return fail({ kind: 'not-found', detail: 'no such product' });
  if (!isConfigurable(own)) {
    const items = await asItems(api, [own].filter(isCounted), remoteLocations);
    return items.ok ? ok({ product, title: own.name ?? '', items: items.value }) : items;
  }
  const variants = await readVariants(api, own.id);
  if (!variants.ok) return variants;
  const figures = await figuresOf(api, variants.value, remoteLocations);
  if (!figures.ok) return figures;
  const parent = { id: own.id, name: own.name ?? '' };
  const items = variants.value.filter(isCounted);
  return ok({
    product,
    title: parent.name,
    items: items.map((one) => remoteItem(one, parent, figures.value, remoteLocations)),
  });
}

export async function readBySku(
  api: Api,
  skus: readonly Sku[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const found = await readWithSku(api, skus);
  return found.ok ? asItems(api, found.value.filter(isCounted), remoteLocations) : found;
}

/** Products with their figures, and variants with their products' titles. */
async function asItems(
  api: Api,
  products: readonly Product[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const parents = await parentsOf(api, products);
  if (!parents.ok) return parents;
  const figures = await figuresOf(api, products, remoteLocations);
  if (!figures.ok) return figures;
  return ok(
    products.map((one) => remoteItem(one, parents.value.get(`${one.id}`) ?? null, figures.value, remoteLocations)),
  );
}

export async function parentsOf(api: Api, products: readonly Product[]): Promise<Result<ReadonlyMap<ItemId, Parent>>> {
  return products.some(mayBeVariant) ? readParents(api) : ok(new Map());
}

/** Fresh figures, one for every pair of item and location. A row whose product is gone is no figure. */
export async function readLevels(
  api: Api,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
): Promise<Result<readonly Level[]>> {
  const products = await readById(api, items);
  if (!products.ok) return products;
  const figures = await figuresOf(api, products.value, remoteLocations);
  if (!figures.ok) return figures;
  return ok(
    items.flatMap((item) =>
      remoteLocations.map((remoteLocation) => levelOf(item, Number(item), remoteLocation, figures.value)),
    ),
  );
}
