import { expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import { type FakeShop, SILENT } from './fake-shop.ts';

it('an outcome that nobody witnessed is judged by a figure that was read twice, never by one that still moves', async () => {
  const bench = await twoShops({ A: 10 }, SILENT);
  const woo = bench.shops.get('woo') as FakeShop;
  woo.mishaps = ['lost-request'];
  await bench.edit('A', { kind: 'adjust', by: -1 });
  await settled();
  expect((await bench.line('A', 'woo')).pending).not.toBeNull();
  let sold = false;
  woo.onRead = () => {
    // Right after the first reading that the outcome might be judged by.
    if (sold || woo.calls.at(-1) !== 'levels') return;
    sold = true;
    woo.change('A', -1);
  };
  await bench.pass(10 * 60_000);
  expect(sold).toBe(true);
  expect((await bench.line('A', 'woo')).doubt).toMatchObject({ ifApplied: 0, ifNot: -1, taken: -1 });
  const [problem] = await bench.directory.problems();
  expect(problem).toMatchObject({ kind: 'outcome-ambiguous', detail: { ifApplied: 9, ifNot: 8 } });
  expect([await bench.count('A'), woo.figure('A'), bench.shops.get('acme')?.figure('A')]).toEqual([8, 8, 8]);
});
