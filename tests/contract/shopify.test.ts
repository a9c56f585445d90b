import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelClient, RemoteItem, WriteLine } from '../../lib/channels/channel.ts';
import { createHttp } from '../../lib/channels/http.ts';
import { createShopifyClient } from '../../lib/channels/shopify/client.ts';
import { shopifyConnect } from '../../lib/channels/shopify/connect.ts';
import { SCOPES } from '../../lib/channels/shopify/scopes.ts';
import { fail } from '../../lib/model/channel-error.ts';
import { type ShopifyOptions, type ShopifyStandIn, startShopify } from '../shops/shopify/shop.ts';
import { type ChannelUnderTest, clientOf, describeChannel } from './channel-suite.ts';
import { good, only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';
import { describeInstallations } from './installation-suite.ts';

const SHOPIFY: ChannelUnderTest = {
  name: 'Shopify',
  // A bucket that no pass of the suite empties; what happens when one is empty is tried below.
  start: (options) => startShopify({ plan: { maximumAvailable: 1_000_000, restoreRate: 1_000 }, ...options }),
  form: shopifyConnect,
  create: createShopifyClient,
  locations: ['Harbour Street', 'Rotterdam DC'],
  writeRight: 'write_inventory',
  unknownLocation: 'gid://shopify/Location/999999999',
};

describeChannel(SHOPIFY);
describeInstallations(SHOPIFY, { claims: true, writers: false });

const MUG = 'EM-350-FG';
const THROW = 'FW-THR-130';

test('a shop that lets the app keep nothing says so, and its stock is there all the same', async () => {
  const shop = await startShopify({ appData: false });
  const client = clientOf(SHOPIFY, shop);
  expect(await client.claimShop?.()).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  good(await client.check());
  await shop.close();
});

describe('Shopify alone', () => {
  let shop: ShopifyStandIn;
  let client: ChannelClient;
  let here: string;

  const open = async (options: ShopifyOptions = {}) => {
    await shop?.close();
    shop = await startShopify(options);
    client = clientOf(SHOPIFY, shop);
    here = good(await client.locations())[0]?.remoteId ?? '';
  };
  beforeEach(() => open());
  afterEach(() => shop.close());

  const item = async (sku: string): Promise<RemoteItem> => only(good(await client.bySku([sku], [here])));
  test('a barcode comes with its item, by SKU and by id, and none where there is none', async () => {
    const { item: id, barcode } = await item(THROW);
    expect(barcode).toBe('5012345678900');
    expect(only(good(await client.bySku([MUG], [here])))).not.toHaveProperty('barcode');
    const page = good(await client.items(null, [here])).items.find((one) => one.item === id);
    expect(page?.barcode).toBe('5012345678900');
  });

  const line = async (sku: string, to: number): Promise<WriteLine> => ({
    item: (await item(sku)).item,
    remoteLocation: here,
    from: shop.control.figure(sku) ?? Number.NaN,
    to,
  });

  describe('the shop', () => {
    test('is the same one for the API and for its admin', async () => {
      expect(good(await client.check())).toEqual({
        name: 'Acme Outdoor',
        shopKey: 'acme-outdoor.myshopify.com',
        adminHandle: 'acme-outdoor',
      });
      const [, handle, product] = /store\/([^/]+)\/products\/(\d+)$/.exec(shop.productPage(MUG)) ?? [];
      expect(handle).toBe('acme-outdoor');
      expect(good(await client.product(product ?? '', [here])).items.map(({ sku }) => sku)).toEqual([MUG]);
    });

    test.each(SCOPES)('lacks %s: that one is named, on trying and on using it', async (scope) => {
      shop.control.faults.lackRight(scope);
      // A right to write includes the one to read.
      if (scope === 'read_inventory') return expect(await client.check()).toMatchObject({ ok: true });
      expect(await client.check()).toMatchObject({ error: { kind: 'forbidden', missing: [scope] } });
      if (scope === 'read_locations') {
        expect(await client.locations()).toMatchObject({ error: { kind: 'forbidden', missing: [scope] } });
      }
      if (scope === 'read_products') {
        expect(await client.items(null, [here])).toMatchObject({ error: { kind: 'forbidden', missing: [scope] } });
      }
    });

    test('isn’t there: its own sentence', async () => {
      const other = clientOf(SHOPIFY, { ...shop, connect: { ...shop.connect, 'Shop domain': 'no-such-shop' } });
      expect(await other.check()).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    });

    test('opens with a client ID and secret as well', async () => {
      const byApp = clientOf(SHOPIFY, { ...shop, connect: shop.connectByApp });
      expect(good(await byApp.levels([(await item(MUG)).item], [here]))[0]?.quantity).toBe(40);
      const wrong = { ...shop.connectByApp, 'Client secret': `shpss_${'0'.repeat(32)}` };
      expect(await clientOf(SHOPIFY, { ...shop, connect: wrong }).check()).toMatchObject({
        error: { kind: 'unauthorized' },
      });
    });

    test('a token of an app that the shop no longer takes is asked for again, once', async () => {
      const byApp = clientOf(SHOPIFY, { ...shop, connect: shop.connectByApp });
      good(await byApp.check());
      shop.control.expireTokens();
      good(await byApp.check());
      shop.control.faults.revoke();
      expect(await byApp.check()).toMatchObject({ error: { kind: 'unauthorized' } });
    });
  });

  describe('the version of the API', () => {
    test('another one than asked for is an error for every reading, with what to do', async () => {
      const { item: id } = await item(MUG);
      shop.control.answerIn('2027-10');
      const refused = {
        ok: false,
        error: { kind: 'rejected', reason: expect.stringMatching(/2026-10.*Update this extension/) },
      };
      expect(await client.check()).toMatchObject(refused);
      expect(await client.levels([id], [here])).toMatchObject(refused);
      expect(await client.changedSince(new Date().toISOString(), [here])).toMatchObject(refused);
      shop.control.answerIn('2026-10');
      good(await client.check());
    });

    test('a write that it answered was carried out, and is known to be', async () => {
      const lines = [await line(MUG, 30)];
      shop.control.answerIn('2027-10');
      expect(await client.send(client.seal('another-version', lines), lines)).toMatchObject({
        lines: [{ kind: 'applied' }],
      });
      expect(shop.control.figure(MUG)).toBe(30);
    });
  });

  describe('tokens of an app', () => {
    test('are renewed before they end, and one serves all calls until then', async () => {
      let elapsed = 0;
      const form = shopifyConnect.read({
        shopDomain: shop.connectByApp['Shop domain'] ?? '',
        clientId: shop.connectByApp['Client ID'] ?? '',
        clientSecret: shop.connectByApp['Client secret'] ?? '',
      });
      if (!form.ok) throw new Error(form.sentence);
      const now = () => Date.now() + elapsed;
      const { url, credentials } = form;
      const http = createHttp({ fetch: fetchTo([shop]), now });
      const byApp = createShopifyClient({ url, credentials, http, now, uuid: randomUUID, installation: 'mine' });
      await Promise.all([byApp.check(), byApp.locations(), byApp.now()]);
      elapsed = 23 * 3_600_000;
      good(await byApp.check());
      expect(shop.control.tokensGiven()).toBe(1);
      elapsed = 24 * 3_600_000 - 120_000;
      const before = shop.control.requests.length;
      good(await byApp.check());
      expect(shop.control.tokensGiven()).toBe(2);
      expect(shop.control.requests.slice(before).map(({ status }) => status)).toEqual([200]);
    });
  });

  describe('stocking an item at a location', () => {
    const stock = async (sku: string) =>
      (await client.activate?.((await item(sku)).item, here)) ?? fail({ kind: 'malformed', detail: 'no such call' });
    const level = async (sku: string) => good(await client.levels([(await item(sku)).item], [here]))[0];

    test('where it was taken off: with the figure that it had there', async () => {
      shop.control.setStocked(MUG, 'Harbour Street', 'inactive');
      expect(good(await stock(MUG))).toBe(true);
      expect(await level(MUG)).toMatchObject({ quantity: 40 });
    });

    test('where it never was: with none', async () => {
      shop.control.setStocked(MUG, 'Harbour Street', 'never');
      good(await stock(MUG));
      expect(await level(MUG)).toMatchObject({ quantity: 0 });
    });

    test('where it is already: nothing is sent', async () => {
      good(await stock(MUG));
      expect(shop.control.requests.filter(({ write }) => write)).toEqual([]);
      expect(shop.control.figure(MUG)).toBe(40);
    });

    test('a lost reply is asked again without harm', async () => {
      shop.control.setStocked(MUG, 'Harbour Street', 'inactive');
      const { item: id } = await item(MUG);
      shop.control.faults.dropReply(1);
      expect(await client.activate?.(id, here)).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
      shop.control.sell(MUG, 1);
      good(await stock(MUG));
      expect(shop.control.figure(MUG)).toBe(39);
    });

    test('what can’t be is told: an item that is gone, a location that is off, a right that is missing', async () => {
      const { item: id } = await item(MUG);
      shop.control.setStocked(MUG, 'Harbour Street', 'inactive');
      shop.control.faults.lackRight('write_inventory');
      expect(await client.activate?.(id, here)).toMatchObject({
        error: { kind: 'forbidden', missing: ['write_inventory'] },
      });
      shop.control.faults.lackRight(null);
      shop.control.setLocationActive('Harbour Street', false);
      expect(await client.activate?.(id, here)).toMatchObject({
        error: { kind: 'rejected', reason: expect.stringContaining('location') },
      });
      shop.control.removeProduct(MUG);
      expect(await client.activate?.(id, here)).toMatchObject({ error: { kind: 'not-found' } });
    });

    test('no write stocks it by itself', async () => {
      const lines = [await line(MUG, 30)];
      shop.control.setStocked(MUG, 'Harbour Street', 'inactive');
      await client.send(client.seal('not-stocked', lines), lines);
      expect(await level(MUG)).toMatchObject({ quantity: null, absent: 'inactive' });
    });
  });

  describe('two items with one SKU', () => {
    test('each says how many others there are, and a change of one shows the others at once', async () => {
      const since = good(await client.now());
      expect((await item(MUG)).duplicates).toBe(0);
      shop.control.addProduct({ title: 'Another mug', sku: MUG, quantity: 3 });
      const found = good(await client.bySku([MUG], [here]));
      expect(found.map(({ duplicates }) => duplicates)).toEqual([1, 1]);
      const { items } = good(await client.changedSince(since, [here]));
      expect(items.map(({ sku }) => sku)).toEqual([MUG, MUG]);
      expect(new Set(items.map((each) => each.item)).size).toBe(2);
    });
  });

  describe('reading', () => {
    test('a level that isn’t active, one that never was, and a figure: three different things', async () => {
      shop.control.setStocked(MUG, 'Harbour Street', 'inactive');
      shop.control.setStocked(THROW, 'Harbour Street', 'never');
      const items = await Promise.all([MUG, THROW, 'tea-001'].map(item));
      const levels = good(
        await client.levels(
          items.map((each) => each.item),
          [here],
        ),
      );
      expect(levels.map(({ quantity, absent }) => [quantity, absent])).toEqual([
        [null, 'inactive'],
        [null, 'missing'],
        [0, undefined],
      ]);
    });

    test('a location that was switched off is listed as such', async () => {
      shop.control.setLocationActive('Rotterdam DC', false);
      expect(good(await client.locations()).map(({ name, active }) => [name, active])).toEqual([
        ['Harbour Street', true],
        ['Rotterdam DC', false],
      ]);
    });

    test('hundreds of locations: all listed, and levels read at each', async () => {
      await open({ locations: Array.from({ length: 245 }, (_, index) => `Store ${String(index).padStart(3, '0')}`) });
      const places = good(await client.locations()).map(({ remoteId }) => remoteId);
      expect(new Set(places).size).toBe(245);
      shop.control.staffEdit(MUG, 7, 'Store 200');
      const [, page] = await Promise.all([null, client.product((await item(MUG)).product, places.slice(190, 235))]);
      const levels = only(good(page).items).levels;
      expect(levels).toHaveLength(45);
      expect(levels.filter(({ quantity }) => quantity === 7).map(({ remoteLocation }) => remoteLocation)).toEqual([
        places[200],
      ]);
      const since = good(await client.now());
      shop.control.sell(MUG, 1, 'Store 200');
      const changed = good(await client.changedSince(since, places.slice(190, 235)));
      expect(
        changed.items.find(({ sku }) => sku === MUG)?.levels.filter(({ quantity }) => quantity === 6),
      ).toHaveLength(1);
    });

    test('a product with more variants than a page holds', async () => {
      const variants = Array.from({ length: 230 }, (_, index) => ({
        sku: `V-${index}`,
        title: `Size ${index}`,
        quantity: index,
      }));
      shop.control.addVariants('A tall range', variants);
      const product = good(await client.product((await item('V-7')).product, [here]));
      expect(product.items.map(({ sku, variant }) => [sku, variant])).toEqual(
        variants.map(({ sku, title }) => [sku, title]),
      );
      expect(product.items.map(({ levels }) => levels[0]?.quantity)).toEqual(variants.map(({ quantity }) => quantity));
    });

    test('more changes than a page holds, a SKU that changed among them', async () => {
      const variants = Array.from({ length: 260 }, (_, index) => ({
        sku: `C-${index}`,
        title: `${index}`,
        quantity: 1,
      }));
      const since = good(await client.now());
      shop.control.addVariants('Just made', variants);
      shop.control.setSku(MUG, 'EM-350-NEW');
      const { items } = good(await client.changedSince(since, [here]));
      expect(items.map(({ sku }) => sku).sort()).toEqual([...variants.map(({ sku }) => sku), 'EM-350-NEW'].sort());
    });

    test('a pass that needs more points than the bucket holds waits for them instead of failing', async () => {
      await open({ plan: { maximumAvailable: 1_000, restoreRate: 1_500 } });
      for (let index = 0; index < 300; index += 1) {
        shop.control.addProduct({ title: `Many ${index}`, sku: `MANY-${index}`, quantity: index });
      }
      let cursor: string | null = null;
      let count = 0;
      do {
        const page: { items: readonly RemoteItem[]; next: string | null } = good(await client.items(cursor, [here]));
        count += page.items.length;
        cursor = page.next;
      } while (cursor !== null);
      expect(count).toBe(311);
    });

    test('an empty bucket says when it will hold enough', async () => {
      await open({ plan: 'standard' });
      shop.control.faults.throttle(1);
      const before = Date.now();
      const result = await client.items(null, [here]);
      expect(result).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
      if (!result.ok && result.error.kind === 'rate-limited') {
        expect(result.error.retryAt - before).toBeGreaterThanOrEqual(1_000);
        expect(result.error.retryAt - before).toBeLessThan(5_000);
      }
    });
  });

  describe('writing', () => {
    test('as many lines as one write may hold', async () => {
      const variants = Array.from({ length: client.capabilities.maxLines }, (_, index) => ({
        sku: `W-${index}`,
        title: `${index}`,
        quantity: 10,
      }));
      shop.control.addVariants('Many', variants);
      const items = good(
        await client.bySku(
          variants.map(({ sku }) => sku),
          [here],
        ),
      );
      const lines = items.map((each, index) => ({ item: each.item, remoteLocation: here, from: 10, to: index }));
      const outcome = await client.send(client.seal('a-full-batch', lines), lines);
      expect(outcome).toEqual({ kind: 'answered', lines: lines.map(() => ({ kind: 'applied' })) });
      expect(items.map(({ sku }) => shop.control.figure(sku ?? ''))).toEqual(lines.map(({ to }) => to));
    });

    test('several things at fault are each told at their own line', async () => {
      const lines = await Promise.all([
        line(THROW, 1),
        line(MUG, -1),
        line('CD-02-MW', 2_000_000_000),
        line('tea-001', 4),
      ]);
      const elsewhere = { ...(lines[3] as WriteLine), remoteLocation: 'gid://shopify/Location/1' };
      shop.control.sell(THROW, 1);
      const all = [...lines, elsewhere];
      expect(await client.send(client.seal('faults', all), all)).toEqual({
        kind: 'answered',
        lines: [
          { kind: 'stale' },
          { kind: 'rejected', reason: expect.stringContaining('below 0') },
          { kind: 'rejected', reason: expect.stringContaining('1,000,000,000') },
          { kind: 'not-applied' },
          { kind: 'rejected', reason: expect.stringContaining('location'), absent: 'missing' },
        ],
      });
      expect(shop.control.writes).toEqual([]);
    });

    test('the figure that is there already is taken as applied', async () => {
      const lines = [await line(MUG, 40)];
      expect(await client.send(client.seal('same', lines), lines)).toMatchObject({ lines: [{ kind: 'applied' }] });
      expect(shop.control.writes).toEqual([]);
    });

    test('a refusal that got lost is known as not applied; its key is spent', async () => {
      const lines = [await line(MUG, 30)];
      const sealed = client.seal('lost-refusal', lines);
      shop.control.sell(MUG, 1);
      shop.control.faults.dropReply(1);
      expect(await client.send(sealed, lines)).toMatchObject({ kind: 'unknown' });
      expect(await client.settle(sealed, lines)).toEqual({ kind: 'answered', lines: [{ kind: 'not-applied' }] });
      expect(shop.control.figure(MUG)).toBe(39);
    });

    test('a shop that forgets refusals refuses again', async () => {
      await open({ forgetFailures: true });
      const lines = [await line(MUG, 30)];
      const sealed = client.seal('forgotten-refusal', lines);
      shop.control.sell(MUG, 1);
      shop.control.faults.dropReply(1);
      expect(await client.send(sealed, lines)).toMatchObject({ kind: 'unknown' });
      expect(await client.settle(sealed, lines)).toEqual({ kind: 'answered', lines: [{ kind: 'stale' }] });
    });

    test('the same key still under way is neither applied nor refused', async () => {
      const lines = [await line(MUG, 30)];
      const sealed = client.seal('under-way', lines);
      shop.control.faults.concurrent(1);
      expect(await client.settle(sealed, lines)).toMatchObject({ kind: 'unknown' });
      expect(await client.settle(sealed, lines)).toMatchObject({ lines: [{ kind: 'applied' }] });
    });

    test('a key used for something else is never taken as applied', async () => {
      const lines = [await line(MUG, 30)];
      await client.send(client.seal('one-key', lines), lines);
      const others = [await line(THROW, 5)];
      expect(await client.send(client.seal('one-key', others), others)).toMatchObject({ kind: 'unknown' });
      expect(shop.control.figure(THROW)).toBe(12);
    });

    test('what is sealed is what is sent, the same each time, without a credential in it', async () => {
      const lines = [await line(MUG, 30)];
      const sealed = client.seal('sealed', lines);
      expect(client.seal('sealed', lines)).toEqual(sealed);
      expect(JSON.parse(sealed.body).variables).toMatchObject({
        key: 'sealed',
        input: { name: 'available', quantities: [{ quantity: 30, changeFromQuantity: 40 }] },
      });
      for (const secret of Object.values(shop.connect).filter((value) => value.startsWith('shp'))) {
        expect(JSON.stringify(sealed)).not.toContain(secret);
      }
    });
  });
});
