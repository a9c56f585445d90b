import { expect, it } from 'vitest';
import { settled, twoShops, WAREHOUSE } from './bench.ts';

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
