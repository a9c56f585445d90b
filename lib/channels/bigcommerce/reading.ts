import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId, Sku } from '../../model/ids.ts';
import type { ItemPage, Level, RemoteItem, RemoteLocation, RemoteProduct } from '../channel.ts';
import { type Api, chunks } from './api.ts';
import { productsAfter, productsWithSkus, readProducts } from './catalogue.ts';
import { itemRef } from './item-id.ts';
import { Locations } from './schema.ts';
import { arranged, levelsOf, type Rowed, readRows } from './stock.ts';
import { type Unit, unitsOf } from './units.ts';

const LOCATIONS = 'v3/inventory/locations';
const LOCATIONS_PAGE = 250;

export async function readLocations(api: Api): Promise<Result<readonly RemoteLocation[]>> {
  const page = await api.listAll(LOCATIONS, Locations, { limit: LOCATIONS_PAGE });
  if (!page.ok) return page;
  return ok(page.value.entries.map(({ id, label, enabled }) => ({ remoteId: `${id}`, name: label, active: enabled })));
}

/** Ids of those of these locations whose stock another system keeps: BigCommerce lets nobody else change it. */
export async function readExternal(api: Api, remoteLocations: readonly string[]): Promise<Result<ReadonlySet<string>>> {
  const ids = [...new Set(remoteLocations)].filter((place) => /^\d+$/.test(place));
  const external = new Set<string>();
  for (const some of chunks(ids, LOCATIONS_PAGE)) {
    const filter = { 'location_id:in': some.join(','), limit: LOCATIONS_PAGE };
    const page = await api.listAll(LOCATIONS, Locations, filter);
    if (!page.ok) return page;
    for (const { id, managed_by_external_source: managed } of page.value.entries) if (managed) external.add(`${id}`);
  }
  return ok(external);
}

/** The product of an admin page and all that is sold of it. */
export async function readProduct(
  api: Api,
  product: string,
  remoteLocations: readonly string[],
): Promise<Result<RemoteProduct>> {
  const ref = itemRef(product);
  if (!ref || ref.variant !== null) return fail({ kind: 'not-found', detail: 'not a product id' });
  const found = await readProducts(api, [ref.product]);
  if (!found.ok) return found;
  const [first] = found.value;
  if (!first) return fail({ kind: 'not-found', detail: 'no such product' });
  const items = await asItems(api, unitsOf(first), remoteLocations);
  return items.ok ? ok({ product, title: first.name, items: items.value }) : items;
}

/** Everything with exactly one of these SKUs; what the shop itself takes for the same is looked at again here. */
export async function readBySku(
  api: Api,
  skus: readonly Sku[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const wanted = new Set(skus);
  const ids = await productsWithSkus(api, [...wanted]);
  if (!ids.ok) return ids;
  const products = await readProducts(api, ids.value);
  if (!products.ok) return products;
  const units = products.value.flatMap(unitsOf).filter(({ sku }) => sku !== null && wanted.has(sku));
  return asItems(api, units, remoteLocations);
}

/** One page of the pass over everything; the cursor is the last product's id. */
export async function readItems(
  api: Api,
  cursor: string | null,
  remoteLocations: readonly string[],
): Promise<Result<ItemPage>> {
  const after = cursor ?? '0';
  if (!/^\d{1,15}$/.test(after)) return fail({ kind: 'malformed', detail: 'not a cursor of this channel' });
  const page = await productsAfter(api, Number(after));
  if (!page.ok) return page;
  const last = Math.max(Number(after), ...page.value.entries.map(({ id }) => id));
  const more = page.value.pages > 1;
  if (more && `${last}` === after) return fail({ kind: 'malformed', detail: 'the same page again' });
  const items = await asItems(api, page.value.entries.flatMap(unitsOf), remoteLocations);
  return items.ok ? ok({ items: items.value, next: more ? `${last}` : null }) : items;
}

/** Fresh figures, one for every pair of item and location. */
export async function readLevels(
  api: Api,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
): Promise<Result<readonly Level[]>> {
  const read = await readUnits(api, items, remoteLocations);
  if (!read.ok) return read;
  const { units, rows } = read.value;
  return ok(
    items.flatMap((item): Level[] => {
      const unit = units.get(item);
      if (unit) return levelsOf(unit, rows, remoteLocations);
      return remoteLocations.map((remoteLocation) => ({ item, remoteLocation, quantity: null, absent: 'missing' }));
    }),
  );
}

/** What the shop has of these items now: how each is tracked, and its stock. Those that are gone aren't in it. */
export async function readUnits(
  api: Api,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
): Promise<Result<{ units: ReadonlyMap<ItemId, Unit>; rows: Rowed }>> {
  const products = await readProducts(
    api,
    items.flatMap((item) => itemRef(item)?.product ?? []),
  );
  if (!products.ok) return products;
  const wanted = new Set(items);
  const units = products.value.flatMap(unitsOf).filter(({ item }) => wanted.has(item));
  const rows = await readRows(api, units, remoteLocations);
  if (!rows.ok) return rows;
  return ok({ units: new Map(units.map((unit) => [unit.item, unit])), rows: arranged(rows.value) });
}

async function asItems(
  api: Api,
  units: readonly Unit[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const rows = await readRows(api, units, remoteLocations);
  if (!rows.ok) return rows;
  const arrangedRows = arranged(rows.value);
  return ok(units.map((unit) => remoteItem(unit, arrangedRows, remoteLocations)));
}

export function remoteItem(unit: Unit, rows: Rowed, remoteLocations: readonly string[]): RemoteItem {
  const { item, product, sku, variant, tracked } = unit;
  return {
    item,
    product: `${product.id}`,
    sku,
    title: product.name,
    variant,
    tracked,
    levels: levelsOf(unit, rows, remoteLocations),
  };
}
