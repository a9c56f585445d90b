import { describe, expect, it } from 'vitest';
import type { EngineDeps } from '../../../lib/sync/ports.ts';
import { type Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { restartDying } from './dying.ts';
import { type FakeShop, OVERWRITING, REPLAYING } from './fake-shop.ts';

const MINUTES = 60_000;
const WOO = 'woo/stock';

/** A sale in the moment of a write: with it a question comes. */
async function overwritten(): Promise<{ bench: Bench; woo: FakeShop }> {
  const bench = await twoShops({ A: 10 }, OVERWRITING);
  const woo = bench.shops.get('woo') as FakeShop;
  woo.orders = [];
  woo.onWrite = () => {
    woo.onWrite = null;
    woo.sell('A', 4);
  };
  return { bench, woo };
}

/** The worker dies once it has raised a problem. */
const dyingAfterwards = (deps: EngineDeps): EngineDeps => ({
  ...deps,
  directory: {
    ...deps.directory,
    putProblem: async (problem) => {
      await deps.directory.putProblem(problem);
      return new Promise<never>(() => {});
    },
  },
});

describe('a question about a write', () => {
  it('that was raised just before its worker died, and doesn’t come up after that, is taken back', async () => {
    const { bench, woo } = await overwritten();
    bench.restart(dyingAfterwards);
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(MINUTES);
    expect(await bench.problems()).toEqual(['sale-overwritten']);
    expect((await bench.line('A', 'woo')).doubt).toBeNull();
    // Somebody counts the shelf there: the figure tells of everything before.
    woo.change('A', 7);
    bench.restart();
    await bench.engine.run({ now: true });
    await bench.pass(5 * MINUTES);
    expect([(await bench.line('A', 'woo')).doubt, await bench.count('A')]).toEqual([null, 19]);
    expect(await bench.problems()).toEqual([]);
  });

  it('that is open stays, whoever dies, and so does one that waits behind it', async () => {
    const { bench } = await overwritten();
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5 * MINUTES);
    bench.restart();
    await bench.engine.run({ now: true });
    await bench.pass(5 * MINUTES);
    expect(await bench.problems()).toEqual(['sale-overwritten']);
    const [shown] = await bench.directory.problems();
    const { doubt } = await bench.line('A', 'woo');
    expect(shown?.detail.doubt).toBe(doubt?.delivery);
  });

  it('comes up wherever the worker died between the answer to the one before and asking it', async () => {
    for (let at = 1; at < 40; at++) {
      const { bench } = await overwritten();
      await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
      await bench.pass(5 * MINUTES);
      const record = await bench.stock.record(WAREHOUSE, 'A');
      const line = record?.lines[WOO];
      if (!record || !line?.doubt) throw new Error('no question');
      const next = { ...line.doubt, delivery: 'the-next', ifApplied: 1, ifNot: 0, taken: 0 };
      const lines = { ...record.lines, [WOO]: { ...line, doubts: [next] } };
      await bench.stock.saveRecord({ ...record, lines, revision: record.revision + 1 }, record.revision);

      const died = restartDying(bench, { at, when: 'after' });
      void bench.engine.choose(WAREHOUSE, 'A', WOO, { asked: line.doubt.delivery, applied: false });
      await settled();
      const over = !died();
      bench.restart();
      await bench.engine.run({ now: true });
      await bench.pass(3 * MINUTES);
      const open = (await bench.line('A', 'woo')).doubt?.delivery;
      expect([at, (await bench.directory.problems()).map(({ detail }) => detail.doubt)]).toEqual([at, [open]]);
      if (over) return expect(open).toBe('the-next');
    }
    throw new Error('it never ends');
  });

  it('whose key was too old is one question, wherever the worker died that asked it', async () => {
    for (let at = 1; at < 120; at++) {
      const bench = await twoShops({ A: 10 }, { ...REPLAYING, replayWindowMs: MINUTES, quarantineMs: 1_000 });
      const woo = bench.shops.get('woo') as FakeShop;
      woo.deafFor = 'woo-A';
      await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
      await settled();
      bench.now += 10 * MINUTES;
      await bench.engine.run({ now: true });
      bench.now += MINUTES;
      const died = restartDying(bench, { at, when: 'after' });
      void bench.engine.run({ now: true });
      await settled();
      const over = !died();
      bench.restart();
      await bench.pass(5 * MINUTES);
      expect([at, await bench.problems()]).toEqual([at, ['key-too-old']]);
      if (over) return;
    }
    throw new Error('it never ends');
  });
});
