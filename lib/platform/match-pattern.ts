/**
 * Match patterns of connected shops: one scheme, one host, perhaps a port, and a path with `*` in it. Without a port a
 * pattern means every port, as in the browsers.
 */
const PATTERN = /^(https?):\/\/([^/*:]+)(?::(\d+))?(\/.*)$/;

/** The origin of an address, or null where it has none. */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === 'null' ? null : origin;
}

/** Is this page on the scheme and host of one of the patterns, whatever its path? */
export function onHostOf(url: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => hostFits(url, pattern));
}

/** Does this address fit one of the patterns, path included? */
export function fitsPattern(url: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => hostFits(url, pattern) && pathFits(url, pattern));
}

function hostFits(url: string, pattern: string): boolean {
  const [, scheme, host, port] = PATTERN.exec(pattern) ?? [];
  if (!host || !URL.canParse(url)) return false;
  const page = new URL(url);
  return page.protocol === `${scheme}:` && page.hostname === host && (port === undefined || page.port === port);
}

function pathFits(url: string, pattern: string): boolean {
  const { pathname, search } = new URL(url);
  const parts = (PATTERN.exec(pattern)?.[4] ?? '').split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(pathname + search);
}
