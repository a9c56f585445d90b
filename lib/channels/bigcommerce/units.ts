import type { ItemId, Sku } from '../../model/ids.ts';
import { itemId } from './item-id.ts';
import type { Product, Variant } from './schema.ts';

/** How an adjustment names what it adjusts: by exactly one of these, the one that the product is tracked by. */
export interface Identity {
  by: 'product_id' | 'variant_id';
  id: number;
}

/** What carries stock, or would if it were counted: an item of ours. */
export interface Unit {
  item: ItemId;
  product: Product;
  sku: Sku | null;
  /** Null for a product without options, and for the stock that all of its variants share. */
  variant: string | null;
  tracked: boolean;
  identity: Identity;
}

/**
 * A product's items. Without options it is one item itself. With options every variant is one, counted where the shop
 * tracks by variant; where it tracks by product there is one more, the product, whose stock all variants are sold from.
 */
export function unitsOf(product: Product): Unit[] {
  const { id, sku, variants, inventory_tracking: tracking } = product;
  const whole: Unit = {
    item: itemId(id, null),
    product,
    sku: skuOf(sku),
    variant: null,
    tracked: tracking !== 'none',
    identity: { by: 'product_id', id },
  };
  if (variants.every(({ option_values: options }) => options.length === 0)) {
    const base = product.base_variant_id ?? variants[0]?.id;
    const byVariant = tracking === 'variant' && base !== undefined;
    return [byVariant ? { ...whole, identity: { by: 'variant_id', id: base } } : whole];
  }
  const units = variants.map(
    (variant): Unit => ({
      item: itemId(id, variant.id),
      product,
      sku: skuOf(variant.sku),
      variant: titleOf(variant),
      tracked: tracking === 'variant',
      identity: { by: 'variant_id', id: variant.id },
    }),
  );
  return tracking === 'product' ? [whole, ...units] : units;
}

const skuOf = (sku: string | null): Sku | null => (sku === '' ? null : sku);

function titleOf({ id, option_values: options }: Variant): string {
  const labels = options.map(({ label }) => label).filter((label) => label !== '');
  return labels.join(' / ') || `${id}`;
}
