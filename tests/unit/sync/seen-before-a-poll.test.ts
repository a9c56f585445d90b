import { expect, it } from 'vitest';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import { twoShops, WAREHOUSE } from './bench.ts';

it.each(['a review of another location', 'the panel of its page'])(
  'an item whose new SKU is first seen by %s is still that SKU’s alone',
  async (by) => {
    const bench = await twoShops({ A: 10 });
    bench.shops.get('acme')?.add('B', { stock: 5 });
    await bench.engine.run({ now: true });
    const woo = bench.shops.get('woo');
    const item = woo?.items.get('woo-A');
    if (!woo || !item) throw new Error('woo has no A');
    item.stock.shelf = 3;
    await bench.take('woo', 'shelf');
    item.sku = 'B';
    if (by === 'the panel of its page') {
      const product = await woo.client().product(item.product, ['stock']);
      await bench.engine.keepSeen('woo', product.ok ? product.value.items : []);
    } else await bench.engine.previewFirstSync('woo/shelf');
    const passOverAll = async () => {
      await askFullPass(bench.directory, 'woo');
      await bench.engine.run({ now: true });
      await bench.pass(5_000);
    };
    await passOverAll();
    await passOverAll();
    item.stock.stock = (item.stock.stock ?? 0) - 1;
    await passOverAll();
    const counts = (await bench.stock.records(WAREHOUSE)).map(({ sku, count }) => [sku, count]);
    expect(counts).toEqual([
      ['A', 10],
      ['B', 4],
    ]);
  },
);
