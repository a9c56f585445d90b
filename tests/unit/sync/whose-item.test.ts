import { describe, expect, it } from 'vitest';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import { type Bench, canBeRenamed, settled, twoShops } from './bench.ts';
import { restartDying } from './dying.ts';
import type { FakeItem, FakeShop } from './fake-shop.ts';

const itemOf = (bench: Bench, id: string): FakeItem => {
  const item = bench.shops.get('woo')?.items.get(id);
  if (!item) throw new Error(`woo has no ${id}`);
  return item;
};

async function look(bench: Bench): Promise<void> {
  await bench.engine.run({ now: true });
  await bench.pass(5_000);
}

describe('an item that carries another SKU for a while', () => {
  it('took the place of that SKU’s own item: what it had and sold meanwhile isn’t counted twice', async () => {
    const bench = await twoShops({ A: 10, B: 5 });
    const woo = bench.shops.get('woo');
    // B's own item is deleted, and A's gets its SKU.
    woo?.items.delete('woo-B');
    await askFullPass(bench.directory, 'woo');
    await look(bench);
    itemOf(bench, 'woo-A').sku = 'B';
    await look(bench);
    await look(bench);
    expect([await bench.count('A'), await bench.count('B')]).toEqual([10, 5]);
    // It is given B's figure, and then it is A's again.
    expect(itemOf(bench, 'woo-A').stock.stock).toBe(5);
    itemOf(bench, 'woo-A').sku = 'A';
    await look(bench);
    await look(bench);
    expect([await bench.count('A'), await bench.count('B')]).toEqual([10, 5]);
  });

  it('starts from what is there each time that it carries that SKU again', async () => {
    const bench = await twoShops({ A: 10, B: 5 });
    bench.shops.get('woo')?.items.delete('woo-B');
    await askFullPass(bench.directory, 'woo');
    await look(bench);
    for (const sku of ['B', 'A', 'B', 'A']) {
      itemOf(bench, 'woo-A').sku = sku;
      await look(bench);
      await look(bench);
      expect([sku, await bench.count('A'), await bench.count('B')]).toEqual([sku, 10, 5]);
    }
  });
});

describe('an item that had no figure when it was renamed', () => {
  it('is only its new SKU’s once it has one', async () => {
    const { bench, item } = await canBeRenamed();
    item.tracked = false;
    await askFullPass(bench.directory, 'woo');
    await look(bench);
    item.sku = 'B';
    await look(bench);
    item.tracked = true;
    item.stock.stock = 4;
    await askFullPass(bench.directory, 'woo');
    await look(bench);
    await look(bench);
    expect(await bench.count('A')).toBe(10);
  });
});

describe('an item that was renamed while two writers pulled at it', () => {
  it('is one SKU’s alone when that goes on', async () => {
    const { bench, item } = await canBeRenamed();
    for (let turn = 0; turn < 8 && (await bench.line('A', 'woo')).state !== 'paused'; turn++) {
      item.stock.stock = 8;
      await look(bench);
      await bench.edit('A', { kind: 'adjust', by: 10 - ((await bench.count('A')) ?? 0) });
      await bench.pass(5_000);
    }
    expect((await bench.line('A', 'woo')).why).toBe('loop');
    const before = await bench.count('A');
    item.sku = 'B';
    await look(bench);
    await bench.engine.resume('woo');
    await look(bench);
    await look(bench);
    item.stock.stock = (item.stock.stock ?? 0) - 1;
    await look(bench);
    expect(await bench.count('A')).toBe(before);
  });
});

describe('an item that was deleted and made anew', () => {
  it('is counted from when the shop first tells of it', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = bench.shops.get('woo');
    woo?.items.delete('woo-A');
    woo?.add('A', { stock: 10 }, 'new');
    await look(bench);
    itemOf(bench, 'new').stock.stock = 6;
    await look(bench);
    expect([await bench.count('A'), itemOf(bench, 'new').stock.stock]).toEqual([6, 6]);
    expect(await bench.problems()).toEqual([]);
  });

  it('is counted also when the last pass over the shop had missed the old one', async () => {
    const bench = await twoShops({ A: 10, B: 3 });
    const woo = bench.shops.get('woo') as FakeShop;
    const client = woo.client.bind(woo);
    woo.client = (installation) => {
      const made = client(installation);
      const items: typeof made.items = async (...asked) => {
        const page = await made.items(...asked);
        if (!page.ok) return page;
        return { ok: true, value: { ...page.value, items: page.value.items.filter(({ item }) => item !== 'woo-A') } };
      };
      return { ...made, items };
    };
    await askFullPass(bench.directory, 'woo');
    await look(bench);
    woo.client = client;
    woo.items.delete('woo-A');
    woo.add('A', { stock: 10 }, 'new');
    await look(bench);
    itemOf(bench, 'new').stock.stock = 6;
    await look(bench);
    expect([await bench.count('A'), itemOf(bench, 'new').stock.stock]).toEqual([6, 6]);
    expect(await bench.problems()).toEqual([]);
  });

  it('takes the place of the old one only when what was on its way there is settled', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = bench.shops.get('woo');
    if (woo) woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    woo?.items.delete('woo-A');
    woo?.add('A', { stock: 10 }, 'new');
    for (let turn = 0; turn < 8; turn++) await bench.pass(60_000);
    expect((await bench.line('A', 'woo')).item).toBe('new');
    itemOf(bench, 'new').stock.stock = 6;
    for (let turn = 0; turn < 3; turn++) await look(bench);
    expect([await bench.count('A'), bench.shops.get('acme')?.figure('A')]).toEqual([6, 6]);
    expect(await bench.problems()).toEqual([]);
  });

  it('gives way to the old one where that comes back before its write is settled', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = bench.shops.get('woo');
    const old = itemOf(bench, 'woo-A');
    if (woo) woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    woo?.items.delete('woo-A');
    woo?.add('A', { stock: 10 }, 'new');
    await look(bench);
    expect((await bench.line('A', 'woo')).pending).not.toBeNull();
    woo?.items.set('woo-A', old);
    await look(bench);
    itemOf(bench, 'new').sku = 'B';
    for (let turn = 0; turn < 8; turn++) await bench.pass(60_000);
    expect(await bench.line('A', 'woo')).toMatchObject({ state: 'linked', item: 'woo-A', base: 9 });
    expect([await bench.count('A'), old.stock.stock]).toEqual([9, 9]);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a SKU that is new in the catalogue', () => {
  it('gets no line in a shop that has it on two items, until it is on one', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = bench.shops.get('woo');
    woo?.add('B', { stock: 4 });
    woo?.add('B', { stock: 6 }, 'twin');
    bench.shops.get('acme')?.add('B', { stock: 5 });
    await look(bench);
    await look(bench);
    expect(await bench.problems()).toEqual(['duplicate-sku']);
    await expect(bench.line('B', 'woo')).rejects.toThrow();
    expect([await bench.count('B'), itemOf(bench, 'woo-B').stock.stock, itemOf(bench, 'twin').stock.stock]).toEqual([
      5, 4, 6,
    ]);
    itemOf(bench, 'twin').sku = 'C';
    await look(bench);
    await look(bench);
    expect(await bench.line('B', 'woo')).toMatchObject({ item: 'woo-B', state: 'linked' });
    expect([await bench.count('B'), itemOf(bench, 'twin').stock.stock]).toEqual([5, 6]);
  });
});

