import type { Doubt, Line, StockRecord } from './record.ts';

/**
 * The line's doubts with one more: only the oldest is shown. Where no count is known nothing was taken, so there is
 * nothing to choose.
 */
export function withDoubt({ count }: StockRecord, line: Line, doubt: Doubt): Pick<Line, 'doubt' | 'doubts'> {
  if (count === null) return { doubt: line.doubt, doubts: line.doubts };
  return line.doubt === null
    ? { doubt, doubts: line.doubts }
    : { doubt: line.doubt, doubts: [...(line.doubts ?? []), doubt] };
}
