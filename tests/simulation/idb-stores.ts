import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDatabase } from '../../lib/store/database.ts';
import { createIdbDirectory } from '../../lib/store/directory.ts';
import { createStepStore } from '../../lib/store/step-store.ts';
import { createIdbStore } from '../../lib/store/stock-store.ts';
import type { Stores } from './stores.ts';

/** The shipping stores over a database of their own, in memory. */
export async function idbStores(): Promise<Stores> {
  globalThis.indexedDB = new IDBFactory();
  const database = await openDatabase('simulation');
  return {
    stock: createIdbStore(database),
    directory: createIdbDirectory(database),
    steps: createStepStore(database),
    outside: true,
    setUp: async ({ integrations = [], locations = [], warehouses = [] }) => {
      for (const one of integrations) await database.put('integrations', one);
      for (const one of locations) await database.put('locations', one);
      for (const one of warehouses) await database.put('warehouses', one);
    },
    close: async () => database.close(),
  };
}
