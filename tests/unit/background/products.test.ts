import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { productsHandler } from '../../../entrypoints/background/handlers/products.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { aHub } from './a-hub.ts';
import { PAGE, setUpLeeds } from './a-set-up.ts';

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

const products = (search = '', offset = 0, limit = 50) => productsHandler(hub)({ search, offset, limit }, PAGE);
const skus = async (...asked: Parameters<typeof products>) => (await products(...asked)).rows.map(({ sku }) => sku);

describe('the list of products', () => {
  it('is in the order of titles, then of SKUs as people count', async () => {
    expect(await skus()).toEqual(['Z-1', 'A-1', 'A-2', 'A-10']);
  });

  it('finds a part of SKU, title or variant in any case, page by page', async () => {
    expect(await skus('  MUG ')).toEqual(['A-1', 'A-2', 'A-10']);
    expect(await skus('blue')).toEqual(['A-10']);
    expect(await skus('z-')).toEqual(['Z-1']);
    expect(await products('mug', 1, 1)).toMatchObject({ total: 3, rows: [{ sku: 'A-2' }] });
    expect(await skus('', -5, 1)).toEqual(['Z-1']);
  });

  it('shows counts by warehouse, and an unknown one as such', async () => {
    expect(await products('A-1')).toMatchObject({
      warehouses: [{ name: 'Leeds', master: true }],
      rows: [
        { sku: 'A-1', cells: [{ count: 5 }] },
        { sku: 'A-10', cells: [{ count: null }] },
      ],
    });
  });
});
