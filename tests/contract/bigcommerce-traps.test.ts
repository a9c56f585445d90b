import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBigCommerceClient } from '../../lib/channels/bigcommerce/client.ts';
import { bigCommerceConnect } from '../../lib/channels/bigcommerce/connect.ts';
import { NEEDED, SCOPE, wordsOf } from '../../lib/channels/bigcommerce/scopes.ts';
import type { ChannelClient, RemoteItem, SendOutcome, StockEvent, WriteLine } from '../../lib/channels/channel.ts';
import { createHttp } from '../../lib/channels/http.ts';
import type { Result } from '../../lib/model/channel-error.ts';
import { type BigCommerceOptions, type BigCommerceStandIn, startBigCommerce } from '../shops/bigcommerce/shop.ts';
import { preparedBy } from './channel-suite.ts';
import { good, only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

/** What is peculiar to BigCommerce; what every channel does is in the suite. */

const [THROW, MUG, DRIPPER, VARIANT] = ['FW-THR-130', 'EM-350-FG', 'CD-02-MW', 'MB-SB-M'] as const;
const HARBOUR = 'Harbour Street';
const [HERE, THERE] = ['1', '2'] as const;

let shop: BigCommerceStandIn;
let client: ChannelClient;

const open = async (options: BigCommerceOptions = {}) => {
  await shop?.close();
  shop = await startBigCommerce(options);
  client = clientOf();
};
beforeEach(() => open());
afterEach(() => shop.close());

function clientOf(typed: Readonly<Record<string, string>> = {}, fetcher = fetchTo([shop])): ChannelClient {
  const values = { ...shop.connect, ...typed };
  const fields = bigCommerceConnect.fields.map(({ name, label }) => [name, values[label] ?? '']);
  const input = bigCommerceConnect.read(Object.fromEntries(fields));
  if (!input.ok) throw new Error(input.sentence);
  return createBigCommerceClient({
    url: input.url,
    credentials: input.credentials,
    http: createHttp({ fetch: fetcher, now: Date.now }),
    now: Date.now,
    uuid: randomUUID,
    installation: 'mine',
  });
}

const item = async (sku: string): Promise<RemoteItem> => only(good(await client.bySku([sku], [HERE])));
const line = async (sku: string, by: number, place: string = HERE): Promise<WriteLine> => {
  const { item: id } = await item(sku);
  const from = only(good(await client.levels([id], [place]))).quantity;
  if (from === null) throw new Error(`${sku} has no figure`);
  return { item: id, remoteLocation: place, from, to: from + by };
};
const sendAll = async (lines: readonly WriteLine[]): Promise<SendOutcome> =>
  client.send(client.seal(randomUUID(), lines), lines);
const write = async (lines: readonly WriteLine[]): Promise<SendOutcome> => sendAll(await preparedBy(client, lines));
const kinds = (outcome: SendOutcome) =>
  outcome.kind === 'answered' ? outcome.lines.map(({ kind }) => kind) : outcome.kind;
const paths = (since = 0) =>
  shop.control.requests.slice(since).map(({ path }) => path.replace(/^\/stores\/acme1x\//, ''));

describe('trying the credentials', () => {
  test('the shop has its own name, and none of its own where the token may not read it', async () => {
    expect(good(await client.check())).toEqual({ name: 'Acme Big', shopKey: 'bigcommerce:acme1x', adminHandle: null });
    shop.control.faults.lackRight(SCOPE.settings.parameter);
    expect(good(await client.check()).name).toBe('Store acme1x');
  });

  test.each(NEEDED.map((scope) => [scope.parameter, scope] as const))(
    'lacks %s: just that is named',
    async (_, scope) => {
      shop.control.faults.lackRight(scope.parameter);
      expect(await client.check()).toMatchObject({ error: { kind: 'forbidden', missing: [wordsOf(scope)] } });
      expect(shop.control.writes).toEqual([]);
    },
  );

  test('orders may be read or not: the shop is connected all the same', async () => {
    shop.control.faults.lackRight(SCOPE.orders.parameter);
    good(await client.check());
  });

  test('a token that isn’t this store’s, and a store that isn’t there, are told at their fields', async () => {
    expect(await clientOf({ 'Access token': 'k'.repeat(31) }).check()).toMatchObject({
      error: { kind: 'unauthorized', field: 'accessToken', reason: expect.stringContaining('for this store') },
    });
    expect(await clientOf({ 'Store hash': 'nobody9' }).check()).toMatchObject({
      error: { kind: 'rejected', field: 'storeHash', reason: expect.stringContaining('no store with this hash') },
    });
  });

  test('a redirect is never followed', async () => {
    const moved = clientOf({}, async () => Response.redirect('https://elsewhere.example.test/', 302));
    expect(await moved.check()).toMatchObject({ error: { kind: 'malformed' } });
  });

  test('nothing is written by trying', async () => {
    good(await client.check());
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
  });
});

describe('locations', () => {
  test('more than a thousand: all listed, and a product read at each', { timeout: 30_000 }, async () => {
    await open({ locations: Array.from({ length: 1_003 }, (_, at) => `Store ${String(at).padStart(4, '0')}`) });
    const places = good(await client.locations()).map(({ remoteId }) => remoteId);
    expect(new Set(places).size).toBe(1_003);
    shop.control.staffEdit(MUG, 7, 'Store 1002');
    const product = good(await client.product((await item(MUG)).product, places));
    const levels = only(product.items).levels;
    expect(levels).toHaveLength(1_003);
    expect(levels.filter(({ quantity }) => quantity === 7).map(({ remoteLocation }) => remoteLocation)).toEqual([
      '1003',
    ]);
  });

  test('one that is switched off is listed as such', async () => {
    shop.control.setLocation('Rotterdam DC', { enabled: false });
    expect(good(await client.locations()).map(({ name, active }) => [name, active])).toEqual([
      [HARBOUR, true],
      ['Rotterdam DC', false],
    ]);
  });

  test('one that is removed while it is linked has no figure, and a write to it is refused', async () => {
    const lines = await preparedBy(client, [await line(MUG, -1), await line(MUG, -1, THERE)]);
    shop.control.removeLocation('Rotterdam DC');
    expect(only(good(await client.levels([(await item(MUG)).item], [THERE])))).toMatchObject({
      quantity: null,
      absent: 'missing',
    });
    expect(await sendAll(lines)).toMatchObject({
      kind: 'answered',
      lines: [
        { kind: 'not-applied' },
        { kind: 'rejected', absent: 'missing', reason: expect.stringContaining('location') },
      ],
    });
  });

  test('one that another system keeps is read, and never written: the sentence says where to', async () => {
    shop.control.setLocation('Rotterdam DC', { external: true });
    const lines = [await line(THROW, -1), await line(MUG, 4, THERE)];
    const before = shop.control.figure(MUG, 'Rotterdam DC');
    expect(await write(lines)).toMatchObject({
      lines: [{ kind: 'applied' }, { kind: 'rejected', reason: expect.stringContaining('Another system') }],
    });
    expect([shop.control.figure(THROW), shop.control.figure(MUG, 'Rotterdam DC')]).toEqual([11, before]);
    const sent = shop.control.requests.length;
    expect(kinds(await write([await line(MUG, 4, THERE)]))).toEqual(['rejected']);
    expect(shop.control.requests.slice(sent).filter((request) => request.write)).toEqual([]);
  });
});

describe('safety stock', () => {
  beforeEach(() => shop.control.setSafety(MUG, HARBOUR, 5));

  test('the figure is what may be sold, and a write moves that by its difference', async () => {
    const mug = await line(MUG, -35);
    expect(mug.from).toBe(35);
    expect(kinds(await write([mug]))).toEqual(['applied']);
    expect(shop.control.figure(MUG)).toBe(0);
  });

  test('a sale leaves too little: refused, nothing changed, and what is there is read again', async () => {
    const lines = await preparedBy(client, [await line(MUG, -35), await line(THROW, -1)]);
    shop.control.sell(MUG, 1);
    expect(kinds(await sendAll(lines))).toEqual(['stale', 'not-applied']);
    expect([shop.control.figure(MUG), shop.control.figure(THROW)]).toEqual([34, 12]);
  });

  test('a sale that reads don’t show yet: refused in the shop’s own words, nothing changed', async () => {
    await open({ applyDelayMs: 600_000 });
    const first = await preparedBy(client, [await line(MUG, -30)]);
    const second = await preparedBy(client, [await line(MUG, -30)]);
    expect(kinds(await sendAll(first))).toEqual(['applied']);
    expect(await sendAll(second)).toMatchObject({
      lines: [
        { kind: 'rejected', reason: expect.stringMatching(/^BigCommerce refused the change: .*not enough stock/) },
      ],
    });
    expect(shop.control.writes).toHaveLength(1);
  });
});

describe('adjustments are applied later', () => {
  test('answered as applied while reads still show the old figure, for less than the channel’s settle window', async () => {
    let now = Date.now();
    await open({ applyDelayMs: 20_000, now: () => now });
    const mug = await line(MUG, -3);
    expect(kinds(await write([mug]))).toEqual(['applied']);
    expect(only(good(await client.levels([mug.item], [HERE]))).quantity).toBe(40);
    now += 20_000;
    expect(only(good(await client.levels([mug.item], [HERE]))).quantity).toBe(37);
    expect(client.capabilities).toMatchObject({ settleMs: 60_000, witness: 'none', write: 'relative' });
  });

  test('one write at a time: the next goes when the one before is answered', async () => {
    const [a, b] = await Promise.all([line(MUG, -1), line(THROW, -1)]);
    const [first, second] = [await preparedBy(client, [a]), await preparedBy(client, [b])];
    shop.control.faults.delayReply(1, 300);
    const outcomes = await Promise.all([sendAll(first), sendAll(second)]);
    expect(outcomes.map(kinds)).toEqual([['applied'], ['applied']]);
    const [one, other] = shop.control.requests.filter((request) => request.write).map(({ at }) => at);
    expect((other ?? 0) - (one ?? 0)).toBeGreaterThanOrEqual(290);
  });
});

describe('a level that was never set', () => {
  const adjustments = (since: number) => paths(since).filter((path) => path.includes('adjustments'));

  test('is read as 0; its first write sets it, the next one only adds', async () => {
    shop.control.setNever(DRIPPER, HARBOUR);
    const first = await line(DRIPPER, 6);
    expect(first.from).toBe(0);
    let before = shop.control.requests.length;
    expect(kinds(await write([first]))).toEqual(['applied']);
    expect(adjustments(before)).toEqual(['v3/inventory/adjustments/relative', 'v3/inventory/adjustments/absolute']);
    expect(shop.control.figure(DRIPPER)).toBe(6);
    before = shop.control.requests.length;
    expect(kinds(await write([await line(DRIPPER, -2)]))).toEqual(['applied']);
    expect(adjustments(before)).toEqual(['v3/inventory/adjustments/relative']);
    expect(shop.control.figure(DRIPPER)).toBe(4);
  });

  test('holds up nobody: the others of its batch are sent again without it', async () => {
    shop.control.setNever(DRIPPER, HARBOUR);
    const lines = [await line(THROW, -2), await line(DRIPPER, 6), await line(VARIANT, 1)];
    expect(kinds(await write(lines))).toEqual(['not-applied', 'applied', 'not-applied']);
    expect(kinds(await write([lines[0] as WriteLine, lines[2] as WriteLine]))).toEqual(['applied', 'applied']);
    expect([THROW, DRIPPER, VARIANT].map((sku) => shop.control.figure(sku))).toEqual([10, 6, 23]);
  });

  test('somebody sets it in between: nothing is overwritten', async () => {
    shop.control.setNever(DRIPPER, HARBOUR);
    const lines = await preparedBy(client, [await line(DRIPPER, 6)]);
    shop.control.staffEdit(DRIPPER, 50, HARBOUR);
    const before = shop.control.requests.length;
    expect(kinds(await sendAll(lines))).toEqual(['applied']);
    expect(adjustments(before)).toEqual(['v3/inventory/adjustments/relative']);
    expect(shop.control.figure(DRIPPER)).toBe(56);
  });

  test('with a safety stock: what may be sold becomes what was wanted', async () => {
    shop.control.setNever(DRIPPER, HARBOUR);
    shop.control.setSafety(DRIPPER, HARBOUR, 2);
    const first = await line(DRIPPER, 8);
    expect(first).toMatchObject({ from: -2, to: 6 });
    expect(kinds(await write([first]))).toEqual(['applied']);
    expect(shop.control.figure(DRIPPER)).toBe(6);
  });

  test('the answer to its first figure is lost: that line is unknown, and it isn’t set again by settling', async () => {
    shop.control.setNever(DRIPPER, HARBOUR);
    const lines = await preparedBy(client, [await line(DRIPPER, 6), await line(THROW, -2)]);
    const cut: typeof fetch = async (input, init) => {
      const reply = await fetchTo([shop])(input, init);
      if (String(input).includes('absolute')) throw new TypeError('Failed to fetch');
      return reply;
    };
    const flaky = clientOf({}, cut);
    const sealed = flaky.seal(randomUUID(), lines);
    expect(kinds(await flaky.send(sealed, lines))).toEqual(['unknown', 'not-applied']);
    const before = shop.control.requests.length;
    expect(await flaky.settle(sealed, lines)).toMatchObject({ kind: 'unknown' });
    expect(paths(before)).toEqual([]);
    expect(shop.control.figure(DRIPPER)).toBe(6);
  });
});

describe('how a product is tracked', () => {
  const SIZES = [
    { sku: 'SOCK-S', title: 'Small', quantity: 4 },
    { sku: 'SOCK-L', title: 'Large', quantity: 9 },
  ];
  const body = async (sku: string, by: number) => {
    const lines = await preparedBy(client, [await line(sku, by)]);
    return JSON.parse(client.seal('key', lines).body).items as Record<string, number>[];
  };

  test('an adjustment names a product that is tracked as a whole by its id, and a variant by its own', async () => {
    expect(await body(MUG, -1)).toEqual([{ location_id: 1, product_id: 112, quantity: -1 }]);
    expect(await body(VARIANT, 2)).toEqual([{ location_id: 1, variant_id: 78, quantity: 2 }]);
  });

  test('a product with variants that share its stock is one item, and the variants aren’t counted', async () => {
    shop.control.addVariants('Socks', SIZES, { tracking: 'product', sku: 'SOCK' });
    const whole = await item('SOCK');
    expect(whole).toMatchObject({ variant: null, tracked: true, title: 'Socks' });
    const product = good(await client.product(whole.product, [HERE]));
    expect(product.items.map(({ sku, tracked, levels }) => [sku, tracked, levels[0]?.absent])).toEqual([
      ['SOCK', true, undefined],
      ['SOCK-S', false, 'untracked'],
      ['SOCK-L', false, 'untracked'],
    ]);
    shop.control.staffEdit('SOCK', 20, HARBOUR);
    expect(kinds(await write([await line('SOCK', -3)]))).toEqual(['applied']);
    expect(shop.control.figure('SOCK')).toBe(17);
  });

  test('a product without options that is tracked by variant is named by its one variant', async () => {
    shop.control.setTracking(MUG, 'variant');
    expect(await body(MUG, -1)).toEqual([{ location_id: 1, variant_id: 75, quantity: -1 }]);
    expect(kinds(await write([await line(MUG, -1)]))).toEqual(['applied']);
    expect(shop.control.figure(MUG)).toBe(39);
    const lines = await preparedBy(client, [await line(MUG, -1)]);
    shop.control.setTracking(MUG, 'product');
    shop.control.staffEdit(MUG, 39, HARBOUR);
    expect(kinds(await sendAll(lines))).toEqual(['stale']);
    expect(kinds(await write([await line(MUG, -1)]))).toEqual(['applied']);
  });

  test('tracked otherwise since it was prepared: refused, and told by what the shop has now', async () => {
    shop.control.addVariants('Socks', SIZES);
    const lines = await preparedBy(client, [await line('SOCK-S', 1), await line(MUG, -1)]);
    shop.control.setTracking('SOCK-S', 'product');
    expect(await sendAll(lines)).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'untracked' }, { kind: 'not-applied' }],
    });
    expect(shop.control.figure(MUG)).toBe(40);
  });
});

