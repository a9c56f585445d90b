import { afterTime, ids, whole } from './list.ts';
import type { Order, OrderLine, Orders } from './orders.ts';
import { gmt, pick } from './product-json.ts';
import { invalidParam, noRoute, Refusal } from './refusal.ts';
import type { RestReply } from './rest.ts';

const ORDERED_BY = ['date', 'id', 'include', 'title', 'slug', 'modified'];

/** The routes below `/orders` that are read. */
export function ordersApi(
  orders: Orders,
  [id, nested, ...more]: readonly string[],
  query: URLSearchParams,
  knowsModifiedAfter: boolean,
): RestReply {
  if (id === undefined) return list(orders, query, knowsModifiedAfter);
  if (!/^\d+$/.test(id) || more.length > 0) throw noRoute();
  const order = orders.order(Number(id));
  if (!order) throw new Refusal(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
  if (nested === undefined) return { status: 200, body: pick(orderJson(order), query.get('_fields')) };
  if (nested !== 'notes') throw noRoute();
  return { status: 200, body: notes(order, query) };
}

function list(orders: Orders, query: URLSearchParams, knowsModifiedAfter: boolean): RestReply {
  const perPage = whole(query, 'per_page', 10, 100);
  const page = whole(query, 'page', 1, Number.MAX_SAFE_INTEGER);
  const include = ids(query, 'include');
  const after = knowsModifiedAfter ? afterTime(query) : null;
  const status = query.get('status') ?? 'any';
  const by = query.get('orderby') ?? 'date';
  if (!ORDERED_BY.includes(by)) throw invalidParam('orderby', `orderby is not one of ${ORDERED_BY.join(', ')}.`);
  const found = orders.all().filter((order) => {
    if (status !== 'any' && !status.split(',').includes(order.status)) return false;
    if (include && !include.has(order.id)) return false;
    return after === null || Math.floor(order.modified / 1000) * 1000 > after;
  });
  const sign = query.get('order') === 'asc' ? 1 : -1;
  const value = (order: Order) => (by === 'modified' ? order.modified : by === 'date' ? order.created : order.id);
  found.sort((a, b) => sign * (value(a) - value(b) || a.id - b.id));
  const start = (page - 1) * perPage;
  const items = found.slice(start, start + perPage).map((order) => pick(orderJson(order), query.get('_fields')));
  return { status: 200, body: items, list: { items, total: found.length, pages: Math.ceil(found.length / perPage) } };
}

/** All of an order's notes of one kind, newest first. */
function notes(order: Order, query: URLSearchParams): unknown[] {
  const type = query.get('type') ?? 'any';
  if (!['any', 'customer', 'internal'].includes(type)) {
    throw invalidParam('type', 'type is not one of any, customer, internal.');
  }
  const wanted = order.notes.filter(({ customer }) => type === 'any' || customer === (type === 'customer'));
  return [...wanted].reverse().map(({ id, author, created, text, customer }) => ({
    id,
    author,
    // The shop is in Amsterdam.
    date_created: gmt(created + 3_600_000),
    date_created_gmt: gmt(created),
    note: text,
    customer_note: customer,
  }));
}

function orderJson(order: Order): Record<string, unknown> {
  return {
    id: order.id,
    parent_id: 0,
    status: order.status,
    currency: 'EUR',
    date_created: gmt(order.created + 3_600_000),
    date_created_gmt: gmt(order.created),
    date_modified: gmt(order.modified + 3_600_000),
    date_modified_gmt: gmt(order.modified),
    billing: { first_name: 'Jane', last_name: 'Example', email: 'jane@example.com', phone: '+31 20 555 0100' },
    shipping: { first_name: 'Jane', last_name: 'Example', address_1: 'Example Street 1', city: 'Amsterdam' },
    line_items: order.lines.map(lineJson),
  };
}

function lineJson({ id, post, name, quantity, reduced, restocked }: OrderLine): Record<string, unknown> {
  return {
    id,
    name,
    product_id: post.parent || post.id,
    variation_id: post.parent === 0 ? 0 : post.id,
    quantity,
    sku: post.sku,
    meta_data: [
      ...(reduced === null ? [] : [{ id: id * 10, key: '_reduced_stock', value: `${reduced}` }]),
      ...(restocked === 0 ? [] : [{ id: id * 10 + 1, key: '_restock_refunded_items', value: `${restocked}` }]),
    ],
  };
}
