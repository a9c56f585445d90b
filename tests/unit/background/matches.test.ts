import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { matchHandlers } from '../../../entrypoints/background/handlers/matches.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { matchReport } from '../../../entrypoints/background/views/match-report.ts';
import type { Level } from '../../../lib/channels/channel.ts';
import type { Item, Product } from '../../../lib/model/catalogue.ts';
import { fail, ok, type Result } from '../../../lib/model/channel-error.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import { aRecord } from '../../contract/store-suite.ts';
import { aClient, aHub } from './a-hub.ts';
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

  it('is previewed with what the shop has now and would get, and nothing is kept by that', async () => {
    const levels = vi.fn(
      async (items: readonly string[]): Promise<Result<Level[]>> =>
        ok(items.map((one) => ({ item: one, remoteLocation: '1', quantity: 500 }))),
    );
    hub = await aHub({}, aClient({ levels }));
    await setUpLeeds(hub, { sku: 'A-9', count: 12, lines: {} });
    await hub.directory.addProducts(['A-9', 'B-9', 'C-9'].map(product));
    await hub.directory.putItems([item('mug', 'a-9')]);
    await hub.stock.saveRecord(aRecord({ sku: 'B-9', count: 0, lines: {} }), 0);
    const preview = (sku: string | null) =>
      matchHandlers(hub)['matches.preview']({ integration: 'shop', item: 'mug', sku }, PAGE);
    const row = { location: 'Store stock', warehouse: 'Leeds', old: 500 };
    expect(await preview('A-9')).toEqual({
      ok: true,
      value: { sku: 'A-9', changes: [{ ...row, kind: 'written', to: 12 }] },
    });
    // It would be emptied, and nobody has reviewed that.
    expect(await preview('B-9')).toMatchObject({ value: { changes: [{ kind: 'kept', to: 500 }] } });
    expect(await preview('C-9')).toMatchObject({ value: { changes: [{ kind: 'unknown', to: 500 }] } });
    // By its own SKU it is in sync with nothing.
    expect(await preview(null)).toEqual({ ok: true, value: { sku: null, changes: [] } });
    expect(await preview('a-9')).toMatchObject({ ok: false, error: { field: 'sku' } });
    levels.mockResolvedValueOnce(fail({ kind: 'unavailable', detail: 'down' }));
    expect(await preview('A-9')).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('Acme Woo') } });
    expect(await hub.matches.of('shop')).toEqual([]);
    expect(hub.sync).not.toHaveBeenCalled();
  });

  it('previews what is written where it is only read, held back or not stocked', async () => {
    let quantity: number | null = 500;
    const levels = async (items: readonly string[]) =>
      ok(items.map((one) => ({ item: one, remoteLocation: '1', quantity })));
    hub = await aHub({}, aClient({ levels }));
    await setUpLeeds(hub, { sku: 'A-9', count: 12, lines: {} });
    await hub.directory.addProducts([product('A-9')]);
    await hub.directory.putItems([item('mug', null)]);
    const kindWith = async (change: Partial<Link>) => {
      const [link] = await hub.directory.links();
      if (link) await hub.directory.changeLink(link.location, link.gen, (kept) => ({ ...kept, ...change }));
      const reply = await matchHandlers(hub)['matches.preview']({ integration: 'shop', item: 'mug', sku: 'A-9' }, PAGE);
      return reply.ok && reply.value.changes.map(({ kind, to }) => [kind, to]);
    };
    expect(await kindWith({ buffer: 2 })).toEqual([['written', 10]]);
    expect(await kindWith({ buffer: 0, direction: 'read' })).toEqual([['silent', 500]]);
    quantity = null;
    expect(await kindWith({ direction: 'both' })).toEqual([['absent', null]]);
    quantity = 12;
    expect(await kindWith({})).toEqual([['same', 12]]);
    expect(await kindWith({ paused: true })).toEqual([]);
  });

  it('of two windows at once, neither loses the other’s', async () => {
    await hub.directory.putItems([item('bowl', null)]);
    await hub.directory.addProducts([product('C-9')]);
    await Promise.all([set('A-9'), set('C-9', 'bowl')]);
    expect((await hub.matches.of('shop')).map(({ sku }) => sku).sort()).toEqual(['A-9', 'C-9']);
  });
});
