import type { Direction, LinkSettings } from '../model/warehouse.ts';
import { withLine } from './observe.ts';
import type { StockRecord } from './record.ts';

const reads = (direction: Direction): boolean => direction !== 'off';
const writes = (direction: Direction): boolean => direction === 'both' || direction === 'write';

/**
 * Does this change let a location be read or written that wasn't before? Then what would be accounted and sent is
 * reviewed first, as with a new link.
 */
export const wantsReview = (from: Direction, to: Direction): boolean =>
  (reads(to) && !reads(from)) || (writes(to) && !writes(from));

/**
 * The line with what its link says now. The base stays: it is what the location is known to have, whatever the location
 * may do. Readings that began before are void, since they were asked for under another direction.
 */
export function configure(
  record: StockRecord,
  location: string,
  gen: number,
  { direction, buffer, max }: LinkSettings,
): StockRecord {
  const line = record.lines[location];
  if (!line || line.gen !== gen) return record;
  if (line.direction === direction && line.buffer === buffer && line.max === max) return record;
  return withLine(record, location, {
    direction,
    buffer,
    max,
    refused: null,
    epoch: line.epoch + 1,
    ...(line.direction !== direction && { readAt: null }),
  });
}
