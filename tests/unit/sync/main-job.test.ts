import { describe, expect, it } from 'vitest';
import { editOfBulk } from '../../../lib/model/ids.ts';
import { Bench, settled, twoShops } from './bench.ts';
import { MARKING, REPLAYING } from './fake-shop.ts';

describe('first counts', () => {
  it('come from the master stock location at once, without a write', async () => {
    const bench = new Bench();
    const shop = bench.shop('acme');
    shop.add('A', { stock: 7 });
    shop.add('B', { stock: -2 });
    shop.add(null, { stock: 5 }, 'no-sku');
    await bench.chooseMaster('acme');
    expect(await bench.count('A')).toBe(7);
    expect(await bench.count('B')).toBe(-2);
    expect((await bench.directory.products()).map(({ sku }) => sku).sort()).toEqual(['A', 'B']);
    expect(shop.writes).toEqual([]);
  });

  it('aren’t known elsewhere until the first change there, or a pull', async () => {
    const bench = await twoShops({ A: 7 });
    bench.directory.setUp({ warehouses: [{ id: 'second', name: 'Second', createdAt: 0, revision: 1 }] });
    const third = bench.shop('third');
    third.add('A', { stock: 3 });
    const link = await bench.link('third', 'stock', { warehouse: 'second' });
    expect((await bench.stock.record('second', 'A'))?.count).toBeNull();
    await bench.engine.run({ now: true });
    expect((await bench.stock.record('second', 'A'))?.count).toBeNull();
    expect(await bench.engine.pullCounts('second', link.location)).toEqual({ pulled: 1 });
    expect((await bench.stock.record('second', 'A'))?.count).toBe(3);
    expect(await bench.count('A')).toBe(7);
  });
});

describe('a first sync', () => {
  it('is reviewed row by row and writes nothing before it is confirmed', async () => {
    const bench = new Bench();
    const acme = bench.shop('acme');
    const woo = bench.shop('woo', MARKING);
    for (const [sku, master, other] of [
      ['same', 5, 5],
      ['up', 9, 2],
      ['down', 1, 4],
      ['zero', 0, 3],
    ] as const) {
      acme.add(sku, { stock: master });
      woo.add(sku, { stock: other });
    }
    acme.add('only-here', { stock: 1 });
    woo.add('only-there', { stock: 1 });
    woo.add('up', { stock: 2 }, 'twin').sku = 'twice';
    woo.add('twice', { stock: 2 });
    await bench.chooseMaster('acme');
    const link = await bench.take('woo');
    const preview = await bench.engine.previewFirstSync(link.location);
    const rows = preview.ok ? preview.value : [];
    expect(Object.fromEntries(rows.map((row) => [row.sku, row.why ?? row.action]))).toEqual({
      same: 'skip',
      up: 'raise',
      down: 'lower',
      zero: 'to-zero',
      'only-here': 'not-in-shop',
      'only-there': 'not-in-master',
      twice: 'duplicate',
    });
    expect(woo.writes).toEqual([]);

    await bench.engine.confirmFirstSync(link.location, link.gen, [
      { sku: 'up', old: 2, include: true },
      { sku: 'down', old: 4, include: true },
      { sku: 'zero', old: 3, include: false },
    ]);
    await bench.pass(1_000);
    expect([woo.figure('up'), woo.figure('down'), woo.figure('zero')]).toEqual([9, 1, 3]);
    expect((await bench.line('zero', 'woo')).state).toBe('skipped');
  });

  it('can be reviewed again for what was left out', async () => {
    const bench = new Bench();
    bench.shop('acme').add('A', { stock: 5 });
    const woo = bench.shop('woo', MARKING);
    woo.add('A', { stock: 3 });
    await bench.chooseMaster('acme');
    const { location, gen } = await bench.take('woo');
    await bench.engine.previewFirstSync(location);
    await bench.engine.confirmFirstSync(location, gen, [{ sku: 'A', old: 3, include: false }]);
    await bench.engine.run({ now: true });
    expect(woo.figure('A')).toBe(3);
    woo.change('A', -1);
    const again = await bench.engine.previewFirstSync(location);
    expect(again.ok && again.value).toMatchObject([{ sku: 'A', action: 'raise', old: 2, new: 5 }]);
    await bench.engine.confirmFirstSync(location, gen, [{ sku: 'A', old: 2, include: true }]);
    await settled();
    expect([woo.figure('A'), await bench.count('A')]).toEqual([5, 5]);
  });

  it('accounts what was sold between the review and the confirmation', async () => {
    const bench = new Bench();
    bench.shop('acme').add('A', { stock: 10 });
    const woo = bench.shop('woo', MARKING);
    woo.add('A', { stock: 6 });
    await bench.chooseMaster('acme');
    const link = await bench.take('woo');
    await bench.engine.previewFirstSync(link.location);
    woo.change('A', -2);
    await bench.engine.confirmFirstSync(link.location, link.gen, [{ sku: 'A', old: 6, include: true }]);
    await bench.pass(5_000);
    expect(await bench.count('A')).toBe(8);
    expect([bench.shops.get('acme')?.figure('A'), woo.figure('A')]).toEqual([8, 8]);
  });
});

