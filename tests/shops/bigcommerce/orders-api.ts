import type { Order, StoreState } from './state.ts';

/** v2: bare arrays, and no content where there is none. Times are as RFC 2822 has them. */
export function orders(state: StoreState, query: URLSearchParams): unknown[] {
  const since = Date.parse(query.get('min_date_modified') ?? '1970-01-01T00:00:00Z');
  const found = [...state.orders.values()].filter(({ modified }) => Math.floor(modified / 1_000) * 1_000 >= since);
  return some(found.map(orderOf), query);
}

export function orderLines(state: StoreState, id: number, query: URLSearchParams): unknown[] | null {
  const order = state.orders.get(id);
  if (!order) return null;
  const lines = order.lines.map(({ id: line, product, variant, quantity, refunded }) => ({
    id: line,
    order_id: id,
    product_id: product,
    variant_id: variant,
    name: state.products.get(product)?.name ?? '',
    quantity,
    is_refunded: refunded >= quantity,
    quantity_refunded: refunded,
    quantity_shipped: 0,
  }));
  return some(lines, query);
}

const orderOf = ({ id, status, created, modified }: Order) => ({
  id,
  customer_id: 0,
  date_created: rfc2822(created),
  date_modified: rfc2822(modified),
  date_shipped: '',
  status_id: status,
  status: '',
  is_deleted: false,
});

function some(all: readonly unknown[], query: URLSearchParams): unknown[] {
  const [page, limit] = [Number(query.get('page') ?? 1), Math.min(Number(query.get('limit') ?? 50), 250)];
  return all.slice((page - 1) * limit, page * limit);
}

const rfc2822 = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');
