import type { Translate } from '../../../components/words/translate.ts';

/** A count that became low, as a notification tells it. */
export interface LowCount {
  sku: string;
  /** The warehouse's name. */
  warehouse: string;
  /** Units that are left now. */
  count: number;
  threshold: number;
}

/** Warehouses that are named; the others are a number. */
const NAMED = 3;

/** What one notification says: of a single count all that is known, of several how many in which warehouse. */
export function noticeWords(t: Translate, low: readonly LowCount[]): { title: string; message: string } {
  const [only] = low;
  if (only && low.length === 1) {
    const { sku, warehouse, count, threshold } = only;
    const left = count > 0 ? t('notice.left', { n: count }) : t('notice.none');
    return { title: t('notice.title.one', { sku, warehouse }), message: t('notice.set', { left, n: threshold }) };
  }
  const by = new Map<string, number>();
  for (const { warehouse } of low) by.set(warehouse, (by.get(warehouse) ?? 0) + 1);
  const gone = low.filter(({ count }) => count <= 0).length;
  const message = gone === 0 ? t('notice.open') : t('notice.gone', { n: gone });
  const [first, ...others] = [...by].sort((a, b) => b[1] - a[1]);
  if (!first) return { title: t('notice.title.none'), message: '' };
  if (others.length === 0) return { title: t('notice.title.place', { n: first[1], warehouse: first[0] }), message };
  const named = [first, ...others].slice(0, NAMED).map(([warehouse, n]) => t('notice.in', { n, warehouse }));
  const more = by.size - named.length;
  const places = more > 0 ? t('notice.more', { named: named.join(', '), n: more }) : named.join(', ');
  return { title: t('notice.title.many', { n: low.length }), message: `${places}. ${message}` };
}
