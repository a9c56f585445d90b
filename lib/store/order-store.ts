import { Deductor, Shipment } from '../model/shipment.ts';
import type { OrderStore } from '../sync/order-ports.ts';
import { commit } from './commit.ts';
import { type ReportBadRow, readRows, throwBadRow } from './rows.ts';
import type { Database } from './schema.ts';
import { createSettings } from './settings.ts';
import { StoreError } from './store-error.ts';

/** What is open: see `Shipment`. */
const OPEN: readonly Shipment['state'][] = ['waiting', 'undecided', 'due'];

/** What screens read and a person changes, beside what the engine needs. */
export interface ShipmentList {
  /** The newest by their last change, from `offset`, but those that were completed before the account was connected. */
  list(offset: number, limit: number): Promise<{ more: boolean; shipments: readonly Shipment[] }>;
  shipment(id: string): Promise<Shipment | undefined>;
  /** A person's word for one channel; it is added if nothing of it was seen yet. */
  putDeductor(deductor: Deductor): Promise<void>;
}

/** Shipments in IndexedDB. See `OrderStore` for what each method promises. */
export function createOrderStore(database: Database, report: ReportBadRow = throwBadRow): OrderStore & ShipmentList {
  const settings = createSettings(database);
  const read = (rows: readonly unknown[]) => readRows(Shipment, 'shipments', rows, ['id'], report);
  return {
    account: async () => (await settings.get('shiptheory')) ?? null,
    cursor: async () => (await settings.get('orders')) ?? null,
    putCursor: (cursor) => settings.put('orders', cursor),

    async byReference(references) {
      const index = database.transaction('shipments').store.index('byReference');
      const rows = await Promise.all([...new Set(references)].map((reference) => index.getAll(reference)));
      return read(rows.flat());
    },
    async open() {
      const index = database.transaction('shipments').store.index('byState');
      const rows = await Promise.all(OPEN.map((state) => index.getAll(state)));
      return read(rows.flat()).sort((a, b) => a.modifiedAt - b.modifiedAt || (a.id < b.id ? -1 : 1));
    },
    add: (shipments) =>
      commit(database, ['shipments'], async (tx) => {
        const store = tx.objectStore('shipments');
        for (const shipment of shipments) {
          if ((await store.getKey(shipment.id)) === undefined) await store.add(shipment);
        }
      }),
    async save(next) {
      if (next.revision < 2) throw new StoreError('misuse', `a first revision is added, not saved`);
      return commit(database, ['shipments'], async (tx) => {
        const store = tx.objectStore('shipments');
        if ((await store.get(next.id))?.revision !== next.revision - 1) return false;
        await store.put(next);
        return true;
      });
    },
    forget: ({ id, revision }) =>
      commit(database, ['shipments'], async (tx) => {
        const store = tx.objectStore('shipments');
        const stored = await store.get(id);
        const undone = stored?.state === 'waiting' || stored?.state === 'undecided';
        if (undone && stored.revision === revision) await store.delete(id);
      }),

    async deductors() {
      return readRows(Deductor, 'deductors', await database.getAll('deductors'), ['channel'], report);
    },
    addDeductors: (deductors) =>
      commit(database, ['deductors'], async (tx) => {
        const store = tx.objectStore('deductors');
        for (const one of deductors) if ((await store.getKey(one.channel)) === undefined) await store.add(one);
      }),

    async list(offset, limit) {
      const shown: unknown[] = [];
      let place = 0;
      const index = database.transaction('shipments').store.index('byTime');
      for await (const { value } of index.iterate(null, 'prev')) {
        if (value.why === 'before') continue;
        if (shown.length === limit) return { more: true, shipments: read(shown) };
        if (place >= offset) shown.push(value);
        place++;
      }
      return { more: false, shipments: read(shown) };
    },
    async shipment(id) {
      return read([await database.get('shipments', id)].filter((row) => row !== undefined))[0];
    },
    putDeductor: (deductor) =>
      commit(database, ['deductors'], async (tx) => void (await tx.objectStore('deductors').put(deductor))),
  };
}
