import type { ItemId } from '../../model/ids.ts';

/** `12` for a product, `12/34` for variation 34 of product 12. */
export interface ItemRef {
  product: number;
  variation: number | null;
}

export function itemId(product: number, variation: number | null): ItemId {
  return variation === null ? `${product}` : `${product}/${variation}`;
}

/** Null for an id that isn't this channel's. */
export function itemRef(item: ItemId): ItemRef | null {
  const match = /^(\d+)(?:\/(\d+))?$/.exec(item);
  if (!match) return null;
  return { product: Number(match[1]), variation: match[2] === undefined ? null : Number(match[2]) };
}
