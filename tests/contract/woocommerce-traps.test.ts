import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChannelClient, RemoteItem, WriteLine } from '../../lib/channels/channel.ts';
import { createHttp } from '../../lib/channels/http.ts';
import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { wooCommerceConnect } from '../../lib/channels/woocommerce/connect.ts';
import type { Result } from '../../lib/model/channel-error.ts';
import { READ_ONLY, READ_WRITE } from '../shops/woocommerce/auth.ts';
import { startWooCommerce, type WooCommerceOptions, type WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { fetchTo } from './fetch-to.ts';

/** What is peculiar to WooCommerce; what every channel does is in the suite. */

const [THROW, MUG, VARIANT, OTHER_VARIANT] = ['FW-THR-130', 'EM-350-FG', 'MB-SB-M', 'MB-SB-S'] as const;
const PLACES = ['stock'];
const closing: WooCommerceStandIn[] = [];

afterEach(async () => {
  for (const shop of closing.splice(0)) await shop.close();
});

async function open(options: WooCommerceOptions = {}): Promise<{ shop: WooCommerceStandIn; client: ChannelClient }> {
  const shop = await startWooCommerce(options);
  closing.push(shop);
  return { shop, client: clientOf(shop) };
}

function clientOf(shop: WooCommerceStandIn, typed: Readonly<Record<string, string>> = {}, installation = 'mine') {
  const values = { ...shop.connect, ...typed };
  const fields = wooCommerceConnect.fields.map(({ name, label }) => [name, values[label] ?? '']);
  const input = wooCommerceConnect.read(Object.fromEntries(fields));
  if (!input.ok) throw new Error(input.sentence);
  const plain = input.url.startsWith('http:');
  return createWooCommerceClient({
    url: input.url,
    credentials: input.credentials,
    http: createHttp({ fetch: plain ? fetch : fetchTo([shop]), now: Date.now }),
    now: Date.now,
    uuid: randomUUID,
    installation,
  });
}

function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function item(client: ChannelClient, sku: string): Promise<RemoteItem> {
  const [found] = good(await client.bySku([sku], PLACES));
  if (!found) throw new Error(`no ${sku}`);
  return found;
}

async function line(client: ChannelClient, sku: string, by: number): Promise<WriteLine> {
  const found = await item(client, sku);
  const from = found.levels[0]?.quantity ?? 0;
  return { item: found.item, remoteLocation: 'stock', from, to: from + by };
}

test('a barcode comes with its item, and none where there is none', async () => {
  const { client } = await open();
  expect((await item(client, THROW)).barcode).toBe('5012345678900');
  expect(await item(client, MUG)).not.toHaveProperty('barcode');
});

describe('trying the credentials', () => {
  test('a key that the shop doesn’t know and a wrong secret are told apart', async () => {
    const { shop } = await open();
    const unknown = clientOf(shop, { 'Consumer key': `ck_${'0'.repeat(40)}` });
    const wrong = clientOf(shop, { 'Consumer secret': `cs_${'0'.repeat(40)}` });
    expect(await unknown.check()).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized', field: 'consumerKey', reason: expect.stringContaining('doesn’t know this key') },
    });
    expect(await wrong.check()).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized', field: 'consumerSecret', reason: expect.stringContaining('secret is another') },
    });
  });

  test('a key that may only read is found out, without anything being written', async () => {
    const { shop } = await open();
    const client = clientOf(shop, {
      'Consumer key': READ_ONLY.consumerKey,
      'Consumer secret': READ_ONLY.consumerSecret,
    });
    expect(await client.check()).toMatchObject({ error: { kind: 'forbidden', missing: ['read_write'] } });
    good(await clientOf(shop).check());
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
    expect(shop.control.writes).toEqual([]);
  });

  test('a WordPress without WooCommerce, a site without WordPress and a redirect each have their sentence', async () => {
    const { client: wordpress } = await open({ woocommerce: false });
    expect(await wordpress.check()).toMatchObject({ error: { reason: expect.stringContaining('WooCommerce isn’t') } });
    const { shop } = await open();
    const elsewhere = clientOf(shop, { 'Store URL': 'https://shop.example.test/blog' });
    expect(await elsewhere.check()).toMatchObject({ error: { reason: expect.stringContaining('no WordPress API') } });
    const moved = createWooCommerceClient({
      url: 'https://shop.example.test',
      credentials: {},
      http: createHttp({ fetch: async () => Response.redirect('https://www.example.test/', 301), now: Date.now }),
      now: Date.now,
      uuid: randomUUID,
      installation: 'mine',
    });
    expect(await moved.check()).toMatchObject({ error: { reason: expect.stringContaining('on to another') } });
  });

  test('two shops on one host are two shops', async () => {
    const { client: one } = await open();
    const { client: other } = await open({ path: '/store' });
    expect([good(await one.check()), good(await other.check())]).toEqual([
      { name: 'Acme Woo', shopKey: 'woocommerce:shop.example.test', adminHandle: null },
      { name: 'Acme Woo', shopKey: 'woocommerce:shop.example.test/store', adminHandle: null },
    ]);
  });
});

