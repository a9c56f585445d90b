import { expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import { type FakeShop, REPLAYING } from './fake-shop.ts';

const MINUTE = 60_000;

it('a write that another browser left is waited for anew, whatever its clock says of when it was sent', async () => {
  const bench = await twoShops({ A: 10 });
  const woo = bench.shops.get('woo') as FakeShop;
  woo.mishaps = ['lost-request'];
  await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
  await settled();
  const [left] = await bench.stock.openDeliveries('woo');
  if (!left) throw new Error('nothing is on its way');
  // As a browser of the team leaves it whose clock is ten minutes slow.
  const then = bench.now - 10 * MINUTE;
  const lease = { owner: 'another/worker', until: then + 45_000, span: 45_000 };
  const slow = { sentAt: [then], lastUnknownAt: then, nextAt: then, lease, revision: left.revision + 1 };
  expect(await bench.stock.saveDelivery({ ...left, ...slow }, left.revision)).toBe(true);
  bench.restart();
  await bench.engine.run();

  // Its lease is over by our own clock, and until the quarantine is too a late copy may still be applied.
  await bench.pass(MINUTE + 30_000);
  expect(woo.writes).toEqual([]);
  expect(await bench.line('A', 'woo')).toMatchObject({ pending: { delivery: left.key } });
  await bench.pass(5 * MINUTE);
  expect([woo.writes.length, woo.figure('A'), await bench.count('A')]).toEqual([1, 12, 12]);
});

const DAY = 24 * 60 * MINUTE;

it.each([
  // Nobody can tell any more what was applied, so a person is asked.
  ['25 hours', DAY + 60 * MINUTE, ['key-too-old']],
  ['23 hours', DAY - 60 * MINUTE, []],
])('a key stays as old as it is when another browser takes it over: after %s', async (_, later, problems) => {
  const bench = await twoShops({ A: 10 }, REPLAYING);
  const woo = bench.shops.get('woo') as FakeShop;
  woo.mishaps = ['lost-reply'];
  await bench.edit('A', { kind: 'set', to: 12, seen: 10 });
  await settled();
  const [left] = await bench.stock.openDeliveries('woo');
  if (!left) throw new Error('nothing is on its way');
  const lease = { owner: 'another/worker', until: bench.now, span: 45_000 };
  await bench.stock.saveDelivery({ ...left, lease, revision: left.revision + 1 }, left.revision);
  woo.change('A', -2);
  bench.now += later;
  bench.wake = null;
  bench.restart();
  await bench.engine.run({ now: true });
  await bench.pass(30 * MINUTE);
  expect(await bench.problems()).toEqual(problems);
  expect([woo.figure('A'), bench.shops.get('acme')?.figure('A'), await bench.count('A')]).toEqual([10, 10, 10]);
});
