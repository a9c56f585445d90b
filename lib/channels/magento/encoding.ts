/** A parameter of a query, by name; names repeat nowhere in what we ask. */
export type Param = readonly [name: string, value: string];

/** Percent-encoded as RFC 3986 has it, which signatures are made of: of what isn't a letter or digit only `-._~` stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `?a=1&b=2`, or '' where there is nothing to ask. */
export function queryOf(params: readonly Param[]): string {
  const pairs = params.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
