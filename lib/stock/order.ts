import { remember, withCount } from './entry.ts';
import type { StockRecord } from './record.ts';

/** One SKU of one order that was sent. */
export interface OrderLine {
  /** The same line twice counts once. */
  id: string;
  at: number;
  /** Units sent, of all lines with this SKU; a whole number above 0. */
  quantity: number;
}

/**
 * Takes an order's units off the count, once. Below 0 stays below 0: they have been sent. A count that isn't known has
 * nothing to take off, so that record is left as it is.
 */
export function order(record: StockRecord, line: OrderLine): StockRecord {
  const { id, at, quantity } = line;
  if (record.count === null || record.applied.includes(id)) return record;
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return record;
  const event = { id, at, cause: 'order', location: null, reason: null, ref: id } as const;
  return remember(withCount(record, record.count - quantity, event), id);
}
