import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChannelClient, RemoteItem, WriteLine } from '../../lib/channels/channel.ts';
import { createHttp, type Http } from '../../lib/channels/http.ts';
import { createMagentoClient } from '../../lib/channels/magento/client.ts';
import { magentoConnect } from '../../lib/channels/magento/connect.ts';
import { type MagentoOptions, type MagentoStandIn, startMagento } from '../shops/magento/shop.ts';
import { preparedBy } from './channel-suite.ts';
import { good, only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

/** What is peculiar to Magento; what every channel does is in the suite. */

const [THROW, MUG, DRIPPER, BOWL] = ['FW-THR-130', 'EM-350-FG', 'CD-02-MW', 'tea-001'] as const;
const [HERE, THERE] = ['1:default', '2:rotterdam'] as const;
const closing: MagentoStandIn[] = [];

afterEach(async () => {
  for (const shop of closing.splice(0)) await shop.close();
});

async function open(options: MagentoOptions = {}): Promise<{ shop: MagentoStandIn; client: ChannelClient }> {
  const shop = await startMagento(options);
  closing.push(shop);
  return { shop, client: clientOf(shop) };
}

interface ClientOptions {
  typed?: Readonly<Record<string, string>>;
  /** Around the real exchange. */
  http?: (real: Http) => Http;
  now?: () => number;
}

function clientOf(shop: MagentoStandIn, { typed = {}, http = (real) => real, now = Date.now }: ClientOptions = {}) {
  const values: Record<string, string> = { ...shop.connect, ...typed };
  const fields = magentoConnect.fields.map(({ name, label }) => [name, values[label] ?? '']);
  const input = magentoConnect.read(Object.fromEntries(fields));
  if (!input.ok) throw new Error(input.sentence);
  return createMagentoClient({
    url: input.url,
    credentials: input.credentials,
    http: http(createHttp({ fetch: fetchTo([shop]), now })),
    now,
    uuid: randomUUID,
    installation: 'mine',
  });
}

const item = async (client: ChannelClient, sku: string, places: readonly string[] = [HERE]): Promise<RemoteItem> =>
  only(good(await client.bySku([sku], places)));

async function line(client: ChannelClient, sku: string, to: number, place: string = HERE): Promise<WriteLine> {
  const found = await item(client, sku, [place]);
  const from = found.levels[0]?.quantity ?? Number.NaN;
  return { item: found.item, remoteLocation: place, from, to };
}

async function write(client: ChannelClient, lines: readonly WriteLine[]) {
  const prepared = await preparedBy(client, lines);
  return client.send(client.seal(randomUUID(), prepared), prepared);
}

const applied = { kind: 'answered', lines: [{ kind: 'applied' }] };
const row = (shop: MagentoStandIn, sku: string, source = 'default') => {
  const { quantity, status } = shop.state.row(sku, source) ?? {};
  return [quantity, status];
};

describe('trying the credentials', () => {
  test.each([
    ['Consumer key', 'consumerKey', 'no integration with this consumer key'],
    ['Access token', 'accessToken', 'doesn’t know this access token'],
    ['Consumer secret', 'consumerSecret', 'signature doesn’t fit'],
    ['Access token secret', 'consumerSecret', 'signature doesn’t fit'],
  ])('another %s: said at its field', async (label, field, words) => {
    const { shop } = await open();
    const client = clientOf(shop, { typed: { [label]: 'x'.repeat(32) } });
    expect(await client.check()).toMatchObject({
      error: { kind: 'unauthorized', field, reason: expect.stringContaining(words) },
    });
  });

  test('key and token swapped: the key isn’t known', async () => {
    const { shop } = await open();
    const { 'Consumer key': key = '', 'Access token': token = '' } = shop.connect;
    const client = clientOf(shop, { typed: { 'Consumer key': token, 'Access token': key } });
    expect(await client.check()).toMatchObject({ error: { kind: 'unauthorized', field: 'consumerKey' } });
  });

  test('a bearer token is switched off at first: the next step says where to switch it on', async () => {
    const { shop } = await open();
    const client = clientOf({ ...shop, connect: shop.connectByToken });
    expect(await client.check()).toMatchObject({
      error: {
        kind: 'unauthorized',
        field: 'accessToken',
        reason: expect.stringContaining('Stores › Configuration › Services › OAuth'),
      },
    });
    const { shop: allowing } = await open({ bearer: true });
    good(await clientOf({ ...allowing, connect: allowing.connectByToken }).check());
  });

  test.each([
    'Magento_InventoryApi::source',
    'Magento_InventoryApi::stock',
    'Magento_InventoryApi::stock_source_link',
    'Magento_InventoryApi::stock_source_item_assign',
    'Magento_Catalog::products',
    'Magento_CatalogInventory::cataloginventory',
  ])('without %s that one is named, and nothing is written', async (right) => {
    for (const bearer of [false, true]) {
      const { shop } = await open({ bearer });
      const client = clientOf(bearer ? { ...shop, connect: shop.connectByToken } : shop);
      shop.control.faults.lackRight(right);
      expect(await client.check()).toMatchObject({ error: { kind: 'forbidden', missing: [right] } });
      expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
    }
  });

  test('an older Magento needs the right to its own call for what can be sold', async () => {
    const { shop, client } = await open({ exportSalable: false });
    good(await client.check());
    shop.control.faults.lackRight('Magento_InventorySalesApi::stock');
    expect(await client.check()).toMatchObject({
      error: { kind: 'forbidden', missing: ['Magento_InventorySalesApi::stock'] },
    });
  });

  test.each(['Magento_Sales::actions_view', 'Magento_Sales::shipment', 'Magento_InventorySalesApi::stock'])(
    'without %s everything works that doesn’t need it',
    async (right) => {
      const { shop, client } = await open();
      shop.control.faults.lackRight(right);
      good(await client.check());
      expect(await write(client, [await line(client, MUG, 41)])).toEqual(applied);
    },
  );

  test('a Magento without its inventory modules, an address without Magento, and a redirect each have their sentence', async () => {
    const { client: bare } = await open({ inventory: false });
    expect(await bare.check()).toMatchObject({
      error: {
        kind: 'rejected',
        field: 'url',
        reason: expect.stringContaining('inventory modules (MSI) were removed'),
      },
    });
    const { shop } = await open();
    const view = clientOf(shop, { typed: { 'Store URL': 'https://magento.example.test/en' } });
    expect(await view.check()).toMatchObject({
      error: { kind: 'rejected', field: 'url', reason: expect.stringContaining('store view’s code') },
    });
    const moved = clientOf(shop, {
      http: () => createHttp({ fetch: async () => Response.redirect('https://www.example.test/', 301), now: Date.now }),
    });
    expect(await moved.check()).toMatchObject({
      error: { kind: 'rejected', field: 'url', reason: expect.stringContaining('on to another') },
    });
    const walled = clientOf(shop, {
      http: () => createHttp({ fetch: async () => new Response('Forbidden', { status: 403 }), now: Date.now }),
    });
    expect(await walled.check()).toMatchObject({
      error: { field: 'url', reason: expect.stringContaining('firewall') },
    });
  });

  test('a maintenance page is a shop that is down, with its status', async () => {
    const { shop, client } = await open();
    shop.control.faults.maintenance(1);
    expect(await client.check()).toMatchObject({ error: { kind: 'unavailable', status: 503 } });
  });

  test('a clock that is far ahead is said', async () => {
    const { shop } = await open();
    const client = clientOf(shop, { now: () => Date.now() + 3_600_000 });
    expect(await client.check()).toMatchObject({ error: { reason: expect.stringContaining('clock') } });
  });

  test('two shops on one host are two shops', async () => {
    const { client: one } = await open();
    const { client: other } = await open({ path: '/store' });
    expect([good(await one.check()), good(await other.check())]).toEqual([
      { name: 'magento.example.test', shopKey: 'magento:magento.example.test', adminHandle: null },
      { name: 'magento.example.test', shopKey: 'magento:magento.example.test/store', adminHandle: null },
    ]);
  });
});

describe('a signed request', () => {
  test('works once: a copy of it is refused, and changes nothing', async () => {
    const { shop } = await open();
    const statuses: number[] = [];
    const client = clientOf(shop, {
      http: (real) => async (request) => {
        const first = await real(request);
        const again = await real(request);
        if (again.ok) statuses.push(again.value.status);
        return first;
      },
    });
    good(await client.locations());
    expect(statuses).toEqual([401, 401, 401]);
  });

  test('a write that the browser sent twice by itself, answered for the second copy, may have been applied', async () => {
    const { shop } = await open();
    const client = clientOf(shop, {
      http: (real) => async (request) => {
        if (request.method === 'POST') await real(request);
        return real(request);
      },
    });
    const lines = await preparedBy(client, [await line(client, MUG, 45)]);
    const sealed = client.seal(randomUUID(), lines);
    expect(await client.send(sealed, lines)).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
    expect(shop.control.figure(MUG)).toBe(45);
    expect(shop.control.writes).toHaveLength(1);
  });

  test('fits Magento’s own order of parameters, however many conditions it has', async () => {
    const { shop, client } = await open();
    const odd = Array.from({ length: 23 }, (_, index) => `odd,${index} +/&=é`);
    for (const sku of odd) shop.control.addProduct({ title: sku, sku, quantity: 2 });
    const found = good(await client.bySku(odd, [HERE]));
    expect(found.map(({ sku }) => sku).sort()).toEqual([...odd].sort());
    expect(found.every(({ levels }) => levels[0]?.quantity === 2)).toBe(true);
  });

  test('is below the store’s path, and no address holds a SKU that a server might take apart', async () => {
    const { shop, client } = await open({ path: '/store' });
    shop.control.addProduct({ title: 'A slash', sku: 'A/B', quantity: 3 });
    expect(await write(client, [await line(client, 'A/B', 5)])).toEqual(applied);
    expect(shop.control.requests.every(({ path }) => path.startsWith('/store/rest/V1/'))).toBe(true);
    expect(shop.control.requests.some(({ path }) => path.split('?')[0]?.includes('%2F'))).toBe(false);
  });
});

describe('locations', () => {
  test('are sources; which figure is kept for one is part of its id', async () => {
    const { client } = await open();
    expect(good(await client.locations())).toEqual([
      { remoteId: HERE, name: 'Harbour Street', active: true },
      { remoteId: THERE, name: 'Rotterdam DC', active: true },
    ]);
    const { client: shared } = await open({ layout: 'shared' });
    expect(good(await shared.locations()).map(({ remoteId }) => remoteId)).toEqual([
      '1:default',
      'harbour',
      'rotterdam',
    ]);
  });

  test('a source that is switched off is listed as such, and has no figure: its stock sells nothing of it, which isn’t 0', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 9, THERE);
    const lines = await preparedBy(client, [mug]);
    Object.assign(shop.state.source('Rotterdam DC'), { enabled: false });
    shop.control.reindex();
    expect(good(await client.locations()).map(({ active }) => active)).toEqual([true, false]);
    expect(good(await client.levels([mug.item], [THERE]))).toMatchObject([{ quantity: null, absent: 'inactive' }]);
    expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'inactive', reason: expect.stringContaining('switched off') }],
    });
    expect(row(shop, MUG, 'rotterdam')).toEqual([6, 1]);
  });

  test('a stock that gets a second source: the figure would mean something else, so the location is another', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 9, THERE);
    const lines = await preparedBy(client, [mug]);
    shop.state.addSource('breda', 'Breda', 2);
    expect(good(await client.levels([mug.item], [THERE]))).toMatchObject([{ quantity: null, absent: 'missing' }]);
    expect(good(await client.locations()).map(({ remoteId }) => remoteId)).toEqual([HERE, 'rotterdam', 'breda']);
    expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'missing', reason: expect.stringContaining('Link it again') }],
    });
    expect(row(shop, MUG, 'rotterdam')).toEqual([6, 1]);
  });

  test('one that was removed in the shop while it is linked has no figure and takes no write', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 9, THERE);
    const lines = await preparedBy(client, [mug]);
    shop.control.removeLocation?.('Rotterdam DC');
    expect(good(await client.levels([mug.item], [THERE]))).toMatchObject([{ quantity: null, absent: 'missing' }]);
    expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({ lines: [{ kind: 'rejected' }] });
    expect(good((await client.prepare?.([mug])) ?? { ok: true, value: [] })).toEqual([{ kind: 'stale' }]);
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
  });
});

