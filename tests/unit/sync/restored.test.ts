import { describe, expect, it } from 'vitest';
import type { CarriedRow } from '../../../lib/backup/carried.ts';
import { restorer } from '../../../lib/backup/restored-rows.ts';
import { HEARTBEAT_ALIVE_MS } from '../../../lib/channels/channel.ts';
import { locationId } from '../../../lib/model/ids.ts';
import type { FirstSyncRow } from '../../../lib/sync/ports.ts';
import { Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { MARKING, REPLAYING } from './fake-shop.ts';

const SHOPS = ['acme', 'woo'] as const;
const placeOf = (shop: string) => locationId(shop, 'stock');

/** All that a backup of this bench carries of the sync. */
async function backupOf({ directory, stock }: Bench): Promise<readonly CarriedRow[]> {
  const items = await Promise.all(SHOPS.map((shop) => directory.allItems(shop)));
  return [
    { store: 'settings', row: { name: 'gen', value: 1_000 } },
    ...(await directory.integrations()).map((row) => ({ store: 'integrations', row }) as const),
    ...(await directory.locations()).map((row) => ({ store: 'locations', row }) as const),
    ...(await directory.links()).map((row) => ({ store: 'links', row }) as const),
    ...(await directory.products()).map((row) => ({ store: 'products', row }) as const),
    ...items.flat().map((row) => ({ store: 'items', row }) as const),
    ...(await stock.openDeliveries()).map((row) => ({ store: 'deliveries', row }) as const),
    ...(await stock.records(WAREHOUSE)).map((row) => ({ store: 'records', row }) as const),
  ];
}

/** Another computer, on which it was restored: the same shops, nothing else of the first. */
async function restoredOn(
  rows: readonly CarriedRow[],
  from: Bench,
  kept: boolean,
  installation = 'second',
): Promise<Bench> {
  const bench = new Bench(installation);
  // The first browser is gone, and so is its heartbeat.
  await from.pass(0);
  from.now += HEARTBEAT_ALIVE_MS;

  bench.now = from.now;
  for (const shop of from.shops.values()) bench.connect(shop);
  const restored = restorer({ kept, at: bench.now });
  for (const { store, row } of rows.flatMap((one) => restored(one))) {
    if (store === 'locations') bench.directory.setUp({ locations: [row] });
    else if (store === 'links') await bench.directory.addLink(row);
    else if (store === 'products') await bench.directory.addProducts([row]);
    else if (store === 'items') await bench.directory.putItems([row]);
    else if (store === 'problems') await bench.directory.putProblem(row);
    else if (store === 'records') await bench.stock.saveRecord({ ...row, revision: 1 }, 0);
    else if (store === 'deliveries') await bench.stock.createDelivery(row);
  }
  await bench.directory.setMaster(await from.directory.master());
  return bench;
}

async function preview(bench: Bench, shop: string): Promise<readonly FirstSyncRow[]> {
  const rows = await bench.engine.previewFirstSync(placeOf(shop));
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  return rows.value;
}

/** Reviews a location and confirms it as it is proposed: what is unclear, or would become zero, is left out. */
async function review(bench: Bench, shop: string, take: readonly string[] = []): Promise<readonly FirstSyncRow[]> {
  const rows = await preview(bench, shop);
  const link = (await bench.directory.links()).find(({ location }) => location === placeOf(shop));
  const chosen = rows.map(({ sku, old, action }) => {
    return { sku, old, include: take.includes(sku) || !['unclear', 'to-zero', 'unmatched'].includes(action) };
  });
  const confirmed = await bench.engine.confirmFirstSync(placeOf(shop), link?.gen ?? 0, chosen);
  expect(confirmed.ok).toBe(true);
  return rows;
}

const writes = (bench: Bench) => [...bench.shops.values()].reduce((sum, shop) => sum + shop.writes.length, 0);

async function everywhere(bench: Bench, sku: string, count: number): Promise<void> {
  await bench.engine.run({ now: true });
  await bench.pass(5 * 60_000);
  expect(await bench.count(sku)).toBe(count);
  for (const shop of bench.shops.values()) expect(shop.figure(sku), `${sku} in ${shop.name}`).toBe(count);
}

describe.each([
  ['replaying', REPLAYING],
  ['marking', MARKING],
])('a backup of a shop that is %s, restored', (_, second) => {
  it('sends nothing before each location was reviewed, however long it runs and whatever is pressed', async () => {
    const first = await twoShops({ A: 10, B: 5 }, second);
    const rows = await backupOf(first);
    first.shops.get('acme')?.change('A', -3);
    const bench = await restoredOn(rows, first, false);
    const before = writes(bench);
    await bench.engine.run({ now: true });
    await bench.pass(30 * 60_000);
    await bench.edit('A', { kind: 'adjust', by: 1 });
    for (const shop of SHOPS) await bench.engine.retry(WAREHOUSE, 'A', placeOf(shop));
    for (const shop of SHOPS) await bench.engine.resume(shop);
    await bench.pass(30 * 60_000);
    expect(writes(bench)).toBe(before);
    expect(await bench.count('B')).toBe(5);
    expect(await bench.problems()).toContain('restored');
  });

  it('sales and edits that were kept in step after it count once', async () => {
    const first = await twoShops({ A: 10, B: 5, C: 4 }, second);
    const rows = await backupOf(first);
    first.shops.get('acme')?.change('A', -2);
    first.shops.get('woo')?.change('B', -1);
    await first.engine.run({ now: true });
    await first.pass(5 * 60_000);
    await first.edit('C', { kind: 'adjust', by: 6 });
    await first.pass(5 * 60_000);

    const bench = await restoredOn(rows, first, true);
    const before = writes(bench);
    for (const shop of SHOPS) {
      const shown = await review(bench, shop);
      expect(shown.filter(({ action }) => action !== 'skip')).toEqual([]);
    }
    await everywhere(bench, 'A', 8);
    await everywhere(bench, 'B', 4);
    await everywhere(bench, 'C', 10);
    expect(writes(bench)).toBe(before);
    expect(await bench.problems()).not.toContain('restored');
  });

  it('what each shop sold while nothing ran counts, shop by shop, and reaches the others', async () => {
    const first = await twoShops({ A: 10, B: 5 }, second);
    const rows = await backupOf(first);
    first.shops.get('acme')?.change('A', -2);
    first.shops.get('woo')?.change('A', -1);
    const bench = await restoredOn(rows, first, false);
    const [row] = await review(bench, 'acme');
    expect(row).toMatchObject({ sku: 'A', count: { from: 10, to: 8 } });
    const [other] = await review(bench, 'woo');
    expect(other).toMatchObject({ sku: 'A', old: 9, new: 7, count: { from: 8, to: 7 } });
    await everywhere(bench, 'A', 7);
    await everywhere(bench, 'B', 5);
  });

  it('where it can’t be told, a person is asked; left out, nothing happens; ticked, the lower count is taken', async () => {
    const first = await twoShops({ A: 10 }, second);
    const rows = await backupOf(first);
    first.shops.get('acme')?.change('A', -2);
    first.shops.get('woo')?.change('A', -3);
    const asked = await restoredOn(rows, first, true);
    await review(asked, 'acme');
    const [row] = await review(asked, 'woo');
    expect(row).toMatchObject({ sku: 'A', action: 'unclear', old: 7, count: { from: 8, to: 7 } });
    await asked.pass(10 * 60_000);
    expect([await asked.count('A'), asked.shops.get('woo')?.figure('A')]).toEqual([8, 7]);
    expect((await asked.line('A', 'woo')).state).toBe('skipped');

    const taken = await restoredOn(rows, first, true, 'third');
    await review(taken, 'acme');
    await review(taken, 'woo', ['A']);
    await everywhere(taken, 'A', 7);
  });

  it('a sale between the review and its confirmation counts as well', async () => {
    const first = await twoShops({ A: 10 }, second);
    const bench = await restoredOn(await backupOf(first), first, true);
    const rows = await preview(bench, 'acme');
    first.shops.get('acme')?.change('A', -4);
    const [link] = await bench.directory.links();
    await bench.engine.confirmFirstSync(
      placeOf('acme'),
      link?.gen ?? 0,
      rows.map(({ sku, old }) => ({ sku, old, include: true })),
    );
    await review(bench, 'woo');
    await everywhere(bench, 'A', 6);
  });

  it.each(['lost-reply', 'lost-request'] as const)(
    'a write on its way when it was made (%s) is never sent again, and its outcome is read',
    async (mishap) => {
      const first = await twoShops({ A: 10 }, second);
      const woo = first.shops.get('woo');
      if (!woo) throw new Error('no shop');
      woo.mishaps = [mishap];
      await first.edit('A', { kind: 'adjust', by: -4 });
      await settled();
      const rows = await backupOf(first);
      expect((await first.line('A', 'woo')).pending).not.toBeNull();
      const bench = await restoredOn(rows, first, false);
      const before = writes(bench);
      await bench.engine.run({ now: true });
      await bench.pass(10 * 60_000);
      expect(writes(bench)).toBe(before);
      for (const shop of SHOPS)
        expect((await review(bench, shop)).some(({ action }) => action === 'unclear')).toBe(false);
      await everywhere(bench, 'A', 6);
      expect(await bench.stock.openDeliveries()).toEqual([]);
    },
  );

  it('of an item that is gone from the shop nothing is accounted later without a word', async () => {
    const first = await twoShops({ A: 10, B: 5 }, second);
    const rows = await backupOf(first);
    const woo = first.shops.get('woo');
    const item = [...(woo?.items.values() ?? [])].find(({ sku }) => sku === 'B');
    if (!woo || !item) throw new Error('no item');
    woo.items.delete(item.item);
    const bench = await restoredOn(rows, first, true);
    for (const shop of SHOPS) await review(bench, shop);
    woo.items.set(item.item, { ...item, stock: { stock: 1 } });
    await bench.engine.run({ now: true });
    await bench.pass(10 * 60_000);
    expect(await bench.count('B')).toBe(5);
    expect(woo.figure('B')).toBe(1);
    expect((await bench.line('B', 'woo')).state).toBe('skipped');
  });
});

describe('a worker that dies in the middle of a review’s confirmation', () => {
  it('leaves the rest to be reviewed again, and nothing counts twice', async () => {
    for (let at = 1, died = true; died && at < 60; at++) {
      const first = await twoShops({ A: 10, B: 5 });
      const rows = await backupOf(first);
      first.shops.get('acme')?.change('A', -2);
      first.shops.get('acme')?.change('B', -1);
      const bench = await restoredOn(rows, first, false);
      const { dying } = await import('./dying.ts');
      let mortal: ReturnType<typeof dying> | undefined;
      bench.restart((deps) => {
        mortal = dying(deps, { at, when: 'after' });
        return mortal.deps;
      });
      void review(bench, 'acme').catch(() => undefined);
      const { settled } = await import('./bench.ts');
      await settled();
      await settled();
      died = mortal?.died() ?? false;
      bench.restart();
      await bench.pass(60_000);
      const link = (await bench.directory.links()).find(({ location }) => location === placeOf('acme'));
      if (link?.paused) await review(bench, 'acme');
      await review(bench, 'woo');
      await bench.pass(10 * 60_000);
      expect([await bench.count('A'), await bench.count('B')], `death at call ${at}`).toEqual([8, 4]);
      expect(bench.shops.get('woo')?.figure('A'), `death at call ${at}`).toBe(8);
    }
  });
});
