import type { OrderItem, Shipment } from './schema.ts';

/** One line of an order, as far as stock knows it. */
export interface SoldRow {
  id: number;
  sku: string;
  ordered: number;
  canceled: number;
  updatedAt: string;
  /** Something was done with it that moves stock or doesn't, without saying which: a refund, an invoice without shipping. */
  untold: boolean;
}

export interface ShippedRow {
  /** The shipment's own number of it; a bundle's parts have one each. */
  id: string;
  sku: string;
  quantity: number;
}

/** What isn't sent is taken from its source when it is paid. */
const UNSHIPPED = ['virtual', 'downloadable'];

/**
 * The lines of an order that take from stock. A configurable product is two of them, it and its variant, and both have
 * the variant's SKU: what becomes of it is written at the first. A bundle is one for itself and one for each part.
 */
export function rowsSold(items: readonly OrderItem[]): readonly SoldRow[] {
  const byId = new Map(items.map((item) => [item.item_id, item]));
  return items
    .filter((item) => item.product_type !== 'bundle' && parentOf(item, byId)?.product_type !== 'configurable')
    .map((item) => ({
      id: item.item_id,
      sku: item.sku,
      ordered: amount(item.qty_ordered),
      canceled: amount(item.qty_canceled),
      updatedAt: item.updated_at,
      untold:
        amount(item.qty_refunded) > 0 || (UNSHIPPED.includes(item.product_type ?? '') && amount(item.qty_invoiced) > 0),
    }));
}

/** What a shipment took from its source: a bundle that is sent as one, by its parts. */
export function rowsShipped(shipment: Shipment, order: readonly OrderItem[]): readonly ShippedRow[] {
  const byId = new Map(order.map((item) => [item.item_id, item]));
  return shipment.items.flatMap(({ entity_id, order_item_id, qty }): ShippedRow[] => {
    const sold = byId.get(order_item_id);
    if (!sold) return [];
    const shipped = amount(qty);
    if (sold.product_type !== 'bundle') {
      const twice = parentOf(sold, byId)?.product_type === 'configurable';
      return twice ? [] : [{ id: `${entity_id}`, sku: sold.sku, quantity: shipped }];
    }
    return order
      .filter((part) => part.parent_item_id === sold.item_id)
      .map((part) => ({
        id: `${entity_id}/${part.item_id}`,
        sku: part.sku,
        quantity: (amount(part.qty_ordered) / amount(sold.qty_ordered)) * shipped,
      }));
  });
}

const parentOf = (item: OrderItem, byId: ReadonlyMap<number, OrderItem>): OrderItem | undefined =>
  item.parent_item_id == null ? undefined : byId.get(item.parent_item_id);

const amount = (quantity: number | string | null | undefined): number => (quantity == null ? 0 : Number(quantity));
