import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Integration } from '../../../lib/model/integration.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import { createSetUp, type SetUp } from '../../../lib/store/set-up.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';
import type { Directory, StockStore } from '../../../lib/sync/ports.ts';
import { anEntry, aRecord } from '../../contract/store-suite.ts';

let setUp: SetUp;
let directory: Directory;
let stock: StockStore;

beforeEach(async () => {
  const database = await openDatabase(crypto.randomUUID());
  setUp = createSetUp(database);
  directory = createIdbDirectory(database);
  stock = createIdbStore(database);
});

const shop = (over: Partial<Integration> = {}): Integration => ({
  id: 'shop',
  channel: 'woocommerce',
  name: 'Acme Woo',
  url: 'https://shop.example.test',
  shopKey: 'woo:shop.example.test',
  adminHandle: null,
  origins: ['https://shop.example.test/*'],
  adminMatches: ['https://shop.example.test/wp-admin/*'],
  connectedAt: 1,
  paused: false,
  ...over,
});

const leeds = { id: 'leeds', name: 'Leeds', revision: 0, add: ['shop/1', 'shop/2'], at: 5 };

describe('integrations', () => {
  it('refuses the same shop twice, and a name that is taken whatever its case', async () => {
    expect(await setUp.putIntegration(shop())).toBe('saved');
    expect(await setUp.putIntegration(shop({ id: 'b', name: 'Other' }))).toBe('shop-taken');
    expect(await setUp.putIntegration(shop({ id: 'c', name: 'ACME woo', shopKey: 'c' }))).toBe('name-taken');
    expect(await setUp.putIntegration(shop({ paused: true }))).toBe('saved');
    expect(await directory.integrations()).toEqual([shop({ paused: true })]);
  });

  it('forgets a shop with all that was seen in it, but not while a location is linked', async () => {
    await setUp.putIntegration(shop());
    await setUp.putLocations([
      { id: 'shop/1', integration: 'shop', remoteId: '1', name: 'One', active: true, fetchedAt: 1 },
    ]);
    await setUp.saveWarehouse({ ...leeds, add: ['shop/1'] });
    expect(await setUp.deleteIntegration('shop')).toBe('linked');
    expect(await directory.integrations()).toHaveLength(1);
    const [link] = await directory.links();
    await directory.removeLink('shop/1', link?.gen ?? 0);
    expect(await setUp.deleteIntegration('shop')).toBe('deleted');
    expect(await directory.integrations()).toEqual([]);
    expect(await directory.locations()).toEqual([]);
  });

  it('forgets a shop’s problems with it, but not a question about a write, which is about a count that stays', async () => {
    await setUp.putIntegration(shop());
    const about = { integration: 'shop', location: 'shop/1', warehouse: 'leeds', sku: 'A', since: 1, detail: {} };
    for (const kind of ['outcome-ambiguous', 'push-rejected', 'shop-unreachable'] as const) {
      await directory.putProblem({ id: kind, kind, ...about });
    }
    expect(await setUp.deleteIntegration('shop')).toBe('deleted');
    expect((await directory.problems()).map(({ id }) => id)).toEqual(['outcome-ambiguous']);
  });
});

describe('warehouses', () => {
  it('saves the name and the links together, each link with a number of its own and to be reviewed', async () => {
    const saved = await setUp.saveWarehouse(leeds);
    expect(saved).toMatchObject({ kind: 'saved', warehouse: { name: 'Leeds', revision: 1 } });
    const links = await directory.links();
    expect(links.map(({ location, state }) => [location, state])).toEqual([
      ['shop/1', 'review'],
      ['shop/2', 'review'],
    ]);
    expect(new Set(links.map(({ gen }) => gen)).size).toBe(2);
  });

  it('refuses a location that is taken and saves nothing of the rest', async () => {
    await setUp.saveWarehouse(leeds);
    const second = { ...leeds, id: 'york', name: 'York', add: ['shop/3', 'shop/2'] };
    expect(await setUp.saveWarehouse(second)).toEqual({ kind: 'taken', location: 'shop/2' });
    expect((await directory.warehouses()).map(({ name }) => name)).toEqual(['Leeds']);
    expect((await directory.links()).map(({ location }) => location)).toEqual(['shop/1', 'shop/2']);
  });

  it('of two tabs that link one location at once, one is refused', async () => {
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((id) => setUp.saveWarehouse({ ...leeds, id, name: id, add: ['shop/9'] })),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['saved', 'taken', 'taken']);
    expect(await directory.links()).toHaveLength(1);
    expect(await directory.warehouses()).toHaveLength(1);
  });

  it('refuses what was opened before somebody else saved or deleted it', async () => {
    await setUp.saveWarehouse(leeds);
    expect(await setUp.saveWarehouse({ ...leeds, revision: 1, add: [], name: 'Leeds North' })).toMatchObject({
      kind: 'saved',
    });
    expect(await setUp.saveWarehouse({ ...leeds, revision: 1, add: [], name: 'Leeds South' })).toEqual({
      kind: 'stale',
    });
    expect(await setUp.saveWarehouse({ ...leeds, id: 'x', revision: 4, name: 'X', add: [] })).toEqual({ kind: 'gone' });
    expect((await directory.warehouses()).map(({ name }) => name)).toEqual(['Leeds North']);
  });

  it('refuses a name that another has', async () => {
    await setUp.saveWarehouse(leeds);
    expect(await setUp.saveWarehouse({ ...leeds, id: 'b', name: 'LEEDS', add: [] })).toEqual({ kind: 'name-taken' });
  });

  it('deletes a warehouse with its counts and keeps the history', async () => {
    await setUp.saveWarehouse({ ...leeds, add: [] });
    await stock.saveRecord(aRecord(), 0);
    await stock.saveRecord(aRecord({ warehouse: 'leeds-2' }), 0);
    await stock.appendEntries([anEntry()]);
    expect(await setUp.deleteWarehouse('leeds', 9)).toBe('stale');
    expect(await setUp.deleteWarehouse('leeds', 1)).toBe('deleted');
    expect(await setUp.deleteWarehouse('leeds', 1)).toBe('gone');
    expect(await stock.records('leeds')).toEqual([]);
    expect(await stock.records('leeds-2')).toHaveLength(1);
    expect(await stock.entries({ limit: 5 })).toHaveLength(1);
  });

  it('never deletes one that still has a location', async () => {
    await setUp.saveWarehouse(leeds);
    expect(await setUp.deleteWarehouse('leeds', 1)).toBe('linked');
  });

  it('numbers a linking anew after it was unlinked', async () => {
    await setUp.saveWarehouse({ ...leeds, add: ['shop/1'] });
    const [before] = await directory.links();
    await directory.removeLink('shop/1', before?.gen ?? 0);
    await setUp.saveWarehouse({ ...leeds, revision: 1, add: ['shop/1'] });
    const [after] = await directory.links();
    expect(after?.gen).not.toBe(before?.gen);
  });
});
