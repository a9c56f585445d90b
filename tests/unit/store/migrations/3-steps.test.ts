import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/store/database.ts';
import { first } from '../../../../lib/store/migrations/1-first.ts';
import { shipments } from '../../../../lib/store/migrations/2-shipments.ts';
import { steps } from '../../../../lib/store/migrations/3-steps.ts';
import { aRecord } from '../../../contract/store-suite.ts';

it('a database of version 2 keeps what is in it and gets room for steps', async () => {
  const name = crypto.randomUUID();
  const before = await openDatabase(name, { steps: [first, shipments] });
  await before.put('records', aRecord());
  before.close();

  const database = await openDatabase(name, { steps: [first, shipments, steps] });
  expect(database.version).toBe(3);
  expect(await database.get('records', ['leeds', 'A-1'])).toEqual(aRecord());
  const transaction = database.transaction(['steps', 'stepRows']);
  expect(transaction.objectStore('steps').keyPath).toBe('id');
  expect(transaction.objectStore('stepRows').keyPath).toEqual(['step', 'part']);
});
