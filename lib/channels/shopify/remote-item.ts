import { fail, ok, type Result } from '../../model/channel-error.ts';
import { isFigure } from '../../model/count.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Level, RemoteItem } from '../channel.ts';
import { productNumber, variantNumber } from './ids.ts';
import type { LevelReply, ProductReply, VariantReply } from './schema.ts';

type Aliased = Readonly<Record<string, unknown>>;
type Found = Readonly<{
  id: string;
  sku: string | null;
  barcode: string | null;
  title: string;
  product: ProductReply;
}>;

/** Each item once, though several variants may share it. */
export function remoteItems(variants: readonly VariantReply[], locations: readonly string[]): Result<RemoteItem[]> {
  const items = new Map<ItemId, RemoteItem>();
  for (const variant of variants) {
    const item = remoteItem(variant, variant.inventoryItem, locations);
    if (!item.ok) return item;
    items.set(item.value.item, item.value);
  }
  return ok([...items.values()]);
}

/** An item as the ports describe it, its levels under the aliases of these locations. */
export function remoteItem(
  { id, sku, barcode, title, product }: Found,
  item: { id: string; tracked: boolean; duplicateSkuCount: number } & Aliased,
  locations: readonly string[],
): Result<RemoteItem> {
  const number = productNumber(product.id);
  if (number === null) return fail({ kind: 'malformed', detail: 'a product id of another shape' });
  const levels = remoteLevels(item, locations);
  if (!levels.ok) return levels;
  const variantPage = variantNumber(id);
  return ok({
    item: item.id,
    product: number,
    sku: sku === '' ? null : sku,
    title: product.title,
    variant: product.hasOnlyDefaultVariant ? null : title,
    ...(variantPage !== null && { variantPage }),
    ...(barcode !== null && barcode !== '' && { barcode }),
    tracked: item.tracked,
    duplicates: sku ? item.duplicateSkuCount : 0,
    levels: levels.value,
  });
}

/** Levels as they stand under the aliases of these locations, in their order. */
export function remoteLevels(
  item: { id: string; tracked: boolean } & Aliased,
  locations: readonly string[],
): Result<readonly Level[]> {
  const levels: Level[] = [];
  for (const [index, remoteLocation] of locations.entries()) {
    const reply = item[`l${index}`] as LevelReply | null | undefined;
    if (reply === undefined)
      return fail({ kind: 'malformed', detail: 'a level that was asked for is not in the reply' });
    levels.push({ item: item.id, remoteLocation, ...stock(item.tracked, reply) });
  }
  return ok(levels);
}

/** A figure, or why there is none: unknown is never 0. */
function stock(tracked: boolean, level: LevelReply | null): Pick<Level, 'quantity' | 'absent'> {
  if (!tracked) return { quantity: null, absent: 'untracked' };
  if (level === null) return { quantity: null, absent: 'missing' };
  if (!level.isActive) return { quantity: null, absent: 'inactive' };
  const available = level.quantities.find(({ name }) => name === 'available')?.quantity;
  return isFigure(available) ? { quantity: available } : { quantity: null, absent: 'malformed' };
}

/** An item that is gone, at each of these locations. */
export const gone = (item: ItemId, locations: readonly string[]): Level[] =>
  locations.map((remoteLocation) => ({ item, remoteLocation, quantity: null, absent: 'missing' }));
