import type { Line, StockRecord } from '../../../lib/stock/record.ts';
import { wantedAt } from '../../../lib/stock/target.ts';

/** Records of which the screens' frame says the same, counted together: one of them, and how many there are. */
export interface Group {
  record: StockRecord;
  n: number;
}

/**
 * All of a record that the kind of its locations' states depends on (see `locationState`), and nothing of its figures:
 * a hundred thousand records have a handful of shapes. A test holds it to what the states really depend on.
 */
export function shapeOf(record: StockRecord): string {
  const lines = Object.entries(record.lines).map(([location, line]) => [location, ...lineShape(line, record.count)]);
  return JSON.stringify([record.count === null, record.raiseSince === null, ...lines]);
}

function lineShape(line: Line, count: number | null): unknown[] {
  const { state, why, direction, base, readAt, refused, doubt, pending, back } = line;
  const wanted = wantedAt(line, count);
  const to = wanted === null || base === null ? null : Math.sign(wanted - base);
  return [
    state,
    why,
    direction,
    base === null,
    readAt === null,
    refused !== null,
    doubt !== null,
    pending?.delivery,
    back !== undefined,
    to,
  ];
}
