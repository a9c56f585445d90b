import { describe, expect, it } from 'vitest';
import { Bench, settled, twoShops } from './bench.ts';
import { restartDying } from './dying.ts';
import { type FakeShop, MARKING, REPLAYING } from './fake-shop.ts';

const MINUTE = 60_000;
const WIDE = { ...MARKING, maxLines: 200 };
const WIDE_REPLAYING = { ...REPLAYING, maxLines: 200 };
const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`S${i}`, 5]));

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!shop) throw new Error(`no ${id}`);
  return shop;
};

/** So many SKUs in both shops, of which the first are taken in at the second and the others left out. */
async function leftOut(all: number, included: number): Promise<Bench> {
  const bench = new Bench();
  const [acme, woo] = [bench.shop('acme'), bench.shop('woo', WIDE)];
  for (const sku of Object.keys(many(all))) for (const shop of [acme, woo]) shop.add(sku, { stock: 5 });
  await bench.chooseMaster('acme');
  const link = await bench.take('woo');
  const preview = await bench.engine.previewFirstSync(link.location);
  const rows = preview.ok ? preview.value : [];
  await bench.engine.confirmFirstSync(
    link.location,
    link.gen,
    rows.map(({ sku, old }) => ({ sku, old, include: Number(sku.slice(1)) < included })),
  );
  await bench.engine.run({ now: true });
  await bench.pass(2 * MINUTE);
  return bench;
}

describe('a shop that is emptied is noticed', () => {
  it('when its first write ever turns out stale', async () => {
    const bench = await twoShops(many(60), WIDE_REPLAYING);
    const [acme, woo] = [shopOf(bench, 'acme'), shopOf(bench, 'woo')];
    for (let n = 0; n < 60; n++) acme.change(`S${n}`, -1);
    let emptied = false;
    woo.onWrite = () => {
      if (!emptied) for (let n = 0; n < 60; n++) woo.change(`S${n}`, -5);
      emptied = true;
    };
    await bench.engine.run({ now: true, integrations: ['acme'] });
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([await bench.count('S0'), acme.figure('S0')]).toEqual([4, 4]);
  });

  it('when it is read because a count rose elsewhere', async () => {
    const bench = await twoShops(many(60), WIDE_REPLAYING);
    const [acme, woo] = [shopOf(bench, 'acme'), shopOf(bench, 'woo')];
    for (let n = 0; n < 60; n++) {
      acme.change(`S${n}`, 10);
      woo.change(`S${n}`, -5);
    }
    await bench.engine.run({ now: true, integrations: ['acme'] });
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([await bench.count('S0'), acme.figure('S0')]).toEqual([15, 15]);
  });

  it('however many of its products are left out', async () => {
    const bench = await leftOut(200, 30);
    for (let n = 0; n < 30; n++) shopOf(bench, 'woo').change(`S${n}`, -5);
    await bench.pass(3 * MINUTE);
    expect((await bench.line('S100', 'woo')).state).toBe('skipped');
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0')]).toEqual([5, 5]);
  });

  it('but not by products that are left out', async () => {
    const bench = await leftOut(100, 40);
    for (let n = 40; n < 100; n++) shopOf(bench, 'woo').change(`S${n}`, -5);
    await bench.pass(3 * MINUTE);
    expect(await bench.problems()).toEqual([]);
  });
});

it('a reading that is answered after the brake stopped the shop changes nothing', async () => {
  const bench = await twoShops(many(40), WIDE);
  const woo = shopOf(bench, 'woo');
  const client = woo.client.bind(woo);
  let answer: () => void = () => {};
  const late = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let first = true;
  woo.client = (installation) => {
    const made = client(installation);
    return {
      ...made,
      levels: async (items, places) => {
        const reply = await made.levels(items, places);
        const mine = first && items.length === 1;
        if (mine) first = false;
        if (mine) await late;
        return reply;
      },
    };
  };
  bench.restart();
  for (let n = 0; n < 40; n++) woo.change(`S${n}`, -5);
  const opened = bench.engine.refresh(['S0']);
  await settled();
  await bench.engine.run({ now: true, integrations: ['woo'] });
  expect(await bench.problems()).toEqual(['mass-drop']);
  answer();
  await opened;
  await bench.pass(MINUTE);
  expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0')]).toEqual([5, 5]);
});

describe.each([
  ['a shop with markers', MARKING],
  ['a shop that answers a key again', REPLAYING],
] as const)(
  'a stop of %s is told, and told no longer once it is over, when the worker that lets it go on dies',
  (_, caps) => {
    it.each(['before', 'after'] as const)('%s any one call', async (when) => {
      for (let at = 1; at < 120; at++) {
        const bench = await twoShops(many(12), { ...caps, maxLines: 20 });
        for (let n = 0; n < 12; n++) shopOf(bench, 'woo').change(`S${n}`, -5);
        await bench.engine.run({ now: true });
        const died = restartDying(bench, { at, when });
        void bench.engine.resume('woo');
        await bench.pass(1_000);
        const over = !died();
        bench.restart();
        await bench.pass(5 * MINUTE);
        // The browser's alarm.
        await bench.engine.run();
        const stopped = (await bench.directory.cursor('woo'))?.stopped ?? null;
        expect([at, await bench.problems()]).toEqual([at, stopped === null ? [] : ['mass-drop']]);
        await bench.engine.resume('woo');
        await bench.pass(5 * MINUTE);
        const figures = [await bench.count('S0'), shopOf(bench, 'acme').figure('S0')];
        expect([at, ...figures, await bench.problems()]).toEqual([at, 0, 0, []]);
        if (over) return;
      }
      throw new Error('it never ended');
    });
  },
);
