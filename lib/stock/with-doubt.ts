import type { Doubt, Line } from './record.ts';

/** The line's doubts with one more: only the oldest is shown. */
export function withDoubt(line: Line, doubt: Doubt): Pick<Line, 'doubt' | 'doubts'> {
  return line.doubt === null
    ? { doubt, doubts: line.doubts }
    : { doubt: line.doubt, doubts: [...(line.doubts ?? []), doubt] };
}
