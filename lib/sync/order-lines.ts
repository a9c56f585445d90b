import { MAX_COUNT } from '../model/count.ts';
import type { Shipment, ShipmentLine } from '../model/shipment.ts';
import type { SentLine, ShipmentHead } from './order-ports.ts';

/** The lines of a shipment, one for each SKU with its quantities summed; what can't be counted says so. */
export function linesOf(sent: readonly SentLine[]): ShipmentLine[] {
  const bySku = new Map<string, ShipmentLine>();
  for (const { sku, name, quantity } of sent) {
    const key = sku ?? '';
    const before = bySku.get(key);
    const known = isUnits(quantity) && before?.quantity !== null;
    const sum = known ? (before?.quantity ?? 0) + quantity : null;
    const outcome = key === '' ? 'no-sku' : isUnits(sum) ? 'shown' : 'no-quantity';
    bySku.set(key, { sku: key, name: before?.name ?? name, quantity: isUnits(sum) ? sum : null, outcome });
  }
  return [...bySku.values()];
}

/** Whole units, more than none. */
const isUnits = (quantity: number | null): quantity is number =>
  quantity !== null && Number.isSafeInteger(quantity) && quantity > 0 && quantity <= MAX_COUNT;

/** Can't one of the lines be counted, whoever deducts? */
export const isOdd = (lines: readonly ShipmentLine[]): boolean =>
  lines.some(({ outcome }) => outcome === 'no-sku' || outcome === 'no-quantity');

/** Do both hold the same units of the same SKUs? */
export function sameUnits(
  a: readonly Pick<ShipmentLine, 'sku' | 'quantity'>[],
  b: readonly Pick<ShipmentLine, 'sku' | 'quantity'>[],
): boolean {
  const units = new Map(a.map(({ sku, quantity }) => [sku, quantity]));
  return a.length === b.length && b.every(({ sku, quantity }) => units.has(sku) && units.get(sku) === quantity);
}

/**
 * The shipment that is meant among those that are known: the same reference of the same channel. A reference that was
 * created in the same second is the same shipment too, of a channel that was given another name meanwhile.
 */
export function same<T extends Pick<Shipment, 'reference' | 'channel' | 'createdAt'>>(
  known: readonly T[],
  head: Pick<ShipmentHead, 'reference' | 'channel' | 'createdAt'>,
): T | undefined {
  const alike = known.filter(({ reference }) => reference === head.reference);
  return (
    alike.find(({ channel }) => channel === head.channel) ?? alike.find(({ createdAt }) => createdAt === head.createdAt)
  );
}
