import { describe, expect, it } from 'vitest';
import type { Link } from '../../../lib/model/warehouse.ts';
import { type Bench, settled, twoShops } from './bench.ts';
import { type FakeShop, MARKING, REPLAYING, SILENT } from './fake-shop.ts';

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!shop) throw new Error(`no ${id}`);
  return shop;
};

describe.each([
  ['replays its answers', REPLAYING],
  ['leaves a marker', MARKING],
])('a shop that %s', (_, capabilities) => {
  it('gets a write exactly once when the reply is lost', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = shopOf(bench, 'woo');
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5 * 60_000);
    expect(woo.figure('A')).toBe(12);
    expect(await bench.line('A', 'woo')).toMatchObject({ base: 12, pending: null });
    expect(await bench.count('A')).toBe(12);
    expect(await bench.stock.openDeliveries()).toEqual([]);
    expect(await bench.problems()).toEqual([]);
  });

  it('gets a write exactly once when the request is lost', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = shopOf(bench, 'woo');
    woo.mishaps = ['lost-request'];
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(10 * 60_000);
    expect(woo.figure('A')).toBe(12);
    expect(await bench.count('A')).toBe(12);
    expect(await bench.stock.openDeliveries()).toEqual([]);
  });

  it('keeps a sale that came between a lost reply and its resolution', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = shopOf(bench, 'woo');
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await settled();
    woo.change('A', -1);
    await bench.pass(5 * 60_000);
    expect(await bench.count('A')).toBe(11);
    expect([shopOf(bench, 'acme').figure('A'), woo.figure('A')]).toEqual([11, 11]);
  });

  it('gets what was throttled later, under a new key', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = shopOf(bench, 'woo');
    woo.mishaps = ['throttled'];
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(60_000);
    expect(woo.figure('A')).toBe(12);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('an outcome that nobody can tell', () => {
  it('takes the lower count, says so, and lets a person choose', async () => {
    const bench = await twoShops({ A: 10 }, SILENT);
    const woo = shopOf(bench, 'woo');
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.pass(10 * 60_000);
    expect(await bench.problems()).toEqual(['outcome-ambiguous']);
    const [problem] = await bench.directory.problems();
    expect(problem?.detail).toMatchObject({ ifApplied: 8, ifNot: 6 });
    expect(await bench.count('A')).toBe(6);
    await bench.engine.choose('main', 'A', 'woo/stock', { asked: null, applied: true });
    await bench.pass(60_000);
    expect(await bench.count('A')).toBe(8);
    expect([shopOf(bench, 'acme').figure('A'), woo.figure('A')]).toEqual([8, 8]);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a write that is stale', () => {
  it('is set aside, read again and sent anew; the rest of the batch goes on', async () => {
    const bench = await twoShops({ A: 10, B: 5 }, REPLAYING);
    const woo = shopOf(bench, 'woo');
    const sell = () => {
      woo.onRead = null;
      woo.change('A', -1);
    };
    woo.onRead = sell;
    const edits = ['A', 'B'].map((sku) => ({
      id: `e-${sku}`,
      warehouse: 'main',
      sku,
      change: { kind: 'adjust', by: -2 } as const,
      reason: null,
    }));
    await bench.engine.edit(edits);
    await bench.pass(1_000);
    expect([woo.figure('A'), woo.figure('B')]).toEqual([7, 3]);
    expect([await bench.count('A'), await bench.count('B')]).toEqual([7, 3]);
    expect(shopOf(bench, 'acme').figure('A')).toBe(7);
  });
});

describe('a refused write', () => {
  it('is a problem with its reason, is tried again, and goes when it works', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    woo.refusals.set('woo-A', 'Not for sale.');
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await settled();
    expect(await bench.problems()).toEqual(['push-rejected']);
    expect((await bench.line('A', 'woo')).refused).toMatchObject({ reason: 'Not for sale.', tries: 1 });
    expect(shopOf(bench, 'acme').figure('A')).toBe(12);
    woo.refusals.clear();
    await bench.engine.retry('main', 'A', 'woo/stock');
    expect(woo.figure('A')).toBe(12);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a figure that isn’t there', () => {
  it.each([
    ['item-missing', (woo: FakeShop) => woo.items.delete('woo-A')],
    ['item-untracked', (woo: FakeShop) => Object.assign(woo.items.get('woo-A') ?? {}, { tracked: false })],
  ])('suspends the line with %s and is never a 0', async (problem, vanish) => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    const kept = woo.items.get('woo-A');
    vanish(woo);
    await bench.engine.refresh(['A']);
    expect(await bench.count('A')).toBe(10);
    expect((await bench.line('A', 'woo')).state).toBe('suspended');
    expect(await bench.problems()).toEqual([problem]);
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await settled();
    expect(shopOf(bench, 'acme').figure('A')).toBe(9);

    if (kept) woo.items.set('woo-A', Object.assign(kept, { tracked: true }));
    await bench.engine.run({ now: true });
    expect(await bench.line('A', 'woo')).toMatchObject({ state: 'linked', base: 9 });
    expect(woo.figure('A')).toBe(9);
    expect(await bench.problems()).toEqual([]);
  });

  it('in a shop that answers with nonsense changes nothing and is told', async () => {
    const bench = await twoShops({ A: 10 });
    shopOf(bench, 'woo').trouble = { kind: 'malformed', detail: 'HTML' };
    await bench.engine.run({ now: true });
    expect(await bench.count('A')).toBe(10);
    expect(await bench.problems()).toEqual(['shop-malformed']);
    shopOf(bench, 'woo').trouble = null;
    await bench.pass(10 * 60_000);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a SKU that is there twice', () => {
  it('is suspended in that shop only, until it is unique again', async () => {
    const bench = await twoShops({ A: 10, B: 3 });
    const woo = shopOf(bench, 'woo');
    woo.add('A', { stock: 4 }, 'twin');
    await bench.engine.run({ now: true });
    expect(await bench.problems()).toEqual(['duplicate-sku']);
    expect((await bench.line('A', 'woo')).state).toBe('suspended');
    await bench.edit('A', { kind: 'set', to: 8, seen: 10 });
    await bench.edit('B', { kind: 'set', to: 2, seen: 3 });
    await settled();
    expect([shopOf(bench, 'acme').figure('A'), woo.figure('A'), woo.figure('B')]).toEqual([8, 10, 2]);
    const twin = woo.items.get('twin');
    if (twin) twin.sku = 'A-2';
    await bench.engine.run({ now: true });
    expect((await bench.line('A', 'woo')).state).toBe('linked');
    expect(woo.figure('A')).toBe(8);
    expect(await bench.problems()).toEqual([]);
  });
});

it('an item that has its SKU again goes on, though the worker that saw it without couldn’t tell anybody', async () => {
  const bench = await twoShops({ A: 10 });
  const woo = shopOf(bench, 'woo');
  const item = [...woo.items.values()][0];
  if (!item) throw new Error('no item');
  woo.mishaps = ['lost-request'];
  await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
  await settled();
  item.sku = 'B';
  bench.restart((deps) => ({
    ...deps,
    directory: {
      ...deps.directory,
      putProblem: (problem) =>
        problem.kind === 'item-missing' ? Promise.reject(new Error('full')) : deps.directory.putProblem(problem),
    },
  }));
  await bench.engine.run({ now: true });
  // Nothing would bring anybody back to a suspension that has no problem.
  expect((await bench.line('A', 'woo')).state).toBe('linked');
  item.sku = 'A';
  bench.restart();
  await bench.engine.run({ now: true });
  await bench.pass(10 * 60_000);
  expect(await bench.line('A', 'woo')).toMatchObject({ state: 'linked', base: 12 });
  expect([await bench.count('A'), woo.figure('A')]).toEqual([12, 12]);
  expect(await bench.problems()).toEqual([]);
});

describe('brakes', () => {
  it('stop a shop in which most figures went to 0 at once, and spread nothing until a person resumes it', async () => {
    const figures = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`S${i}`, 5]));
    const bench = await twoShops(figures, { ...MARKING, maxLines: 50 });
    const woo = shopOf(bench, 'woo');
    for (const sku of Object.keys(figures)) woo.change(sku, -5);
    await bench.engine.run({ now: true });
    expect(await bench.problems()).toEqual(['mass-drop']);
    await bench.engine.refresh(['S1']);
    await bench.edit('S2', { kind: 'adjust', by: 1 });
    await bench.pass(5 * 60_000);
    expect(await bench.count('S1')).toBe(5);
    expect(shopOf(bench, 'acme').figure('S1')).toBe(5);
    expect(shopOf(bench, 'acme').figure('S2')).toBe(6);

    await bench.engine.resume('woo');
    await bench.pass(60_000);
    expect([await bench.count('S1'), await bench.count('S2')]).toEqual([0, 1]);
    expect(shopOf(bench, 'acme').figure('S1')).toBe(0);
    expect(await bench.problems()).toEqual([]);
  });

  it('pause a line that another writer keeps setting back, and name it', async () => {
    const bench = await twoShops({ A: 10 }, REPLAYING);
    const woo = shopOf(bench, 'woo');
    const acme = shopOf(bench, 'acme');
    for (let i = 0; i < 4; i++) {
      woo.change('A', 3);
      acme.change('A', -3);
      await bench.engine.run({ now: true });
    }
    expect(await bench.problems()).toContain('loop');
    for (const { location, sku } of await bench.directory.problems()) {
      expect(sku).toBe('A');
      await bench.engine.pause(location ?? '', false);
    }
    expect(await bench.problems()).toEqual([]);
  });
});

describe('links', () => {
  const linkAt = async (bench: Bench, location: string): Promise<Link | undefined> =>
    (await bench.directory.links()).find((link) => link.location === location);

  it('are paused by hand: nothing is sent, and what changed is accounted afterwards', async () => {
    const bench = await twoShops({ A: 10 });
    await bench.engine.pause('woo/stock', true);
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    shopOf(bench, 'woo').change('A', -1);
    await bench.pass(3 * 60_000);
    expect(shopOf(bench, 'woo').figure('A')).toBe(9);
    expect(await bench.count('A')).toBe(12);
    await bench.engine.pause('woo/stock', false);
    await bench.pass(60_000);
    expect(await bench.count('A')).toBe(11);
    expect([shopOf(bench, 'acme').figure('A'), shopOf(bench, 'woo').figure('A')]).toEqual([11, 11]);
  });

  it('are ended after what is pending was settled and the last change accounted', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await settled();
    await bench.engine.unlink('woo/stock');
    expect((await linkAt(bench, 'woo/stock'))?.state).toBe('unlinking');
    await bench.pass(5 * 60_000);
    expect(await linkAt(bench, 'woo/stock')).toBeUndefined();
    expect(Object.keys((await bench.stock.record('main', 'A'))?.lines ?? {})).toEqual(['acme/stock']);
    expect(await bench.count('A')).toBe(12);
    await bench.edit('A', { kind: 'set', to: 3, seen: 12 });
    await settled();
    expect(woo.figure('A')).toBe(12);
  });

  it('that were linked again start from what the shop has then', async () => {
    const bench = await twoShops({ A: 10 });
    await bench.engine.unlink('woo/stock');
    await bench.pass(60_000);
    shopOf(bench, 'woo').change('A', -4);
    await bench.link('woo');
    await bench.pass(60_000);
    expect(await bench.count('A')).toBe(10);
    expect(shopOf(bench, 'woo').figure('A')).toBe(10);
  });
});

describe('a paused shop', () => {
  it('is read and not written', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = (await bench.directory.integrations()).find(({ id }) => id === 'woo');
    if (woo) bench.directory.setUp({ integrations: [{ ...woo, paused: true }] });
    shopOf(bench, 'woo').change('A', -1);
    await bench.engine.run({ now: true });
    expect(await bench.count('A')).toBe(9);
    expect(shopOf(bench, 'acme').figure('A')).toBe(9);
    await bench.edit('A', { kind: 'set', to: 20, seen: 9 });
    await bench.pass(3 * 60_000);
    expect(shopOf(bench, 'woo').figure('A')).toBe(9);
    if (woo) bench.directory.setUp({ integrations: [woo] });
    await bench.engine.run();
    await bench.pass(60_000);
    expect(shopOf(bench, 'woo').figure('A')).toBe(20);
  });
});

describe('a full pass', () => {
  it('forgets items that are gone, and deliveries that were over long ago', async () => {
    const bench = await twoShops({ A: 10, B: 5 });
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await settled();
    const key = shopOf(bench, 'woo').writes[0]?.key ?? '';
    expect((await bench.stock.delivery(key))?.state).toBe('done');
    shopOf(bench, 'woo').items.delete('woo-B');
    bench.now += 20 * 86_400_000;
    await bench.engine.run({ now: true });
    expect((await bench.directory.allItems('woo')).map(({ sku }) => sku)).toEqual(['A']);
    expect(await bench.stock.delivery(key)).toBeUndefined();
    expect((await bench.line('B', 'woo')).state).toBe('suspended');
    expect(await bench.count('B')).toBe(5);
  });
});
