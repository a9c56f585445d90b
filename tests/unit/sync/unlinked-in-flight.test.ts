import { describe, expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import { dying } from './dying.ts';
import { type FakeShop, MARKING, REPLAYING, SILENT } from './fake-shop.ts';

const MINUTES = 60_000;

describe.each([
  ['replays its answers', REPLAYING],
  ['leaves a marker', MARKING],
])('a location of a shop that %s, taken out while a write is on its way', (_, capabilities) => {
  it('is read once more when that is settled: what was sold there meanwhile is counted', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = bench.shops.get('woo') as FakeShop;
    woo.mishaps = ['lost-reply'];
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await settled();
    expect((await bench.line('A', 'woo')).pending).not.toBeNull();
    woo.change('A', -2);
    await bench.engine.unlink('woo/stock');
    await bench.pass(10 * MINUTES);
    expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
    expect([await bench.count('A'), bench.shops.get('acme')?.figure('A')]).toEqual([7, 7]);
    expect(await bench.problems()).toEqual([]);
  });
});

it('a location whose readings lag is read when they don’t any more, before it is taken out', async () => {
  const bench = await twoShops({ A: 10 }, { ...SILENT, settleMs: 60_000 });
  const woo = bench.shops.get('woo') as FakeShop;
  await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
  await settled();
  woo.change('A', -2);
  await bench.engine.unlink('woo/stock');
  await bench.pass(10 * MINUTES);
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
  expect([await bench.count('A'), bench.shops.get('acme')?.figure('A')]).toEqual([7, 7]);
});

it('a shop that is gone is taken out all the same', async () => {
  const bench = await twoShops({ A: 10 }, REPLAYING);
  const woo = bench.shops.get('woo') as FakeShop;
  woo.onWrite = () => {
    woo.trouble = { kind: 'unavailable', detail: 'gone' };
  };
  await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
  await settled();
  expect(await bench.line('A', 'woo')).toMatchObject({ pending: null, readAt: null });
  await bench.engine.unlink('woo/stock');
  await bench.pass(60 * MINUTES);
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
});

it.each(['before', 'after'] as const)(
  'a worker that dies %s any one call of an unlinking has the location read before it goes, all the same',
  async (when) => {
    let at = 0;
    for (let died = true; died; ) {
      at++;
      const bench = await twoShops({ A: 10 }, MARKING);
      bench.shops.get('woo')?.change('A', -2);
      let mortal: ReturnType<typeof dying> | undefined;
      bench.restart((deps) => {
        mortal = dying(deps, { at, when });
        return mortal.deps;
      });
      void bench.engine.unlink('woo/stock');
      await settled();
      died = mortal?.died() ?? false;
      bench.restart();
      // Whoever still sees it linked asks for it again; what has begun is gone on with.
      const left = (await bench.directory.links()).find(({ location }) => location === 'woo/stock');
      if (left?.state === 'linked') await bench.engine.unlink('woo/stock');
      else await bench.engine.run({ now: true });
      await bench.pass(10 * MINUTES);
      const where = `death ${when} call ${at}`;
      expect(await bench.directory.links(), where).toMatchObject([{ location: 'acme/stock' }]);
      expect([await bench.count('A'), bench.shops.get('acme')?.figure('A')], where).toEqual([8, 8]);
      expect(await bench.problems(), where).toEqual([]);
    }
    expect(at).toBeGreaterThan(5);
  },
);
