import { type Fields, pick, select } from './criteria.ts';
import { noRoute, noSuchProduct, Refusal } from './refusal.ts';
import { saveSourceItems, type Written } from './save-source-items.ts';
import type { Order, Product, Shipment, ShopState, SourceItem } from './state.ts';

export interface RestRequest {
  method: string;
  /** Below `/rest/V1/`. */
  path: string;
  query: URLSearchParams;
  body: string;
}

export interface RestOptions {
  /** false: the inventory modules were removed. */
  inventory: boolean;
  /** false: a Magento without the salable quantities of many at once. */
  exportSalable: boolean;
  /** Checks the credentials and this right. */
  authorize(right: string): void;
  written(changes: readonly Written[]): void;
}

/** A reply that isn't JSON: Magento's own crash page. */
export class Crash extends Error {}

/** The routes of `rest/V1` that have to do with stock. Throws a Refusal for what the shop refuses. */
export function rest(state: ShopState, request: RestRequest, options: RestOptions): unknown {
  const { method, query } = request;
  const parts = request.path.split('/').map(decodeURIComponent);
  const [area, name] = parts;
  if (area === 'inventory' && !options.inventory) throw noRoute();
  const list = <T>(entries: readonly T[], fields: Fields<T>, json: (entry: T) => unknown, right: string): unknown => {
    options.authorize(right);
    const found = select(entries, fields, query);
    const reply = { items: found.entries.map(json), search_criteria: {}, total_count: found.total };
    return pick(reply, query.get('fields'));
  };

  if (method === 'POST' && request.path === 'inventory/source-items') {
    options.authorize('Magento_InventoryApi::stock_source_item_assign');
    options.written(saveSourceItems(state, request.body));
    return [];
  }
  if (method !== 'GET') throw noRoute();
  switch (area === 'inventory' ? name : area) {
    case 'sources':
      return list(state.sources, { source_code: ({ code }) => code }, sourceJson, 'Magento_InventoryApi::source');
    case 'stocks':
      return list(state.stocks, { stock_id: ({ id }) => id }, stockJson, 'Magento_InventoryApi::stock');
    case 'stock-source-links':
      return list(state.links, {}, linkJson, 'Magento_InventoryApi::stock_source_link');
    case 'source-items':
      return list(state.items, ITEM_FIELDS, itemJson, 'Magento_InventoryApi::source');
    case 'export-stock-salable-qty': {
      if (!options.exportSalable || parts[2] !== 'website') throw noRoute();
      options.authorize('Magento_InventoryApi::stock');
      return exported(state, parts[3] ?? '', query);
    }
    case 'get-product-salable-quantity': {
      options.authorize('Magento_InventorySalesApi::stock');
      // Measured: an unknown SKU isn't refused, it crashes the call.
      if (!state.like(parts[2] ?? '')) throw new Crash('Undefined array key');
      return state.salable(Number(parts[3]), parts[2] ?? '').quantity;
    }
    case 'products': {
      if (name !== undefined) throw noRoute();
      const all = [...state.products.values()];
      return list(all, PRODUCT_FIELDS, (one) => productJson(one), 'Magento_Catalog::products');
    }
    case 'stockItems': {
      options.authorize('Magento_CatalogInventory::cataloginventory');
      const product = state.like(name ?? '');
      if (!product) throw noSuchProduct();
      return stockItemJson(product);
    }
    case 'orders':
      return list(state.orders, ORDER_FIELDS, orderJson, 'Magento_Sales::actions_view');
    case 'shipments':
      return list(state.shipments, SHIPMENT_FIELDS, shipmentJson, 'Magento_Sales::shipment');
    case 'store': {
      options.authorize('Magento_Backend::store');
      if (name === 'websites') return state.websites.map(({ id, code, name: title }) => ({ id, code, name: title }));
      if (name === 'storeViews') return state.websites.map(({ id, view }) => ({ id: view, website_id: id }));
      throw noRoute();
    }
    default:
      throw noRoute();
  }
}

