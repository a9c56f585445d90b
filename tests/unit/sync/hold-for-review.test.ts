import { describe, expect, it } from 'vitest';
import { type Bench, settled, twoShops } from './bench.ts';
import type { FakeShop } from './fake-shop.ts';

const WOO = 'woo/stock';
const shopOf = (bench: Bench, id: string) => bench.shops.get(id) as FakeShop;
const pausedAt = async (bench: Bench) =>
  (await bench.directory.links()).filter(({ paused }) => paused).map(({ location }) => location);
const pauseShop = async (bench: Bench, id: string, paused: boolean) => {
  const shop = (await bench.directory.integrations()).find((one) => one.id === id);
  if (shop) bench.directory.setUp({ integrations: [{ ...shop, paused }] });
};

describe('a shop that was paused goes on', () => {
  it('at once where nothing is different', async () => {
    const bench = await twoShops({ A: 7 });
    await pauseShop(bench, 'woo', true);
    await bench.pass(120_000);
    expect(await bench.engine.holdForReview(['woo'])).toEqual([]);
    expect(await pausedAt(bench)).toEqual([]);
  });

  it('by a review where something would be sent, and the other shop isn’t touched', async () => {
    const bench = await twoShops({ A: 7, B: 3 });
    const woo = shopOf(bench, 'woo');
    await pauseShop(bench, 'woo', true);
    await bench.edit('A', { kind: 'set', to: 9, seen: 7 });
    await bench.pass(120_000);
    expect([shopOf(bench, 'acme').figure('A'), woo.figure('A')]).toEqual([9, 7]);

    expect(await bench.engine.holdForReview(['woo', 'acme'])).toEqual([WOO]);
    await pauseShop(bench, 'woo', false);
    await bench.pass(120_000);
    expect([await pausedAt(bench), woo.figure('A')]).toEqual([[WOO], 7]);

    const preview = await bench.engine.previewFirstSync(WOO);
    if (!preview.ok) throw new Error(preview.error.kind);
    expect(preview.value.find(({ sku }) => sku === 'A')).toMatchObject({ action: 'raise', old: 7, new: 9 });
    const link = (await bench.directory.links()).find(({ location }) => location === WOO);
    await bench.engine.confirmFirstSync(
      WOO,
      link?.gen ?? 0,
      preview.value.map(({ sku, old }) => ({ sku, old, include: true })),
    );
    await bench.pass(5_000);
    expect([await pausedAt(bench), woo.figure('A')]).toEqual([[], 9]);
  });

  it('by a review where nobody has read it for long', async () => {
    const bench = await twoShops({ A: 7 });
    bench.now += 2 * 60 * 60_000;
    expect(await bench.engine.holdForReview(['woo'])).toEqual([WOO]);
  });

  it('a brake is let go by the review: until then nothing that the shop shows is counted', async () => {
    const skus = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`S-${n}`, 5]));
    const bench = await twoShops(skus);
    const woo = shopOf(bench, 'woo');
    for (const sku of Object.keys(skus)) woo.change(sku, -5);
    await bench.engine.run({ now: true });
    await settled();
    expect(await bench.problems()).toContain('mass-drop');

    expect(await bench.engine.holdForReview(['woo'])).toEqual([WOO]);
    await bench.engine.run({ now: true });
    await bench.pass(120_000);
    expect(await bench.problems()).not.toContain('mass-drop');
    expect([await bench.count('S-0'), shopOf(bench, 'acme').figure('S-0')]).toEqual([5, 5]);
    const preview = await bench.engine.previewFirstSync(WOO);
    expect(preview).toMatchObject({ ok: true });
    if (preview.ok) expect(preview.value[0]).toMatchObject({ old: 0, count: { from: 5, to: 0 } });
  });
});
