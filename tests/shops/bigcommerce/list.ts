import { Refusal } from './refusal.ts';

export interface ListRules {
  /** Filters that the list knows, beside `page` and `limit`. */
  filters: readonly string[];
  most: number;
}

/** One page of a v3 list, as `page` and `limit` ask for it. What the list doesn't know is refused. */
export function page(all: readonly unknown[], query: URLSearchParams, { filters, most }: ListRules): unknown {
  const odd = [...query.keys()].filter((name) => ![...filters, 'page', 'limit'].includes(name));
  if (odd.length > 0) throw new Refusal(422, `The filter(s): ${odd.join(', ')} are not valid filter parameter(s).`);
  const [number, limit] = [count(query, 'page', 1), count(query, 'limit', 50)];
  if (limit > most) throw new Refusal(422, `The limit must be ${most} or less.`);
  const data = all.slice((number - 1) * limit, number * limit);
  return {
    data,
    meta: {
      pagination: {
        total: all.length,
        count: data.length,
        per_page: limit,
        current_page: number,
        total_pages: Math.max(1, Math.ceil(all.length / limit)),
        links: { current: `?page=${number}&limit=${limit}` },
      },
    },
  };
}

/** A whole number of the query; refused when it is anything else. */
export function count(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^[1-9]\d*$/.test(text)) throw new Refusal(422, `The ${name} must be a number above 0.`);
  return Number(text);
}

/** Ids of a `…:in` filter; null: it isn't there. */
export function idsIn(query: URLSearchParams, name: string): ReadonlySet<number> | null {
  const text = query.get(name);
  if (text === null) return null;
  const ids = text.split(',');
  if (!ids.every((id) => /^\d+$/.test(id))) throw new Refusal(422, `The filter ${name} takes whole numbers.`);
  return new Set(ids.map(Number));
}
