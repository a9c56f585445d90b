import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { activateHandler } from '../../../entrypoints/background/handlers/activate.ts';
import { panelProductHandler } from '../../../entrypoints/background/handlers/panel-product.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { ChannelClient, Level, RemoteItem } from '../../../lib/channels/channel.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import { itemOf } from '../../../lib/sync/catalogue.ts';
import { aClient, aHub } from './a-hub.ts';
import { anItem, LOCATION, PAGE, SHOP, setUpLeeds } from './a-set-up.ts';

const SECOND = 'shop/2';
const activate = vi.fn<NonNullable<ChannelClient['activate']>>();
const product = vi.fn<ChannelClient['product']>();
const bySku = vi.fn<ChannelClient['bySku']>();

let hub: Hub;
/** Leeds has five of A-1 at the first location; a second location of the shop is linked to York. */
beforeEach(async () => {
  activate.mockResolvedValue(ok(true));
  bySku.mockResolvedValue(ok([]));
  hub = await aHub({}, aClient({ activate, product, bySku }));
  await setUpLeeds(hub);
  await hub.setUp.putLocations(
    ['1', '2'].map((remoteId) => ({
      id: `shop/${remoteId}`,
      integration: 'shop',
      remoteId,
      name: remoteId === '1' ? 'Store stock' : 'Harbour Street',
      active: true,
      fetchedAt: 1,
    })),
  );
  await hub.setUp.saveWarehouse({ id: 'york', name: 'York', revision: 0, add: [SECOND], at: 1 });
  for (const { location, gen } of await hub.directory.links()) {
    await hub.directory.changeLink(location, gen, (kept) => ({ ...kept, state: 'linked' }));
  }
  await hub.directory.putItems([itemOf('shop', anItem(), 1)]);
});

const stock = (over: Partial<{ sku: string; location: string }> = {}) =>
  activateHandler(hub)({ sku: 'A-1', location: SECOND, ...over }, PAGE);

describe('stocking a product at a location', () => {
  it('asks the shop for exactly that, and then reads and syncs it', async () => {
    await stock();
    expect(activate.mock.calls).toEqual([['item-1', '2']]);
    expect(hub.engine.refresh).toHaveBeenCalledWith(['A-1'], ['shop']);
    expect(hub.sync).toHaveBeenCalledWith({ now: true, integrations: ['shop'] });
    expect(hub.screens.changed).toHaveBeenCalled();
  });

  it.each([
    ['a location that isn’t linked', { location: 'shop/9' }, /isn’t linked any more/],
    ['a SKU that the shop doesn’t have', { sku: 'B-1' }, /Acme Woo has no product with the SKU B-1/],
  ])('refuses %s, and asks the shop nothing', async (_, over, sentence) => {
    await expect(stock(over)).rejects.toThrow(sentence);
    expect(activate).not.toHaveBeenCalled();
  });

  it('refuses a SKU that is there twice: nobody could tell which one', async () => {
    await hub.directory.putItems([itemOf('shop', anItem({ item: 'item-2' }), 1)]);
    await expect(stock()).rejects.toThrow(/used more than once/);
    expect(activate).not.toHaveBeenCalled();
  });

  it('says why the shop didn’t do it, and that nothing is sent later', async () => {
    activate.mockResolvedValue(fail({ kind: 'unavailable', detail: '' }));
    await expect(stock()).rejects.toThrow('Acme Woo doesn’t answer just now. Try again.');
    activate.mockResolvedValue(fail({ kind: 'rejected', reason: 'It isn’t sold there.', detail: '' }));
    await expect(stock()).rejects.toThrow(/It isn’t sold there/);
    expect(hub.sync).not.toHaveBeenCalled();
  });

  it('can’t be asked of a shop that has everything everywhere, or whose key can’t be had', async () => {
    hub.shops.of = async () => aClient();
    await expect(stock()).rejects.toThrow(/its own admin only/);
    hub.shops.of = async () => null;
    await expect(stock()).rejects.toThrow(/no longer accepts the key/);
  });
});

describe('the panel of a product that isn’t stocked everywhere', () => {
  const at = (remoteLocation: string, over: Partial<Level>): Level => ({
    item: 'item-1',
    remoteLocation,
    quantity: null,
    ...over,
  });
  const seen = (over: Partial<RemoteItem>) =>
    product.mockResolvedValue(ok({ product: '12', title: 'Mug', items: [anItem(over)] }));
  const ask = async (fresh = true) => {
    const { origin } = new URL(SHOP.url);
    const page = { channel: SHOP.channel, origin, basePath: '', adminHandle: null, product: '12', variant: null };
    const view = await panelProductHandler(hub)({ page, fresh }, PAGE);
    if (view.kind !== 'product') throw new Error(view.kind);
    return view.rows[0];
  };
  const inYork = async (fresh = true) =>
    (await ask(fresh))?.cells.find(({ warehouse }) => warehouse === 'york')?.locations;

  it.each(['inactive', 'missing'] as const)(
    'shows the location as not stocked where its level is %s',
    async (absent) => {
      seen({ levels: [at('1', { quantity: 5 }), at('2', { absent })] });
      expect(await inYork()).toMatchObject([
        { location: SECOND, name: 'Harbour Street', base: null, state: { kind: 'not-stocked' } },
      ]);
    },
  );

  it('doesn’t ask where it is stocked and only waits to be read', async () => {
    seen({ levels: [at('1', { quantity: 5 }), at('2', { quantity: 0 })] });
    expect(await inYork()).toEqual([]);
  });

  it('still knows when it is drawn again, once the shop was polled since', async () => {
    seen({ levels: [at('1', { quantity: 5 }), at('2', { absent: 'inactive' })] });
    await ask();
    expect(await inYork(false)).toEqual([]);
    const cursor = { integration: 'shop', since: '1', fullAt: 9, failures: 0, nextAt: 9, stopped: null };
    await hub.directory.changeCursor('shop', () => ({ ...cursor, polledAt: 9 }));
    expect(await inYork(false)).toMatchObject([{ state: { kind: 'not-stocked' } }]);
  });

  it('doesn’t ask where the shop can’t be asked, nor for one that isn’t counted', async () => {
    seen({ levels: [at('1', { quantity: 5 }), at('2', { absent: 'untracked' })] });
    expect(await inYork()).toEqual([]);
    seen({ levels: [at('1', { quantity: 5 }), at('2', { absent: 'inactive' })] });
    hub.shops.of = async () => aClient({ product });
    expect(await inYork()).toEqual([]);
  });

  it('offers the master stock location to a product that isn’t in it', async () => {
    seen({ sku: 'B-1', levels: [at('1', { absent: 'inactive' }), at('2', { absent: 'inactive' })] });
    expect(await ask()).toMatchObject({
      state: 'not-in-master',
      stockAt: [{ location: LOCATION, name: 'Store stock' }],
    });
  });

  it('says that a SKU is there twice as soon as the shop counts it so', async () => {
    seen({ duplicates: 1 });
    bySku.mockResolvedValue(ok([anItem(), anItem({ item: 'item-9', product: '13' })]));
    expect((await ask())?.state).toBe('duplicate');
    expect(bySku).toHaveBeenCalledWith(['A-1'], []);
  });
});
