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