describe('what can be sold, where a stock has one source', () => {
  test('open orders are taken off; a write moves the source by the difference and leaves them taken off', async () => {
    const { shop, client } = await open();
    const order = shop.control.order(MUG, 3);
    expect((await item(client, MUG)).levels).toMatchObject([{ quantity: 37, own: 40 }]);
    expect(await write(client, [await line(client, MUG, 50)])).toEqual(applied);
    expect(row(shop, MUG)).toEqual([53, 1]);
    expect(shop.control.figure(MUG)).toBe(50);
    shop.control.ship(order);
    expect(row(shop, MUG)).toEqual([50, 1]);
    expect(shop.control.figure(MUG)).toBe(50);
  });

  test('a shipment or a staff edit between the preparing and the sending is seen, and nothing is written', async () => {
    for (const change of ['ship', 'edit'] as const) {
      const { shop, client } = await open();
      const order = shop.control.order(MUG, 3);
      const lines = await preparedBy(client, [await line(client, MUG, 50), await line(client, THROW, 13)]);
      if (change === 'ship') shop.control.ship(order);
      else shop.control.staffEdit(MUG, 60);
      expect(await client.send(client.seal(randomUUID(), lines), lines)).toEqual({
        kind: 'answered',
        lines: [{ kind: 'stale' }, { kind: 'not-applied' }],
      });
      expect(shop.control.writes).toEqual([]);
    }
  });

  test('units that the shop keeps back from sale are made up for: it says 0 where it has fewer than those', async () => {
    const { shop, client } = await open({ backorders: false });
    shop.state.bySku(MUG).minQty = 5;
    expect((await item(client, MUG)).levels[0]?.quantity).toBe(35);
    shop.state.setRow(MUG, 'default', 3, 1);
    expect((await item(client, MUG)).levels[0]?.quantity).toBe(0);
    expect(await write(client, [await line(client, MUG, 4)])).toEqual(applied);
    expect([row(shop, MUG), shop.control.figure(MUG)]).toEqual([[9, 1], 4]);
    expect(await write(client, [await line(client, MUG, 1)])).toEqual(applied);
    expect([row(shop, MUG), shop.control.figure(MUG)]).toEqual([[6, 1], 1]);
  });

  test('sold out by open orders is 0, and a raise starts from there', async () => {
    const { shop, client } = await open({ backorders: false });
    shop.control.order(DRIPPER, 7);
    expect((await item(client, DRIPPER)).levels).toMatchObject([{ quantity: 0, own: 7 }]);
    expect(await write(client, [await line(client, DRIPPER, 2)])).toEqual(applied);
    expect([row(shop, DRIPPER), shop.control.figure(DRIPPER)]).toEqual([[9, 1], 2]);
  });

  test('an index that lags gives the old figure for a while: only a reading after that counts, and only there', async () => {
    const { client: prompt } = await open();
    expect(prompt.capabilities.settleMs).toBeGreaterThan(60_000);
    expect(await write(prompt, [await line(prompt, MUG, 50)])).toEqual(applied);
    expect(prompt.capabilities.settleMs).toBe(0);

    const { shop, client } = await open({ scheduled: true });
    const mug = await line(client, MUG, 50);
    expect(await write(client, [mug])).toEqual(applied);
    expect(good(await client.levels([mug.item], [HERE]))).toMatchObject([{ quantity: 40, own: 50 }]);
    shop.control.reindex();
    expect(good(await client.levels([mug.item], [HERE]))).toMatchObject([{ quantity: 50, own: 50 }]);
    expect(client.capabilities.settleMs).toBeGreaterThan(60_000);
  });
});

