import type { ItemId } from '../../model/ids.ts';

/** `111` for a product's own stock, `111/74` for that of its variant 74. */
export interface ItemRef {
  product: number;
  variant: number | null;
}

export function itemId(product: number, variant: number | null): ItemId {
  return variant === null ? `${product}` : `${product}/${variant}`;
}

/** Null for an id that isn't this channel's. */
export function itemRef(item: ItemId): ItemRef | null {
  const match = /^([1-9]\d{0,14})(?:\/([1-9]\d{0,14}))?$/.exec(item);
  if (!match) return null;
  return { product: Number(match[1]), variant: match[2] === undefined ? null : Number(match[2]) };
}
