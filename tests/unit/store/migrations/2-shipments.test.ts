import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/store/database.ts';
import { first } from '../../../../lib/store/migrations/1-first.ts';
import { shipments } from '../../../../lib/store/migrations/2-shipments.ts';
import { aRecord } from '../../../contract/store-suite.ts';

it('a database of version 1 keeps what is in it and gets room for shipments', async () => {
  const name = crypto.randomUUID();
  const before = await openDatabase(name, { steps: [first] });
  await before.put('records', aRecord());
  await before.put('settings', { name: 'master', value: { warehouse: 'leeds', location: 'shop/1' } });
  before.close();

  const database = await openDatabase(name, { steps: [first, shipments] });
  expect(database.version).toBe(2);
  expect(await database.get('records', ['leeds', 'A-1'])).toEqual(aRecord());
  expect((await database.get('settings', 'master'))?.value).toEqual({ warehouse: 'leeds', location: 'shop/1' });
  const transaction = database.transaction(['shipments', 'deductors']);
  const store = transaction.objectStore('shipments');
  expect([store.keyPath, ...store.indexNames]).toEqual(['id', 'byReference', 'byState', 'byTime']);
  expect(transaction.objectStore('deductors').keyPath).toBe('channel');
});
