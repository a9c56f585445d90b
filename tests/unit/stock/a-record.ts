import { type Attachment, attach, emptyRecord, pull } from '../../../lib/stock/link.ts';
import type { Observation } from '../../../lib/stock/observe.ts';
import type { Line, StockRecord } from '../../../lib/stock/record.ts';

export const HARBOUR = 'shopify/harbour';
export const STORE = 'woo/stock';

/** A record of one SKU at these locations with these figures; its count is the first one's, or not known. */
export function aRecord(
  figures: Readonly<Record<string, number | null>>,
  options: { count?: 'known' | 'unknown'; line?: Partial<Attachment> } = {},
): StockRecord {
  let record = emptyRecord('warehouse', 'SKU');
  for (const [location, quantity] of Object.entries(figures)) {
    record = attach(record, {
      location,
      gen: 1,
      item: 'item',
      direction: 'both',
      buffer: 0,
      max: null,
      quantity,
      readAt: 0,
      include: true,
      ...options.line,
    });
  }
  const first = Object.keys(figures)[0];
  if (options.count === 'unknown' || first === undefined) return record;
  return pull(record, first, { cause: 'first-count', at: 0 });
}

export function lineOf(record: StockRecord, location: string): Line {
  const line = record.lines[location];
  if (!line) throw new Error(`no line at ${location}`);
  return line;
}

/** A reading that begins now, of a line as it stands. */
export function reading(record: StockRecord, location: string, quantity: number | null, readAt = 1_000): Observation {
  const { gen, epoch } = lineOf(record, location);
  return { location, gen, epoch, readAt, quantity, ...(quantity === null && { absent: 'missing' }) };
}
