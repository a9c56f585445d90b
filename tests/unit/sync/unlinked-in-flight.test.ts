import { describe, expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
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
