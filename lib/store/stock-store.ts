import { type IDBPObjectStore, unwrap } from 'idb';
import { Entry } from '../model/history.ts';
import { StockRecord } from '../stock/record.ts';
import { Delivery, type StockStore } from '../sync/ports.ts';
import { commit } from './commit.ts';
import { deliveryRows } from './delivery-rows.ts';
import { entryRows } from './entry-rows.ts';
import { recordRows } from './record-rows.ts';
import { type ReportBadRow, readOptional, readRows, throwBadRow } from './rows.ts';
import type { Database, Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

const OPEN: readonly Delivery['state'][] = ['sealed', 'sent', 'unknown', 'answered'];
const CLOSED: readonly Delivery['state'][] = ['done', 'void'];

/** Records, deliveries and history in IndexedDB. See `StockStore` for what each method promises. */
export function createIdbStore(database: Database, report: ReportBadRow = throwBadRow): StockStore {
  const saveRecords: StockStore['saveRecords'] = async (changes) => {
    for (const { next, expected } of changes) isNext(next.revision, expected);
    return commit(database, ['records'], async (tx) => {
      const store = tx.objectStore('records');
      const stored = await rowsBefore(store, changes);
      const revisions = new Map(stored.map((row) => [keyOf(row), revisionOf(row)]));
      // A put that fails ends the transaction, which is heard there: to listen to each takes longer than to put it.
      const puts = unwrap(store);
      return changes.map(({ next, expected }) => {
        const key = keyOf(next);
        const fits = (revisions.has(key) ? revisions.get(key) : revisionOf(undefined)) === expected;
        if (fits) {
          puts.put(next);
          revisions.set(key, next.revision);
        }
        return fits;
      });
    });
  };

  return {
    async record(warehouse, sku) {
      return readOptional(
        StockRecord,
        'records',
        `${warehouse}/${sku}`,
        await database.get('records', [warehouse, sku]),
      );
    },

    async records(warehouse, skus) {
      const rows = skus
        ? await recordRows(database.transaction('records').store, warehouse, skus)
        : await database.getAll('records', IDBKeyRange.bound([warehouse], [warehouse, []]));
      return readRows(StockRecord, 'records', rows, ['warehouse', 'sku'], report);
    },

    async recordsAfter(warehouse, after, limit) {
      const range = IDBKeyRange.bound(after === null ? [warehouse] : [warehouse, after], [warehouse, []], true);
      const rows = limit > 0 ? await database.getAll('records', range, limit) : [];
      return readRows(StockRecord, 'records', rows, ['warehouse', 'sku'], report);
    },

    async saveRecord(next, expected) {
      const [saved] = await saveRecords([{ next, expected }]);
      return saved === true;
    },

    saveRecords,

    async openRecords() {
      const rows = await database.getAllFromIndex('records', 'byOpen', 1);
      return readRows(StockRecord, 'records', rows, ['warehouse', 'sku'], report);
    },

    deleteRecord: (warehouse, sku) =>
      commit(database, ['records'], (tx) => tx.objectStore('records').delete([warehouse, sku])),

    createDelivery: (delivery) =>
      commit(database, ['deliveries'], async (tx) => {
        const store = tx.objectStore('deliveries');
        if ((await store.getKey(delivery.key)) !== undefined) return false;
        await store.add(delivery);
        return true;
      }),

    async delivery(key) {
      return readOptional(Delivery, 'deliveries', key, await database.get('deliveries', key));
    },

    async saveDelivery(next, expected) {
      isNext(next.revision, expected);
      return commit(database, ['deliveries'], async (tx) => {
        const store = tx.objectStore('deliveries');
        const stored = await store.get(next.key);
        if (stored === undefined || revisionOf(stored) !== expected) return false;
        await store.put(next);
        return true;
      });
    },

    async openDeliveries(integration) {
      const tx = database.transaction('deliveries');
      const index = tx.store.index('byState');
      const rows = await Promise.all(OPEN.map((state) => index.getAll(IDBKeyRange.bound([state], [state, []]))));
      return readRows(Delivery, 'deliveries', rows.flat(), ['key'], report)
        .filter((delivery) => integration === undefined || delivery.integration === integration)
        .sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
    },

    async deliveriesOf(of) {
      return readRows(Delivery, 'deliveries', await deliveryRows(database, of), ['key'], report);
    },

    pruneDeliveries: (before) =>
      commit(database, ['deliveries'], async (tx) => {
        const store = tx.objectStore('deliveries');
        for (const state of CLOSED) {
          const old = IDBKeyRange.bound([state], [state, before], false, true);
          for (const key of await store.index('byState').getAllKeys(old)) await store.delete(key);
        }
      }),

    appendEntries: (entries) =>
      commit(database, ['entries'], async (tx) => {
        const store = tx.objectStore('entries');
        for (const entry of entries) {
          if ((await store.getKey(entry.id)) === undefined) await store.add(entry);
        }
      }),

    async entry(id) {
      return readOptional(Entry, 'entries', id, await database.get('entries', id));
    },

    async entries(query) {
      return readRows(Entry, 'entries', await entryRows(database, query), ['id'], report);
    },

    async entrySpan(start) {
      const range = IDBKeyRange.bound(start, `${start}\uffff`);
      const store = database.transaction('entries').store;
      const [n, last] = await Promise.all([store.count(range), store.openKeyCursor(range, 'prev')]);
      return last && { n, last: last.primaryKey };
    },

    async entriesAfter(start, after, limit) {
      const range = IDBKeyRange.bound(after ?? start, `${start}\uffff`, after !== null);
      const rows = limit > 0 ? await database.getAll('entries', range, limit) : [];
      return readRows(Entry, 'entries', rows, ['id'], report);
    },
  };
}

/** What is stored of those that are to be changed. */
async function rowsBefore(
  store: IDBPObjectStore<Schema, readonly ['records'], 'records', 'readwrite'>,
  changes: readonly { next: StockRecord }[],
): Promise<readonly StockRecord[]> {
  const skus = new Map<string, string[]>();
  for (const { next } of changes) {
    const mine = skus.get(next.warehouse);
    if (mine) mine.push(next.sku);
    else skus.set(next.warehouse, [next.sku]);
  }
  const rows = await Promise.all([...skus].map(([warehouse, mine]) => recordRows(store, warehouse, mine)));
  return rows.flat();
}

const keyOf = ({ warehouse, sku }: StockRecord): string => JSON.stringify([warehouse, sku]);

function isNext(revision: number, expected: number): void {
  if (revision === expected + 1) return;
  throw new StoreError('misuse', `revision ${revision} can't follow ${expected}`);
}

/** 0: there is no row. A row without a readable revision equals no expectation, so it is never overwritten. */
function revisionOf(row: { revision: number } | undefined): number {
  return row === undefined ? 0 : row.revision;
}