describe('a stock with several sources', () => {
  test('keeps each source’s own quantity: an order moves none before it ships', async () => {
    const { shop, client } = await open({ layout: 'shared' });
    const order = shop.control.order(MUG, 3);
    expect((await item(client, MUG, ['harbour', 'rotterdam'])).levels.map(({ quantity }) => quantity)).toEqual([40, 6]);
    shop.control.ship(order);
    expect((await item(client, MUG, ['harbour', 'rotterdam'])).levels.map(({ quantity }) => quantity)).toEqual([37, 6]);
    expect(await write(client, [await line(client, MUG, 30, 'harbour')])).toEqual(applied);
    expect(row(shop, MUG, 'harbour')).toEqual([30, 1]);
  });

  test('tells of what isn’t counted all the same', async () => {
    const { shop, client } = await open({ layout: 'shared' });
    shop.control.setTracked(MUG, false);
    expect(await item(client, MUG, ['harbour'])).toMatchObject({ tracked: false, levels: [{ absent: 'untracked' }] });
  });

  test('the promise says so', async () => {
    const { client } = await open({ layout: 'shared' });
    expect(client.capabilities.promise).toMatchObject({
      level: 'guarded',
      why: expect.stringContaining('several sources'),
    });
  });
});

describe('a row’s status', () => {
  test('is in stock where there is something to sell, also after the last unit’s shipment marked it out', async () => {
    const { shop, client } = await open({ backorders: false });
    shop.control.ship(shop.control.order(DRIPPER, 7));
    expect(row(shop, DRIPPER)).toEqual([0, 0]);
    expect((await item(client, DRIPPER)).levels[0]?.quantity).toBe(0);
    expect(await write(client, [await line(client, DRIPPER, 5)])).toEqual(applied);
    expect([row(shop, DRIPPER), shop.control.figure(DRIPPER)]).toEqual([[5, 1], 5]);
  });

  test('stays as it was where nothing is left: what may be ordered beyond its stock still can be', async () => {
    const { shop, client } = await open();
    expect(await write(client, [await line(client, DRIPPER, 0)])).toEqual(applied);
    expect(row(shop, DRIPPER)).toEqual([0, 1]);
  });

  test('out of stock with units: the merchant took it off sale. It has no figure, and its units are never overwritten', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 41);
    const lines = await preparedBy(client, [mug]);
    shop.state.setRow(MUG, 'default', 40, 0);
    expect(good(await client.levels([mug.item], [HERE]))).toMatchObject([{ quantity: null, absent: 'inactive' }]);
    expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'inactive', reason: expect.stringContaining('out of stock') }],
    });
    expect(row(shop, MUG)).toEqual([40, 0]);
    shop.state.setRow(MUG, 'default', 40, 1);
    expect(good(await client.levels([mug.item], [HERE]))).toMatchObject([{ quantity: 40 }]);
  });
});

