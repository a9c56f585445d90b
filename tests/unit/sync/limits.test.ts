import { describe, expect, it } from 'vitest';
import type { Bench } from './bench.ts';
import { twoShops } from './bench.ts';
import { type FakeShop, MARKING, REPLAYING } from './fake-shop.ts';
import { orderBench } from './order-bench.ts';

const MINUTE = 60_000;
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
    ['20 of 40 are within the default number', {}, 40, 20, false],
    ['21 of 40 are more than it', {}, 40, 21, true],
    ['21 of 100 are within the default share', {}, 100, 21, false],
    ['6 of 40 are more than 5, and more than 5 %', { dropCount: 5, dropShare: 5 }, 40, 6, true],
    ['5 of 40 aren’t more than 5', { dropCount: 5, dropShare: 5 }, 40, 5, false],
    ['6 of 40 are within a share of 30 %, whatever the number', { dropCount: 5 }, 40, 6, false],
    ['30 of 40 are within a higher number', { dropCount: 30 }, 40, 30, false],
    ['30 of 40 are more than half', { dropShare: 50 }, 40, 30, true],
    ['30 of 40 are within 80 %', { dropShare: 80 }, 40, 30, false],
    ['39 of 40 are within 100 %', { dropShare: 100 }, 40, 39, false],
    ['all of them are a drop, whatever the share', { dropShare: 100 }, 40, 40, true],
  ])('%s', async (_, limits, all, drop, stops) => {
    const bench = await dropped(limits, all, drop);
    expect(await bench.problems()).toEqual(stops ? ['mass-drop'] : []);
    // What it let through has reached the other shop; what it stopped hasn't.
    expect(shopOf(bench, 'acme').figure('S0')).toBe(stops ? 5 : 0);
    expect(await bench.count('S0')).toBe(stops ? 5 : 0);
  });

  it('hold from the next poll on when they are changed', async () => {
    const bench = await dropped({ dropCount: 40 }, 60, 30);
    expect(await bench.problems()).toEqual([]);
    bench.limits = { dropCount: 10, dropShare: 5 };
    for (let n = 30; n < 45; n++) shopOf(bench, 'woo').change(`S${n}`, -5);
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect(await bench.count('S30')).toBe(5);
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
