/**
 * Shopify's search syntax, as far as inventory needs it: terms `field:value` joined by OR or AND. A text value matches
 * whole words in order, whatever their case and the signs between them: "TEA" finds "tea-001". It is not an equality.
 */
export function search(query: string | null | undefined, fields: (field: string) => string | number | null): boolean {
  if (!query) return true;
  return split(query, ' OR ').some((any) => split(any, ' AND ').every((term) => matches(term.trim(), fields)));
}

function matches(term: string, fields: (field: string) => string | number | null): boolean {
  const found = /^(\w+):(>=|<=|>|<)?(.*)$/s.exec(term);
  if (!found) throw new Error(`The stand-in doesn't search for ${JSON.stringify(term)}.`);
  const [, field = '', operator, quoted = ''] = found;
  const wanted = unquote(quoted);
  const value = fields(field);
  if (value === null) return false;
  if (typeof value === 'string') return contains(words(value), words(wanted));
  const number = Number.isNaN(Number(wanted)) ? Date.parse(wanted) : Number(wanted);
  if (operator === '>=') return value >= number;
  if (operator === '>') return value > number;
  if (operator === '<=') return value <= number;
  if (operator === '<') return value < number;
  return value === number;
}

/** Splits at a separator outside quotes. */
function split(query: string, separator: string): string[] {
  const parts = [''];
  const pieces = query.matchAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"| OR | AND |\\.|./gs);
  for (const [piece] of pieces) {
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

function unquote(value: string): string {
  const inside = /^'(.*)'$/s.exec(value)?.[1] ?? /^"(.*)"$/s.exec(value)?.[1] ?? value;
  return inside.replace(/\\(.)/gs, '$1');
}

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function contains(all: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length > 0 && all.some((_, at) => wanted.every((word, index) => all[at + index] === word));
}
