import type { ItemId } from '../../model/ids.ts';
import type { Level, RemoteItem } from '../channel.ts';
import { type Figure, figureKey } from './figures.ts';
import type { Parent } from './products.ts';
import type { Product } from './schema.ts';

export const itemIdOf = ({ id }: { id: number }): ItemId => `${id}`;

/** A product as an item. `parent`: the configurable product that it is a variant of. */
export function remoteItem(
  product: Product,
  parent: Parent | null,
  figures: ReadonlyMap<string, Figure>,
  remoteLocations: readonly string[],
): RemoteItem {
  const item = itemIdOf(product);
  const levels = remoteLocations.map((remoteLocation) => levelOf(item, product.id, remoteLocation, figures));
  const name = product.name?.trim() || product.sku || item;
  return {
    item,
    product: parent ? `${parent.id}` : item,
    sku: product.sku || null,
    title: parent?.name || name,
    variant: parent ? variantOf(name, parent.name) : null,
    tracked: !levels.some(({ absent }) => absent === 'untracked'),
    levels,
  };
}

export function levelOf(item: ItemId, id: number, remoteLocation: string, figures: ReadonlyMap<string, Figure>): Level {
  const figure = figures.get(figureKey(id, remoteLocation));
  return { item, remoteLocation, ...(figure?.level ?? { quantity: null, absent: 'missing' as const }) };
}

/** Magento calls a variant by its product's name and its options, joined by hyphens: the options are what differs. */
function variantOf(name: string, parent: string): string {
  const rest = parent !== '' && name.startsWith(`${parent}-`) ? name.slice(parent.length + 1).trim() : '';
  return rest || name;
}
