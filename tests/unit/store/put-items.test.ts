import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Item } from '../../../lib/model/catalogue.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import type { Directory } from '../../../lib/sync/ports.ts';

const MANY = 1_200;
const item = (n: number, over: Partial<Item> = {}): Item => ({
  integration: 'shop',
  item: `item-${n}`,
  product: `${n}`,
  sku: `A-${n}`,
  title: `Mug ${n}`,
  variant: null,
  tracked: true,
  seenAt: 1,
  ...over,
});
const all = (over: Partial<Item> = {}) => Array.from({ length: MANY }, (_, n) => item(n, over));

let directory: Directory;
beforeEach(async () => {
  directory = createIdbDirectory(await openDatabase(crypto.randomUUID()));
});

const kept = async (n: number) => (await directory.items('shop', [`item-${n}`]))[0];

describe('items of a whole shop', () => {
  it('are all kept the first time', async () => {
    await directory.putItems(all());
    expect(await directory.allItems('shop')).toHaveLength(MANY);
  });

  it('are written again only where something of them changed', async () => {
    await directory.putItems(all());
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const next = all({ seenAt: 2 });
    next[3] = item(3, { sku: 'RENAMED', seenAt: 2 });
    next[4] = item(4, { barcode: '4006381333931', seenAt: 2 });
    next[5] = item(5, { tracked: false, seenAt: 2 });
    next.push(item(MANY, { seenAt: 2 }));
    await directory.putItems(next);
    expect(put).toHaveBeenCalledTimes(4);
    expect(await kept(3)).toEqual(next[3]);
    expect(await kept(4)).toEqual(next[4]);
    expect(await kept(5)).toEqual(next[5]);
    expect(await kept(MANY)).toEqual(next[MANY]);
    expect(await kept(6)).toEqual(item(6));
  });

  it('lose what the shop took from them', async () => {
    await directory.putItems(all({ barcode: '4006381333931' }));
    await directory.putItems(all({ seenAt: 2 }));
    expect(await kept(7)).toEqual(item(7, { seenAt: 2 }));
  });

  it('are kept as they were told last, where one is told twice', async () => {
    await directory.putItems(all());
    await directory.putItems([...all({ title: 'Cup' }), ...all()]);
    expect(await kept(1)).toEqual(item(1));
  });

  it('are another shop’s where that has the same ids', async () => {
    await directory.putItems(all());
    await directory.putItems(all({ integration: 'other', seenAt: 2 }));
    expect(await directory.allItems('other')).toHaveLength(MANY);
    expect(await directory.allItems('shop')).toHaveLength(MANY);
  });
});