describe('stock that a product keeps for its variations', () => {
  test('is the product’s own item; a variation has no figure, and a write to it isn’t taken for done', async () => {
    const { shop, client } = await open();
    const variation = shop.store.bySku(VARIANT);
    const parent = shop.store.post(variation.parent);
    if (!parent) throw new Error('no parent');
    Object.assign(parent, { sku: 'MB', manageStock: true, stock: 70 });
    Object.assign(variation, { manageStock: false });
    Object.assign(shop.store.bySku(OTHER_VARIANT), { manageStock: false, sku: '' });

    const product = good(await client.product(`${parent.id}`, PLACES));
    const told = product.items.map(({ item: id, sku, tracked, stockOf, levels }) => {
      return [id, sku, tracked, stockOf, levels[0]?.quantity];
    });
    expect(told).toEqual([
      [`${parent.id}`, 'MB', true, undefined, 70],
      [`${parent.id}/${variation.id}`, VARIANT, false, `${parent.id}`, null],
      [expect.any(String), 'MB-SB-L', true, undefined, 9],
      [expect.any(String), 'MB-HO-M', true, undefined, 31],
    ]);

    const own = await line(client, 'MB', -5);
    expect(await client.send(client.seal(randomUUID(), [own]), [own])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(parent.stock).toBe(65);
    const lost: WriteLine = { item: `${parent.id}/${variation.id}`, remoteLocation: 'stock', from: 65, to: 60 };
    expect(await client.send(client.seal(randomUUID(), [lost]), [lost])).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'untracked', reason: expect.stringContaining('with its product') }],
    });
    expect(parent.stock).toBe(65);
  });

  test('a product without a SKU is one item to give one to, and not one more for each variation without its own', async () => {
    const { shop, client } = await open();
    const variation = shop.store.bySku(VARIANT);
    const parent = shop.store.post(variation.parent);
    if (!parent) throw new Error('no parent');
    Object.assign(parent, { manageStock: true, stock: 70 });
    for (const post of shop.store.variations(parent.id)) post.manageStock = false;
    Object.assign(shop.store.bySku(OTHER_VARIANT), { sku: '' });

    const items = good(await client.product(`${parent.id}`, PLACES)).items;
    expect(items.map(({ sku, tracked, stockOf }) => [sku, tracked, stockOf])).toEqual([
      [null, true, undefined],
      [VARIANT, false, `${parent.id}`],
      ['MB-SB-L', false, `${parent.id}`],
      ['MB-HO-M', false, `${parent.id}`],
    ]);
    expect((await item(client, VARIANT)).stockOf).toBe(`${parent.id}`);
  });

  test('its figure moves with a variation’s sale, and that is seen as a change of the product', async () => {
    const { shop, client } = await open();
    const variation = shop.store.bySku(VARIANT);
    const parent = shop.store.post(variation.parent);
    if (!parent) throw new Error('no parent');
    Object.assign(parent, { sku: 'MB', manageStock: true, stock: 70 });
    variation.manageStock = false;
    const since = good(await client.now());
    shop.control.sell(VARIANT, 2);
    const changed = good(await client.changedSince(since, PLACES)).items;
    expect(changed.map(({ sku, levels }) => [sku, levels[0]?.quantity])).toContainEqual(['MB', 68]);
  });
});

