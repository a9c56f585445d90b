import { describe, expect, it } from 'vitest';
import { Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { dying } from './dying.ts';
import { type FakeShop, MARKING, OVERWRITING, REPLAYING } from './fake-shop.ts';

const MINUTE = 60_000;
const SKUS = Array.from({ length: 12 }, (_, n) => `S${n}`);
const FIGURES = Object.fromEntries(SKUS.map((sku) => [sku, 5]));

const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!shop) throw new Error(`no ${id}`);
  return shop;
};

const emptied = (shop: FakeShop): void => {
  for (const sku of SKUS) shop.change(sku, -(shop.figure(sku) ?? 0));
};

const edits = (by: number) =>
  SKUS.map((sku) => ({
    id: `edit-${sku}-${by}`,
    warehouse: WAREHOUSE,
    sku,
    change: { kind: 'adjust', by } as const,
    reason: null,
  }));

describe('a brake in the middle of a delivery', () => {
  it('that a panel’s reading puts on while a write is prepared lets nothing more out', async () => {
    const bench = await twoShops(FIGURES, { ...OVERWRITING, maxLines: 50 });
    const woo = shopOf(bench, 'woo');
    const client = woo.client.bind(woo);
    let opened = false;
    woo.client = (installation) => {
      const made = client(installation);
      return {
        ...made,
        prepare: async (lines) => {
          const ready = await made.prepare?.(lines);
          if (!opened) {
            opened = true;
            emptied(woo);
            await bench.engine.refresh(SKUS);
          }
          return ready ?? { ok: true, value: [] };
        },
      };
    };
    bench.restart();
    await bench.engine.edit(edits(2));
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([woo.writes, woo.figure('S0')]).toEqual([[], 0]);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0')]).toEqual([7, 7]);
  });

  it('that its own stale lines put on spreads nothing, and the batches after it are not sent', async () => {
    const bench = await twoShops(FIGURES, { ...REPLAYING, maxLines: 6 });
    const woo = shopOf(bench, 'woo');
    await bench.engine.edit(edits(1));
    await bench.pass(2 * MINUTE);
    expect(woo.figure('S11')).toBe(6);
    woo.writes.length = 0;
    woo.onWrite = () => {
      woo.onWrite = null;
      emptied(woo);
    };
    await bench.engine.edit(edits(2));
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect(woo.writes).toHaveLength(1);
    expect(await Promise.all(SKUS.map((sku) => bench.count(sku)))).toEqual(SKUS.map(() => 8));
    expect(SKUS.map((sku) => shopOf(bench, 'acme').figure(sku))).toEqual(SKUS.map(() => 8));
  });

  it('that a panel’s reading puts on while a poll waits for its own leaves what the poll read uncounted', async () => {
    const bench = await twoShops(FIGURES, { ...MARKING, maxLines: 50 });
    const woo = shopOf(bench, 'woo');
    const client = woo.client.bind(woo);
    woo.change('S0', -1);
    let opened = false;
    woo.client = (installation) => {
      const made = client(installation);
      return {
        ...made,
        levels: async (items, places) => {
          const read = await made.levels(items, places);
          if (!opened) {
            opened = true;
            emptied(woo);
            await bench.engine.refresh(SKUS.slice(1));
          }
          return read;
        },
      };
    };
    bench.restart();
    await bench.engine.run({ now: true, integrations: ['woo'] });
    expect(await bench.problems()).toEqual(['mass-drop']);
    expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0')]).toEqual([5, 5]);
  });

  it('is none where figures go to 0 that are no part of a count: they are written again', async () => {
    const bench = new Bench();
    for (const id of ['acme', 'woo']) {
      const shop = bench.shop(id, { ...MARKING, maxLines: 50 });
      for (const sku of SKUS) shop.add(sku, { stock: 5 });
    }
    await bench.chooseMaster('acme');
    await bench.link('woo', 'stock', { direction: 'write' });
    await bench.engine.edit(edits(1));
    await bench.pass(2 * MINUTE);
    const woo = shopOf(bench, 'woo');
    emptied(woo);
    await bench.pass(2 * MINUTE);
    expect(await bench.problems()).toEqual([]);
    expect([await bench.count('S0'), woo.figure('S0')]).toEqual([6, 6]);
  });
});

describe.each([
  ['leaves a marker', MARKING],
  ['replays its answers', REPLAYING],
])('a worker that dies where an emptied shop that %s is noticed', (_, capabilities) => {
  it.each([
    ['before', 'a poll'],
    ['after', 'a poll'],
    ['before', 'an edit'],
    ['after', 'an edit'],
  ] as const)(
    '%s any one call of %s is followed by one that spreads nothing and tells',
    async (when, what) => {
      const by = what === 'an edit' ? 2 : 0;
      for (let at = 1; at < 150; at++) {
        const bench = await twoShops(FIGURES, { ...capabilities, maxLines: 50 });
        const woo = shopOf(bench, 'woo');
        emptied(woo);
        let died: () => boolean = () => false;
        bench.restart((deps) => {
          const mortal = dying(deps, { at, when });
          died = mortal.died;
          return mortal.deps;
        });
        bench.now += MINUTE;
        if (by > 0) void bench.engine.edit(edits(by));
        else void bench.engine.run();
        await settled();
        const over = !died();
        bench.restart();
        // Whoever got no answer presses Save again.
        if (by > 0) await bench.engine.edit(edits(by));
        await bench.pass(5 * MINUTE);
        const where = `death ${when} call ${at}`;
        expect(await bench.problems(), where).toEqual(['mass-drop']);
        expect([await bench.count('S0'), shopOf(bench, 'acme').figure('S0'), woo.figure('S0')], where).toEqual([
          5 + by,
          5 + by,
          0,
        ]);
        if (over) return;
      }
      throw new Error('it never came to an end');
    },
    60_000,
  );
});
