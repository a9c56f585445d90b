import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { matchHandlers } from '../../../entrypoints/background/handlers/matches.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { matchReport } from '../../../entrypoints/background/views/match-report.ts';
import type { Item, Product } from '../../../lib/model/catalogue.ts';
import { aHub } from './a-hub.ts';
import { PAGE, setUpLeeds } from './a-set-up.ts';

const item = (id: string, sku: string | null, tracked = true): Item => ({
  integration: 'shop',
  item: id,
  product: `p-${id}`,
  sku,
  title: id,
  variant: null,
  tracked,
  seenAt: 0,
});
const product = (sku: string): Product => ({ sku, title: sku, variant: null, addedAt: 0 });

describe('the report of matches', () => {
  it('says of every item what it is matched to or why not, and what the shop lacks', () => {
    const items = [
      item('fits', 'A'),
      item('case', 'b-1'),
      item('space', 'C 2'),
      item('other', 'X'),
      item('none', null),
      item('one', 'D'),
      item('two', 'D'),
      item('loose', 'E', false),
      item('hand', 'Y'),
    ];
    const matches = [{ integration: 'shop', item: 'hand', product: 'p-hand', sku: 'F', was: 'Y' }];
    const rows = matchReport(items, matches, ['A', 'B-1', 'C2', 'D', 'E', 'F', 'G'].map(product));
    expect(rows.map(({ item: id, sku, kind, near, byHand }) => [id ?? sku, kind, near ?? byHand])).toEqual([
      ['fits', 'matched', undefined],
      ['case', 'differs', 'B-1'],
      ['space', 'differs', 'C2'],
      ['other', 'not-in-master', undefined],
      ['none', 'no-sku', undefined],
      ['one', 'duplicate', undefined],
      ['two', 'duplicate', undefined],
      ['loose', 'untracked', undefined],
      ['hand', 'matched', true],
      ['G', 'not-in-shop', undefined],
    ]);
  });
});

describe('a person’s word on an item', () => {
  let hub: Hub;
  beforeEach(async () => {
    hub = await aHub();
    await setUpLeeds(hub);
    await hub.directory.addProducts([product('A-9'), product('B-9')]);
    await hub.directory.putItems([item('mug', 'a-9'), item('cup', 'B-9')]);
  });
  const set = (sku: string | null, id = 'mug') =>
    matchHandlers(hub)['matches.set']({ integration: 'shop', item: id, sku }, PAGE);

  it('is kept, makes a full pass due, and can be taken back', async () => {
    expect(await set('A-9')).toEqual({ ok: true, value: {} });
    expect(await hub.matches.of('shop')).toEqual([
      { integration: 'shop', item: 'mug', product: 'p-mug', sku: 'A-9', was: 'a-9' },
    ]);
    expect(hub.sync).toHaveBeenCalledWith({ now: true, integrations: ['shop'] });
    await set(null);
    expect(await hub.matches.of('shop')).toEqual([]);
  });

  it('is refused, each with its own sentence, where it would make a SKU unclear', async () => {
    expect(await set('a-9')).toMatchObject({
      error: { field: 'sku', sentence: 'a-9 isn’t in your master stock location. Case and spaces count.' },
    });
    expect(await set('B-9')).toMatchObject({
      error: { field: 'sku', sentence: expect.stringMatching(/another item with the SKU B-9/) },
    });
    expect(await set('A-9', 'gone')).toMatchObject({ error: { sentence: 'This item isn’t in the shop any more.' } });
    expect(await hub.matches.of('shop')).toEqual([]);
  });

  it('of two windows at once, neither loses the other’s', async () => {
    await hub.directory.putItems([item('bowl', null)]);
    await hub.directory.addProducts([product('C-9')]);
    await Promise.all([set('A-9'), set('C-9', 'bowl')]);
    expect((await hub.matches.of('shop')).map(({ sku }) => sku).sort()).toEqual(['A-9', 'C-9']);
  });
});
