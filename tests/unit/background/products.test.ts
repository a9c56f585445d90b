import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { productsHandlers } from '../../../entrypoints/background/handlers/products.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { RequestOf } from '../../../lib/messages/protocol.ts';
import type { Item } from '../../../lib/model/catalogue.ts';
import type { Problem } from '../../../lib/model/problem.ts';
import { BY_TITLE, type ProductFilter } from '../../../lib/model/product-query.ts';
import { aLine, aRecord } from '../../contract/store-suite.ts';
import { aHub } from './a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from './a-set-up.ts';

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
  await setUpLeeds(hub);
  await hub.directory.addProducts([
    { sku: 'A-10', title: 'Mug', variant: 'Blue', addedAt: 1 },
    { sku: 'A-2', title: 'Mug', variant: 'Red', addedAt: 1 },
    { sku: 'Z-1', title: 'Bowl', variant: null, addedAt: 1 },
  ]);
});

type Asked = Partial<RequestOf<'products.list'>>;
const list = (asked: Asked = {}) =>
  productsHandlers(hub)['products.list'](
    { search: '', filter: 'all', sort: BY_TITLE, offset: 0, limit: 50, only: null, ...asked },
    PAGE,
  );
const skus = async (asked?: Asked) => (await list(asked)).rows.map(({ sku }) => sku);
const tally = (search = '') => productsHandlers(hub)['products.tally']({ search }, PAGE);
const figures = (asked: Partial<RequestOf<'products.figures'>> = {}) =>
  productsHandlers(hub)['products.figures'](
    { search: '', filter: 'all', only: null, after: null, limit: 50, ...asked },
    PAGE,
  );

const anItem = (over: Partial<Item> = {}): Item => ({
  integration: 'shop',
  item: 'item-9',
  product: '9',
  sku: 'NEW',
  title: 'Plate',
  variant: null,
  tracked: true,
  seenAt: 1,
  ...over,
});

/** Saves a record as the engine does, which tells of it. */
async function save(sku: string, count: number | null, over: Parameters<typeof aLine>[0] = {}) {
  const revision = ((await hub.stock.record('leeds', sku))?.revision ?? 0) + 1;
  const lines = { [LOCATION]: aLine({ base: count, ...over }) };
  await hub.stock.saveRecord(aRecord({ sku, count, revision, lines }), revision - 1);
  hub.catalogue.changed([{ warehouse: 'leeds', sku, revision }]);
}

describe('the list of products', () => {
  it('is in the order of titles, then of SKUs as people count', async () => {
    expect(await skus()).toEqual(['Z-1', 'A-1', 'A-2', 'A-10']);
  });

  it('finds a part of SKU, title or variant in any case, page by page', async () => {
    expect(await skus({ search: '  MUG ' })).toEqual(['A-1', 'A-2', 'A-10']);
    expect(await skus({ search: 'blue' })).toEqual(['A-10']);
    expect(await skus({ search: 'z-' })).toEqual(['Z-1']);
    expect(await list({ search: 'mug', offset: 1, limit: 1 })).toMatchObject({ total: 3, rows: [{ sku: 'A-2' }] });
    expect(await skus({ offset: -5, limit: 1 })).toEqual(['Z-1']);
  });

  it('finds a barcode, whichever shop tells it, and whenever it comes', async () => {
    expect(await skus({ search: '5012345' })).toEqual([]);
    await hub.directory.putItems([anItem({ sku: 'Z-1', barcode: '5012345678900' })]);
    expect(await list({ search: '5012345' })).toMatchObject({ rows: [{ sku: 'Z-1', barcode: '5012345678900' }] });
  });

  it('gives one SKU and no other that has it in its name', async () => {
    expect(await skus({ only: 'A-1' })).toEqual(['A-1']);
    expect(await skus({ only: 'A' })).toEqual([]);
  });

  it('shows counts by warehouse, and an unknown one as such', async () => {
    expect(await list({ search: 'A-1' })).toMatchObject({
      warehouses: [{ name: 'Leeds', master: true }],
      rows: [
        { sku: 'A-1', cells: [{ count: 5 }], low: ['leeds'] },
        { sku: 'A-10', cells: [{ count: null }], low: [] },
      ],
    });
  });

  it('shows new products and new counts without being told to forget', async () => {
    expect(await skus({ sort: { by: 'count', warehouse: 'leeds', descending: true } })).toHaveLength(4);
    await hub.directory.addProducts([{ sku: 'B-1', title: 'Cup', variant: null, addedAt: 2 }]);
    await save('B-1', 9);
    expect(await skus({ sort: { by: 'count', warehouse: 'leeds', descending: true } })).toEqual([
      'B-1',
      'A-1',
      'Z-1',
      'A-2',
      'A-10',
    ]);
    await save('B-1', 4);
    expect((await skus({ sort: { by: 'count', warehouse: 'leeds', descending: true } })).slice(0, 2)).toEqual([
      'A-1',
      'B-1',
    ]);
  });

  it('sorts by any column in both directions; what isn’t known is always last', async () => {
    await save('A-2', 12);
    await save('Z-1', -3);
    const by = (sort: Asked['sort']) => skus({ sort: sort ?? BY_TITLE });
    expect(await by({ by: 'sku', warehouse: null, descending: true })).toEqual(['Z-1', 'A-10', 'A-2', 'A-1']);
    expect(await by({ by: 'title', warehouse: null, descending: true })).toEqual(['A-10', 'A-2', 'A-1', 'Z-1']);
    expect(await by({ by: 'count', warehouse: 'leeds', descending: false })).toEqual(['Z-1', 'A-1', 'A-2', 'A-10']);
    expect(await by({ by: 'count', warehouse: 'leeds', descending: true })).toEqual(['A-2', 'A-1', 'Z-1', 'A-10']);
    await save('A-2', 12, { base: 11 });
    expect((await by({ by: 'state', warehouse: null, descending: false }))[0]).toBe('A-2');
  });
});

