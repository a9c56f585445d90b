import { invalidParam, Refusal } from './refusal.ts';
import type { Post, Store } from './store.ts';

export interface Change {
  sku: string;
  from: number;
  to: number;
  /** The delivery's key in the marker, without what stands behind it. */
  key: string | null;
}

const MARKER = '_shiptheory_op';

/**
 * A save through the API. Stock is only touched where it is managed, and a save that touches nothing is a success
 * all the same. `inventory_delta` reads, adds and writes: whatever happens within `raceMs` is overwritten.
 */
export async function save(
  store: Store,
  post: Post,
  body: Readonly<Record<string, unknown>>,
  { raceMs, ignoresDeltas }: { raceMs: number; ignoresDeltas: boolean },
): Promise<Change | null> {
  const set = 'stock_quantity' in body ? quantity(body.stock_quantity) : undefined;
  if ('manage_stock' in body) {
    if (typeof body.manage_stock !== 'boolean')
      throw invalidParam('manage_stock', 'manage_stock is not of type boolean.');
    post.manageStock = body.manage_stock;
    if (!post.manageStock) post.stock = null;
  }
  if (typeof body.sku === 'string') post.sku = body.sku;
  if (typeof body.name === 'string') post.title = body.name;

  const before = post.stock ?? 0;
  let after = before;
  if (post.manageStock) {
    if (set !== undefined) after = set;
    else if ('inventory_delta' in body && !ignoresDeltas) {
      after = before + Math.trunc(Number(body.inventory_delta) || 0);
      if (raceMs > 0) await new Promise((resolve) => setTimeout(resolve, raceMs));
    }
  }
  let key: string | null = null;
  for (const row of rows(body.meta_data)) {
    store.setMeta(post, row.key, row.value);
    if (row.key === MARKER) key = String(row.value).split(':')[0] ?? null;
  }
  if (post.manageStock) post.stock = after;
  store.touch(post);
  return post.manageStock && after !== before ? { sku: post.sku, from: before, to: after, key } : null;
}

/** A quantity as the API takes it: a whole number, and null sets nothing to nothing: it sets 0. */
function quantity(value: unknown): number {
  if (value === null) return 0;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw invalidParam('stock_quantity', 'stock_quantity is not of type integer.');
  }
  return number;
}

function rows(given: unknown): { key: string; value: unknown }[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw invalidParam('meta_data', 'meta_data is not of type array.');
  return given.map((row: unknown) => {
    if (typeof row !== 'object' || row === null || !('key' in row) || typeof row.key !== 'string') {
      throw new Refusal(400, 'rest_invalid_param', 'Invalid parameter(s): meta_data');
    }
    return { key: row.key, value: 'value' in row ? row.value : '' };
  });
}
