import type { Mismatch } from '../../../lib/model/activity.ts';
import { checkEntries } from '../../../lib/stock/check-entries.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import type { Hub } from '../hub.ts';

const ALL = 1_000_000;

export interface CheckPlace {
  warehouse: string;
  /** null: from the first. */
  sku: string | null;
}

export interface CheckedPart {
  /** Records and entries looked at. */
  records: number;
  entries: number;
  mismatches: Mismatch[];
  /** Where to go on; null: that was all. */
  next: CheckPlace | null;
}

/** Do the entries of each record add up to its count? A part of the records at a time, so that it can be ended. */
export async function selfCheck(hub: Hub, from: CheckPlace | null, limit: number): Promise<CheckedPart> {
  const warehouses = await hub.directory.warehouses();
  const index = from ? warehouses.findIndex(({ id }) => id === from.warehouse) : 0;
  const warehouse = warehouses[index];
  // It was deleted meanwhile, its records with it. Which came after it isn't known any more, so all are looked at again.
  if (!warehouse) {
    const [first] = from ? warehouses : [];
    return { records: 0, entries: 0, mismatches: [], next: first ? { warehouse: first.id, sku: null } : null };
  }
  const records = await hub.stock.recordsAfter(warehouse.id, from?.sku ?? null, limit);
  const part: CheckedPart = { records: records.length, entries: 0, mismatches: [], next: null };
  for (const record of records) {
    const checked = await check(hub, record);
    part.entries += checked.entries;
    if (!checked.ok) {
      const { sku, count } = checked.record;
      part.mismatches.push({
        warehouse: warehouse.id,
        warehouseName: warehouse.name,
        sku,
        count,
        entries: checked.leadTo,
      });
    }
  }
  const last = records.at(-1);
  const following = warehouses[index + 1];
  if (last && records.length === limit) part.next = { warehouse: warehouse.id, sku: last.sku };
  else if (following) part.next = { warehouse: following.id, sku: null };
  return part;
}

/** Looked at again when the record changed meanwhile: count and entries must be of one moment. */
async function check(hub: Hub, first: StockRecord) {
  let record = first;
  for (;;) {
    const { warehouse, sku } = record;
    const stored = await hub.stock.entries({ warehouse, sku, limit: ALL });
    const known = new Set(stored.map(({ id }) => id));
    const entries = [...stored, ...record.outbox.filter(({ id }) => !known.has(id))];
    const result = checkEntries(record.count, entries);
    const again = await hub.stock.record(warehouse, sku);
    if (result.ok || !again || again.revision === record.revision) {
      return { ...result, ok: result.ok || !again, entries: entries.length, record };
    }
    record = again;
  }
}
