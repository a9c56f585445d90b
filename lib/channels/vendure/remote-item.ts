import { isFigure } from '../../model/count.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Level, RemoteItem } from '../channel.ts';
import type { Stocked, Variant } from './schema.ts';

/** Units of one variant at one location, as the shop keeps them. */
export interface Units {
  onHand: number;
  /** Sold and not sent yet. Available is what is left of on hand. */
  allocated: number;
}

/** Units at a location; null: it was never stocked there, or the shop gave no whole numbers. */
export function unitsAt({ stockLevels }: Pick<Stocked, 'stockLevels'>, place: string): Units | null {
  const level = stockLevels.find(({ stockLocationId }) => stockLocationId === place);
  const { stockOnHand: onHand, stockAllocated: allocated } = level ?? {};
  return isFigure(onHand) && isFigure(allocated) ? { onHand, allocated } : null;
}

/** Is it counted? Its own word, or the shop's for all that say INHERIT. */
export function isTracked({ trackInventory }: Pick<Stocked, 'trackInventory'>, byDefault: boolean): boolean {
  return trackInventory === 'INHERIT' ? byDefault : trackInventory === 'TRUE';
}

/**
 * Levels at these locations. A level of 0 that was never set is the shop's own statement that there is nothing: it makes
 * one of 0 for each location with every new variant. A location that came later has no level: not stocked there.
 */
export function levelsOf(variant: Stocked, tracked: boolean, places: readonly string[]): Level[] {
  return places.map((remoteLocation) => {
    const at = { item: variant.id, remoteLocation };
    if (!tracked) return { ...at, quantity: null, absent: 'untracked' };
    if (!variant.stockLevels.some(({ stockLocationId }) => stockLocationId === remoteLocation)) {
      return { ...at, quantity: null, absent: 'inactive' };
    }
    const units = unitsAt(variant, remoteLocation);
    const available = units && units.onHand - units.allocated;
    return isFigure(available) ? { ...at, quantity: available } : { ...at, quantity: null, absent: 'malformed' };
  });
}

export const gone = (item: ItemId, places: readonly string[]): Level[] =>
  places.map((remoteLocation) => ({ item, remoteLocation, quantity: null, absent: 'missing' }));

export function remoteItem(variant: Variant, byDefault: boolean, places: readonly string[]): RemoteItem {
  const tracked = isTracked(variant, byDefault);
  return {
    item: variant.id,
    product: variant.product.id,
    sku: variant.sku === '' ? null : variant.sku,
    title: variant.product.name,
    variant: variantTitle(variant),
    variantPage: variant.id,
    tracked,
    levels: levelsOf(variant, tracked, places),
  };
}

/** "Slate Blue / S". A product without options has one variant, which is the product itself. */
function variantTitle({ options, name, product }: Variant): string | null {
  if (options.length > 0) {
    // The shop gives them in any order, another one for each variant. Groups are the same for all of a product.
    const sorted = [...options].sort((a, b) => a.groupId.localeCompare(b.groupId, 'en', { numeric: true }));
    return sorted.map((option) => option.name).join(' / ');
  }
  return name === product.name ? null : name;
}
