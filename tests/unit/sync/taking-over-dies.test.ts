import { expect, it } from 'vitest';
import { SECOND } from '../../../lib/sync/second-installation.ts';
import { type Bench, settled, twoShops } from './bench.ts';
import { restartDying } from './dying.ts';
import { type FakeShop, MARKING, REPLAYING } from './fake-shop.ts';

const MINUTE = 60_000;

/** As the brake leaves it that notices another installation. */
async function stopForAnother(bench: Bench): Promise<void> {
  const kept = await bench.directory.cursor('woo');
  if (!kept) throw new Error('it was never polled');
  await bench.directory.changeCursor('woo', () => ({ ...kept, stopped: SECOND }));
  const about = { integration: 'woo', location: null, warehouse: null, sku: null };
  await bench.directory.putProblem({ id: `${SECOND}:woo`, kind: SECOND, ...about, since: bench.now, detail: {} });
}

it.each([
  ['before', REPLAYING],
  ['after', REPLAYING],
  ['before', MARKING],
  ['after', MARKING],
] as const)(
  'a worker that dies %s any one call of a take-over has nothing accounted as it comes, not even where a write was on its way',
  async (when, capabilities) => {
    for (let at = 1; at < 200; at++) {
      const bench = await twoShops({ A: 10, B: 10 }, capabilities);
      const woo = bench.shops.get('woo') as FakeShop;
      woo.mishaps = ['lost-request'];
      await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
      await settled();
      expect((await bench.line('A', 'woo')).pending).not.toBeNull();
      // Another installation goes on with the shop, and has counted sales there.
      await stopForAnother(bench);
      woo.change('A', -3);
      woo.change('B', -3);
      bench.now += 20 * MINUTE;

      const died = restartDying(bench, { at, when });
      void bench.engine.takeOver('woo');
      await settled();
      const over = !died();
      bench.restart();
      await bench.engine.run({ now: true });
      await bench.pass(20 * MINUTE);
      // Whoever sees the shop stopped asks for it again.
      if ((await bench.problems()).includes(SECOND)) await bench.engine.takeOver('woo');
      await bench.pass(20 * MINUTE);
      expect([at, await bench.problems()]).toEqual([at, []]);
      for (const [sku, count] of [
        ['A', 9],
        ['B', 10],
      ] as const) {
        expect([at, sku, await bench.count(sku)]).toEqual([at, sku, count]);
        expect([at, await bench.line(sku, 'woo')]).toMatchObject([
          at,
          { state: 'paused', restored: {}, pending: null },
        ]);
      }
      if (over) return;
    }
    throw new Error('it never ends');
  },
);

it('a location that is taken out, taken over with a write on its way, is settled and counts nothing unreviewed', async () => {
  const bench = await twoShops({ A: 10 }, MARKING);
  const woo = bench.shops.get('woo') as FakeShop;
  woo.mishaps = ['lost-request'];
  await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
  await settled();
  await stopForAnother(bench);
  woo.change('A', -3);
  // It doesn’t answer, so the write stays on its way.
  woo.trouble = { kind: 'unavailable', detail: 'gone' };
  await bench.engine.takeOver('woo');
  expect(await bench.line('A', 'woo')).toMatchObject({ state: 'paused', restored: {}, pending: { to: 9 } });
  await bench.engine.unlink('woo/stock');
  woo.trouble = null;
  await bench.pass(30 * MINUTE);
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
  expect([await bench.count('A'), await bench.problems()]).toEqual([9, []]);
});
