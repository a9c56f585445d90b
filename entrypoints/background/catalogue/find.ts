import type { ProductFilter, ProductSort } from '../../../lib/model/product-query.ts';
import { isLow, type LowStock } from '../../../lib/stock/low-stock.ts';
import type { Figure, Figures } from './figures.ts';
import type { Text } from './texts.ts';

/** What is known beside texts and figures, read at about the moment of the question. */
export interface Facts {
  /** Ids, in the order of the screen. */
  warehouses: readonly string[];
  /** Shops of which at least one location is linked. */
  linkedShops: ReadonlySet<string>;
  hasMaster: boolean;
  /** Shops about which a person has to do something before anything goes on there. */
  failingShops: ReadonlySet<string>;
  /** SKUs about which there is a problem. */
  problemSkus: ReadonlySet<string>;
  low: LowStock;
}

export type Counts = ReadonlyMap<string, Figures>;

/** Is it in the list at all? What isn't in the catalogue is, while a linked shop has it and it could be taken in. */
export function isListed(text: Text, facts: Facts): boolean {
  return text.kept || (facts.hasMaster && [...text.shops].some((shop) => facts.linkedShops.has(shop)));
}

/** Does this filter ask for counts? */
export const needsCounts = (filter: ProductFilter, sort: ProductSort | null): boolean =>
  (filter !== 'all' && filter !== 'not-in-master') || sort?.by === 'count' || sort?.by === 'state';

export function passes(text: Text, filter: ProductFilter, counts: Counts, facts: Facts): boolean {
  if (filter === 'all') return true;
  if (filter === 'not-in-master') return !text.kept;
  if (!text.kept) return false;
  if (filter === 'problem' && facts.problemSkus.has(text.sku)) return true;
  return facts.warehouses.some((warehouse) => {
    const figure = counts.get(warehouse)?.get(text.sku);
    return figure !== undefined && figurePasses(figure, text.sku, warehouse, filter, facts);
  });
}

function figurePasses(
  figure: Figure,
  sku: string,
  warehouse: string,
  filter: 'low' | 'zero' | 'differs' | 'problem',
  facts: Facts,
): boolean {
  switch (filter) {
    case 'low':
      return isLow(figure.count, facts.low(warehouse, sku));
    case 'zero':
      return figure.count !== null && figure.count <= 0;
    case 'differs':
      return figure.differs;
    case 'problem':
      return figure.troubled || figure.shops.some((shop) => facts.failingShops.has(shop));
  }
}

/** These in the order that is asked for; they come in that of titles, or for `sku` in that of SKUs. What isn't known is last in either direction. */
export function inOrder(texts: readonly Text[], sort: ProductSort, counts: Counts, facts: Facts): readonly Text[] {
  const sign = sort.descending ? -1 : 1;
  switch (sort.by) {
    case 'title':
    case 'sku':
      return sort.descending ? [...texts].reverse() : texts;
    case 'count': {
      const figures = counts.get(sort.warehouse ?? '');
      return byNumber(texts, (text) => figures?.get(text.sku)?.count ?? null, sign);
    }
    case 'state':
      return byNumber(texts, (text) => stateRank(text, counts, facts), sign);
  }
}

function byNumber(texts: readonly Text[], numberOf: (text: Text) => number | null, sign: number): readonly Text[] {
  const known: { text: Text; number: number }[] = [];
  const unknown: Text[] = [];
  for (const text of texts) {
    const number = numberOf(text);
    if (number === null) unknown.push(text);
    else known.push({ text, number });
  }
  known.sort((a, b) => sign * (a.number - b.number));
  return [...known.map(({ text }) => text), ...unknown];
}

/** What needs somebody comes first, then what is on its way, then what is at rest. */
function stateRank(text: Text, counts: Counts, facts: Facts): number {
  if (passes(text, 'problem', counts, facts)) return 0;
  if (!text.kept) return 4;
  const figures = facts.warehouses.flatMap((warehouse) => counts.get(warehouse)?.get(text.sku) ?? []);
  if (figures.some(({ differs, unread }) => differs || unread)) return 1;
  return figures.some(({ count }) => count !== null) ? 2 : 3;
}
