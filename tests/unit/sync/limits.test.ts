import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { twoShops, WAREHOUSE } from './bench.ts';
import { type FakeShop, MARKING, REPLAYING } from './fake-shop.ts';
import { orderBench } from './order-bench.ts';

const MINUTE = 60_000;
const WOO = 'woo/stock';
const WIDE = { ...MARKING, maxLines: 200 };

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!shop) throw new Error(`no ${id}`);
  return shop;
};

const calls = (shop: FakeShop, name: string): number => shop.calls.filter((call) => call === name).length;

/** Two shops of so many SKUs, of which `drop` go to 0 at once in the second. */
async function dropped(limits: Bench['limits'], all: number, drop: number): Promise<Bench> {
  const figures = Object.fromEntries(Array.from({ length: all }, (_, n) => [`S${n}`, 5]));
  const bench = await twoShops(figures, WIDE);
  bench.limits = limits;
  for (const sku of Object.keys(figures).slice(0, drop)) shopOf(bench, 'woo').change(sku, -5);
  await bench.engine.run({ now: true });
  await bench.pass(MINUTE);
  return bench;
}

describe('the limits of the brake on a mass drop', () => {
  it.each([
    ['12 of 40 are within the default share', {}, 40, 12, false],
    ['13 of 40 are more than it, whatever the number', {}, 40, 13, true],
    ['50 of 200 are within the default number and share', {}, 200, 50, false],
    ['51 of 200 are more than the default number, whatever the share', {}, 200, 51, true],
    ['3 of 40 are more than 2, whatever the share', { dropCount: 2 }, 40, 3, true],
    ['2 of 40 aren’t more than 2', { dropCount: 2 }, 40, 2, false],
    ['5 of 60 are more than 5 %, whatever the number', { dropShare: 5 }, 60, 5, true],
    ['4 of 4 are too few to say anything by their share', {}, 4, 4, false],
    ['5 of 5 aren’t', {}, 5, 5, true],
    ['30 of 40 are more than half', { dropShare: 50 }, 40, 30, true],
    ['30 of 40 are within 80 %', { dropShare: 80 }, 40, 30, false],
    ['39 of 40 are within 100 %', { dropShare: 100 }, 40, 39, false],
    ['all of them are a drop, whatever the share', { dropShare: 100 }, 40, 40, true],
    ['75 of 80 are within a higher number and share', { dropCount: 80, dropShare: 95 }, 80, 75, false],
  ])('%s', async (_, limits, all, drop, stops) => {
    const bench = await dropped(limits, all, drop);
    expect(await bench.problems()).toEqual(stops ? ['mass-drop'] : []);
    // What it let through has reached the other shop; what it stopped hasn't.
    expect(shopOf(bench, 'acme').figure('S0')).toBe(stops ? 5 : 0);
    expect(await bench.count('S0')).toBe(stops ? 5 : 0);
  });

  it('hold from the next poll on when they are changed', async () => {
    const bench = await dropped({ dropShare: 60 }, 60, 30);
    expect(await bench.problems()).toEqual([]);
    bench.limits = { dropCount: 10, dropShare: 5 };
    for (let n = 30; n < 45; n++) shopOf(bench, 'woo').change(`S${n}`, -5);
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect(await bench.count('S30')).toBe(5);
  });

  it('hold for what is read just before an edit as well, and the edit itself is kept', async () => {
    const bench = await dropped({}, 40, 0);
    const woo = shopOf(bench, 'woo');
    const skus = Array.from({ length: 20 }, (_, n) => `S${n}`);
    for (const sku of skus) woo.change(sku, -5);
    const change = { kind: 'adjust', by: 2 } as const;
    await bench.engine.edit(
      skus.map((sku) => ({ id: `edit-${sku}`, warehouse: WAREHOUSE, sku, change, reason: null })),
    );
    await bench.pass(MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0'), woo.figure('S0')]).toEqual([7, 7, 0]);
    await bench.engine.resume('woo');
    await bench.pass(MINUTE);
    expect(await bench.problems()).toEqual([]);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0'), woo.figure('S0')]).toEqual([2, 2, 2]);
  });

  it('hold for what a panel reads when it opens', async () => {
    const bench = await dropped({}, 40, 0);
    const skus = Array.from({ length: 20 }, (_, n) => `S${n}`);
    for (const sku of skus) shopOf(bench, 'woo').change(sku, -5);
    await bench.engine.refresh(skus);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0')]).toEqual([5, 5]);
  });

  it('are told of even if the worker died between the stop and saying so', async () => {
    const bench = await dropped({}, 40, 0);
    for (let n = 0; n < 20; n++) shopOf(bench, 'woo').change(`S${n}`, -5);
    const { putProblem } = bench.directory;
    bench.directory.putProblem = async () => {
      throw new Error('the worker died');
    };
    await bench.pass(MINUTE);
    bench.directory.putProblem = putProblem;
    expect(await bench.problems()).toEqual([]);
    bench.restart();
    await bench.pass(MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect(await bench.count('S0')).toBe(5);
  });

  it('hold nobody up for ever: a location that is unlinked while its shop is stopped leaves it able to go on', async () => {
    const bench = await dropped({}, 40, 20);
    expect(await bench.problems()).toEqual(['mass-drop']);
    await bench.engine.unlink(WOO);
    await bench.pass(MINUTE);
    await bench.engine.resume('woo');
    expect(await bench.problems()).toEqual([]);
    expect((await bench.directory.cursor('woo'))?.stopped).toBeNull();
  });

  it.each([40, 1_200])('leave what a person has just reviewed alone, of %i SKUs', async (all) => {
    const bench = await dropped({}, all, 0);
    const woo = shopOf(bench, 'woo');
    await bench.engine.pause(WOO, true);
    for (let n = 0; n < all * 0.75; n++) woo.change(`S${n}`, -5);
    const preview = await bench.engine.previewFirstSync(WOO);
    const rows = preview.ok ? preview.value.map(({ sku, old }) => ({ sku, old, include: true })) : [];
    const { gen } = (await bench.directory.links()).find(({ location }) => location === WOO) as { gen: number };
    await bench.engine.confirmFirstSync(WOO, gen, rows);
    await bench.pass(MINUTE);
    expect(await bench.problems()).toEqual([]);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0')]).toEqual([0, 0]);
  });
});

describe('the limit of the loop detector', () => {
  const pulled = async (loopTurns: number, times: number): Promise<Bench> => {
    const bench = await twoShops({ A: 10 }, REPLAYING);
    bench.limits = { loopTurns };
    for (let n = 0; n < times; n++) {
      shopOf(bench, 'woo').change('A', 3);
      shopOf(bench, 'acme').change('A', -3);
      await bench.engine.run({ now: true });
    }
    return bench;
  };

  it('decides how often it may go there and back', async () => {
    expect(await (await pulled(2, 3)).problems()).toContain('loop');
    expect(await (await pulled(5, 4)).problems()).toEqual([]);
    expect(await (await pulled(5, 6)).problems()).toContain('loop');
  });
});

describe('the interval of polls', () => {
  it('is a minute where nobody set another', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    woo.calls.length = 0;
    await bench.pass(10 * MINUTE);
    expect(calls(woo, 'changedSince')).toBe(10);
  });

  it('of an hour is an hour, however often the worker wakes', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    bench.limits = { pollMs: 60 * MINUTE };
    await bench.engine.run({ now: true });
    woo.calls.length = 0;
    for (let n = 0; n < 118; n++) {
      await bench.pass(MINUTE / 2);
      await bench.engine.run();
    }
    expect(calls(woo, 'changedSince')).toBe(0);
    await bench.pass(2 * MINUTE);
    expect(calls(woo, 'changedSince')).toBe(1);
  });

  it('that is made shorter holds at once, also for a worker that had put the next poll far off', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    bench.limits = { pollMs: 60 * MINUTE };
    await bench.engine.run({ now: true });
    await bench.pass(5 * MINUTE);
    woo.calls.length = 0;
    bench.limits = { pollMs: MINUTE / 2 };
    bench.restart();
    await bench.engine.run();
    expect(calls(woo, 'changedSince')).toBe(1);
    await bench.pass(5 * MINUTE);
    expect(calls(woo, 'changedSince')).toBe(11);
  });

  it('doesn’t shorten the pause after a failure', async () => {
    const bench = await twoShops({ A: 10 });
    const woo = shopOf(bench, 'woo');
    bench.limits = { pollMs: MINUTE / 2 };
    woo.trouble = { kind: 'rate-limited', retryAt: bench.now + 10 * MINUTE, detail: '429' };
    await bench.engine.run({ now: true });
    woo.calls.length = 0;
    for (let n = 0; n < 18; n++) {
      await bench.pass(MINUTE / 2);
      await bench.engine.run();
    }
    expect(woo.calls).toEqual([]);
  });

  it('leaves edits alone: they go out at once, and are read back', async () => {
    const bench = await twoShops({ A: 10 });
    bench.limits = { pollMs: 60 * MINUTE };
    await bench.engine.run({ now: true });
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(MINUTE);
    expect([shopOf(bench, 'acme').figure('A'), shopOf(bench, 'woo').figure('A')]).toEqual([12, 12]);
  });

  it('leaves the heartbeat alone: between seldom polls no other installation takes ours for dead', async () => {
    const bench = await twoShops({ A: 10 }, REPLAYING);
    const acme = shopOf(bench, 'acme');
    bench.limits = { pollMs: 60 * MINUTE };
    await bench.engine.run({ now: true });
    acme.calls.length = 0;
    await bench.pass(50 * MINUTE);
    expect(calls(acme, 'changedSince')).toBe(0);
    expect(calls(acme, 'claim')).toBeGreaterThanOrEqual(9);
    expect(calls(acme, 'claim')).toBeLessThanOrEqual(11);
    expect(bench.now - (acme.heartbeat?.at ?? 0)).toBeLessThanOrEqual(5 * MINUTE);
  });

  it('stops, between two polls, for another installation that took a shop over', async () => {
    const bench = await twoShops({ A: 10 }, REPLAYING);
    const acme = shopOf(bench, 'acme');
    bench.limits = { pollMs: 60 * MINUTE };
    await bench.engine.run({ now: true });
    await bench.pass(2 * MINUTE);
    acme.heartbeat = { installation: 'another', at: bench.now };
    await bench.pass(6 * MINUTE);
    expect(await bench.problems()).toEqual(['second-installation']);
  });
});

describe('the account of Shiptheory', () => {
  it('is asked as seldom as shops are, and never oftener than every two minutes', async () => {
    const { bench, shiptheory } = await orderBench({ A: 10 });
    const pollsIn = async (pollMs: number): Promise<number> => {
      bench.limits = { pollMs };
      await bench.engine.run({ now: true });
      shiptheory.calls.length = 0;
      await bench.pass(20 * MINUTE);
      // A poll looks at yesterday and today.
      return shiptheory.calls.filter((call) => call === 'modifiedOn').length / 2;
    };
    expect(await pollsIn(MINUTE / 2)).toBe(10);
    expect(await pollsIn(10 * MINUTE)).toBe(2);
  });
});
