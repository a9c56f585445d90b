import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';
import { aRecord } from '../../contract/store-suite.ts';

afterEach(() => vi.restoreAllMocks());

/** So many that they are read in stretches. */
const SKUS = Array.from({ length: 300 }, (_, n) => `S-${n}`);
const FIRST = SKUS.map((sku) => ({ next: aRecord({ sku, count: 1 }), expected: 0 }));
const SECOND = SKUS.map((sku) => ({ next: aRecord({ sku, count: 2, revision: 2 }), expected: 1 }));

async function saved() {
  const database = await openDatabase(crypto.randomUUID());
  const store = createIdbStore(database);
  await store.saveRecords(FIRST);
  return { database, store };
}

describe('many records that are saved at once', () => {
  it('are all as they were when the browser fails to write one of them', async () => {
    const { store } = await saved();
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
      // Its key is there already, so the request fails after it was made, as with a full disk.
      return row.sku === 'S-150' ? this.add(row) : put.call(this, row);
    });
    await expect(store.saveRecords(SECOND)).rejects.toMatchObject({ name: 'ConstraintError' });
    vi.restoreAllMocks();
    expect((await store.records('leeds')).filter(({ count }) => count !== 1)).toEqual([]);
    expect(await store.saveRecords(SECOND)).toEqual(SKUS.map(() => true));
  });

  it('are never written over a row without a readable revision, as if there were none', async () => {
    const { store, database } = await saved();
    const { revision, ...unreadable } = aRecord({ sku: 'S-7', count: 7 });
    await database.put('records', unreadable as never);
    for (const changes of [SECOND, FIRST]) expect((await store.saveRecords(changes))[7]).toBe(false);
    expect(await database.get('records', ['leeds', 'S-7'])).toEqual(unreadable);
  });

  it('are read with a handful of requests where they lie together, and only as they are asked for', async () => {
    const { store } = await saved();
    const reads = [vi.spyOn(IDBObjectStore.prototype, 'get'), vi.spyOn(IDBObjectStore.prototype, 'getAll')];
    const found = await store.records('leeds', SKUS.slice(0, 150));
    expect(found.map(({ sku }) => sku).sort()).toEqual(SKUS.slice(0, 150).sort());
    expect(reads.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(5);
  });
});
