import { describe, expect, it } from 'vitest';
import type { LocationId } from '../../../lib/model/ids.ts';
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

describe('a shop that is taken over from another installation', () => {
  /** Both shops of the first are stopped, and the second has kept them in step meanwhile. */
  const away = async () => {
    const first = new Bench('first');
    const second = new Bench('second');
    const acme = first.shop('acme', REPLAYING);
    const woo = first.shop('woo', REPLAYING);
    for (const shop of [acme, woo]) {
      shop.add('A', { stock: 10 });
      second.connect(shop);
    }
    await setUp(first);
    first.now += 20 * MINUTE;
    second.now = first.now;
    await setUp(second);
    await first.engine.run();
    await settled();
    expect(await first.problems()).toEqual(['second-installation', 'second-installation']);
    acme.change('A', -1);
    second.now += 2 * MINUTE;
    await second.engine.run({ now: true });
    await settled();
    expect([acme.figure('A'), woo.figure('A')]).toEqual([9, 9]);
    first.now = second.now;
    return { first, second, acme, woo };
  };

  const rowOf = async (bench: Bench, location: LocationId) => {
    const preview = await bench.engine.previewFirstSync(location);
    if (!preview.ok) throw new Error(preview.error.kind);
    return preview.value[0];
  };

  const confirm = async (bench: Bench, location: LocationId) => {
    const link = (await bench.directory.links()).find((one) => one.location === location);
    const { sku, old } = (await rowOf(bench, location)) ?? { sku: '', old: null };
    await bench.engine.confirmFirstSync(location, link?.gen ?? 0, [{ sku, old, include: true }]);
    await settled();
  };

  it('goes on by its review, and one sale that shows in all of its shops is counted once', async () => {
    const { first, acme, woo } = await away();
    expect(await first.engine.takeOver('acme')).toEqual(['acme/stock']);
    expect(await stopped(first, 'acme')).toBeNull();
    expect(acme.heartbeat?.installation).toBe('first');
    await first.pass(3 * MINUTE);
    expect([await first.count('A'), acme.figure('A')]).toEqual([10, 9]);
    expect(await rowOf(first, 'acme/stock')).toMatchObject({ action: 'skip', old: 9, count: { from: 10, to: 9 } });
    await confirm(first, 'acme/stock');
    expect(await first.count('A')).toBe(9);

    expect(await first.engine.takeOver('woo')).toEqual(['woo/stock']);
    expect(await rowOf(first, 'woo/stock')).toMatchObject({ action: 'skip', old: 9, new: 9 });
    await confirm(first, 'woo/stock');
    await first.pass(3 * MINUTE);
    expect([await first.count('A'), acme.figure('A'), woo.figure('A')]).toEqual([9, 9, 9]);
    expect(await first.problems()).toEqual([]);
  });

  it('stops the other one, also before anything is confirmed', async () => {
    const { first, second } = await away();
    await first.engine.takeOver('acme');
    await second.pass(6 * MINUTE);
    expect(await second.problems()).toEqual(['second-installation']);
    expect(await stopped(second, 'acme')).toBe('second-installation');
  });

  it('counts a sale once, too, where a location is taken out instead of being reviewed', async () => {
    const { first, acme } = await away();
    await first.engine.takeOver('acme');
    await confirm(first, 'acme/stock');
    await first.engine.takeOver('woo');
    await first.engine.unlink('woo/stock');
    await first.pass(3 * MINUTE);
    expect((await first.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
    expect([await first.count('A'), acme.figure('A')]).toEqual([9, 9]);
  });

  it('counts nothing of a location that is taken out unread', async () => {
    const { first, woo } = await away();
    await first.engine.takeOver('woo');
    woo.trouble = { kind: 'unavailable', detail: 'gone' };
    await first.engine.unlink('woo/stock');
    woo.trouble = null;
    await first.pass(3 * MINUTE);
    expect((await first.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
    expect(await first.count('A')).toBe(10);
  });

  it('forgets what an earlier absence had brought', async () => {
    const { first, second, acme, woo } = await away();
    for (const id of ['acme', 'woo']) {
      await first.engine.takeOver(id);
      await confirm(first, `${id}/stock`);
    }
    await first.pass(MINUTE);
    // The other one takes both over, keeps them in step for one more sale, and is left again.
    second.now = first.now;
    await second.pass(6 * MINUTE);
    expect(await stopped(second, 'acme')).toBe('second-installation');
    // The shops go by the first one's clock.
    first.now = second.now;
    for (const id of ['acme', 'woo']) {
      await second.engine.takeOver(id);
      await confirm(second, `${id}/stock`);
    }
    first.now = second.now + 6 * MINUTE;
    await first.engine.run({ now: true });
    await settled();
    acme.change('A', -1);
    second.now = first.now;
    await second.pass(2 * MINUTE);
    first.now = second.now;
    expect([acme.figure('A'), woo.figure('A')]).toEqual([8, 8]);
    expect(await first.problems()).toEqual(['second-installation', 'second-installation']);
    for (const id of ['acme', 'woo']) {
      await first.engine.takeOver(id);
      await confirm(first, `${id}/stock`);
    }
    await first.pass(3 * MINUTE);
    expect([await first.count('A'), acme.figure('A'), woo.figure('A')]).toEqual([8, 8, 8]);
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
