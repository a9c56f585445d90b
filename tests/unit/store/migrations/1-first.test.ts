import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/store/database.ts';
import { first } from '../../../../lib/store/migrations/1-first.ts';

/** The version before the first is a database that isn't there yet: nothing is recorded of it. */
describe('the first schema', () => {
  it('makes every store with its key and its indexes', async () => {
    const database = await openDatabase(crypto.randomUUID(), { steps: [first] });
    const transaction = database.transaction([...database.objectStoreNames]);
    const made = [...database.objectStoreNames].map((name) => {
      const store = transaction.objectStore(name);
      return [name, store.keyPath, [...store.indexNames]];
    });
    expect(made).toEqual([
      ['cursors', 'integration', []],
      ['deliveries', 'key', ['byState']],
      ['entries', 'id', ['bySku', 'byTime', 'byWarehouse', 'byWarehouseAndSku']],
      ['integrations', 'id', ['byShop']],
      ['items', ['integration', 'item'], ['byIntegration', 'bySku']],
      ['keys', 'id', []],
      ['links', 'location', ['byWarehouse']],
      ['locations', 'id', ['byIntegration']],
      ['problems', 'id', []],
      ['products', 'sku', []],
      ['records', ['warehouse', 'sku'], ['byOpen']],
      ['settings', 'name', []],
      ['vault', 'id', []],
      ['warehouses', 'id', []],
    ]);
  });
});
