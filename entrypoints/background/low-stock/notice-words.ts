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
export function noticeWords(low: readonly LowCount[]): { title: string; message: string } {
  const [only] = low;
  if (only && low.length === 1) {
    const left = only.count > 0 ? `${number(only.count)} left` : 'None left';
    const title = `${only.sku} is low in ${only.warehouse}`;
    return { title, message: `${left}. The warning is set at ${number(only.threshold)}.` };
  }
  const by = new Map<string, number>();
  for (const { warehouse } of low) by.set(warehouse, (by.get(warehouse) ?? 0) + 1);
  const gone = low.filter(({ count }) => count <= 0).length;
  const message = gone === 0 ? 'Open the list to see them.' : `Of ${number(gone)} nothing is left.`;
  const [first, ...others] = [...by].sort((a, b) => b[1] - a[1]);
  if (!first) return { title: 'No count is low', message: '' };
  if (others.length === 0) return { title: `${number(first[1])} SKUs are low in ${first[0]}`, message };
  const named = [first, ...others].slice(0, NAMED).map(([warehouse, n]) => `${number(n)} in ${warehouse}`);
  const more = by.size - named.length;
  const places = more > 0 ? `${named.join(', ')} and more in ${number(more)} others` : named.join(', ');
  return { title: `${number(low.length)} counts are low`, message: `${places}. ${message}` };
}

const number = (n: number): string => n.toLocaleString('en').replace('-', '−');
