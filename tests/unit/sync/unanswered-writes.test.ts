import { describe, expect, it } from 'vitest';
import { type Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { restartDying } from './dying.ts';
import { type FakeShop, MARKING, OVERWRITING, REPLAYING } from './fake-shop.ts';

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!shop) throw new Error(`no ${id}`);
  return shop;
};

const MINUTE = 60_000;

const minutes = async (bench: Bench, n: number): Promise<void> => {
  for (let left = n; left > 0; left -= 10) await bench.pass(Math.min(10, left) * MINUTE);
};

const sends = (shop: FakeShop): number => shop.calls.filter((call) => call === 'send' || call === 'settle').length;

describe.each([
  ['replays its answers', REPLAYING],
  ['leaves a marker', MARKING],
])('a write that is never answered by a shop that %s and can be read', (_, capabilities) => {
  it('is tried less and less often, and a person is told until it is answered', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = shopOf(bench, 'woo');
    woo.deafFor = 'woo-A';
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await minutes(bench, 15);
    expect(await bench.problems()).toEqual(['writes-unanswered']);
    const [problem] = await bench.directory.problems();
    expect(problem).toMatchObject({ integration: 'woo', location: null, detail: { count: 1 } });
    // Workers come and go, and polls get through.
    bench.restart();
    await minutes(bench, 6 * 60 - 15);
    expect(await bench.problems()).toEqual(['writes-unanswered']);
    expect(sends(woo)).toBeLessThan(80);
    expect([await bench.count('A'), woo.figure('A')]).toEqual([9, 10]);

    woo.deafFor = null;
    bench.restart();
    await minutes(bench, 35);
    expect([await bench.count('A'), woo.figure('A'), shopOf(bench, 'acme').figure('A')]).toEqual([9, 9, 9]);
    expect(await bench.problems()).toEqual([]);
    expect((await bench.line('A', 'woo')).unanswered).toBeUndefined();
  });

  it('is no problem while it is only the first', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    shopOf(bench, 'woo').mishaps = ['lost-request'];
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    const told: string[] = [];
    for (let n = 0; n < 12; n++) {
      await bench.pass(MINUTE / 2);
      told.push(...(await bench.problems()));
    }
    expect(told).toEqual([]);
    expect(shopOf(bench, 'woo').figure('A')).toBe(9);
  });

  it('holds no other SKU up', async () => {
    const bench = await twoShops({ A: 10, B: 5 }, { ...capabilities, maxLines: 1 });
    const woo = shopOf(bench, 'woo');
    woo.deafFor = 'woo-A';
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await minutes(bench, 60);
    await bench.edit('B', { kind: 'set', to: 4, seen: 5 });
    await minutes(bench, 2);
    expect([woo.figure('A'), woo.figure('B')]).toEqual([10, 4]);
  });

  it('is sent at once where a person asks for it', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = shopOf(bench, 'woo');
    woo.deafFor = 'woo-A';
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await minutes(bench, 6 * 60);
    woo.deafFor = null;
    await bench.engine.retry(WAREHOUSE, 'A', 'woo/stock');
    await bench.pass(MINUTE + 1);
    expect(woo.figure('A')).toBe(9);
    expect(await bench.problems()).toEqual([]);
  });

  it('is over when its location is taken out', async () => {
    const bench = await twoShops({ A: 10 }, { ...capabilities, quarantineMs: 1_000 });
    const woo = shopOf(bench, 'woo');
    woo.deafFor = 'woo-A';
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await minutes(bench, 30);
    expect(await bench.problems()).toEqual(['writes-unanswered']);
    await bench.engine.unlink('woo/stock');
    woo.deafFor = null;
    await minutes(bench, 40);
    expect(await bench.problems()).toEqual([]);
  });
});

