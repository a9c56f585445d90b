import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { allHandlers } from '../../../../entrypoints/background/handlers/all.ts';
import type { Hub } from '../../../../entrypoints/background/hub.ts';
import { BY_TITLE, type ProductFilter } from '../../../../lib/model/product-query.ts';
import { aHub } from '../a-hub.ts';
import { LOCATION, PAGE, setUpLeeds } from '../a-set-up.ts';

let hub: Hub;
beforeEach(async () => {
  hub = await aHub();
  // Five of A-1 in Leeds.
  await setUpLeeds(hub);
});

const call = () => allHandlers(hub);
const of = async (sku: string) => (await call()['low-stock.of']({ sku }, PAGE)).thresholds;
const listed = async (filter: ProductFilter) =>
  (
    await call()['products.list']({ search: '', filter, sort: BY_TITLE, offset: 0, limit: 9, only: null }, PAGE)
  ).rows.map(({ sku, low }) => ({ sku, low }));
const saveLeeds = async (lowStock?: number | 'none' | 'inherit') => {
  const revision = (await hub.directory.warehouses())[0]?.revision ?? 0;
  const request = { id: 'leeds', revision, name: 'Leeds', locations: [LOCATION], master: LOCATION, lowStock };
  expect(await call()['warehouse.save'](request, PAGE)).toMatchObject({ ok: true });
};

it('a SKU has the threshold of the settings until its warehouse has one, and its own before both', async () => {
  expect(await of('A-1')).toEqual([{ warehouse: 'leeds', own: 'inherit', inherited: 5, from: 'settings' }]);
  await saveLeeds(2);
  expect(await of('A-1')).toEqual([{ warehouse: 'leeds', own: 'inherit', inherited: 2, from: 'warehouse' }]);
  expect(await listed('low')).toEqual([]);
  await call()['low-stock.set']({ warehouses: ['leeds'], skus: ['A-1'], low: 9 }, PAGE);
  expect(await of('A-1')).toEqual([{ warehouse: 'leeds', own: 9, inherited: 2, from: 'warehouse' }]);
  expect(await listed('low')).toEqual([{ sku: 'A-1', low: ['leeds'] }]);
});

it('no warning marks nothing, on the SKU or on the warehouse', async () => {
  expect(await listed('low')).toEqual([{ sku: 'A-1', low: ['leeds'] }]);
  await call()['low-stock.set']({ warehouses: ['leeds'], skus: ['A-1'], low: 'none' }, PAGE);
  expect(await listed('low')).toEqual([]);
  expect(await listed('all')).toEqual([{ sku: 'A-1', low: [] }]);
  await call()['low-stock.set']({ warehouses: ['leeds'], skus: ['A-1'], low: 'inherit' }, PAGE);
  await saveLeeds('none');
  expect(await of('A-1')).toEqual([{ warehouse: 'leeds', own: 'inherit', inherited: null, from: 'warehouse' }]);
  expect(await listed('low')).toEqual([]);
});

it('a warehouse that is saved without a word of it keeps its threshold, and can go back to the settings’', async () => {
  await saveLeeds(2);
  await saveLeeds();
  expect((await call()['state.overview']({}, PAGE)).warehouses).toMatchObject([{ lowStock: 2 }]);
  await saveLeeds('inherit');
  expect((await call()['state.overview']({}, PAGE)).warehouses[0]?.lowStock).toBeUndefined();
});

it('only SKUs of the catalogue get one, in warehouses that are there', async () => {
  expect(await call()['low-stock.set']({ warehouses: ['leeds'], skus: ['A-1', 'NO-SUCH'], low: 3 }, PAGE)).toEqual({
    saved: 1,
  });
  const gone = call()['low-stock.set']({ warehouses: ['gone'], skus: ['A-1'], low: 3 }, PAGE);
  await expect(gone).rejects.toThrow('This warehouse was deleted');
});

it('a warehouse that is deleted takes its thresholds along', async () => {
  await call()['low-stock.set']({ warehouses: ['leeds'], skus: ['A-1'], low: 3 }, PAGE);
  const revision = (await hub.directory.warehouses())[0]?.revision ?? 0;
  await call()['warehouse.delete']({ id: 'leeds', revision }, PAGE);
  await hub.setUp.saveWarehouse({ id: 'leeds', name: 'Leeds', revision: 0, add: [], at: 1 });
  hub = { ...hub, ...(await again(hub)) };
  expect(await of('A-1')).toMatchObject([{ own: 'inherit' }]);
});

/** As a worker that starts reads them. */
async function again({ thresholds }: Hub): Promise<Pick<Hub, 'thresholds'>> {
  await thresholds.set([], [], 'none');
  return { thresholds };
}

it('telling is off until it is turned on', async () => {
  expect(await call()['low-stock.notices']({}, PAGE)).toEqual({ on: false, permitted: true });
  await call()['low-stock.tell']({ on: true }, PAGE);
  expect(await call()['low-stock.notices']({}, PAGE)).toEqual({ on: true, permitted: true });
  await call()['low-stock.tell']({ on: false }, PAGE);
  expect(await call()['low-stock.notices']({}, PAGE)).toEqual({ on: false, permitted: true });
});

it('the panel and the dialog are told which counts are low', async () => {
  const { rows } = await call()['products.list'](
    { search: '', filter: 'all', sort: BY_TITLE, offset: 0, limit: 9, only: 'A-1' },
    PAGE,
  );
  expect(rows[0]?.cells).toMatchObject([{ warehouse: 'leeds', count: 5, low: true }]);
});
