import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { locationsHandler } from '../../../entrypoints/background/handlers/locations.ts';
import { pageShopHandler } from '../../../entrypoints/background/handlers/page-shop.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { RemoteLocation } from '../../../lib/channels/channel.ts';
import { type ChannelError, fail, ok, type Result } from '../../../lib/model/channel-error.ts';
import { aClient, aHub } from './a-hub.ts';
import { connectShop, PAGE, setUpLeeds } from './a-set-up.ts';

let listed: Result<readonly RemoteLocation[]>;
let hub: Hub;
beforeEach(async () => {
  hub = await aHub({}, aClient({ locations: async () => listed }));
});

describe('Refresh locations', () => {
  const refresh = (integration = 'shop') => locationsHandler(hub)({ integration }, PAGE);
  const locations = async () => (await hub.directory.locations()).map(({ name, active }) => [name, active]);

  it('takes in what is new and renamed, and counts the active ones', async () => {
    await connectShop(hub);
    listed = ok([
      { remoteId: '1', name: 'Shop floor', active: true },
      { remoteId: '2', name: 'Barn', active: false },
    ]);
    expect(await refresh()).toEqual({ ok: true, value: { count: 1 } });
    expect(await locations()).toEqual([
      ['Shop floor', true],
      ['Barn', false],
    ]);
  });

  it('keeps a linked location that is gone as inactive, tells of it, and takes that back when it returns', async () => {
    await setUpLeeds(hub);
    listed = ok([]);
    expect(await refresh()).toEqual({ ok: true, value: { count: 0 } });
    expect(await locations()).toEqual([['Store stock', false]]);
    expect(await hub.directory.problems()).toMatchObject([{ kind: 'location-gone', warehouse: 'leeds' }]);
    listed = ok([{ remoteId: '1', name: 'Store stock', active: true }]);
    await refresh();
    expect(await hub.directory.problems()).toEqual([]);
  });

  it.each<[ChannelError, RegExp]>([
    [{ kind: 'unavailable', detail: '' }, /^Acme Woo doesn’t answer just now/],
    [{ kind: 'forbidden', missing: ['read_locations'], detail: '' }, /^The key of Acme Woo lacks read_locations/],
    [{ kind: 'malformed', detail: '' }, /^Acme Woo answers with something/],
  ])('%o has its sentence, and what is known stays', async (error, sentence) => {
    await connectShop(hub);
    listed = fail(error);
    expect(await refresh()).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(sentence) } });
    expect(await locations()).toEqual([['Store stock', true]]);
  });

  it('says that a shop was disconnected, or that its key can’t be had', async () => {
    expect(await refresh('gone')).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/disconnected/) },
    });
    await connectShop(hub);
    hub.shops.of = async () => null;
    expect(await refresh()).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(/key/) } });
  });
});

describe('the shop of the page under the popup', () => {
  const at = (url: string) => pageShopHandler(hub)({ url }, PAGE);
  const edit = '/wp-admin/post.php?post=12&action=edit';

  it('is the connected one, at its own port only', async () => {
    await connectShop(hub);
    const connected = { kind: 'connected', integration: 'shop', name: 'Acme Woo' };
    expect(await at(`https://shop.example.test${edit}`)).toEqual(connected);
    expect(await at(`https://shop.example.test:8443${edit}`)).toMatchObject({
      kind: 'not-connected',
      url: 'https://shop.example.test:8443',
    });
  });

  it('can be connected where it is a product page of a channel', async () => {
    expect(await at('https://admin.shopify.com/store/acme/products/1')).toEqual({
      kind: 'not-connected',
      channel: 'shopify',
      url: 'acme.myshopify.com',
    });
    expect(await at(`https://other.test/shop${edit}`)).toMatchObject({
      channel: 'woocommerce',
      url: 'https://other.test/shop',
    });
  });

  it.each(['', 'chrome://newtab', 'https://example.test/', 'https://admin.shopify.com/store/acme/orders'])(
    'is none at "%s"',
    async (url) => {
      expect(await at(url)).toEqual({ kind: 'other' });
    },
  );
});
