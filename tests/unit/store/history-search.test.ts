import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../lib/model/history.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import { createHistorySearch } from '../../../lib/store/history-search.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';

const SKUS = ['A', 'A-1', 'a-10', 'B', 'Ä/1', ''] as const;

async function bench(entries: readonly Entry[] = []) {
  const database = await openDatabase(crypto.randomUUID());
  const stock = createIdbStore(database);
  await createIdbDirectory(database).addProducts(SKUS.map((sku) => ({ sku, title: sku, variant: null, addedAt: 1 })));
  await stock.appendEntries(entries);
  return { stock, search: createHistorySearch(database) };
}

const anEntry = (over: Partial<Entry>): Entry => ({
  id: '1',
  at: 1,
  warehouse: 'leeds',
  sku: 'A',
  cause: 'edit',
  location: null,
  before: 1,
  after: 2,
  reason: null,
  ref: null,
  ...over,
});

describe('the search of the history', () => {
  it('knows the SKUs that have a part, in any case, and says when they are too many', async () => {
    const { search } = await bench();
    expect(await search.skusWith('a', 9)).toEqual(['A', 'A-1', 'a-10']);
    expect(await search.skusWith('A-1', 2)).toEqual(['A-1', 'a-10']);
    expect(await search.skusWith('A-1', 1)).toBeNull();
    expect(await search.skusWith('ä/', 9)).toEqual(['Ä/1']);
    expect(await search.skusWith('C', 9)).toEqual([]);
  });

  it('tells entries of some SKUs as the store tells those of all, in its order and from any place on', async () => {
    const entries = fc.array(
      fc.record({
        at: fc.integer({ min: 1, max: 4 }),
        sku: fc.constantFrom(...SKUS),
        warehouse: fc.constantFrom('leeds', 'york'),
        cause: fc.constantFrom<Entry['cause']>('edit', 'channel'),
      }),
      { maxLength: 30 },
    );
    const query = fc.record(
      {
        warehouse: fc.constantFrom('leeds', 'york'),
        from: fc.integer({ min: 1, max: 4 }),
        before: fc.integer({ min: 1, max: 5 }),
        after: fc.record({ at: fc.integer({ min: 1, max: 4 }), id: fc.integer({ min: 0, max: 30 }).map(String) }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        entries,
        query,
        fc.subarray([...SKUS]),
        fc.integer({ min: 0, max: 40 }),
        async (made, of, skus, limit) => {
          const { stock, search } = await bench(made.map((one, n) => anEntry({ ...one, id: String(n) })));
          const all = await stock.entries({ ...of, limit: 1_000 });
          const fit = all.filter(({ sku }) => skus.some((each) => each === sku));
          expect(await search.entriesOf(skus, { ...of, limit })).toEqual(fit.slice(0, limit));
        },
      ),
      { numRuns: 60 },
    );
  });
});
