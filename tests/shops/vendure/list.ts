import { refusal } from './refusal.ts';

export interface ListOptions {
  skip?: number | null;
  take?: number | null;
  sort?: Readonly<Record<string, 'ASC' | 'DESC'>> | null;
  filter?: Readonly<Record<string, Operators>> | null;
}

type Operators = Readonly<Record<string, unknown>>;
/** What can be filtered and sorted by, of one entry. Times in ms. */
type Fields = Readonly<Record<string, string | number>>;

/** One page of a list, as Vendure's lists are cut: without `take` as many as it gives at most. */
export function page<T>(
  entries: readonly T[],
  options: ListOptions | null | undefined,
  most: number,
  of: (one: T) => Fields,
) {
  const { skip, take, sort, filter } = options ?? {};
  if ((take ?? 0) > most) {
    throw refusal(`Cannot take more than ${most} results from a list query`, 'USER_INPUT_ERROR');
  }
  const found = entries.filter((one) =>
    Object.entries(filter ?? {}).every(([field, operators]) => holds(of(one)[field], field, operators)),
  );
  const order = Object.entries(sort ?? {});
  const sorted = [...found].sort((a, b) => {
    for (const [field, direction] of order) {
      const by = compare(of(a)[field], of(b)[field]);
      if (by !== 0) return direction === 'DESC' ? -by : by;
    }
    return 0;
  });
  const from = Math.max(0, skip ?? 0);
  return { items: sorted.slice(from, from + Math.max(0, take ?? most)), totalItems: found.length };
}

function holds(value: string | number | undefined, field: string, operators: Operators): boolean {
  return Object.entries(operators).every(([operator, wanted]) => {
    if (wanted === null || wanted === undefined) return true;
    switch (operator) {
      case 'eq':
        return String(value) === String(wanted);
      case 'in':
        return (wanted as readonly string[]).includes(String(value));
      case 'after':
        return Number(value) > Date.parse(String(wanted));
      default:
        throw new Error(`The stand-in doesn't filter ${field} by ${operator}.`);
    }
  });
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b));
}