describe('refusals', () => {
  test('as many lines as one adjustment takes', { timeout: 60_000 }, async () => {
    const variants = Array.from({ length: 2_000 }, (_, at) => ({ sku: `W-${at}`, title: `${at}`, quantity: 10 }));
    shop.control.addVariants('Many', variants);
    const items = good(
      await client.bySku(
        variants.map(({ sku }) => sku),
        [HERE],
      ),
    );
    const lines = items.map((each, at) => ({ item: each.item, remoteLocation: HERE, from: 10, to: at % 30 }));
    const outcome = await write(lines.filter(({ from, to }) => from !== to));
    expect(new Set(kinds(outcome))).toEqual(new Set(['applied']));
    expect(shop.control.figure('W-1999')).toBe(1_999 % 30);
  });

  test('a basis that isn’t one is refused, never guessed', async () => {
    const mug = await line(MUG, -1);
    for (const basis of [undefined, '', '{}', '{"by":"sku","id":3}', 'null']) {
      expect(kinds(await sendAll([{ ...mug, basis }]))).toEqual(['rejected']);
    }
    expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
  });

  test('what is sealed is pure, and no credential is in it', async () => {
    const lines = await preparedBy(client, [await line(MUG, -1)]);
    expect(client.seal('key', lines)).toEqual(client.seal('key', lines));
    expect(JSON.stringify(client.seal('key', lines))).not.toContain(shop.connect['Access token']);
  });
});

