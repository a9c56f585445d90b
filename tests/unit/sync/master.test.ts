import { describe, expect, it } from 'vitest';
import { twoShops, WAREHOUSE } from './bench.ts';

describe('another master stock location', () => {
  it('that isn’t reviewed yet, in a warehouse that has counts, gets nothing before its review', async () => {
    const bench = await twoShops({ A: 7 });
    const third = bench.shop('third');
    third.add('A', { stock: 3 });
    third.add('NEW', { stock: 4 });
    const link = await bench.take('third');
    const chosen = await bench.engine.chooseMaster({ warehouse: WAREHOUSE, location: link.location });
    expect(chosen).toMatchObject({ ok: true, value: { pulled: 0 } });
    await bench.pass(120_000);
    expect([third.figure('A'), third.writes.length]).toEqual([3, 0]);

    const preview = await bench.engine.previewFirstSync(link.location);
    const rows = preview.ok ? preview.value : [];
    expect(rows.find(({ sku }) => sku === 'A')).toMatchObject({ action: 'raise', old: 3, new: 7 });
    expect(rows.find(({ sku }) => sku === 'NEW')).toMatchObject({ action: 'skip', old: 4, new: 4, enters: true });
    await bench.engine.confirmFirstSync(
      link.location,
      link.gen,
      rows.map(({ sku, old }) => ({ sku, old, include: true })),
    );
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect(third.figure('A')).toBe(7);
    expect(await bench.count('NEW')).toBe(4);
  });

  it('whose products would be written elsewhere in its warehouse: what is paused by then gets them by its review', async () => {
    const bench = await twoShops({ A: 7 });
    const third = bench.shop('third');
    third.add('A', { stock: 7 });
    third.add('NEW', { stock: 4 });
    const woo = bench.shops.get('woo');
    woo?.add('NEW', { stock: 500 });
    await bench.link('third');
    await bench.engine.pause('woo/stock', true);
    await bench.engine.chooseMaster({ warehouse: WAREHOUSE, location: 'third/stock' });
    await bench.engine.run({ now: true });
    await bench.pass(120_000);
    expect([woo?.figure('NEW'), woo?.writes.length]).toEqual([500, 0]);

    const preview = await bench.engine.previewFirstSync('woo/stock');
    const rows = preview.ok ? preview.value : [];
    expect(rows.find(({ sku }) => sku === 'NEW')).toMatchObject({ action: 'lower', old: 500, new: 4 });
    const gen = (await bench.directory.links()).find(({ location }) => location === 'woo/stock')?.gen ?? 0;
    const chosen = rows.map(({ sku, old }) => ({ sku, old, include: true }));
    await bench.engine.confirmFirstSync('woo/stock', gen, chosen);
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect([woo?.figure('NEW'), woo?.figure('A')]).toEqual([4, 7]);
  });

  it('is previewed: what would enter the catalogue, and what isn’t there, without a write', async () => {
    const bench = await twoShops({ A: 7, B: 1 });
    const woo = bench.shops.get('woo');
    woo?.add('NEW', { stock: 4 });
    woo?.add(null, { stock: 4 }, 'nameless');
    for (const item of woo?.items.values() ?? []) if (item.sku === 'B') item.sku = 'C';
    expect(await bench.engine.previewMaster('woo/stock')).toEqual({
      ok: true,
      value: { enter: ['NEW', 'C'].sort(), missing: ['B'] },
    });
    expect((await bench.directory.products()).map(({ sku }) => sku).sort()).toEqual(['A', 'B']);
  });
});
