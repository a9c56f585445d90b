import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/store/database.ts';
import { first } from '../../../../lib/store/migrations/1-first.ts';
import { shipments } from '../../../../lib/store/migrations/2-shipments.ts';
import { steps } from '../../../../lib/store/migrations/3-steps.ts';
import { lowStock } from '../../../../lib/store/migrations/4-low-stock.ts';
import { entryIndexes } from '../../../../lib/store/migrations/5-entry-indexes.ts';
import { createIdbStore } from '../../../../lib/store/stock-store.ts';
import { anEntry } from '../../../contract/store-suite.ts';

it('a history of version 4 is whole, and found by cause and by place', async () => {
  const name = crypto.randomUUID();
  const before = await openDatabase(name, { steps: [first, shipments, steps, lowStock] });
  const sale = anEntry({ id: 'sale', at: 2, cause: 'channel', location: 'shop/1' });
  const edit = anEntry({ id: 'edit', at: 1, cause: 'edit', location: null });
  for (const entry of [sale, edit]) await before.put('entries', entry);
  before.close();

  const database = await openDatabase(name, { steps: [first, shipments, steps, lowStock, entryIndexes] });
  expect(database.version).toBe(5);
  const store = createIdbStore(database);
  expect(await store.entries({ limit: 9 })).toEqual([sale, edit]);
  expect(await store.entries({ causes: ['edit'], limit: 9 })).toEqual([edit]);
  expect(await store.entries({ place: 'shop', limit: 9 })).toEqual([sale]);
});