describe('what the shop would take without a word', () => {
  test('a SKU that is gone is never written: no row is made for it', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 41);
    const lines = await preparedBy(client, [mug]);
    const rows = shop.state.items.length;
    shop.control.removeProduct(MUG);
    // Its rows stay behind in the shop, and are no figure.
    expect(good(await client.levels([mug.item], [HERE]))).toMatchObject([{ quantity: null, absent: 'missing' }]);
    expect(await client.prepare?.([mug])).toEqual({ ok: true, value: [{ kind: 'stale' }] });
    expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'missing' }],
    });
    expect(shop.state.items).toHaveLength(rows);
    expect(shop.control.writes).toEqual([]);
  });

  test('nor is one that isn’t assigned to the source', async () => {
    const { shop, client } = await open();
    shop.control.addProduct({ title: 'Only here', sku: 'ONLY', quantity: 2 });
    const found = await item(client, 'ONLY', [HERE, THERE]);
    expect(found.levels.map(({ quantity, absent }) => [quantity, absent])).toEqual([
      [2, undefined],
      [null, 'missing'],
    ]);
    const away: WriteLine = { item: found.item, remoteLocation: THERE, from: 0, to: 5 };
    expect(await client.prepare?.([away])).toEqual({ ok: true, value: [{ kind: 'stale' }] });
    expect(shop.state.row('ONLY', 'rotterdam')).toBeUndefined();
  });

  test('parts of a unit are no figure, and only that item’s', async () => {
    const { shop, client } = await open();
    shop.state.setRow(MUG, 'default', 2.5, 1);
    const items = [await item(client, THROW), await item(client, MUG)];
    expect(items.map(({ levels }) => [levels[0]?.quantity, levels[0]?.absent])).toEqual([
      [12, undefined],
      [null, 'malformed'],
    ]);
  });

  test('a row that is written otherwise than its product is the same row', async () => {
    const { shop, client } = await open();
    const stored = shop.state.row(BOWL, 'default');
    if (stored) Object.assign(stored, { sku: 'TEA-001', quantity: 4 });
    shop.control.reindex();
    expect((await item(client, BOWL)).levels[0]?.quantity).toBe(4);
    expect(good(await client.bySku(['TEA-001'], [HERE]))).toEqual([]);
    expect(await write(client, [await line(client, BOWL, 6)])).toEqual(applied);
    expect(
      shop.state.items.filter(({ sku, source }) => sku.toLowerCase() === BOWL && source === 'default'),
    ).toHaveLength(1);
  });
});