describe('a shop that turns every write away and can be read', () => {
  const FORBIDDEN = { kind: 'forbidden', missing: ['write'], detail: '403' } as const;

  const turnedAway = async (): Promise<Bench> => {
    const bench = await twoShops({ A: 10, B: 5, C: 5, D: 5, E: 5 }, REPLAYING);
    shopOf(bench, 'woo').noWrites = FORBIDDEN;
    for (const sku of ['A', 'B', 'C', 'D', 'E']) await bench.edit(sku, { kind: 'adjust', by: -1 });
    await settled();
    return bench;
  };

  it('is asked less and less often, and the right that is missing stays a problem', async () => {
    const bench = await turnedAway();
    const woo = shopOf(bench, 'woo');
    let cleared = 0;
    const { clearProblem } = bench.directory;
    bench.directory.clearProblem = (id) => {
      cleared++;
      return clearProblem(id);
    };
    for (let n = 0; n < 12; n++) {
      bench.restart();
      await minutes(bench, 5);
      expect(await bench.problems()).toEqual(['right-missing']);
    }
    expect(cleared).toBe(0);
    expect(sends(woo)).toBeLessThan(20);
    // What happens there is counted all the while.
    woo.change('A', -1);
    await bench.pass(2 * MINUTE);
    expect([await bench.count('A'), shopOf(bench, 'acme').figure('A')]).toEqual([8, 8]);
  });

  it('goes on when a write is let in, however the worker that learns of it dies', async () => {
    for (let at = 1; at < 200; at++) {
      const bench = await turnedAway();
      const woo = shopOf(bench, 'woo');
      woo.noWrites = null;
      const died = restartDying(bench, { at, when: 'after' });
      void bench.engine.run({ now: true });
      await settled();
      const over = !died();
      bench.restart();
      await bench.engine.run({ now: true });
      await minutes(bench, 3);
      expect([at, await bench.problems()]).toEqual([at, []]);
      expect(['A', 'B', 'C', 'D', 'E'].map((sku) => woo.figure(sku))).toEqual([9, 4, 4, 4, 4]);
      if (over) return;
    }
    throw new Error('it never ends');
  }, 60_000);

  it('is asked at once when a person says so', async () => {
    const bench = await turnedAway();
    const woo = shopOf(bench, 'woo');
    await minutes(bench, 60);
    woo.noWrites = null;
    await bench.engine.retry(WAREHOUSE, 'A', 'woo/stock');
    expect(woo.figure('A')).toBe(9);
    expect(await bench.problems()).toEqual([]);
  });

  it('is no problem any more when nothing waits to be sent', async () => {
    const bench = await turnedAway();
    for (const sku of ['A', 'B', 'C', 'D', 'E']) await bench.edit(sku, { kind: 'adjust', by: 1 });
    await minutes(bench, 3);
    expect(await bench.problems()).toEqual([]);
    expect(shopOf(bench, 'woo').figure('A')).toBe(10);
  });
});

describe.each([
  ['rejects', { kind: 'rejected', reason: 'no', detail: 'no' }],
  ['answers with nonsense', { kind: 'malformed', detail: 'HTML' }],
] as const)('a shop that can be read and %s whole writes', (_, error) => {
  it('is one problem that stays, not one that comes and goes with good polls', async () => {
    const bench = await twoShops({ A: 10 }, REPLAYING);
    const woo = shopOf(bench, 'woo');
    woo.noWrites = error;
    let cleared = 0;
    const { clearProblem } = bench.directory;
    bench.directory.clearProblem = (id) => {
      cleared++;
      return clearProblem(id);
    };
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await minutes(bench, 15);
    expect([cleared, await bench.problems()]).toEqual([0, ['writes-unanswered']]);
    bench.restart();
    await minutes(bench, 3 * 60);
    expect([cleared, await bench.problems()]).toEqual([0, ['writes-unanswered']]);

    woo.noWrites = null;
    await minutes(bench, 35);
    expect(woo.figure('A')).toBe(9);
    expect(await bench.problems()).toEqual([]);
  });
});

describe.each([
  ['isn’t answered', { kind: 'unavailable', detail: '503' }],
  ['makes no sense', { kind: 'malformed', detail: 'HTML' }],
] as const)('a shop whose reading just before a write %s', (_, error) => {
  it('is tried less and less often, and a person is told', async () => {
    const bench = await twoShops({ A: 10 }, OVERWRITING);
    const woo = shopOf(bench, 'woo');
    woo.noPrepare = error;
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    const told: string[] = [];
    for (let n = 0; n < 60; n++) {
      await bench.pass(MINUTE);
      told.push((await bench.problems()).join());
    }
    expect([...new Set(told)].filter((one) => one !== '')).toEqual(['writes-unanswered']);
    expect(told.at(-1)).toBe('writes-unanswered');
    expect([await bench.count('A'), woo.figure('A')]).toEqual([9, 10]);

    woo.noPrepare = null;
    await minutes(bench, 35);
    expect([await bench.count('A'), woo.figure('A')]).toEqual([9, 9]);
    expect(await bench.problems()).toEqual([]);
  });
});
