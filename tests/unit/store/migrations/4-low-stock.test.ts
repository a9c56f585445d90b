import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../../lib/store/directory.ts';
import { first } from '../../../../lib/store/migrations/1-first.ts';
import { shipments } from '../../../../lib/store/migrations/2-shipments.ts';
import { steps } from '../../../../lib/store/migrations/3-steps.ts';
import { lowStock } from '../../../../lib/store/migrations/4-low-stock.ts';
import { aRecord } from '../../../contract/store-suite.ts';

it('a database of version 3 keeps what is in it and gets room for thresholds and crossings', async () => {
  const name = crypto.randomUUID();
  const before = await openDatabase(name, { steps: [first, shipments, steps] });
  const leeds = { id: 'leeds', name: 'Leeds', createdAt: 1, revision: 1 };
  await before.put('records', aRecord());
  await before.put('warehouses', leeds);
  await before.put('settings', { name: 'lowStock', value: 7 });
  before.close();

  const database = await openDatabase(name, { steps: [first, shipments, steps, lowStock] });
  expect(database.version).toBe(4);
  expect(await database.get('records', ['leeds', 'A-1'])).toEqual(aRecord());
  expect(await createIdbDirectory(database).warehouses()).toEqual([leeds]);
  expect((await database.get('settings', 'lowStock'))?.value).toBe(7);
  const transaction = database.transaction(['thresholds', 'crossings']);
  expect(transaction.objectStore('thresholds').keyPath).toEqual(['warehouse', 'sku']);
  expect([...transaction.objectStore('crossings').indexNames]).toEqual(['byOpen', 'byTime']);
});
