import { ok, type Result } from '../../model/channel-error.ts';
import { type Api, parse } from './api.ts';
import { anyOf, PAGE_SIZE } from './criteria.ts';
import type { SellingStock } from './places.ts';
import { NO_ROUTE } from './refusal.ts';
import { SalableRow, StockItem } from './schema.ts';

/** A product as the stock is asked for it. */
export interface Known {
  id: number;
  sku: string;
}

/** What a stock says of one product. `salable`: whether it can be bought at all, whatever its quantity. */
export interface Salable {
  quantity: unknown;
  salable: boolean;
}

/**
 * What a stock can still sell of each product, open orders taken off; a product that isn't assigned to it isn't in the
 * result. One call for many products, by their ids: a SKU in the path of an address is refused or signed wrongly by
 * many servers when it has a slash in it. Its `total_count` is wrong before 2.4.9, so it isn't looked at: what is
 * asked for fits on one page.
 *
 * Products whose stock isn't counted come with the quantity 0 and salable, exactly as one that may be backordered does.
 */
export async function readSalable(
  api: Api,
  stock: SellingStock,
  products: readonly Known[],
): Promise<Result<ReadonlyMap<number, Salable>>> {
  const bySku = new Map(products.map(({ id, sku }) => [sku, id]));
  const found = new Map<number, Salable>();
  const ids = products.map(({ id }) => `${id}`);
  for (const group of anyOf('entity_id', ids)) {
    const path = `inventory/export-stock-salable-qty/website/${encodeURIComponent(stock.websites[0] ?? '')}`;
    const page = await api.page(path, SalableRow, { groups: [group], pageSize: PAGE_SIZE, page: 1 });
    if (!page.ok) {
      const older = page.error.kind === 'not-found' && page.error.detail === NO_ROUTE;
      return older ? readOneByOne(api, stock.id, products) : page;
    }
    for (const { sku, qty, is_salable } of page.value.items) {
      const id = bySku.get(sku);
      if (id !== undefined) found.set(id, { quantity: qty, salable: is_salable });
    }
  }
  return ok(found);
}

/** A Magento without the call for many. It answers 500 for a SKU that it doesn't know. */
async function readOneByOne(
  api: Api,
  stock: number,
  products: readonly Known[],
): Promise<Result<ReadonlyMap<number, Salable>>> {
  const found = new Map<number, Salable>();
  for (const { id, sku } of products) {
    const path = `inventory/get-product-salable-quantity/${encodeURIComponent(sku)}/${stock}`;
    const reply = await api.get(path);
    if (reply.ok) {
      const item = await readStockItem(api, sku);
      if (!item.ok) return item;
      // In the words of the other call.
      const counted = item.value?.manage_stock !== false;
      found.set(id, { quantity: counted ? reply.value.json : 0, salable: !counted || reply.value.json !== 0 });
      continue;
    }
    const { error } = reply;
    const unknown = error.kind === 'not-found' || error.kind === 'rejected';
    if (!unknown && !(error.kind === 'unavailable' && error.status === 500)) return reply;
  }
  return ok(found);
}

/**
 * Whether a SKU is counted, and how many units are kept back from sale. Null: it can't be told, as where a server
 * refuses the SKU's signs in an address; that concerns this SKU only.
 */
export async function readStockItem(api: Api, sku: string): Promise<Result<StockItem | null>> {
  const reply = await api.get(`stockItems/${encodeURIComponent(sku)}`);
  if (reply.ok) return parse(StockItem, reply.value.json);
  const { kind } = reply.error;
  const only = kind === 'not-found' || kind === 'rejected' || kind === 'unauthorized';
  return only ? ok(null) : reply;
}
