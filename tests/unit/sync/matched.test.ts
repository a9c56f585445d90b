import { describe, expect, it } from 'vitest';
import { matchedClient } from '../../../entrypoints/background/matched-client.ts';
import type { Match } from '../../../lib/model/catalogue.ts';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import { Bench } from './bench.ts';
import { MARKING } from './fake-shop.ts';

/** A master with A, and a second shop whose item is called something else, matched to A by hand. */
async function matchedShops(own: string | null) {
  const bench = new Bench();
  const acme = bench.shop('acme');
  const woo = bench.shop('woo', MARKING);
  acme.add('A', { stock: 7 });
  const item = woo.add(own, { stock: 7 }, 'mug');
  const matches: Match[] = [];
  bench.restart((deps) => ({
    ...deps,
    async client(id) {
      const client = await deps.client(id);
      return client && matchedClient(client, async () => matches.filter(({ integration }) => integration === id));
    },
  }));
  const match = () => matches.push({ integration: 'woo', item: 'mug', product: item.product, sku: 'A', was: own });
  await bench.chooseMaster('acme');
  return { bench, acme, woo, item, matches, match };
}

describe('an item that a person matched to a SKU', () => {
  for (const own of [null, 'a ', 'OTHER']) {
    it(`is that SKU for everything, whether the shop calls it ${JSON.stringify(own)}`, async () => {
      const { bench, acme, item, match } = await matchedShops(own);
      match();
      await bench.link('woo');
      await bench.edit('A', { kind: 'set', to: 5, seen: 7 });
      await bench.pass(5_000);
      expect([acme.figure('A'), item.stock.stock]).toEqual([5, 5]);
      item.stock.stock = 4;
      await bench.engine.run({ now: true });
      await bench.pass(5_000);
      expect([await bench.count('A'), acme.figure('A')]).toEqual([4, 4]);
    });
  }

  it('stays that SKU when it is renamed in the shop', async () => {
    const { bench, acme, item, match } = await matchedShops('OLD');
    match();
    await bench.link('woo');
    item.sku = 'NEW';
    item.stock.stock = 6;
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect([await bench.count('A'), acme.figure('A')]).toEqual([6, 6]);
    expect(await bench.problems()).toEqual([]);
  });

  it('takes one of two items with the same SKU out of doubt, and the other goes on', async () => {
    const { bench, woo, matches } = await matchedShops('A');
    woo.add('A', { stock: 7 }, 'twin');
    matches.push({ integration: 'woo', item: 'mug', product: 'p-mug', sku: 'B', was: 'A' });
    await bench.link('woo');
    await bench.edit('A', { kind: 'set', to: 5, seen: 7 });
    await bench.pass(5_000);
    expect(woo.items.get('twin')?.stock.stock).toBe(5);
    expect(woo.items.get('mug')?.stock.stock).toBe(7);
    expect(await bench.problems()).toEqual([]);
  });

  it('is given back: its count is let alone from then on, and a person is told', async () => {
    const { bench, item, matches, match } = await matchedShops('OTHER');
    match();
    await bench.link('woo');
    matches.length = 0;
    await askFullPass(bench.directory, 'woo');
    await bench.engine.run({ now: true });
    item.stock.stock = 1;
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect(await bench.count('A')).toBe(7);
    expect(await bench.problems()).toEqual(['item-missing']);
  });
});