describe('a batch', () => {
  test('of as many lines as one write may hold', async () => {
    const { shop, client } = await open();
    const skus = Array.from({ length: client.capabilities.maxLines }, (_, index) => `LOT-${index}`);
    for (const sku of skus) shop.control.addProduct({ title: sku, sku, quantity: 10 });
    const items = good(await client.bySku(skus, [HERE]));
    const lines = items.map(
      ({ item: id }, index): WriteLine => ({ item: id, remoteLocation: HERE, from: 10, to: index }),
    );
    expect(await write(client, lines)).toEqual({ kind: 'answered', lines: lines.map(() => ({ kind: 'applied' })) });
    expect(items.map(({ sku }) => shop.control.figure(sku ?? ''))).toEqual(lines.map(({ to }) => to));
    expect(shop.control.requests.filter((request) => request.write)).toHaveLength(1);
  });

  test('that is refused for one bad row: that one has its reason, the others go through', async () => {
    const { shop, client } = await open();
    const lines = await preparedBy(client, [
      await line(client, THROW, 13),
      await line(client, MUG, 400_000_000),
      await line(client, DRIPPER, 8),
    ]);
    expect(await client.send(client.seal(randomUUID(), lines), lines)).toEqual({
      kind: 'answered',
      lines: [
        { kind: 'applied' },
        { kind: 'rejected', reason: 'The shop refused the change: Could not save Source Item' },
        { kind: 'applied' },
      ],
    });
    expect([THROW, MUG, DRIPPER].map((sku) => shop.control.figure(sku))).toEqual([13, 40, 8]);
  });

  test('of one bad row', async () => {
    const { shop, client } = await open();
    expect(await write(client, [await line(client, MUG, 400_000_000)])).toMatchObject({
      lines: [{ kind: 'rejected', reason: expect.stringContaining('Could not save') }],
    });
    expect(shop.control.figure(MUG)).toBe(40);
  });

  test('with a line that wasn’t prepared, or whose preparation can’t be read, sends nothing', async () => {
    const { shop, client } = await open();
    const mug = await line(client, MUG, 41);
    for (const basis of [undefined, '', 'null', '{}', '{"sku":"EM-350-FG"}', '{"sku":1,"source":"default"}']) {
      const lines = [{ ...mug, basis }];
      expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({
        lines: [{ kind: 'rejected' }],
      });
    }
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
  });

  test('is sealed as it is sent, the same each time, without a credential in it', async () => {
    const { shop, client } = await open();
    const lines = await preparedBy(client, [await line(client, MUG, 41)]);
    const sealed = client.seal('key', lines);
    expect(client.seal('key', lines)).toEqual(sealed);
    expect(sealed).toMatchObject({ key: 'key', method: 'POST', path: 'inventory/source-items' });
    expect(JSON.parse(sealed.body)).toEqual({
      sourceItems: [{ sku: MUG, source_code: 'default', quantity: 41, status: 1 }],
    });
    const secrets = Object.entries(shop.connect).filter(([label]) => /key|secret|token/i.test(label));
    expect(secrets).toHaveLength(4);
    for (const [, secret] of secrets) expect(JSON.stringify([sealed, lines])).not.toContain(secret);
  });

  test('that was taken but changed nothing isn’t believed', async () => {
    const { shop } = await open();
    const client = clientOf(shop, {
      http: (real) => async (request) => {
        if (request.method !== 'POST') return real(request);
        return { ok: true, value: { status: 200, header: () => null, text: '[]' } };
      },
    });
    expect(await write(client, [await line(client, MUG, 41)])).toMatchObject({ lines: [{ kind: 'unknown' }] });
  });
});

