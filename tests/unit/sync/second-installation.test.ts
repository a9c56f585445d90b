import { describe, expect, it } from 'vitest';
import { Bench, settled, WAREHOUSE } from './bench.ts';
import { type FakeShop, MARKING, REPLAYING } from './fake-shop.ts';

const MINUTE = 60_000;

/** Shops that two browsers are connected to, each with records of its own. */
interface World {
  first: Bench;
  second: Bench;
  acme: FakeShop;
  woo: FakeShop;
  /** Both work side by side for so long. */
  pass(ms: number): Promise<void>;
}

/** The first browser is set up and running; the second has nothing yet. */
async function world(quantity: number): Promise<World> {
  const first = new Bench('first');
  const acme = first.shop('acme', REPLAYING);
  const woo = first.shop('woo', MARKING);
  acme.add('A', { stock: quantity });
  woo.add('A', { stock: quantity });
  const second = new Bench('second');
  second.connect(acme);
  second.connect(woo);
  await first.chooseMaster('acme');
  await first.link('woo');
  await first.engine.run({ now: true });
  return {
    first,
    second,
    acme,
    woo,
    async pass(ms) {
      const end = first.now + ms;
      while (first.now < end) {
        const step = Math.min(10_000, end - first.now);
        await first.pass(step);
        second.now = first.now - step;
        await second.pass(step);
      }
    },
  };
}

/** The second was set up while the first slept: now both have records of one count. */
const asleep = async () => {
  const both = await world(10);
  const { first, second } = both;
  // The shops go by the first one's clock.
  first.now += 20 * MINUTE;
  second.now = first.now;
  await setUp(second);
  const wakeFirst = async () => {
    await first.engine.run();
    await settled();
  };
  return { ...both, wakeFirst };
};

const setUp = async (bench: Bench): Promise<void> => {
  await bench.chooseMaster('acme');
  await bench.link('woo');
  await bench.engine.run({ now: true });
  await settled();
};

const stopped = async (bench: Bench, shop: string) => (await bench.directory.cursor(shop))?.stopped ?? null;

describe('a second installation on a shop where claims can be left', () => {
  it('can’t be set up there while the first is alive, and says why', async () => {
    const { first, second, acme, pass } = await world(10);
    const { location } = await second.take('acme');
    const chosen = await second.engine.chooseMaster({ warehouse: WAREHOUSE, location });
    expect(chosen).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(await stopped(second, 'acme')).toBe('second-installation');
    const [problem] = await second.directory.problems();
    expect(problem).toMatchObject({
      kind: 'second-installation',
      integration: 'acme',
      detail: { installation: 'first' },
    });

    acme.change('A', -1);
    await pass(20 * MINUTE);
    expect(await second.problems()).toEqual(['second-installation']);
    expect(await second.stock.records(WAREHOUSE)).toEqual([]);
    expect(await first.problems()).toEqual([]);
    expect(await first.count('A')).toBe(9);
  });

  it('sends nothing and accounts nothing when its records are from before', async () => {
    const { first, second, acme, woo, wakeFirst, pass } = await asleep();
    await wakeFirst();
    expect(await first.problems()).toEqual(['second-installation']);
    expect(await second.problems()).toEqual([]);
    acme.change('A', -1);
    await pass(3 * MINUTE);
    woo.change('A', -2);
    await pass(30 * MINUTE);
    expect(await second.count('A')).toBe(7);
    expect([acme.figure('A'), woo.figure('A')]).toEqual([7, 7]);
    expect(await first.line('A', 'acme')).toMatchObject({ base: 10, pending: null });
    expect(await second.problems()).toEqual([]);
  });

  it('is noticed by an edit or an opened panel as soon as by a poll', async () => {
    const { first, acme } = await asleep();
    acme.change('A', -4);
    await first.engine.refresh(['A'], ['acme']);
    expect(await first.problems()).toEqual(['second-installation']);
    await first.edit('A', { kind: 'adjust', by: 5 });
    await settled();
    expect(acme.figure('A')).toBe(6);
    expect(await first.line('A', 'acme')).toMatchObject({ base: 10, pending: null });
  });

  it('goes on when a person resumes it, and then the other one stops', async () => {
    const { first, second, acme, woo, wakeFirst, pass } = await asleep();
    await wakeFirst();
    await first.engine.resume('acme');
    expect(await stopped(first, 'acme')).toBeNull();
    expect(await first.problems()).toEqual([]);
    await pass(7 * MINUTE);
    expect(await second.problems()).toEqual(['second-installation']);
    acme.change('A', -1);
    await pass(20 * MINUTE);
    expect(await first.count('A')).toBe(9);
    expect([acme.figure('A'), woo.figure('A')]).toEqual([9, 9]);
    expect(await first.problems()).toEqual([]);
  });

  it('stays stopped until a person resumes it, also when the other one is gone', async () => {
    const { first, wakeFirst, acme } = await asleep();
    await wakeFirst();
    await first.pass(60 * MINUTE);
    expect(await stopped(first, 'acme')).toBe('second-installation');
    acme.change('A', -1);
    await first.engine.resume('acme');
    await first.pass(MINUTE);
    expect(await first.problems()).toEqual([]);
    expect(await first.count('A')).toBe(9);
  });
});

