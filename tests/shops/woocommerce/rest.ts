import { type ListReply, list } from './list.ts';
import type { Orders } from './orders.ts';
import { ordersApi } from './orders-api.ts';
import { pick, productJson } from './product-json.ts';
import { noRoute, Refusal } from './refusal.ts';
import { type Change, save } from './save.ts';
import type { Post, Store } from './store.ts';

export interface RestRequest {
  method: string;
  /** Below `/wp-json`, without a slash at the end. */
  route: string;
  query: URLSearchParams;
  body: unknown;
}

export interface RestReply {
  status: number;
  body: unknown;
  list?: ListReply;
}

export interface RestOptions {
  /** Milliseconds between the reading and the writing of a relative change. */
  raceMs(): number;
  /** The list of all products' variations, which shops before 10.3 don't have. */
  flatVariations: boolean;
  /** A shop with something in it that leaves `inventory_delta` out. */
  ignoresDeltas(): boolean;
  changed(change: Change): void;
  orders: Orders;
  /** A shop since 5.8, which can list the orders that were saved after some time. */
  ordersModifiedAfter: boolean;
}

const MOST_IN_A_BATCH = 100;

/** The routes of `wc/v3` that have to do with stock, orders as far as they are read. Throws a Refusal for what the shop refuses. */
export async function rest(store: Store, request: RestRequest, options: RestOptions): Promise<RestReply> {
  const { method, query } = request;
  const path = request.route.split('/').slice(3);
  const [collection, first, nested, second] = path;
  const write = method === 'PUT' || method === 'POST' || method === 'PATCH';
  const ok = (body: unknown): RestReply => ({ status: 200, body });

  const update = async (id: number, body: unknown, parent?: number): Promise<Record<string, unknown>> => {
    const post = writable(store, id, parent);
    const change = await save(store, post, record(body), {
      raceMs: options.raceMs(),
      ignoresDeltas: options.ignoresDeltas(),
    });
    if (change) options.changed(change);
    return productJson(store, post, parent === undefined ? 'product' : 'variation');
  };

  if (collection === 'variations' && options.flatVariations && path.length === 1 && method === 'GET') {
    return listed(list(store, query, 'variation'));
  }
  if (collection === 'orders') {
    if (method !== 'GET') throw noRoute();
    return ordersApi(options.orders, path.slice(1), query, options.ordersModifiedAfter);
  }
  if (collection !== 'products') throw noRoute();
  if (first === undefined) {
    if (method !== 'GET') throw noRoute();
    return listed(list(store, query, 'product'));
  }
  if (first === 'batch' && path.length === 2) {
    if (!write) throw noRoute();
    return ok(await batch(request.body, (id, body) => update(id, body)));
  }
  if (!/^\d+$/.test(first)) throw noRoute();
  const id = Number(first);
  if (nested === undefined) {
    if (write) return ok(pick(await update(id, request.body), query.get('_fields')));
    const post = store.post(id);
    if (post?.parent !== 0) throw notFound('product');
    return ok(pick(productJson(store, post, 'product'), query.get('_fields')));
  }
  if (nested !== 'variations') throw noRoute();
  if (second === undefined) {
    if (store.post(id)?.type === undefined) throw notFound('product');
    return listed(list(store, query, 'variation', id));
  }
  if (second === 'batch') {
    if (!write) throw noRoute();
    return ok(await batch(request.body, (one, body) => update(one, body, id)));
  }
  if (!/^\d+$/.test(second)) throw noRoute();
  if (write) return ok(pick(await update(Number(second), request.body, id), query.get('_fields')));
  const variation = store.post(Number(second));
  if (!variation || variation.parent !== id) throw notFound('product_variation');
  return ok(pick(productJson(store, variation, 'variation'), query.get('_fields')));
}

/** What anybody may read: which site this is and what it speaks. */
export function index(store: Store, home: string, wordpress: string, woocommerce: boolean): unknown {
  return {
    name: store.name,
    description: '',
    url: wordpress,
    home,
    gmt_offset: '1',
    timezone_string: 'Europe/Amsterdam',
    namespaces: ['oembed/1.0', ...(woocommerce ? ['wc/v1', 'wc/v2', 'wc/v3', 'wc-analytics'] : []), 'wp/v2'],
    authentication: {},
    routes: {},
  };
}

async function batch(
  body: unknown,
  update: (id: number, body: unknown) => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const given = record(body);
  const items = ['create', 'update', 'delete'].flatMap((kind) => (Array.isArray(given[kind]) ? given[kind] : []));
  if (items.length > MOST_IN_A_BATCH) {
    throw new Refusal(
      413,
      'woocommerce_rest_request_entity_too_large',
      `Unable to accept more than ${MOST_IN_A_BATCH} items for this request.`,
    );
  }
  if (!Array.isArray(given.update) || given.update.length === 0) return {};
  const done: Record<string, unknown>[] = [];
  for (const item of given.update) {
    const { id } = record(item);
    try {
      done.push(await update(Number(id ?? 0), item));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      done.push({ id: Number(id ?? 0), error: error.body() });
    }
  }
  return { update: done };
}

/** A product only below /products, a variation only below its own product. */
function writable(store: Store, id: number, parent: number | undefined): Post {
  const post = store.post(id);
  if (parent !== undefined) {
    if (!post || post.parent !== parent)
      throw new Refusal(400, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.');
    return post;
  }
  if (!post) throw new Refusal(400, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  if (post.parent !== 0) {
    throw new Refusal(
      404,
      'woocommerce_rest_invalid_product_id',
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.',
    );
  }
  return post;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null)
    throw new Refusal(400, 'rest_invalid_json', 'Invalid JSON body passed.');
  return value as Readonly<Record<string, unknown>>;
}

function listed(reply: ListReply): RestReply {
  return { status: 200, body: reply.items, list: reply };
}

function notFound(type: string): Refusal {
  return new Refusal(404, `woocommerce_rest_${type}_invalid_id`, 'Invalid ID.');
}