describe('reading', () => {
  test('a figure that isn’t whole is no figure, and only that item’s', async () => {
    const { shop, client } = await open();
    Object.assign(shop.store.bySku(MUG), { stock: 2.5 });
    const items = [await item(client, THROW), await item(client, MUG)].map((one) => one.item);
    expect(good(await client.levels(items, PLACES))).toMatchObject([
      { item: items[0], remoteLocation: 'stock', quantity: 12 },
      { item: items[1], remoteLocation: 'stock', quantity: null, absent: 'malformed' },
    ]);
  });

  test('of an item’s meta data only the marker is asked for', async () => {
    const { shop, client } = await open();
    shop.store.setMeta(shop.store.bySku(MUG), '_page_builder', 'a whole page');
    const { item: id } = await item(client, MUG);
    const bodies: string[] = [];
    const watched = createWooCommerceClient({
      url: 'https://shop.example.test',
      credentials: { consumerKey: READ_WRITE.consumerKey, consumerSecret: READ_WRITE.consumerSecret },
      http: async (request) => {
        const reply = await createHttp({ fetch: fetchTo([shop]), now: Date.now })(request);
        if (reply.ok) bodies.push(reply.value.text);
        return reply;
      },
      now: Date.now,
      uuid: randomUUID,
      installation: 'mine',
    });
    expect(good(await watched.levels([id], PLACES))).toMatchObject([
      { quantity: shop.control.figure(MUG), writer: null },
    ]);
    expect(bodies.join()).toContain('meta_data');
    expect(bodies.join()).not.toContain('page');
  });

  test('titles are text, not HTML', async () => {
    const { shop, client } = await open();
    shop.control.addProduct({ title: 'Salt &amp; <em>Pepper</em> &#8211; 2&quot;', sku: 'SP', quantity: 1 });
    expect((await item(client, 'SP')).title).toBe('Salt & Pepper – 2"');
  });

  test('every reading has an address of its own, so that no cache can answer it', async () => {
    const { shop } = await open();
    const urls: string[] = [];
    const passing = fetchTo([shop]);
    const listening: typeof fetch = (url, init) => {
      urls.push(String(url));
      return passing(url, init);
    };
    const http = createHttp({ fetch: listening, now: Date.now });
    const client = createWooCommerceClient({
      url: shop.home,
      credentials: {
        consumerKey: shop.connect['Consumer key'] ?? '',
        consumerSecret: shop.connect['Consumer secret'] ?? '',
      },
      http,
      now: Date.now,
      uuid: randomUUID,
      installation: 'mine',
    });
    const { item: id } = await item(client, MUG);
    await client.levels([id], PLACES);
    await client.levels([id], PLACES);
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls.some((url) => url.includes(READ_WRITE.consumerKey))).toBe(false);
  });

  test('a change is found although the server’s clock is a minute ahead of the shop’s', async () => {
    const { shop, client } = await open();
    const since = new Date(Date.now() + 60_000).toISOString().slice(0, 19);
    shop.control.sell(VARIANT, 1);
    const { items } = good(await client.changedSince(since, PLACES));
    expect(items.map(({ sku }) => sku)).toEqual([VARIANT]);
  });

  test('a product that is deleted during a pass doesn’t hide another one', async () => {
    const { shop, client } = await open();
    for (let index = 0; index < 150; index += 1) {
      shop.control.addProduct({ title: `Many ${index}`, sku: `MANY-${index}`, quantity: index });
    }
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const page = good(await client.items(cursor, PLACES)) as Awaited<{
        items: readonly RemoteItem[];
        next: string | null;
      }>;
      for (const { sku } of page.items) seen.add(sku ?? '');
      if (cursor === null) for (const sku of [THROW, MUG, 'MANY-3']) shop.control.removeProduct(sku);
      cursor = page.next;
    } while (cursor !== null);
    const left = shop.store.all().flatMap((post) => (post.type === 'variable' ? [] : [post.sku]));
    expect(left.filter((sku) => !seen.has(sku))).toEqual([]);
  });
});

