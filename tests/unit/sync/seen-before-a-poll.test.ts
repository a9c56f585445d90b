import { expect, it } from 'vitest';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import { canBeRenamed, twoShops, WAREHOUSE } from './bench.ts';
import type { FakeShop } from './fake-shop.ts';

/** Something happens after the shop has told a poll what changed, and before that is taken in. */
function onceTold(shop: FakeShop, happens: () => Promise<void>): void {
  const client = shop.client.bind(shop);
  shop.client = (installation) => {
    const made = client(installation);
    const changedSince: typeof made.changedSince = async (...asked) => {
      const told = await made.changedSince(...asked);
      shop.client = client;
      await happens();
      return told;
    };
    return { ...made, changedSince };
  };
}

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

it('what a poll was told of an item is no news where the panel has seen it since', async () => {
  const { bench, woo, item } = await canBeRenamed();
  item.stock.stock = 11;
  onceTold(woo, async () => {
    bench.now += 1_000;
    item.sku = 'B';
    const product = await woo.client().product(item.product, ['stock']);
    await bench.engine.keepSeen('woo', product.ok ? product.value.items : [], bench.now);
    item.stock.stock = 8;
  });
  await bench.engine.run({ now: true });
  woo.quiet.add('woo-A');
  for (let turn = 0; turn < 3; turn++) {
    await bench.pass(5_000);
    await bench.engine.run({ now: true });
  }
  expect([await bench.count('A'), await bench.count('B'), item.stock.stock]).toEqual([10, 5, 5]);
});

it('what is kept from before the clock was set back hides nothing of what a review sees', async () => {
  const { bench, item } = await canBeRenamed();
  item.stock.shelf = 3;
  bench.now -= 3_600_000;
  item.sku = 'B';
  await bench.link('woo', 'shelf');
  expect((await bench.directory.itemsBySku('woo', ['A', 'B'])).map(({ sku }) => sku)).toEqual(['B']);
  expect((await bench.stock.record(WAREHOUSE, 'B'))?.lines['woo/shelf']).toMatchObject({ item: 'woo-A' });
});

it('a row that was reviewed before its SKU moved to another item isn’t confirmed with the figure of the old one', async () => {
  const bench = await twoShops({ A: 10, B: 10 });
  const [a, b] = ['woo-A', 'woo-B'].map((id) => bench.shops.get('woo')?.items.get(id));
  if (!a || !b) throw new Error('woo has no A or B');
  a.stock.shelf = 29;
  b.stock.shelf = 35;
  const link = await bench.take('woo', 'shelf');
  const preview = await bench.engine.previewFirstSync(link.location);
  const rows = preview.ok ? preview.value.map(({ sku, item, old }) => ({ sku, item, old, include: true })) : [];
  a.sku = 'B';
  b.sku = 'A';
  bench.now += 1_000;
  await bench.engine.run({ now: true });
  await bench.engine.confirmFirstSync(link.location, link.gen, rows);
  for (let turn = 0; turn < 3; turn++) {
    await bench.pass(5_000);
    await bench.engine.run({ now: true });
  }
  expect([await bench.count('A'), await bench.count('B'), a.stock.shelf, b.stock.shelf]).toEqual([10, 10, 10, 10]);
});

it('an item that was written to under its old SKU after a poll was told of it begins with what it has since', async () => {
  const { bench, woo, item } = await canBeRenamed();
  item.sku = 'B';
  onceTold(woo, async () => {
    await bench.edit('A', { kind: 'set', to: 7, seen: 10 });
    await bench.pass(5_000);
  });
  await bench.engine.run({ now: true });
  expect(woo.writes.length).toBe(1);
  for (let turn = 0; turn < 3; turn++) {
    await bench.pass(5_000);
    await bench.engine.run({ now: true });
  }
  expect([await bench.count('A'), await bench.count('B'), item.stock.stock]).toEqual([7, 5, 5]);
});

it.each(['is renamed', 'is deleted', 'was deleted before the review'])(
  'a SKU that a review left out, or took, while it was on two items is synced when the other one %s',
  async (how) => {
    const bench = await twoShops({ A: 10, C: 3 });
    const woo = bench.shops.get('woo') as FakeShop;
    await bench.engine.unlink('woo/stock');
    await bench.pass(5_000);
    const second = woo.add('A', { stock: 7 }, 'woo-second');
    const product = await woo.client().product(second.product, ['stock']);
    await bench.engine.keepSeen('woo', product.ok ? product.value.items : [], bench.now);
    if (how === 'was deleted before the review') woo.items.delete('woo-second');
    bench.now += 1_000;
    await bench.link('woo');
    woo.quiet.add('woo-A');
    await bench.engine.run({ now: true });
    if (how === 'is renamed') second.sku = 'D';
    if (how === 'is deleted') woo.items.delete('woo-second');
    for (let turn = 0; turn < 3; turn++) {
      await bench.pass(5_000);
      await bench.engine.run({ now: true });
    }
    expect(await bench.line('A', 'woo')).toMatchObject({ state: 'linked', item: 'woo-A' });
    expect([await bench.count('A'), await bench.problems()]).toEqual([10, []]);
  },
);

it('a SKU that is on two items when a paused location goes on is told of, and the item that loses it is let go', async () => {
  const { bench, woo, item } = await canBeRenamed();
  await bench.engine.pause('woo/stock', true);
  const second = woo.add('A', { stock: 7 }, 'woo-second');
  const product = await woo.client().product(second.product, ['stock']);
  await bench.engine.keepSeen('woo', product.ok ? product.value.items : [], bench.now);
  await bench.engine.pause('woo/stock', false);
  expect(await bench.problems()).toEqual(['duplicate-sku']);
  item.sku = 'B';
  for (let turn = 0; turn < 3; turn++) {
    await bench.pass(5_000);
    await bench.engine.run({ now: true });
  }
  const lines = (await bench.stock.records(WAREHOUSE)).flatMap(({ lines }) => lines['woo/stock']?.item ?? []);
  expect([...lines].sort()).toEqual(['woo-A', 'woo-second']);
  expect([await bench.count('A'), await bench.count('B'), await bench.problems()]).toEqual([10, 5, []]);
});
