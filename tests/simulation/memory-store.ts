import type { Entry } from '../../lib/model/history.ts';
import type { StockRecord } from '../../lib/stock/record.ts';
import type { Delivery, StockStore } from '../../lib/sync/ports.ts';
import { deepCopy } from './deep-copy.ts';

/**
 * A stock store in memory with the contract of the real one: values are copied (or frozen) on the way in and out, every write is
 * compare-and-set or create-if-absent, and is there when its promise resolves.
 */
export function createMemoryStore(copy: <T>(value: T) => T = deepCopy): StockStore {
  const records = new Map<string, Map<string, StockRecord>>();
  const deliveries = new Map<string, Delivery>();
  /** Keys of those not done or void, in order of creation: the store never looks at the rest. */
  const open = new Set<string>();
  const entries = new Map<string, Entry>();

  /** All that can be refused is refused before the first of many is kept. */
  const putAll = (changes: readonly { next: StockRecord; expected: number }[]): boolean[] => {
    const ready = changes.map(({ next, expected }) => {
      if (next.revision !== expected + 1) throw new Error(`Revision ${next.revision} can't follow ${expected}`);
      return { next: copy(next), expected };
    });
    return ready.map(({ next, expected }) => put(next, expected));
  };

  const put = (next: StockRecord, expected: number): boolean => {
    const ofWarehouse = records.get(next.warehouse) ?? new Map<string, StockRecord>();
    if ((ofWarehouse.get(next.sku)?.revision ?? 0) !== expected) return false;
    ofWarehouse.set(next.sku, next);
    records.set(next.warehouse, ofWarehouse);
    return true;
  };

  const keep = (delivery: Delivery): void => {
    deliveries.set(delivery.key, copy(delivery));
    if (delivery.state === 'done' || delivery.state === 'void') open.delete(delivery.key);
    else open.add(delivery.key);
  };

  return {
    async record(warehouse, sku) {
      return copy(records.get(warehouse)?.get(sku));
    },
    async records(warehouse, skus) {
      const ofWarehouse = records.get(warehouse);
      if (!ofWarehouse) return [];
      if (!skus) return [...ofWarehouse.values()].map(copy);
      return [...new Set(skus)].flatMap((sku) => {
        const found = ofWarehouse.get(sku);
        return found ? [copy(found)] : [];
      });
    },
    async recordsAfter(warehouse, after, limit) {
      return [...(records.get(warehouse)?.values() ?? [])]
        .filter(({ sku }) => after === null || sku > after)
        .sort((a, b) => (a.sku < b.sku ? -1 : 1))
        .slice(0, limit)
        .map(copy);
    },
    async saveRecord(next, expected) {
      return putAll([{ next, expected }])[0] === true;
    },
    async saveRecords(changes) {
      return putAll(changes);
    },
    async openRecords() {
      return [...records.values()].flatMap((of) => [...of.values()].filter((record) => record.open === 1).map(copy));
    },
    async deleteRecord(warehouse, sku) {
      records.get(warehouse)?.delete(sku);
    },

    async createDelivery(delivery) {
      if (deliveries.has(delivery.key)) return false;
      keep(delivery);
      return true;
    },
    async delivery(key) {
      return copy(deliveries.get(key));
    },
    async saveDelivery(next, expected) {
      if (next.revision !== expected + 1) throw new Error(`Revision ${next.revision} can't follow ${expected}`);
      if (deliveries.get(next.key)?.revision !== expected) return false;
      keep(next);
      return true;
    },
    async openDeliveries(integration) {
      return [...open]
        .flatMap((key) => deliveries.get(key) ?? [])
        .filter((one) => integration === undefined || one.integration === integration)
        .sort((a, b) => a.createdAt - b.createdAt)
        .map(copy);
    },
    async deliveriesOf({ warehouse, sku, since, limit }) {
      return [...deliveries.values()]
        .filter((one) => one.createdAt >= since)
        .filter((one) => one.lines.some((line) => line.warehouse === warehouse && line.sku === sku))
        .sort((a, b) => a.createdAt - b.createdAt)
        .slice(0, limit)
        .map(copy);
    },
    async pruneDeliveries(before) {
      for (const [key, one] of deliveries) {
        if ((one.state === 'done' || one.state === 'void') && one.createdAt < before) deliveries.delete(key);
      }
    },

    async appendEntries(added) {
      for (const entry of added.map(copy)) if (!entries.has(entry.id)) entries.set(entry.id, entry);
    },
    async entry(id) {
      return copy(entries.get(id));
    },
    async entries({ warehouse, sku, causes, place, before, from, after, limit }) {
      return [...entries.values()]
        .filter((one) => warehouse === undefined || one.warehouse === warehouse)
        .filter((one) => sku === undefined || one.sku === sku)
        .filter((one) => causes === undefined || causes.includes(one.cause))
        .filter((one) => place === undefined || `${one.location}/`.startsWith(`${place}/`))
        .filter((one) => before === undefined || one.at < before)
        .filter((one) => from === undefined || one.at >= from)
        .filter((one) => after === undefined || one.at < after.at || (one.at === after.at && one.id < after.id))
        .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map(copy);
    },
    async entrySpan(start) {
      const ids = [...entries.keys()].filter((id) => id.startsWith(start)).sort();
      const last = ids.at(-1);
      return last === undefined ? null : { n: ids.length, last };
    },
    async entriesAfter(start, after, limit) {
      return [...entries.values()]
        .filter(({ id }) => id.startsWith(start) && (after === null || id > after))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(copy);
    },
  };
}
