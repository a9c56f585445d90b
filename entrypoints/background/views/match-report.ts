import type { Item, Match, Product } from '../../../lib/model/catalogue.ts';
import type { MatchRow } from '../../../lib/model/match-row.ts';

/** A SKU without what people see as the same: case and spaces. Only ever used to offer, never to match. */
const loose = (sku: string): string => sku.toLowerCase().replace(/\s+/g, '');

/** What each item of a shop is matched to, and what the catalogue has that the shop lacks. */
export function matchReport(
  items: readonly Item[],
  matches: readonly Match[],
  products: readonly Product[],
): readonly MatchRow[] {
  const byHand = new Map(matches.map((match) => [match.item, match.sku]));
  const own = items.map((item) => ({ ...item, sku: byHand.get(item.item) ?? item.sku }));
  const catalogue = new Set(products.map(({ sku }) => sku));
  const uses = new Map<string, number>();
  for (const { sku } of own) if (sku !== null) uses.set(sku, (uses.get(sku) ?? 0) + 1);
  // A product that the shop has under its own SKU isn't offered for another item.
  const free = new Map(products.flatMap(({ sku }) => (uses.has(sku) ? [] : [[loose(sku), sku] as const])));
  const offered = new Set<string>();

  const rows = own.map((item): MatchRow => {
    const { sku, title, variant, tracked } = item;
    const row = { item: item.item, sku, title, variant, ...(byHand.has(item.item) && { byHand: true }) };
    if (sku === null) return { ...row, kind: 'no-sku' };
    if ((uses.get(sku) ?? 0) > 1) return { ...row, kind: 'duplicate' };
    if (!catalogue.has(sku)) {
      const near = free.get(loose(sku));
      if (near === undefined) return { ...row, kind: 'not-in-master' };
      offered.add(near);
      return { ...row, kind: 'differs', near };
    }
    return { ...row, kind: tracked ? 'matched' : 'untracked' };
  });
  for (const { sku, title, variant } of products) {
    if (!uses.has(sku) && !offered.has(sku)) rows.push({ kind: 'not-in-shop', item: null, sku, title, variant });
  }
  return rows;
}