describe('the heartbeat', () => {
  it('is left every five minutes, however often the shop is polled and the worker dies', async () => {
    const { first, acme } = await world(10);
    acme.calls.length = 0;
    for (let minute = 0; minute < 30; minute++) {
      first.restart();
      await first.pass(MINUTE);
      await first.engine.run();
    }
    expect(acme.calls.filter((call) => call === 'changedSince').length).toBeGreaterThan(25);
    expect(acme.calls.filter((call) => call === 'claim').length).toBeGreaterThanOrEqual(5);
    expect(acme.calls.filter((call) => call === 'claim').length).toBeLessThanOrEqual(7);
  });

  it('that can’t be left stops nothing, and isn’t tried at every poll', async () => {
    const { first, acme, woo } = await world(10);
    acme.noClaims = { kind: 'rejected', reason: 'No metafields.', detail: 'APP_NOT_AUTHORIZED' };
    acme.calls.length = 0;
    acme.change('A', -1);
    await first.pass(20 * MINUTE);
    expect(await first.count('A')).toBe(9);
    expect(woo.figure('A')).toBe(9);
    expect(await first.problems()).toEqual([]);
    expect(acme.calls.filter((call) => call === 'claim').length).toBeLessThanOrEqual(5);
    expect(first.logged.some((line) => line.startsWith('claim failed'))).toBe(true);
  });

  it('isn’t left in a paused shop: another one may write there', async () => {
    const { first, second, acme, pass } = await world(10);
    const shop = (await first.directory.integrations()).find(({ id }) => id === 'acme');
    if (shop) first.directory.setUp({ integrations: [{ ...shop, paused: true }] });
    await pass(12 * MINUTE);
    await setUp(second);
    await pass(10 * MINUTE);
    expect(await second.problems()).toEqual([]);
    expect(acme.heartbeat?.installation).toBe('second');
  });
});

describe('a second installation on a shop that keeps markers', () => {
  /** Both write to `woo`, each with a master of its own. */
  const twoMasters = async () => {
    const first = new Bench('first');
    const second = new Bench('second');
    const woo = first.shop('woo', MARKING);
    woo.add('A', { stock: 10 });
    second.connect(woo);
    for (const bench of [first, second]) {
      bench.shop(`${bench.installation}-shop`).add('A', { stock: 10 });
      await bench.chooseMaster(`${bench.installation}-shop`);
      await bench.link('woo');
      await bench.engine.run({ now: true });
    }
    return { first, second, woo };
  };

  it('is noticed by the one that wrote before, before its counts move', async () => {
    const { first, second, woo } = await twoMasters();
    await first.edit('A', { kind: 'set', to: 8, seen: 10 });
    await first.pass(MINUTE);
    await second.engine.run({ now: true });
    await second.edit('A', { kind: 'adjust', by: -3 });
    await second.pass(MINUTE);
    expect(woo.figure('A')).toBe(5);
    await first.engine.run({ now: true });
    expect(await first.problems()).toEqual(['second-installation']);
    expect(await stopped(first, 'woo')).toBe('second-installation');
    expect(await first.count('A')).toBe(8);
    expect(first.shops.get('first-shop')?.figure('A')).toBe(8);

    await first.edit('A', { kind: 'set', to: 20, seen: 8 });
    await first.pass(10 * MINUTE);
    expect(woo.figure('A')).toBe(5);
  });

  it('is noticed by a panel that opens and by an edit as well', async () => {
    const { first, second, woo } = await twoMasters();
    await first.edit('A', { kind: 'set', to: 8, seen: 10 });
    await first.pass(MINUTE);
    await second.engine.run({ now: true });
    await second.edit('A', { kind: 'adjust', by: -3 });
    await second.pass(MINUTE);
    await first.engine.refresh(['A']);
    expect(await first.problems()).toEqual(['second-installation']);
    expect(await first.count('A')).toBe(8);
    expect(woo.figure('A')).toBe(5);
  });

  it('doesn’t stop the one that never wrote there', async () => {
    const { first, second } = await twoMasters();
    await first.edit('A', { kind: 'set', to: 8, seen: 10 });
    await first.pass(MINUTE);
    await second.engine.run({ now: true });
    expect(await second.problems()).toEqual([]);
    expect(await second.count('A')).toBe(8);
  });

  it('goes on when a person resumes it, and stops again only for a new write of the other', async () => {
    const { first, second, woo } = await twoMasters();
    await first.edit('A', { kind: 'set', to: 8, seen: 10 });
    await first.pass(MINUTE);
    await second.engine.run({ now: true });
    await second.edit('A', { kind: 'adjust', by: -3 });
    await second.pass(MINUTE);
    await first.engine.run({ now: true });
    await first.engine.resume('woo');
    await first.pass(5 * MINUTE);
    expect(await first.problems()).toEqual([]);
    expect(await stopped(first, 'woo')).toBeNull();
    expect(await first.count('A')).toBe(5);

    await first.edit('A', { kind: 'adjust', by: 1 });
    await first.pass(MINUTE);
    expect(woo.figure('A')).toBe(6);
    expect(await first.problems()).toEqual([]);
    await second.engine.run({ now: true });
    expect(await second.problems()).toEqual(['second-installation']);
  });
});
