import { expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';

const MINUTE = 60_000;

it('an edit goes out at once although the worker died right after it was saved, however seldom shops are polled', async () => {
  const bench = await twoShops({ A: 10 });
  bench.limits = { pollMs: 60 * MINUTE };
  await bench.engine.run({ now: true });
  await bench.pass(2 * MINUTE);
  bench.restart((deps) => ({
    ...deps,
    stock: {
      ...deps.stock,
      saveRecords: async (changes) => {
        await deps.stock.saveRecords(changes);
        return new Promise<never>(() => {});
      },
    },
  }));
  void bench.edit('A', { kind: 'set', to: 12, seen: 10 });
  await settled();
  expect(await bench.count('A')).toBe(12);
  bench.restart();
  await bench.pass(MINUTE);
  expect(['acme', 'woo'].map((id) => bench.shops.get(id)?.figure('A'))).toEqual([12, 12]);
});