describe('writing', () => {
  test('sends differences with the marker, never a figure', async () => {
    const { client } = await open();
    const lines: WriteLine[] = [
      { item: '12', remoteLocation: 'stock', from: 10, to: 7 },
      { item: '15', remoteLocation: 'stock', from: -2, to: 3 },
    ];
    const sealed = client.seal('key-1', lines);
    expect([sealed.method, sealed.path]).toEqual(['POST', 'products/batch']);
    expect(JSON.parse(sealed.body)).toEqual({
      update: [
        { id: 12, inventory_delta: -3, meta_data: [{ key: '_shiptheory_op', value: 'key-1:mine' }] },
        { id: 15, inventory_delta: 5, meta_data: [{ key: '_shiptheory_op', value: 'key-1:mine' }] },
      ],
    });
    expect(client.seal('key-2', [{ item: '12/34', remoteLocation: 'stock', from: 1, to: 2 }]).path).toBe(
      'products/12/variations/batch',
    );
    expect([client.group('12'), client.group('15'), client.group('12/34')]).toEqual(['', '', '12']);
  });

  test('a hundred lines are one request', async () => {
    const { shop, client } = await open();
    const skus = Array.from({ length: 100 }, (_, index) => `LOT-${index}`);
    for (const sku of skus) shop.control.addProduct({ title: sku, sku, quantity: 9 });
    const items = good(await client.bySku(skus, PLACES));
    const lines = items.map(({ item: id }) => ({ item: id, remoteLocation: 'stock', from: 9, to: 4 }));
    expect(lines).toHaveLength(client.capabilities.maxLines);
    const outcome = await client.send(client.seal(randomUUID(), lines), lines);
    expect(outcome).toMatchObject({ kind: 'answered' });
    expect(skus.map((sku) => shop.control.figure(sku))).toEqual(skus.map(() => 4));
    expect(shop.control.requests.filter((request) => request.write)).toHaveLength(1);
  });

  test('a sale within the shop’s own milliseconds is lost: that is why it says guarded', async () => {
    const { shop, client } = await open({ raceMs: 120 });
    const mug = await line(client, MUG, -2);
    const sending = client.send(client.seal(randomUUID(), [mug]), [mug]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    shop.control.sell(MUG, 1);
    expect(await sending).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(shop.control.figure(MUG)).toBe(38);
    expect(client.capabilities.promise.level).toBe('guarded');
  });
});

describe('settling', () => {
  test('what lies in the bin still tells', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, -2);
    const sealed = client.seal(randomUUID(), [mug]);
    shop.control.faults.dropReply(1);
    await client.send(sealed, [mug]);
    shop.store.bySku(MUG).status = 'trash';
    expect(await client.settle(sealed, [mug])).toEqual({ kind: 'answered', lines: [{ kind: 'applied' }] });
    expect(good(await client.levels([mug.item], PLACES))[0]?.absent).toBe('missing');
  });

  test('what was deleted for good needn’t be told', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, -2);
    const sealed = client.seal(randomUUID(), [mug]);
    shop.control.faults.dropReply(1);
    await client.send(sealed, [mug]);
    shop.control.removeProduct(MUG);
    expect(await client.settle(sealed, [mug])).toMatchObject({ lines: [{ kind: 'rejected', absent: 'missing' }] });
  });

  test('a marker of another installation leaves it unknown', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, -2);
    const sealed = client.seal(randomUUID(), [mug]);
    shop.control.faults.dropReply(1);
    await client.send(sealed, [mug]);
    const other = clientOf(shop, {}, 'theirs');
    const theirs = await line(other, MUG, -1);
    await other.send(other.seal(randomUUID(), [theirs]), [theirs]);
    expect(await client.settle(sealed, [mug])).toMatchObject({ kind: 'answered', lines: [{ kind: 'unknown' }] });
  });

  test('a variation is settled like a product, and a shop that refuses the key leaves it unknown', async () => {
    const { shop, client } = await open();
    const lines = [await line(client, VARIANT, -2), await line(client, OTHER_VARIANT, 4)];
    const sealed = client.seal(randomUUID(), lines);
    shop.control.faults.dropReply(1);
    await client.send(sealed, lines);
    shop.control.faults.revoke();
    expect(await client.settle(sealed, lines)).toMatchObject({ kind: 'unknown', error: { kind: 'unauthorized' } });
    shop.control.faults.restore();
    expect(await client.settle(sealed, lines)).toMatchObject({ lines: [{ kind: 'applied' }, { kind: 'applied' }] });
  });
});