describe('filters', () => {
  const only = (filter: ProductFilter) => skus({ filter });

  it('leave what is low, at zero or below, or not what it should be', async () => {
    await save('A-1', 6);
    await save('A-2', 5);
    await save('A-10', -1);
    await save('Z-1', 0, { base: 2 });
    expect(await only('low')).toEqual(['A-2']);
    expect(await only('zero')).toEqual(['Z-1', 'A-10']);
    expect(await only('differs')).toEqual(['Z-1']);
    expect(await tally()).toEqual({ all: 4, low: 1, zero: 2, differs: 1, problem: 0, 'not-in-master': 0 });
    expect(await tally('mug')).toMatchObject({ all: 3, zero: 1, differs: 0 });
  });

  it('never take a count that isn’t known for low or zero', async () => {
    await save('Z-1', null, { base: 2 });
    expect(await only('zero')).toEqual([]);
    expect(await only('low')).toEqual(['A-1']);
    expect(await only('differs')).toEqual([]);
  });

  it('don’t say that a location differs which has what it should, or gets nothing', async () => {
    await save('A-2', 5, { base: 3, buffer: 2 });
    await save('Z-1', 5, { base: 3, direction: 'read' });
    expect(await only('differs')).toEqual([]);
  });

  it('leave what needs somebody: a refused push, no figure, a problem, or a shop that can’t be reached', async () => {
    await save('A-1', 5, { base: 4, refused: { reason: 'no', tries: 1, retryAt: 0 } });
    await save('A-2', 5, { base: 5, state: 'suspended', why: 'missing' });
    await save('A-10', 5);
    const about = { integration: 'shop', location: null, warehouse: null, sku: 'Z-1', since: 1, detail: {} };
    const problem: Problem = { id: 'duplicate-sku:shop:Z-1', kind: 'duplicate-sku', ...about };
    await hub.directory.putProblem(problem);
    expect(await only('problem')).toEqual(['Z-1', 'A-1', 'A-2']);
    hub.permissions.has = async () => false;
    expect(await only('problem')).toEqual(['Z-1', 'A-1', 'A-2', 'A-10']);
  });

  it('leave what linked shops have and the master hasn’t, with the shops’ names, until the master has it too', async () => {
    await hub.directory.putItems([anItem(), anItem({ item: 'item-8', sku: null }), anItem({ item: 'i', sku: 'A-1' })]);
    expect(await list({ filter: 'not-in-master' })).toMatchObject({
      total: 1,
      rows: [{ sku: 'NEW', title: 'Plate', inCatalogue: false, shops: ['Acme Woo'], cells: [{ count: null }] }],
    });
    expect(await skus()).toContain('NEW');
    await hub.directory.putItems([anItem({ sku: 'NEWER' })]);
    expect(await only('not-in-master')).toEqual(['NEWER']);
    await hub.directory.addProducts([{ sku: 'NEWER', title: 'Plate', variant: null, addedAt: 2 }]);
    expect(await only('not-in-master')).toEqual([]);
    await hub.directory.putItems([anItem({ item: 'item-7', sku: 'GOING' })]);
    await hub.directory.removeItems('shop', ['item-7']);
    expect(await only('not-in-master')).toEqual([]);
  });

  it('hold nothing against a shop that isn’t linked, or while there is no master', async () => {
    await hub.directory.putItems([anItem({ integration: 'other' })]);
    expect(await only('not-in-master')).toEqual([]);
    await hub.directory.putItems([anItem()]);
    await hub.directory.setMaster(null);
    expect(await only('not-in-master')).toEqual([]);
  });
});

describe('bare figures', () => {
  it('come page by page, each product once, whatever moves meanwhile', async () => {
    const first = await figures({ limit: 2 });
    expect(first).toMatchObject({ total: 4, next: 'A-10', warehouses: [{ id: 'leeds' }] });
    expect(first.rows).toMatchObject([
      { sku: 'A-1', counts: [5], linked: [true], inCatalogue: true },
      { sku: 'A-10', counts: [null], linked: [false] },
    ]);
    await hub.directory.addProducts([{ sku: 'A-0', title: 'Aaa', variant: null, addedAt: 2 }]);
    await save('Z-1', 1);
    const second = await figures({ limit: 2, after: first.next });
    expect(second).toMatchObject({ rows: [{ sku: 'A-2' }, { sku: 'Z-1', counts: [1] }], next: null });
  });

  it('are of what a filter leaves, or of exactly these SKUs', async () => {
    expect((await figures({ filter: 'low' })).rows.map(({ sku }) => sku)).toEqual(['A-1']);
    await hub.directory.putItems([anItem()]);
    const { rows } = await figures({ only: ['Z-1', 'NEW', 'NOBODY', 'Z-1'] });
    expect(rows.map(({ sku, inCatalogue }) => [sku, inCatalogue])).toEqual([
      ['Z-1', true],
      ['NEW', false],
    ]);
  });
});
