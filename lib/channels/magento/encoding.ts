import { percentEncode } from '../oauth1.ts';

/** A parameter of a query, by name; names repeat nowhere in what we ask. */
export type Param = readonly [name: string, value: string];

/** `?a=1&b=2`, or '' where there is nothing to ask. */
export function queryOf(params: readonly Param[]): string {
  const pairs = params.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
