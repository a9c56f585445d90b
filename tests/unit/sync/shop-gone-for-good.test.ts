import { expect, it } from 'vitest';
import { settled, twoShops, WAREHOUSE } from './bench.ts';
import { SILENT } from './fake-shop.ts';

it('a shop that is being disconnected is taken out, whatever came of its last change', async () => {
  const bench = await twoShops({ A: 10 });
  const woo = bench.shops.get('woo');
  if (woo) woo.mishaps = ['lost-reply'];
  await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
  await settled();
  bench.shops.delete('woo');
  await bench.engine.unlink('woo/stock');
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock', 'woo/stock']);
  await bench.engine.unlink('woo/stock', true);
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
  await bench.edit('A', { kind: 'adjust', by: -1 });
  expect([await bench.count('A'), Object.keys((await bench.stock.record(WAREHOUSE, 'A'))?.lines ?? {})]).toEqual([
    8,
    ['acme/stock'],
  ]);
});

it('an item that was deleted while its last change had no outcome doesn’t hold its location for ever', async () => {
  const bench = await twoShops({ A: 10, B: 10 }, SILENT);
  const woo = bench.shops.get('woo');
  if (woo) woo.mishaps = ['lost-reply'];
  await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
  await settled();
  woo?.items.delete('woo-A');
  for (let turn = 0; turn < 6; turn++) await bench.pass(10 * 60_000);
  const before = woo?.calls.filter((call) => call === 'levels').length ?? 0;
  for (let turn = 0; turn < 6; turn++) await bench.pass(10 * 60_000);
  // It isn't asked for all the time meanwhile.
  expect((woo?.calls.filter((call) => call === 'levels').length ?? 0) - before).toBeLessThan(20);
  await bench.engine.unlink('woo/stock');
  for (let turn = 0; turn < 12; turn++) await bench.pass((30 * 60_000) / 12);
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
});