it('a SKU that was on two items from the start is synced when it is on one, and nobody is told any more', async () => {
  const bench = await twoShops({ A: 10 });
  const acme = bench.shops.get('acme');
  acme?.add('B', { stock: 5 });
  const second = acme?.add('B', { stock: 7 }, 'acme-second');
  await look(bench);
  expect((await bench.problems()).length).toBe(1);
  if (second) second.sku = 'C';
  await look(bench);
  await look(bench);
  expect([await bench.problems(), await bench.count('B'), await bench.count('C')]).toEqual([[], 5, 7]);
});

it.each(['before', 'after'] as const)(
  'a SKU that is on one item again is synced also when the worker dies %s any call as that is seen',
  async (when) => {
    for (let at = 1; at < 200; at++) {
      const bench = await twoShops({ A: 10 });
      const acme = bench.shops.get('acme');
      acme?.add('B', { stock: 5 });
      const second = acme?.add('B', { stock: 7 }, 'acme-second');
      await look(bench);
      if (second) second.sku = 'C';
      acme?.quiet.add('acme-B');
      const died = restartDying(bench, { at, when });
      void bench.engine.run({ now: true });
      await settled();
      const over = !died();
      bench.restart();
      for (let turn = 0; turn < 3; turn++) await look(bench);
      expect([at, await bench.problems(), await bench.count('B'), await bench.count('C')]).toEqual([at, [], 5, 7]);
      if (over) return;
    }
    throw new Error('it never got through');
  },
);

it('a location that was reviewed while a SKU was on two items gets it when it is on one', async () => {
  const bench = await twoShops({ A: 10 });
  const woo = bench.shops.get('woo');
  itemOf(bench, 'woo-A').stock.shelf = 10;
  const second = woo?.add('A', { stock: 7 }, 'woo-second');
  await look(bench);
  await bench.link('woo', 'shelf');
  if (second) second.sku = 'C';
  woo?.quiet.add('woo-A');
  for (let turn = 0; turn < 3; turn++) await look(bench);
  const lines = (await bench.stock.record('main', 'A'))?.lines;
  expect([await bench.problems(), lines?.['woo/stock']?.state, lines?.['woo/shelf']?.state]).toEqual([
    [],
    'linked',
    'linked',
  ]);
});

it('a SKU that is on two items is nobody’s business any more once nothing of its shop is linked', async () => {
  const bench = await twoShops({ A: 10 });
  bench.shops.get('woo')?.add('A', { stock: 5 }, 'woo-second');
  await look(bench);
  expect(await bench.problems()).toEqual(['duplicate-sku']);
  await bench.engine.unlink('woo/stock');
  await look(bench);
  expect(await bench.problems()).toEqual([]);
});

it.each(['before', 'after'] as const)(
  'an item that was made anew goes on with its count also when the worker dies %s any call as it is seen',
  async (when) => {
    for (let at = 1; at < 200; at++) {
      const bench = await twoShops({ A: 10 });
      const woo = bench.shops.get('woo');
      woo?.items.delete('woo-A');
      woo?.add('A', { stock: 10 }, 'new');
      const died = restartDying(bench, { at, when });
      void bench.engine.run({ now: true });
      await settled();
      const over = !died();
      bench.restart();
      for (let turn = 0; turn < 3; turn++) await look(bench);
      expect([at, (await bench.line('A', 'woo')).item, await bench.problems()]).toEqual([at, 'new', []]);
      if (over) return;
    }
    throw new Error('it never got through');
  },
);

it('an item whose new SKU the panel sees while its location is paused isn’t counted under the old one afterwards', async () => {
  const bench = await twoShops({ A: 10 });
  const item = itemOf(bench, 'woo-A');
  await bench.engine.pause('woo/stock', true);
  item.sku = 'B';
  const product = await bench.shops.get('woo')?.client().product(item.product, ['stock']);
  await bench.engine.keepSeen('woo', product?.ok ? product.value.items : [], bench.now);
  item.stock.stock = 8;
  await bench.engine.unlink('woo/stock');
  await look(bench);
  expect(await bench.count('A')).toBe(10);
});
