import { ok, type Result } from '../../model/channel-error.ts';
import { isFigure } from '../../model/count.ts';
import type { Level } from '../channel.ts';
import { type Api, chunks } from './api.ts';
import { type Row, Rows } from './schema.ts';
import type { Unit } from './units.ts';

/** Most items on a page of stock. */
export const STOCK_PAGE = 1_000;
const IDS_IN_ONE_ADDRESS = 150;
const PLACES_IN_ONE_ADDRESS = 100;

const PATH = 'v3/inventory/items';

/** The stock of these units, as the shop's rows have it. */
export async function readRows(
  api: Api,
  units: readonly Unit[],
  remoteLocations: readonly string[],
): Promise<Result<readonly Row[]>> {
  const counted = units.filter(({ tracked }) => tracked);
  const places = remoteLocations.filter((place) => /^\d+$/.test(place));
  if (counted.length === 0 || places.length === 0) return ok([]);
  // More than fit into an address are read with all the others.
  const here = places.length <= PLACES_IN_ONE_ADDRESS ? { 'location_id:in': places.join(',') } : {};
  const rows: Row[] = [];
  for (const by of ['product_id', 'variant_id'] as const) {
    const ids = counted.flatMap(({ identity }) => (identity.by === by ? identity.id : []));
    for (const some of chunks([...new Set(ids)], IDS_IN_ONE_ADDRESS)) {
      const filter = { [`${by}:in`]: some.join(','), ...here, limit: STOCK_PAGE };
      const page = await api.listAll(PATH, Rows, filter);
      if (!page.ok) return page;
      rows.push(...page.value.entries);
    }
  }
  return ok(rows);
}

/** All stock of the shop at all locations: a thousand items a call. */
export const readAllRows = (api: Api, mostPages: number) => api.listAll(PATH, Rows, { limit: STOCK_PAGE }, mostPages);

export type Rowed = Readonly<{ byVariant: ReadonlyMap<number, Row>; byProduct: ReadonlyMap<number, readonly Row[]> }>;

/** Rows by what they can be asked for. */
export function arranged(rows: readonly Row[]): Rowed {
  const byVariant = new Map<number, Row>();
  const byProduct = new Map<number, Row[]>();
  for (const row of rows) {
    const { variant_id: variant, product_id: product } = row.identity;
    if (variant != null) byVariant.set(variant, row);
    if (product != null) byProduct.set(product, [...(byProduct.get(product) ?? []), row]);
  }
  return { byVariant, byProduct };
}

/** A unit's own row. Several rows of a product that is tracked as a whole: the one of its base variant, or of none. */
export function rowOf({ identity, product }: Unit, rows: Rowed): Row | undefined {
  if (identity.by === 'variant_id') return rows.byVariant.get(identity.id);
  const own = rows.byProduct.get(identity.id) ?? [];
  const base = product.base_variant_id ?? null;
  return own.length === 1 ? own[0] : own.find((row) => (row.identity.variant_id ?? base) === base);
}

/** A figure, or why there is none: unknown is never 0. */
export function levelsOf(unit: Unit, rows: Rowed, remoteLocations: readonly string[]): Level[] {
  const row = unit.tracked ? rowOf(unit, rows) : undefined;
  return remoteLocations.map((remoteLocation): Level => {
    const { item } = unit;
    if (!unit.tracked) return { item, remoteLocation, quantity: null, absent: 'untracked' };
    const entry = row?.locations.find(({ location_id }) => `${location_id}` === remoteLocation);
    if (!entry) return { item, remoteLocation, quantity: null, absent: 'missing' };
    const { available_to_sell: available } = entry;
    return isFigure(available)
      ? { item, remoteLocation, quantity: available }
      : { item, remoteLocation, quantity: null, absent: 'malformed' };
  });
}

/** Units on hand there, of which the safety stock isn't for sale; null: no whole number is given. */
export function onHandOf(unit: Unit, rows: Rowed, remoteLocation: string): number | null {
  const entry = rowOf(unit, rows)?.locations.find(({ location_id }) => `${location_id}` === remoteLocation);
  return isFigure(entry?.total_inventory_onhand) ? entry.total_inventory_onhand : null;
}
