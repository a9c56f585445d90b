import { ok, type Result } from '../../model/channel-error.ts';
import { isFigure } from '../../model/count.ts';
import type { Level } from '../channel.ts';
import type { Api } from './api.ts';
import { anyOf } from './criteria.ts';
import type { Place } from './places.ts';
import { type Known, readSalable, readStockItem, type Salable } from './salable.ts';
import { SourceItem } from './schema.ts';

/** What is known of one product at one place. */
export interface Figure {
  /** Its figure, or why there is none. */
  level: Pick<Level, 'quantity' | 'absent' | 'own'>;
  /** The source's own row; null: not assigned to it, or not a whole number. */
  row: { quantity: number; status: 0 | 1 } | null;
  /** What the stock says; null where the figure doesn't come from there. */
  salable: Salable | null;
}

export const figureKey = (id: number, remoteLocation: string): string => `${id}\n${remoteLocation}`;

const MISSING: Figure = { level: { quantity: null, absent: 'missing' }, row: null, salable: null };

/** Fresh figures, one for every pair of product and place. */
export async function readFigures(
  api: Api,
  products: readonly Known[],
  places: readonly Place[],
): Promise<Result<ReadonlyMap<string, Figure>>> {
  const found = new Map<string, Figure>();
  if (products.length === 0 || places.length === 0) return ok(found);
  // At once, so that rows and what can be sold of them are of about the same moment.
  const [rows, salable] = await Promise.all([readRows(api, products, places), readStocks(api, products, places)]);
  if (!rows.ok) return rows;
  if (!salable.ok) return salable;
  const counted = await readCounted(api, products, [...salable.value.values()]);
  if (!counted.ok) return counted;
  for (const product of products) {
    for (const place of places) {
      const row = rows.value.get(rowKey(product.sku, place.source));
      const said = place.stock ? salable.value.get(place.stock.id)?.get(product.id) : undefined;
      const figure = counted.value.get(product.id) ?? figureAt(place, row, said);
      found.set(figureKey(product.id, place.remoteId), figure);
    }
  }
  return ok(found);
}

/**
 * A row marked out of stock that has units is one that the merchant took off sale: its units are kept out, and never
 * overwritten. One at 0 is what Magento itself makes of the last unit's shipment. A source that is switched off is out of
 * its stock's sum with all it has: that isn't 0 either.
 */
function figureAt(place: Place, item: SourceItem | undefined, said: Salable | undefined): Figure {
  if (!item) return MISSING;
  const { quantity, status } = item;
  if (!isFigure(quantity) || (status !== 0 && status !== 1)) return without('malformed');
  const row = { quantity, status } as const;
  if (!place.active || (status === 0 && quantity > 0)) return { ...without('inactive'), row };
  if (!place.salable) return { level: { quantity, own: quantity }, row, salable: null };
  if (!said || !isFigure(said.quantity)) return { ...without('malformed'), row };
  // Of a row that is out of stock nothing is in the stock's sum.
  const figure = said.quantity + (status === 0 ? quantity : 0);
  return { level: { quantity: figure, own: quantity }, row, salable: said };
}

const without = (absent: NonNullable<Level['absent']>): Figure => ({
  level: { quantity: null, absent },
  row: null,
  salable: null,
});

/** Sources that are asked for by their names, in one list. */
const MOST_NAMED = 20;

/** The sources' rows of these SKUs; Magento takes SKUs for the same whatever their case. */
async function readRows(
  api: Api,
  products: readonly Known[],
  places: readonly Place[],
): Promise<Result<ReadonlyMap<string, SourceItem>>> {
  const rows = new Map<string, SourceItem>();
  // A shop with very many stores is read with all of them: their names wouldn't fit into an address.
  const sources =
    places.length > MOST_NAMED ? [] : anyOf('source_code', [...new Set(places.map(({ source }) => source))]);
  for (const skus of anyOf(
    'sku',
    products.map(({ sku }) => sku),
  )) {
    const read = await api.all('inventory/source-items', SourceItem, {
      groups: [skus, ...sources],
      sort: 'source_item_id',
      fields: 'sku,source_code,quantity,status',
    });
    if (!read.ok) return read;
    for (const item of read.value.items) rows.set(rowKey(item.sku, item.source_code), item);
  }
  return ok(rows);
}

const rowKey = (sku: string, source: string): string => `${sku.toLowerCase()}\n${source}`;

/** What each of these places' stocks can sell. */
async function readStocks(
  api: Api,
  products: readonly Known[],
  places: readonly Place[],
): Promise<Result<ReadonlyMap<number, ReadonlyMap<number, Salable>>>> {
  const found = new Map<number, ReadonlyMap<number, Salable>>();
  for (const { stock } of places) {
    if (!stock || found.has(stock.id)) continue;
    const read = await readSalable(api, stock, products);
    if (!read.ok) return read;
    found.set(stock.id, read.value);
  }
  return ok(found);
}

/**
 * Those that have no figure because their stock isn't counted. Only where a stock says 0 and yet can sell it: that is
 * so of what isn't counted, and of what may be ordered beyond its stock.
 */
async function readCounted(
  api: Api,
  products: readonly Known[],
  stocks: readonly ReadonlyMap<number, Salable>[],
): Promise<Result<ReadonlyMap<number, Figure>>> {
  const found = new Map<number, Figure>();
  for (const { id, sku } of products) {
    if (!stocks.some((stock) => isDoubtful(stock.get(id)))) continue;
    const item = await readStockItem(api, sku);
    if (!item.ok) return item;
    if (item.value === null) found.set(id, without('malformed'));
    else if (!item.value.manage_stock) found.set(id, without('untracked'));
  }
  return ok(found);
}

const isDoubtful = (said: Salable | undefined): boolean => said?.salable === true && said.quantity === 0;
