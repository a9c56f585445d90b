import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commit, Rollback } from '../../../lib/store/commit.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import { createStepStore } from '../../../lib/store/step-store.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';
import { aDelivery, anEntry, aRecord } from '../../contract/store-suite.ts';

afterEach(() => void vi.restoreAllMocks());

/** How each transaction that writes is to reach the disk, in order. */
function durabilities(): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, names, mode, options) {
    if (mode === 'readwrite') found.push(options?.durability);
    return begin.call(this, names, mode, options);
  });
  return found;
}

describe('a commit', () => {
  it('is on the disk when it resolves, and not on its way there', async () => {
    const database = await openDatabase(crypto.randomUUID());
    const found = durabilities();
    await commit(database, ['records'], (tx) => tx.objectStore('records').put(aRecord()));
    expect(found).toEqual(['strict']);
  });

  it('is so for every write that a count, a delivery or a problem hangs on', async () => {
    const database = await openDatabase(crypto.randomUUID());
    const stock = createIdbStore(database);
    const directory = createIdbDirectory(database);
    const steps = createStepStore(database);
    const found = durabilities();
    const about = { integration: 'shop', location: null, warehouse: null, sku: null, since: 1, detail: {} };
    const cursor = { integration: 'shop', since: null, fullAt: null, polledAt: null, failures: 0, nextAt: 0 };
    const writes: (() => Promise<unknown>)[] = [
      () => stock.saveRecord(aRecord(), 0),
      () => stock.saveRecords([{ next: aRecord({ revision: 2 }), expected: 1 }]),
      () => stock.createDelivery(aDelivery()),
      () => stock.saveDelivery(aDelivery({ state: 'sent', revision: 2 }), 1),
      () => stock.appendEntries([anEntry()]),
      () => directory.changeCursor('shop', () => ({ ...cursor, stopped: 'mass-drop' })),
      () => directory.putProblem({ id: 'mass-drop:shop', kind: 'mass-drop', ...about }),
      () => directory.clearProblem('mass-drop:shop'),
      () => steps.remove(['none']),
    ];
    for (const [n, write] of writes.entries()) {
      await write();
      expect(found).toHaveLength(n + 1);
    }
    expect(new Set(found)).toEqual(new Set(['strict']));
  });

  it('leaves nothing where it is rolled back', async () => {
    const database = await openDatabase(crypto.randomUUID());
    const result = await commit(database, ['records'], async (tx): Promise<string> => {
      await tx.objectStore('records').put(aRecord());
      throw new Rollback('nothing');
    });
    expect(result).toBe('nothing');
    expect(await database.getAll('records')).toEqual([]);
  });
});