describe('reading', () => {
  test('more products than a page holds: complete, though the page past the end repeats the last', async () => {
    const { shop, client } = await open();
    for (let index = 0; index < 640; index += 1) {
      shop.control.addProduct({ title: `Many ${index}`, sku: `MANY-${index}`, quantity: index });
    }
    const skus: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: readonly RemoteItem[]; next: string | null } = good(await client.items(cursor, [HERE]));
      skus.push(...page.items.map(({ sku }) => sku));
      cursor = page.next;
    } while (cursor !== null);
    expect(skus).toHaveLength(651);
    expect(new Set(skus).size).toBe(651);
    expect(Math.max(...shop.control.requests.map(({ path }) => Number(/pageSize%5D=(\d+)/.exec(path)?.[1] ?? 0)))).toBe(
      300,
    );
  }, 20_000);

  test('a Magento without the salable quantities of many at once is asked one by one, and an unknown SKU is nothing', async () => {
    const { shop, client } = await open({ exportSalable: false });
    shop.control.order(MUG, 3);
    shop.control.setTracked(DRIPPER, false);
    const items = good(await client.bySku([MUG, THROW, DRIPPER], [HERE]));
    expect(items.map(({ sku, levels }) => [sku, levels[0]?.quantity, levels[0]?.absent])).toEqual([
      [THROW, 12, undefined],
      [MUG, 37, undefined],
      [DRIPPER, null, 'untracked'],
    ]);
    expect(await write(client, [await line(client, MUG, 38)])).toEqual(applied);
    expect(row(shop, MUG)).toEqual([41, 1]);
  });

  test('a variant’s own page shows that variant, under its product’s name', async () => {
    const { shop, client } = await open();
    const variant = shop.state.bySku('MB-SB-M');
    const parent = [...shop.state.products.values()].find(({ children }) => children.includes(variant.id));
    const product = good(await client.product(`${variant.id}`, [HERE]));
    expect(product.items).toMatchObject([{ sku: 'MB-SB-M', variant: 'Slate Blue / M', product: `${parent?.id}` }]);
    expect(only(product.items).title).toBe('Merino Base Layer — Long Sleeve, Crew Neck, Recycled Cuffs');
  });

  test('what changed is told again for some minutes, and then no more', async () => {
    let now = Date.parse('2026-11-26T10:00:00Z');
    const { shop } = await open({ now: () => now });
    const client = clientOf(shop, { now: () => now });
    let since = good(await client.now());
    shop.control.sell(MUG, 1);
    const told: (string | null)[][] = [];
    for (let minute = 1; minute <= 6; minute += 1) {
      now += 60_000;
      const changed = good(await client.changedSince(since, [HERE, THERE]));
      told.push(changed.items.map(({ sku }) => sku));
      since = changed.now;
    }
    expect(told).toEqual([[MUG], [MUG], [MUG], [MUG], [], []]);
    expect(since.length).toBeLessThan(80_000);
  });
});

