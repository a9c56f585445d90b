import { MAX_COUNT } from '../../lib/model/count.ts';
import { parseCount } from '../../lib/stock/parse-count.ts';

/**
 * What a field says after one step of an arrow key or a stepper: a figure goes up or down, and so does a difference
 * ("+3" becomes "+4"). Null: there is nothing to step from, since unknown isn't 0, or the end is reached.
 */
export function stepped(text: string | null, count: number | null, by: number): string | null {
  if (text !== null) {
    const parsed = parseCount(text);
    if (!parsed.ok) return null;
    if (parsed.value.kind === 'adjust') {
      const next = parsed.value.by + by;
      return next < 0 ? String(next) : `+${next}`;
    }
    return within(parsed.value.to + by);
  }
  return count === null ? null : within(count + by);
}

function within(count: number): string | null {
  return count < 0 || count > MAX_COUNT ? null : String(count);
}
