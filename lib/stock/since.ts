import { withCount } from './entry.ts';
import { givenBack } from './given-back.ts';
import type { Line, StockRecord } from './record.ts';

/**
 * What happens at this location is kept beside the step that its line came by. `own`: by how much it moved there;
 * `counted`: by how much that moved the count; `entry`: the id of the entry that says so.
 */
export function movedSince(
  record: StockRecord,
  line: Line,
  { own, counted, entry }: { own: number; counted: number; entry: string },
): Pick<Line, 'since'> {
  const { since } = line;
  if (!since || (own === 0 && counted === 0)) return { since };
  const alone = record.count === null || (since.first !== undefined && since.first === record.lastEntry);
  const first = counted === 0 ? since.first : alone ? entry : undefined;
  return {
    since: {
      step: since.step,
      own: since.own + own,
      moved: since.moved + counted,
      ...(first !== undefined && { first }),
    },
  };
}

/**
 * While a location is given back what it had, what happens there goes along: it is neither overwritten nor counted. Only
 * what is sold beyond what it gets back was the warehouse's, and is counted there.
 */
export function movedBack(
  record: StockRecord,
  location: string,
  by: number,
  event: { id: string; at: number; ref: string | null },
): StockRecord {
  const line = record.lines[location];
  if (!line?.back || line.back.to === null) return record;
  const { to, beyond } = givenBack(line.back.to + by, Math.min(line.back.to, 0), line.base ?? 0);
  const next = { ...record, lines: { ...record.lines, [location]: { ...line, back: { ...line.back, to } } } };
  if (beyond === 0 || record.count === null) return next;
  return withCount(next, record.count + beyond, { ...event, cause: 'channel', location, reason: null });
}
