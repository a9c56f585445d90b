import { expect, it } from 'vitest';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import { canBeRenamed, WAREHOUSE } from './bench.ts';

it.each(['a review of another location', 'the panel of its page'])(
  'an item whose new SKU is first seen by %s is still that SKU’s alone',
  async (by) => {
    const { bench, woo, item } = await canBeRenamed();
    item.stock.shelf = 3;
    await bench.take('woo', 'shelf');
    item.sku = 'B';
    if (by === 'the panel of its page') {
      const product = await woo.client().product(item.product, ['stock']);
      await bench.engine.keepSeen('woo', product.ok ? product.value.items : [], bench.now);
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

it('what a slow answer says of an item is no news where a poll has seen it since', async () => {
  const { bench, woo, item } = await canBeRenamed();
  const asked = bench.now;
  const before = await woo.client().product(item.product, ['stock']);
  item.sku = 'B';
  bench.now += 5_000;
  await bench.engine.run({ now: true });
  await bench.engine.keepSeen('woo', before.ok ? before.value.items : [], asked);
  woo.quiet.add('woo-A');
  for (let turn = 0; turn < 3; turn++) await bench.engine.run({ now: true });
  expect(await bench.line('A', 'woo')).toMatchObject({ state: 'suspended', why: 'renamed' });
  await bench.edit('A', { kind: 'set', to: 7, seen: 10 });
  await bench.pass(5_000);
  expect([await bench.count('A'), await bench.count('B'), item.stock.stock]).toEqual([7, 5, 5]);
});
