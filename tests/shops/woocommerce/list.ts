import { pick, productJson } from './product-json.ts';
import { invalidParam } from './refusal.ts';
import type { Post, Store } from './store.ts';

export interface ListReply {
  items: readonly Record<string, unknown>[];
  total: number;
  pages: number;
}

const ORDERS = ['date', 'id', 'include', 'title', 'slug', 'modified', 'menu_order'];

/** A list of products, or of variations; filters and paging as the shop has them. */
export function list(store: Store, query: URLSearchParams, of: 'product' | 'variation', parent?: number): ListReply {
  const perPage = whole(query, 'per_page', 10, 100);
  const page = whole(query, 'page', 1, Number.MAX_SAFE_INTEGER);
  const sku = query.get('sku');
  const skus = sku === null || sku === '' ? null : new Set([sku, ...sku.split(',')].map(clean));
  const part = query.get('search_sku')?.toLowerCase();
  const search = query.get('search')?.toLowerCase();
  const include = ids(query, 'include');
  const after = afterTime(query);
  const status = query.get('status') ?? 'any';
  const meta = query.get('include_meta')?.split(',') ?? null;

  const found = store.all().filter((post) => {
    if (status === 'any' ? post.status === 'trash' : post.status !== status) return false;
    // With `sku` the list of products spans variations too; without it there are none in it.
    if (of === 'product' && post.parent !== 0 && !skus && !part) return false;
    if (of === 'variation' && (post.parent === 0 || (parent !== undefined && post.parent !== parent))) return false;
    if (skus && !skus.has(clean(post.sku))) return false;
    if (part && !post.sku.toLowerCase().includes(part)) return false;
    if (search && !post.title.toLowerCase().includes(search)) return false;
    if (include && !include.has(post.id)) return false;
    // Whole seconds, strictly after.
    return after === null || Math.floor(post.modified / 1000) * 1000 > after;
  });
  found.sort(order(query));

  const start = (page - 1) * perPage;
  return {
    items: found.slice(start, start + perPage).map((post) => {
      const json = { ...productJson(store, post, of), meta_data: metaOf(post, meta) };
      return pick(json, query.get('_fields'));
    }),
    total: found.length,
    pages: Math.ceil(found.length / perPage),
  };
}

/** All of it, or what has one of these keys. */
function metaOf(post: Post, keys: readonly string[] | null): unknown[] {
  return post.meta.filter((row) => keys === null || keys.includes(row.key)).map((row) => ({ ...row }));
}

export function whole(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const value = Number(given);
  if (!Number.isInteger(value)) throw invalidParam(name, `${name} is not of type integer.`);
  if (value < 1 || value > most) {
    throw invalidParam(name, `${name} must be between 1 (inclusive) and ${most} (inclusive)`);
  }
  return value;
}

export function ids(query: URLSearchParams, name: string): ReadonlySet<number> | null {
  const given = query.get(name);
  if (given === null || given === '') return null;
  const values = given.split(',').map(Number);
  if (!values.every(Number.isInteger)) throw invalidParam(name, `${name}[0] is not of type integer.`);
  return new Set(values);
}

export function afterTime(query: URLSearchParams): number | null {
  const given = query.get('modified_after');
  if (given === null) return null;
  // The shop is in Amsterdam: without the flag a time is the shop's own, which is not UTC.
  const zone = /Z$|[+-]\d\d:\d\d$/.test(given) ? '' : query.get('dates_are_gmt') === 'true' ? 'Z' : '+01:00';
  const at = Date.parse(given + zone);
  if (Number.isNaN(at)) throw invalidParam('modified_after', 'Invalid date.');
  return at;
}

function order(query: URLSearchParams): (a: Post, b: Post) => number {
  const by = query.get('orderby') ?? 'date';
  if (!ORDERS.includes(by)) throw invalidParam('orderby', `orderby is not one of ${ORDERS.join(', ')}.`);
  const sign = query.get('order') === 'asc' ? 1 : -1;
  const value = (post: Post) => (by === 'modified' ? post.modified : by === 'date' ? post.created : post.id);
  return (a, b) => sign * (value(a) - value(b) || a.id - b.id);
}

/** The database compares without regard to case, and input is trimmed. */
const clean = (sku: string) => sku.trim().toLowerCase();
