/**
 * The origin that a match pattern is about, as `https://shop.test:8443`, or null for a pattern with wildcards in it.
 * Patterns of connected shops name one host each.
 */
export function originOfPattern(pattern: string): string | null {
  const parts = /^(https?):\/\/([^/*]+)\//.exec(pattern);
  return parts ? originOf(`${parts[1]}://${parts[2]}/`) : null;
}

/** The origin of an address, or null where it has none. */
export function originOf(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

/** Is this page's origin one of those that the patterns are about? */
export function originMatches(url: string, patterns: readonly string[]): boolean {
  const origin = originOf(url);
  return origin !== null && patterns.some((pattern) => originOfPattern(pattern) === origin);
}