/** Rows of the products that the criteria find and the stock has; its total is that of the page, as before 2.4.9. */
function exported(state: ShopState, website: string, query: URLSearchParams): unknown {
  const stock = state.stocks.find(({ websites }) => websites.includes(website));
  if (!stock) throw new Refusal(404, 'No linked stock found for given sales channel.');
  const found = select([...state.products.values()], PRODUCT_FIELDS, query);
  const items = found.entries.flatMap((product) => {
    const sku = product.sku ?? '';
    if (product.type === 'configurable') return [{ sku, qty: 0, is_salable: true }];
    if (!product.manageStock) return [{ sku, qty: 0, is_salable: true }];
    if (!state.isAssigned(stock.id, sku)) return [];
    const { quantity, salable } = state.salable(stock.id, sku);
    return [{ sku, qty: quantity, is_salable: salable }];
  });
  return { items, search_criteria: {}, total_count: items.length };
}

const ITEM_FIELDS: Fields<SourceItem> = {
  source_item_id: ({ id }) => id,
  sku: ({ sku }) => sku,
  source_code: ({ source }) => source,
};

const PRODUCT_FIELDS: Fields<Product> = {
  entity_id: ({ id }) => id,
  sku: ({ sku }) => sku ?? '',
  type_id: ({ type }) => type,
};

const ORDER_FIELDS: Fields<Order> = {
  entity_id: ({ id }) => id,
  created_at: ({ createdAt }) => time(createdAt),
  updated_at: ({ updatedAt }) => time(updatedAt),
};

const SHIPMENT_FIELDS: Fields<Shipment> = {
  entity_id: ({ id }) => id,
  created_at: ({ createdAt }) => time(createdAt),
};

/** UTC, whole seconds, without a letter for the zone. */
const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

const sourceJson = ({ code, name, enabled }: ShopState['sources'][number]) => ({
  source_code: code,
  name,
  enabled,
  country_id: 'GB',
  postcode: 'BS1 4RN',
  use_default_carrier_config: true,
  carrier_links: [],
});

const stockJson = ({ id, name, websites }: ShopState['stocks'][number]) => ({
  stock_id: id,
  name,
  extension_attributes: { sales_channels: websites.map((code) => ({ type: 'website', code })) },
});

const linkJson = ({ stock, source }: ShopState['links'][number]) => ({
  stock_id: stock,
  source_code: source,
  priority: 1,
});

const itemJson = ({ sku, source, quantity, status }: SourceItem) => ({ sku, source_code: source, quantity, status });

const productJson = ({ id, sku, name, type, visibility, children }: Product) => ({
  id,
  ...(sku !== null && { sku }),
  name,
  attribute_set_id: 4,
  price: 24,
  status: 1,
  visibility,
  type_id: type,
  created_at: '2026-01-05 09:12:44',
  updated_at: '2026-01-05 09:12:44',
  // PHP writes an empty map as a list.
  extension_attributes: children.length > 0 ? { configurable_product_links: children } : [],
  custom_attributes: [],
});

const stockItemJson = ({ id, manageStock, minQty, backorders }: Product) => ({
  item_id: id,
  product_id: id,
  stock_id: 1,
  min_qty: minQty,
  use_config_min_qty: minQty === 0,
  backorders: backorders ? 1 : 0,
  manage_stock: manageStock,
  use_config_manage_stock: manageStock,
});

const orderJson = ({ id, storeId, createdAt, updatedAt, rows }: Order) => ({
  entity_id: id,
  increment_id: `${100_000_000 + id}`,
  store_id: storeId,
  created_at: time(createdAt),
  updated_at: time(updatedAt),
  customer_email: 'somebody@example.test',
  items: rows.map((row) => ({
    item_id: row.itemId,
    order_id: id,
    product_type: 'simple',
    sku: row.sku,
    qty_ordered: row.ordered,
    qty_canceled: row.canceled,
    qty_invoiced: 0,
    qty_refunded: row.refunded,
    qty_shipped: row.shipped,
    created_at: time(createdAt),
    updated_at: time(row.updatedAt),
  })),
});

const shipmentJson = ({ id, order, source, createdAt, rows }: Shipment) => ({
  entity_id: id,
  order_id: order,
  created_at: time(createdAt),
  items: rows.map((row) => ({ entity_id: row.id, order_item_id: row.orderItem, sku: row.sku, qty: row.quantity })),
  extension_attributes: { source_code: source },
});
