import { describe, expect, it } from 'vitest';
import type { EngineDeps } from '../../../lib/sync/ports.ts';
import { type Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { restartDying } from './dying.ts';
import { type FakeShop, SILENT } from './fake-shop.ts';

const MINUTE = 60_000;
const WOO = 'woo/stock';

/** A write from 10 to 9 whose reply was lost, and two sales: the truth is 7, and 6 if it wasn't applied. */
async function doubted(): Promise<{ bench: Bench; asked: string }> {
  const bench = await twoShops({ A: 10 }, SILENT);
  const woo = bench.shops.get('woo') as FakeShop;
  woo.mishaps = ['lost-reply'];
  await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
  await settled();
  woo.change('A', -2);
  await bench.pass(10 * MINUTE);
  const asked = (await bench.line('A', 'woo')).doubt?.delivery;
  if (asked === undefined) throw new Error('nothing is asked');
  return { bench, asked };
}

const unlinked = async (bench: Bench): Promise<boolean> =>
  (await bench.directory.links()).every(({ location }) => location !== WOO);

const answer = (bench: Bench, asked: string | null, applied: boolean) =>
  bench.engine.choose(WAREHOUSE, 'A', WOO, { asked, applied });

/** The shop is disconnected: the engine knows neither it nor its credentials. */
const withoutWoo = (deps: EngineDeps): EngineDeps => ({
  ...deps,
  client: async (id) => (id === 'woo' ? null : deps.client(id)),
  directory: {
    ...deps.directory,
    integrations: async () => (await deps.directory.integrations()).filter(({ id }) => id !== 'woo'),
  },
});

const asks = async (bench: Bench) =>
  (await bench.directory.problems()).map(({ kind, detail }) => ({ kind, ...detail }));

const askedOf = async (bench: Bench) => (await bench.directory.problems()).map(({ detail }) => detail.doubt);

describe.each([
  ['taken out', (bench: Bench) => bench.engine.unlink(WOO)],
  [
    'forgotten with its shop',
    async (bench: Bench) => {
      bench.restart(withoutWoo);
      await bench.engine.unlink(WOO);
    },
  ],
])('a question about a write to a location that is %s', (how, leave) => {
  it.each([
    [true, 7],
    [false, 6],
  ])('stays, and is answered as ever: applied is %s', async (applied, count) => {
    const { bench, asked } = await doubted();
    await leave(bench);
    await bench.pass(10 * MINUTE);
    expect([await unlinked(bench), await bench.count('A')]).toEqual([true, 6]);
    expect(await asks(bench)).toEqual([{ kind: 'outcome-ambiguous', ifApplied: 7, ifNot: 6, doubt: asked }]);

    expect(await answer(bench, asked, applied)).toBe(true);
    await bench.pass(MINUTE);
    expect([await bench.count('A'), bench.shops.get('acme')?.figure('A')]).toEqual([count, count]);
    expect(await bench.problems()).toEqual([]);
    expect((await bench.stock.record(WAREHOUSE, 'A'))?.left).toBeUndefined();
    const [entry] = await bench.stock.entries({ warehouse: WAREHOUSE, sku: 'A', limit: 1 });
    if (applied) expect(entry).toMatchObject({ cause: 'resolution', location: WOO, before: 6, after: 7, ref: asked });
    expect(await answer(bench, asked, applied)).toBe(false);
    expect(await bench.count('A')).toBe(count);
  });

  it('is over once it was answered, wherever the worker died that took the answer', async () => {
    for (let at = 1; at < 60; at++) {
      const { bench, asked } = await doubted();
      await leave(bench);
      await bench.pass(10 * MINUTE);
      const gone = (deps: EngineDeps) => (how === 'taken out' ? deps : withoutWoo(deps));
      const died = restartDying(bench, { at, when: 'after' }, gone);
      void answer(bench, asked, true);
      await settled();
      const over = !died();
      bench.restart(gone);
      await bench.engine.run({ now: true });
      await bench.pass(3 * MINUTE);
      if (await answer(bench, asked, true)) await bench.pass(MINUTE);
      expect([at, await bench.count('A'), await bench.problems()]).toEqual([at, 7, []]);
      if (over) return;
    }
    throw new Error('it never ends');
  });
});

/** Taken out with its question open, and linked again since. */
async function relinked(): Promise<{ bench: Bench; asked: string; woo: FakeShop }> {
  const { bench, asked } = await doubted();
  await bench.engine.unlink(WOO);
  await bench.pass(10 * MINUTE);
  const woo = bench.shops.get('woo') as FakeShop;
  await bench.link('woo');
  await bench.pass(MINUTE);
  return { bench, asked, woo };
}

describe('a question that a location left', () => {
  it.each(['before', 'after'] as const)(
    'is kept by a worker that dies %s any one call of its leaving',
    async (when) => {
      for (let at = 1; at < 200; at++) {
        const { bench, asked } = await doubted();
        const died = restartDying(bench, { at, when });
        void bench.engine.unlink(WOO);
        await settled();
        const over = !died();
        bench.restart();
        const link = (await bench.directory.links()).find(({ location }) => location === WOO);
        if (link?.state === 'linked') await bench.engine.unlink(WOO);
        else await bench.engine.run({ now: true });
        await bench.pass(10 * MINUTE);
        expect([at, await unlinked(bench), await bench.count('A')]).toEqual([at, true, 6]);
        expect(await askedOf(bench)).toEqual([asked]);
        if (over) return;
      }
      throw new Error('it never ends');
    },
  );

  it('is answered though the location is linked again, and moves the count alone', async () => {
    const { bench, asked, woo } = await relinked();
    expect(await bench.line('A', 'woo')).toMatchObject({ doubt: null, state: 'linked' });
    expect([await bench.count('A'), woo.figure('A')]).toEqual([6, 6]);
    expect(await askedOf(bench)).toEqual([asked]);
    expect(await answer(bench, asked, true)).toBe(true);
    await bench.pass(MINUTE);
    expect([await bench.count('A'), woo.figure('A'), await bench.problems()]).toEqual([7, 7, []]);
  });

  it('comes before one of the new linking, and each is answered by itself', async () => {
    const { bench, asked, woo } = await relinked();
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 4, seen: 6 });
    await settled();
    woo.change('A', -1);
    await bench.pass(10 * MINUTE);
    const next = (await bench.line('A', 'woo')).doubt?.delivery;
    expect(await askedOf(bench)).toEqual([asked]);
    expect(await answer(bench, asked, true)).toBe(true);
    expect(await askedOf(bench)).toEqual([next]);
    expect(await answer(bench, null, true)).toBe(true);
    await bench.pass(MINUTE);
    // 7 were there, 2 were taken off by hand and 1 was sold.
    expect([await bench.count('A'), woo.figure('A'), await bench.problems()]).toEqual([4, 4, []]);
  });
});