describe('the quota', () => {
  test('a pass that needs more calls than a window has waits for the next one', { timeout: 30_000 }, async () => {
    await open({ quota: 8, windowMs: 700 });
    for (let at = 0; at < 600; at += 1) shop.control.addProduct({ title: `P ${at}`, sku: `P-${at}`, quantity: at });
    let cursor: string | null = null;
    let count = 0;
    do {
      const page: { items: readonly RemoteItem[]; next: string | null } = good(await client.items(cursor, [HERE]));
      count += page.items.length;
      cursor = page.next;
    } while (cursor !== null);
    expect(count).toBe(611);
    expect(shop.control.requests.map(({ status }) => status)).not.toContain(429);
  });

  test('a write isn’t even sent while it is used up, and says when it can be', async () => {
    await open({ quota: 12, windowMs: 20_000 });
    const lines = await preparedBy(client, [await line(MUG, -1)]);
    while (shop.control.requests.length < 10) {
      const before = shop.control.requests.length;
      await clientOf().locations();
      expect(shop.control.requests.length).toBeGreaterThan(before);
    }
    await client.locations();
    const sent = shop.control.requests.length;
    const outcome = await sendAll(lines);
    expect(outcome).toMatchObject({ kind: 'not-sent', error: { kind: 'rate-limited' } });
    if (outcome.kind === 'not-sent' && outcome.error.kind === 'rate-limited') {
      expect(outcome.error.retryAt).toBeLessThanOrEqual(Date.now() + 20_000);
      expect(outcome.error.retryAt).toBeGreaterThan(Date.now());
    }
    expect(shop.control.requests).toHaveLength(sent);
  });

  test.each([
    ['with the quota’s headers: until it begins anew', () => shop.control.faults.throttle(1), 900, 1_500],
    ['without them: the platform is overloaded, so longer', () => shop.control.faults.overload(1), 55_000, 61_000],
  ])('429 %s', async (_, fault, least, most) => {
    fault();
    const before = Date.now();
    const result = await client.locations();
    expect(result).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
    const retryAt = !result.ok && result.error.kind === 'rate-limited' ? result.error.retryAt : 0;
    expect(retryAt - before).toBeGreaterThanOrEqual(least);
    expect(retryAt - before).toBeLessThan(most);
  });
});