describe('the shop’s feed', () => {
  const moves = async (client: ChannelClient, sku: string, place: string, since: number) => {
    const id = (await item(client, sku, [])).item;
    const events = good((await client.sales?.([id], [place], since)) ?? { ok: true, value: [] });
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.every((event) => event.item === id && event.remoteLocation === place)).toBe(true);
    return events.map(({ id: event, by, overwritten }) => [event.split(':')[0], by, overwritten]);
  };

  test('where the figure is what can be sold: orders and cancellations move it, also past an overwriting write; a shipment doesn’t, but leaves too many if it is overwritten', async () => {
    const { shop, client } = await open();
    const since = Date.now() - 5_000;
    shop.control.order(MUG, 2);
    shop.control.cancel(shop.control.order(MUG, 4));
    shop.control.ship(shop.control.order(MUG, 3));
    expect(await moves(client, MUG, HERE, since)).toEqual([
      ['order', -2, -2],
      ['order', -4, -4],
      ['cancel', 4, 4],
      ['order', -3, -3],
      ['ship', 0, 3],
    ]);
    expect(await moves(client, THROW, HERE, since)).toEqual([]);
    expect(await moves(client, MUG, THERE, since)).toEqual([]);
  });

  test('an overwriting write and what it went over come to just that', async () => {
    const { shop, client } = await open();
    const since = Date.now() - 5_000;
    const lines = await preparedBy(client, [await line(client, MUG, 50)]);
    const { body } = client.seal('key', lines);
    shop.control.ship(shop.control.order(MUG, 3));
    // Past the last look of `send`: as a request that arrives late does.
    for (const one of JSON.parse(body).sourceItems)
      shop.state.setRow(one.sku, one.source_code, one.quantity, one.status);
    const events = await moves(client, MUG, HERE, since);
    const overwritten = events.reduce((sum, [, , left]) => sum + Number(left), 0);
    expect(shop.control.figure(MUG)).toBe(50 + overwritten);
  });

  test('where it is the source’s quantity: only shipments from that source, and overwritten they are gone', async () => {
    const { shop, client } = await open({ layout: 'shared' });
    const since = Date.now() - 5_000;
    shop.control.order(MUG, 2);
    shop.control.ship(shop.control.order(MUG, 3));
    shop.control.ship(shop.control.order(MUG, 1, 'Rotterdam DC'), 'Rotterdam DC');
    expect(await moves(client, MUG, 'harbour', since)).toEqual([['ship', -3, 0]]);
    expect(await moves(client, MUG, 'rotterdam', since)).toEqual([['ship', -1, 0]]);
  });

  test('each stock has the orders of its own websites', async () => {
    const { shop, client } = await open();
    const since = Date.now() - 5_000;
    shop.control.order(MUG, 2, 'Rotterdam DC');
    expect(await moves(client, MUG, HERE, since)).toEqual([]);
    expect(await moves(client, MUG, THERE, since)).toEqual([['order', -2, -2]]);
  });

  test('an older order that is cancelled now gives back, and isn’t sold again', async () => {
    let now = Date.parse('2026-11-26T10:00:00Z');
    const { shop } = await open({ now: () => now });
    const client = clientOf(shop, { now: () => now });
    const order = shop.control.order(MUG, 2);
    now += 3_600_000;
    const since = now - 5_000;
    shop.control.cancel(order);
    expect(await moves(client, MUG, HERE, since)).toEqual([['cancel', 2, 2]]);
  });

  test('the shop’s clock may be another: times are given by ours', async () => {
    const ours = Date.parse('2026-11-26T10:00:00Z');
    const { shop } = await open({ now: () => ours - 500_000 });
    const client = clientOf(shop, { now: () => ours });
    const mug = await item(client, MUG);
    shop.control.order(MUG, 1);
    const events = good((await client.sales?.([mug.item], [HERE], ours - 5_000)) ?? { ok: true, value: [] });
    expect(events).toHaveLength(1);
    expect(Math.abs((events[0]?.at ?? 0) - ours)).toBeLessThan(2_000);
  });

  test('a refund doesn’t say whether its units came back: nothing is told', async () => {
    const { shop, client } = await open();
    const order = shop.control.order(MUG, 2);
    shop.control.ship(order);
    shop.state.refund(order);
    const mug = await item(client, MUG);
    expect(await client.sales?.([mug.item], [HERE], Date.now() - 5_000)).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
    const other = await item(client, THROW);
    expect(await client.sales?.([other.item], [HERE], Date.now() - 5_000)).toEqual({ ok: true, value: [] });
  });

  test.each(['Magento_Sales::actions_view', 'Magento_Sales::shipment', 'Magento_Backend::store'])(
    'without %s it is forbidden, by name',
    async (right) => {
      const { shop, client } = await open();
      const mug = await item(client, MUG);
      shop.control.faults.lackRight(right);
      expect(await client.sales?.([mug.item], [HERE], Date.now())).toMatchObject({
        error: { kind: 'forbidden', missing: [right] },
      });
    },
  );
});