describe('an edit', () => {
  it('reaches every linked location and is verified by reading it back', async () => {
    const bench = await twoShops({ A: 10, B: 4 });
    bench.now += 1_000;
    expect(await bench.edit('A', { kind: 'set', to: 12, seen: 10 })).toMatchObject({ kind: 'applied', count: 12 });
    await settled();
    for (const shop of ['acme', 'woo']) {
      expect(bench.shops.get(shop)?.figure('A')).toBe(12);
      expect(await bench.line('A', shop)).toMatchObject({ base: 12, pending: null, readAt: bench.now });
    }
    expect(bench.announced.some(({ sku }) => sku === 'A')).toBe(true);
    expect(await bench.stock.entries({ warehouse: 'main', sku: 'A', limit: 1 })).toMatchObject([
      { cause: 'edit', before: 10, after: 12 },
    ]);
  });

  it('is named by the deliveries that carried it', async () => {
    const bench = await twoShops({ A: 10 });
    await bench.edit('A', { kind: 'set', to: 12, seen: 10 }, 'typed');
    await settled();
    for (const shop of ['acme', 'woo']) {
      const key = bench.shops.get(shop)?.writes.at(-1)?.key ?? '';
      expect((await bench.stock.delivery(key))?.lines).toMatchObject([{ sku: 'A', to: 12, entry: 'typed' }]);
    }
  });

  it('applies nothing when a sale came in between, and says what moved it', async () => {
    const bench = await twoShops({ A: 10 });
    bench.shops.get('woo')?.change('A', -2);
    expect(await bench.edit('A', { kind: 'set', to: 12, seen: 10 })).toMatchObject({
      kind: 'moved',
      count: 8,
      entries: [{ cause: 'channel', before: 10, after: 8 }],
    });
    await settled();
    expect(await bench.count('A')).toBe(8);
    expect(bench.shops.get('acme')?.figure('A')).toBe(8);
  });

  it('counts once when it is sent twice', async () => {
    const bench = await twoShops({ A: 10 });
    await bench.edit('A', { kind: 'adjust', by: 3 }, 'the-same');
    expect(await bench.edit('A', { kind: 'adjust', by: 3 }, 'the-same')).toMatchObject({ kind: 'applied', count: 13 });
  });

  it('of what isn’t in the catalogue is refused', async () => {
    const bench = await twoShops({ A: 10 });
    expect(await bench.edit('other', { kind: 'set', to: 1, seen: null })).toMatchObject({ why: 'not-in-catalogue' });
  });

  it('doesn’t wait for a shop that never answers', async () => {
    const bench = await twoShops({ A: 10 });
    const never = new Promise<never>(() => {});
    bench.restart((deps) => ({
      ...deps,
      client: async (id) => {
        const client = await deps.client(id);
        return client && id === 'woo' ? { ...client, levels: () => never } : client;
      },
    }));
    const outcome = bench.edit('A', { kind: 'set', to: 12, seen: 10 });
    await bench.pass(5_000);
    expect(await outcome).toMatchObject({ kind: 'applied', count: 12 });
    expect(bench.shops.get('acme')?.figure('A')).toBe(12);
  });

  it('can be undone as a bulk, also by a later worker, once however often it is asked for; later sales stay', async () => {
    const bench = await twoShops({ A: 7, B: 3, C: 1 });
    const skus = ['A', 'B', 'C'];
    await bench.engine.edit(
      skus.map((sku, n) => ({
        id: editOfBulk('bulk', n),
        warehouse: 'main',
        sku,
        change: { kind: 'set', to: 20, seen: [7, 3, 1][n] ?? null },
        reason: 'Stocktake',
      })),
    );
    await bench.edit('C', { kind: 'adjust', by: -20 });
    const engine = bench.restart();
    bench.shops.get('woo')?.change('A', -4);
    const first = await engine.undoBulk('bulk', null, 2);
    expect(first.next).toBe(editOfBulk('bulk', 1));
    expect(first.undone).toMatchObject([
      { sku: 'A', outcome: { kind: 'applied', count: 3 } },
      { sku: 'B', outcome: { kind: 'applied', count: 3 } },
    ]);
    await engine.undoBulk('bulk', null, 2);
    expect(await engine.undoBulk('bulk', first.next, 2)).toMatchObject({
      next: null,
      undone: [{ sku: 'C', outcome: { kind: 'refused', why: 'below-zero' } }],
    });
    expect(await Promise.all(skus.map((sku) => bench.count(sku)))).toEqual([3, 3, 0]);
    expect((await engine.undoBulk('other', null, 2)).undone).toEqual([]);
  });

  it('can be undone, and later sales stay', async () => {
    const bench = await twoShops({ A: 10 });
    await bench.edit('A', { kind: 'set', to: 15, seen: 10 }, 'typed');
    await settled();
    bench.shops.get('woo')?.change('A', -1);
    const undone = await bench.engine.undo({ id: 'typed', undoId: 'u', warehouse: 'main', sku: 'A' });
    expect(undone).toMatchObject({ kind: 'applied', count: 9 });
    await settled();
    expect([bench.shops.get('acme')?.figure('A'), bench.shops.get('woo')?.figure('A')]).toEqual([9, 9]);
  });
});