describe('what changed', () => {
  test('without a change it is one pass over the stock and one look at the catalogue', async () => {
    const since = good(await client.now());
    const before = shop.control.requests.length;
    expect(good(await client.changedSince(since, [HERE])).items).toEqual([]);
    expect(paths(before)).toEqual(['v3/inventory/items', 'v3/catalog/products']);
  });

  test('a change at one location of many thousand is found, wherever it is in the list', {
    timeout: 30_000,
  }, async () => {
    for (let at = 0; at < 2_300; at += 1) shop.control.addProduct({ title: `P ${at}`, sku: `P-${at}`, quantity: at });
    const ago = new Date(Date.now() + 3_600_000).toISOString();
    const since = good(await client.now()).replace(/^\S+/, ago);
    shop.control.sell('P-1500', 2, 'Rotterdam DC');
    const { items } = good(await client.changedSince(since, [HERE, THERE]));
    expect(items.map(({ sku }) => sku)).toContain('P-1500');
    expect(items.length).toBeLessThan(4);
  });

  test('another SKU is seen, though no figure moved', async () => {
    const since = good(await client.now());
    shop.control.setSku(MUG, 'EM-350-NEW');
    expect(good(await client.changedSince(since, [HERE])).items.map(({ sku }) => sku)).toEqual(['EM-350-NEW']);
  });

  test('a time that isn’t this channel’s is refused', async () => {
    for (const since of ['', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z AAAA', 'x '.padEnd(11_000, 'A')]) {
      expect(await client.changedSince(since, [HERE])).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    }
  });
});

describe('looking up SKUs', () => {
  test('a variant that isn’t counted is found, among hundreds that aren’t there', async () => {
    shop.control.setTracked(VARIANT, false);
    const absent = Array.from({ length: 300 }, (_, at) => `NOT-HERE-${at}`);
    const before = shop.control.requests.length;
    const items = good(await client.bySku([...absent, VARIANT], [HERE]));
    expect(items.map(({ sku, tracked }) => [sku, tracked])).toEqual([[VARIANT, false]]);
    expect(shop.control.requests.length - before).toBeLessThan(12);
  });
});

describe('the feed of orders', () => {
  const sales = async (sku: string, since: number): Promise<Result<readonly StockEvent[]>> => {
    if (!client.sales) throw new Error('This client has no feed.');
    return client.sales([(await item(sku)).item], [HERE], since);
  };

  beforeEach(() => open({ locations: [HARBOUR] }));

  test('an order, and what is given back of it, with its time by our clock', async () => {
    const since = Date.now() - 60_000;
    shop.control.sell(MUG, 3);
    shop.control.sell(THROW, 1);
    const { item: mug } = await item(MUG);
    const sold = good(await sales(MUG, since));
    expect(sold).toEqual([{ id: 'order/100/1', item: mug, remoteLocation: HERE, by: -3, at: expect.any(Number) }]);
    expect(Math.abs((sold[0]?.at ?? 0) - Date.now())).toBeLessThan(3_000);
    shop.control.takeBack(MUG, 2);
    expect(await sales(MUG, since)).toMatchObject({
      value: [
        { id: 'order/100/1', by: -3 },
        { id: 'order/100/1/back/1', by: 1 },
        { id: 'order/100/1/back/2', by: 1 },
      ],
    });
    shop.control.setOrder(100, 5);
    const all = good(await sales(MUG, since));
    expect(all.map(({ by }) => by)).toEqual([-3, 1, 1, 1]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(4);
    expect(await sales(DRIPPER, since)).toEqual({ ok: true, value: [] });
  });

  test('a variant’s orders are its own', async () => {
    shop.control.sell('MB-SB-S', 1);
    expect(await sales(VARIANT, Date.now() - 60_000)).toEqual({ ok: true, value: [] });
    shop.control.sell(VARIANT, 2);
    expect(await sales(VARIANT, Date.now() - 60_000)).toMatchObject({ value: [{ by: -2 }] });
  });

  test('an older order that is only sent out moves nothing; one that is cancelled now gives back', async () => {
    const ago = Date.now() - 3_600_000;
    let now = ago;
    await open({ locations: [HARBOUR], now: () => now });
    shop.control.sell(MUG, 3);
    now = Date.now();
    shop.control.setOrder(100, 2);
    expect(await sales(MUG, now - 60_000)).toEqual({ ok: true, value: [] });
    shop.control.setOrder(100, 5);
    expect(await sales(MUG, now - 60_000)).toMatchObject({ value: [{ by: 1 }, { by: 1 }, { by: 1 }] });
  });

  const UNTOLD: readonly [string, BigCommerceOptions, number | null, string][] = [
    ['a declined order', {}, 6, 'declined'],
    [
      'stock that moves when an order is sent out',
      { settings: { update_stock_behavior: 'order_completed_or_shipped', refund_order_stock_adjustment: true } },
      null,
      'when they move stock',
    ],
    ['several locations', { locations: [HARBOUR, 'Rotterdam DC'] }, null, 'which location'],
  ];
  test.each(UNTOLD)('%s: no answer rather than a wrong one', async (_, options, status, words) => {
    await open({ locations: [HARBOUR], ...options });
    shop.control.sell(MUG, 1);
    if (status !== null) shop.control.setOrder(100, status);
    expect(await sales(MUG, Date.now() - 60_000)).toMatchObject({
      ok: false,
      error: { kind: 'rejected', detail: expect.stringContaining(words) },
    });
  });

  test('with several locations, that no order touched an item is an answer', async () => {
    await open();
    shop.control.sell(THROW, 1);
    expect(await sales(MUG, Date.now() - 60_000)).toEqual({ ok: true, value: [] });
  });

  test.each([SCOPE.orders, SCOPE.settings])('a token without $parameter is told so', async (scope) => {
    shop.control.faults.lackRight(scope.parameter);
    expect(await sales(MUG, 0)).toMatchObject({ error: { kind: 'forbidden', missing: [wordsOf(scope)] } });
  });

  test('a feed that breaks off says nothing', async () => {
    shop.control.sell(MUG, 1);
    const { item: mug } = await item(MUG);
    const cut = clientOf({}, async (input, init) => {
      if (/orders\/\d+\/products/.test(String(input))) throw new TypeError('Failed to fetch');
      return fetchTo([shop])(input, init);
    });
    expect(await cut.sales?.([mug], [HERE], Date.now() - 60_000)).toMatchObject({ error: { kind: 'unavailable' } });
  });
});
