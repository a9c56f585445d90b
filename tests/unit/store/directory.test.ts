import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../../../lib/model/catalogue.ts';
import type { Problem } from '../../../lib/model/problem.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import type { Directory } from '../../../lib/sync/ports.ts';

let directory: Directory;
beforeEach(async () => {
  directory = createIdbDirectory(await openDatabase(crypto.randomUUID()));
});

const link = (over: Partial<Link> = {}): Link => ({
  location: 'shop/1',
  warehouse: 'leeds',
  gen: 1,
  state: 'review',
  direction: 'both',
  buffer: 0,
  max: null,
  linkedAt: 1,
  ...over,
});

const item = (over: Partial<Item> = {}): Item => ({
  integration: 'shop',
  item: 'i1',
  product: 'p1',
  sku: 'A',
  title: 'Tent',
  variant: null,
  tracked: true,
  seenAt: 1,
  ...over,
});

describe('links', () => {
  it('are in the order in which they were made, whatever their ids', async () => {
    await directory.addLink(link({ location: 'shop/9', gen: 1 }));
    await directory.addLink(link({ location: 'shop/1', gen: 2 }));
    expect((await directory.links()).map(({ location }) => location)).toEqual(['shop/9', 'shop/1']);
  });

  it('a location has one at most', async () => {
    expect(await directory.addLink(link())).toBe(true);
    expect(await directory.addLink(link({ warehouse: 'york', gen: 2 }))).toBe(false);
    expect(await directory.links()).toEqual([link()]);
  });

  it('is saved and removed only as the linking that was meant', async () => {
    await directory.addLink(link());
    const linked = (kept: Link): Link => ({ ...kept, state: 'linked' });
    expect(await directory.changeLink('shop/1', 1, linked)).toEqual(link({ state: 'linked' }));
    expect(await directory.changeLink('shop/1', 7, linked)).toBeNull();
    expect(await directory.changeLink('shop/1', 1, () => null)).toBeNull();
    await directory.removeLink('shop/1', 7);
    expect((await directory.links()).map(({ state }) => state)).toEqual(['linked']);
    await directory.removeLink('shop/1', 1);
    expect(await directory.changeLink('shop/1', 1, linked)).toBeNull();
    expect(await directory.links()).toEqual([]);
  });
});

describe('items and products', () => {
  it('finds items by id and by SKU, two of one SKU both, and none for a missing SKU', async () => {
    await directory.putItems([
      item(),
      item({ item: 'i2' }),
      item({ item: 'i3', sku: null }),
      item({ integration: 'b' }),
    ]);
    expect((await directory.itemsBySku('shop', ['A', 'B'])).map((one) => one.item)).toEqual(['i1', 'i2']);
    expect((await directory.items('shop', ['i3', 'nothing'])).map((one) => one.item)).toEqual(['i3']);
    expect(await directory.allItems('shop')).toHaveLength(3);
    await directory.removeItems('shop', ['i1']);
    expect((await directory.itemsBySku('shop', ['A'])).map((one) => one.item)).toEqual(['i2']);
  });

  it('keeps a product as it was first taken in', async () => {
    await directory.addProducts([{ sku: 'A', title: 'Tent', variant: null, addedAt: 1 }]);
    await directory.addProducts([{ sku: 'A', title: 'Other', variant: null, addedAt: 2 }]);
    expect(await directory.products(['A', 'B'])).toEqual([{ sku: 'A', title: 'Tent', variant: null, addedAt: 1 }]);
  });
});

describe('the rest', () => {
  it('keeps since when a problem is there', async () => {
    const problem: Problem = {
      id: 'shop-unreachable:shop',
      kind: 'shop-unreachable',
      integration: 'shop',
      location: null,
      warehouse: null,
      sku: null,
      since: 5,
      detail: {},
    };
    await directory.putProblem(problem);
    await directory.putProblem({ ...problem, since: 9, detail: { tries: 2 } });
    expect(await directory.problems()).toEqual([{ ...problem, detail: { tries: 2 } }]);
    await directory.clearProblem(problem.id);
    expect(await directory.problems()).toEqual([]);
  });

  it('knows the master, and that there is none', async () => {
    expect(await directory.master()).toBeNull();
    await directory.setMaster({ warehouse: 'leeds', location: 'shop/1' });
    expect(await directory.master()).toEqual({ warehouse: 'leeds', location: 'shop/1' });
    await directory.setMaster(null);
    expect(await directory.master()).toBeNull();
  });
});
