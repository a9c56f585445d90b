import { isFigure } from '../../model/count.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Level, RemoteItem } from '../channel.ts';
import { itemId } from './item-id.ts';
import { plainText } from './plain-text.ts';
import type { Post } from './schema.ts';

/** The one location of every WooCommerce shop. */
export const STOCK = 'stock';

/** Fields that make a {@link Post}: without them a reply of a hundred products is half a megabyte. */
export const POST_FIELDS = 'id,type,parent_id,name,sku,global_unique_id,manage_stock,stock_quantity,attributes';

type Figure = Pick<Level, 'quantity' | 'absent' | 'writer'>;

/**
 * What the shop counts. A variation whose stock its product manages (`"parent"`) has no figure of its own: that one
 * is the product's, and a write to the variation would change nothing that is sold.
 */
export function figureOf(post: { manage_stock?: unknown; stock_quantity?: unknown }): Figure {
  if (post.manage_stock === false || post.manage_stock === 'parent') return { quantity: null, absent: 'untracked' };
  if (post.manage_stock !== true || !isFigure(post.stock_quantity)) return { quantity: null, absent: 'malformed' };
  return { quantity: post.stock_quantity };
}

/** Levels of one item, one for each location that is asked for. */
export function levelsOf(item: ItemId, figure: Figure, remoteLocations: readonly string[]): Level[] {
  return remoteLocations.map((remoteLocation) =>
    remoteLocation === STOCK ? { item, remoteLocation, ...figure } : missing(item, remoteLocation),
  );
}

export function missing(item: ItemId, remoteLocation: string): Level {
  return { item, remoteLocation, quantity: null, absent: 'missing' };
}

export const isVariable = (type: string | undefined): boolean => type?.startsWith('variable') ?? false;

/**
 * A product as an item. Null for one with variations that keeps no stock itself: its variations are the items. One
 * that does is an item beside them, since that figure is what variations without their own are sold from.
 */
export function productItem(post: Post, remoteLocations: readonly string[]): RemoteItem | null {
  if (isVariable(post.type) && post.manage_stock !== true) return null;
  return remoteItem(post, itemId(post.id, null), `${post.id}`, plainText(post.name ?? ''), null, remoteLocations);
}

/**
 * A variation as an item; `title` is its product's. Null where it is its product in all that counts: neither a SKU
 * nor stock of its own, so the shop shows it with the product's.
 */
export function variationItem(
  post: Post,
  parent: { id: number; name: string; sku?: string },
  remoteLocations: readonly string[],
): RemoteItem | null {
  const shared = post.manage_stock === 'parent';
  if (shared && post.sku === parent.sku) return null;
  const options = (post.attributes ?? []).map(({ option }) => (typeof option === 'string' ? plainText(option) : ''));
  const variant = options.filter((option) => option !== '').join(' / ') || plainText(post.name ?? '') || `${post.id}`;
  const [item, product] = [itemId(parent.id, post.id), itemId(parent.id, null)];
  const own = remoteItem(post, item, product, plainText(parent.name), variant, remoteLocations);
  return shared ? { ...own, stockOf: product } : own;
}

function remoteItem(
  post: Post,
  item: ItemId,
  product: string,
  title: string,
  variant: string | null,
  remoteLocations: readonly string[],
): RemoteItem {
  const figure = figureOf(post);
  return {
    item,
    product,
    sku: post.sku === '' ? null : post.sku,
    title,
    variant,
    ...(typeof post.global_unique_id === 'string' &&
      post.global_unique_id !== '' && { barcode: post.global_unique_id }),
    tracked: figure.absent !== 'untracked',
    levels: levelsOf(item, figure, remoteLocations),
  };
}
