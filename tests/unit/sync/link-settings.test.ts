import { describe, expect, it } from 'vitest';
import type { LinkSettings } from '../../../lib/model/warehouse.ts';
import { type Bench, twoShops, WAREHOUSE } from './bench.ts';
import { FakeShop } from './fake-shop.ts';

const WOO = 'woo/stock';
const BOTH: LinkSettings = { direction: 'both', buffer: 0, max: null };
const shopOf = (bench: Bench, id: string): FakeShop => {
  const shop = bench.shops.get(id);
  if (!(shop instanceof FakeShop)) throw new Error(`no shop ${id}`);
  return shop;
};
const genOf = async (bench: Bench): Promise<number> =>
  (await bench.directory.links()).find(({ location }) => location === WOO)?.gen ?? 0;
const configure = async (bench: Bench, to: Partial<LinkSettings>, seen = BOTH) =>
  bench.engine.configure(WOO, await genOf(bench), seen, { ...seen, ...to });
const review = async (bench: Bench) => {
  const preview = await bench.engine.previewFirstSync(WOO);
  if (!preview.ok) throw new Error(JSON.stringify(preview.error));
  return preview.value;
};
const confirm = async (bench: Bench, out: readonly string[] = []) => {
  const rows = (await review(bench)).map(({ sku, old, action }) => ({
    sku,
    old,
    include: action !== 'unmatched' && !out.includes(sku),
  }));
  const confirmed = await bench.engine.confirmFirstSync(WOO, await genOf(bench), rows);
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.error));
  await bench.pass(5_000);
  return confirmed.value.linked;
};

describe('what a location is shown', () => {
  it('holds units back at once, and gives them back when nothing is held back any more', async () => {
    const bench = await twoShops({ A: 7 });
    expect(await configure(bench, { buffer: 2, max: 4 })).toEqual({ kind: 'saved', review: false });
    await bench.pass(5_000);
    expect(shopOf(bench, 'woo').figure('A')).toBe(4);
    expect(await bench.count('A')).toBe(7);
    await configure(bench, { max: null }, { direction: 'both', buffer: 2, max: 4 });
    await bench.pass(5_000);
    expect(shopOf(bench, 'woo').figure('A')).toBe(5);
    expect((await bench.directory.links()).map(({ changing }) => changing)).not.toContain(true);
  });

  it('is refused where another window changed it since, and nothing is half applied', async () => {
    const bench = await twoShops({ A: 7 });
    await configure(bench, { buffer: 1 });
    expect(await configure(bench, { buffer: 3 })).toEqual({ kind: 'stale' });
    expect((await bench.line('A', 'woo')).buffer).toBe(1);
    expect(await bench.engine.configure(WOO, 99, BOTH, BOTH)).toEqual({ kind: 'gone' });
  });

  it('a worker that dies half-way is followed by one that goes on', async () => {
    const bench = await twoShops({ A: 7 });
    const [link] = (await bench.directory.links()).filter(({ location }) => location === WOO);
    if (link)
      await bench.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, buffer: 3, changing: true }));
    bench.restart();
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect(shopOf(bench, 'woo').figure('A')).toBe(4);
  });
});

it('a location that is unlinked while it goes on after a pause is unlinked', async () => {
  const bench = await twoShops({ A: 7 });
  await bench.engine.pause(WOO, true);
  await Promise.all([bench.engine.pause(WOO, false), bench.engine.unlink(WOO)]);
  await bench.engine.run({ now: true });
  await bench.pass(5_000);
  expect((await bench.directory.links()).map(({ location }) => location)).toEqual(['acme/stock']);
  expect((await bench.stock.records(WAREHOUSE)).flatMap(({ lines }) => Object.keys(lines))).toEqual(['acme/stock']);
});

describe('read only', () => {
  it('counts what changes there and sends nothing; more is allowed only after a review', async () => {
    const bench = await twoShops({ A: 7, B: 5 });
    const woo = shopOf(bench, 'woo');
    await configure(bench, { direction: 'read' });
    woo.change('A', -1);
    await bench.edit('B', { kind: 'set', to: 9, seen: 5 });
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect([await bench.count('A'), woo.figure('B'), shopOf(bench, 'acme').figure('A')]).toEqual([6, 5, 6]);

    expect(await configure(bench, { direction: 'both' }, { ...BOTH, direction: 'read' })).toMatchObject({
      review: true,
    });
    await bench.pass(120_000);
    expect(woo.figure('B')).toBe(5);
    expect((await review(bench)).find(({ sku }) => sku === 'B')).toMatchObject({ action: 'raise', old: 5, new: 9 });
    await confirm(bench);
    expect(woo.figure('B')).toBe(9);
  });
});

describe('a paused location', () => {
  it('is left alone, and its review says what changed meanwhile and what would be sent', async () => {
    const bench = await twoShops({ A: 7, B: 5, C: 4, D: 1 });
    const woo = shopOf(bench, 'woo');
    await bench.engine.pause(WOO, true);
    woo.change('A', -2);
    await bench.edit('B', { kind: 'set', to: 9, seen: 5 });
    await bench.edit('D', { kind: 'set', to: 0, seen: 1 });
    woo.add('NEW', { stock: 3 });
    shopOf(bench, 'acme').add('NEW', { stock: 8 });
    await bench.pass(180_000);
    expect([await bench.count('A'), woo.figure('B')]).toEqual([7, 5]);
    expect((await bench.stock.record(WAREHOUSE, 'NEW'))?.lines[WOO]).toBeUndefined();

    const rows = Object.fromEntries((await review(bench)).map((row) => [row.sku, row]));
    expect(rows.A).toMatchObject({ action: 'skip', old: 5, new: 5, count: { from: 7, to: 5 } });
    expect(rows.B).toMatchObject({ action: 'raise', old: 5, new: 9 });
    expect(rows.C).toMatchObject({ action: 'skip' });
    expect(rows.D).toMatchObject({ action: 'to-zero', old: 1, new: 0 });
    expect(rows.NEW).toMatchObject({ action: 'raise', old: 3, new: 8 });
    expect(woo.figure('B')).toBe(5);

    await confirm(bench, ['D']);
    expect(await bench.count('A')).toBe(5);
    expect(shopOf(bench, 'acme').figure('A')).toBe(5);
    expect([woo.figure('B'), woo.figure('D'), woo.figure('NEW')]).toEqual([9, 1, 8]);
    expect((await bench.line('D', 'woo')).state).toBe('skipped');
  });

  it('doesn’t go on with an item that got another SKU meanwhile', async () => {
    const bench = await twoShops({ A: 7, B: 5 });
    const woo = shopOf(bench, 'woo');
    await bench.engine.pause(WOO, true);
    woo.change('A', 0);
    for (const item of woo.items.values()) if (item.sku === 'A') item.sku = 'A-OLD';
    expect((await review(bench)).find(({ sku }) => sku === 'A')).toMatchObject({ why: 'not-in-shop' });
    await confirm(bench);
    woo.change('A-OLD', -6);
    await bench.engine.run({ now: true });
    await bench.pass(5_000);
    expect(await bench.count('A')).toBe(7);
    expect(await bench.line('A', 'woo')).toMatchObject({ state: 'suspended', why: 'renamed' });
    expect(await bench.problems()).toContain('item-missing');
  });
});