describe('a change in a shop', () => {
  it('is seen by a poll and carried to the others', async () => {
    const bench = await twoShops({ A: 10 });
    bench.shops.get('woo')?.change('A', -3);
    await bench.engine.run({ now: true });
    expect(await bench.count('A')).toBe(7);
    expect(bench.shops.get('acme')?.figure('A')).toBe(7);
  });

  it('that raises the count goes out after the others were read', async () => {
    const bench = await twoShops({ A: 10 });
    bench.shops.get('woo')?.change('A', 4);
    bench.shops.get('acme')?.change('A', -1);
    await bench.engine.run({ now: true });
    expect(await bench.count('A')).toBe(13);
    expect([bench.shops.get('acme')?.figure('A'), bench.shops.get('woo')?.figure('A')]).toEqual([13, 13]);
  });

  it('in one that can’t be reached holds nobody else up', async () => {
    const bench = await twoShops({ A: 10 });
    const third = bench.shop('third');
    third.add('A', { stock: 10 });
    await bench.link('third');
    third.trouble = { kind: 'unavailable', detail: 'down' };
    bench.shops.get('woo')?.change('A', 2);
    await bench.engine.run({ now: true });
    expect(bench.shops.get('acme')?.figure('A')).toBe(12);
    third.trouble = null;
    third.change('A', -1);
    await bench.pass(10 * 60_000);
    expect([await bench.count('A'), third.figure('A'), bench.shops.get('woo')?.figure('A')]).toEqual([11, 11, 11]);
  });

  it('makes new products known, and finds them in the other shops', async () => {
    const bench = await twoShops({ A: 10 });
    bench.shops.get('woo')?.add('new', { stock: 3 });
    await bench.engine.run({ now: true });
    expect(await bench.count('new')).toBeUndefined();
    bench.shops.get('acme')?.add('new', { stock: 5 });
    await bench.engine.run({ now: true });
    expect(await bench.count('new')).toBe(5);
    expect(bench.shops.get('woo')?.figure('new')).toBe(5);
  });
});

describe('many counts', () => {
  it('go out in batches as large as the channel takes', async () => {
    const figures = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`S${i}`, 10]));
    const bench = await twoShops(figures, { ...REPLAYING, maxLines: 3 });
    const edits = Object.keys(figures).map((sku) => ({
      id: `e-${sku}`,
      warehouse: 'main',
      sku,
      change: { kind: 'set', to: 4, seen: 10 } as const,
      reason: null,
    }));
    await bench.engine.edit(edits);
    await settled();
    expect(bench.shops.get('acme')?.writes.map(({ lines }) => lines.length)).toEqual([3, 3, 1]);
    for (const sku of Object.keys(figures)) expect(bench.shops.get('woo')?.figure(sku)).toBe(4);
  });
});
