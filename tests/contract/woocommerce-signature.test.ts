import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Http, HttpRequest } from '../../lib/channels/http.ts';
import { READ_ONLY, READ_WRITE } from '../shops/woocommerce/auth.ts';
import type { WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { good } from './expect-result.ts';
import { itemOf, lineOf, wooCommerceBench } from './woocommerce-bench.ts';

/** Over http on this computer. What every channel does is in the suite, also this way. */

const MUG = 'EM-350-FG';
const bench = wooCommerceBench();
const start = () => bench.start({ tls: false });

function listening(shop: WooCommerceStandIn) {
  const sent: HttpRequest[] = [];
  const through =
    (http: Http): Http =>
    (request) => {
      sent.push(request);
      return http(request);
    };
  return { sent, client: bench.connect(shop, { through }) };
}

test('the secret never leaves, and each request has a nonce of its own', async () => {
  const { sent, client } = listening(await start());
  good(await client.check());
  await itemOf(client, MUG);
  expect(JSON.stringify(sent)).not.toContain(READ_WRITE.consumerSecret);
  expect(JSON.stringify(sent)).not.toContain('Basic');
  const nonces = sent.flatMap(({ url }) => new URL(url).searchParams.get('oauth_nonce') ?? []);
  expect(nonces.length).toBeGreaterThan(2);
  expect(new Set(nonces).size).toBe(nonces.length);
});

describe('the stand-in verifies', () => {
  const kept = async (change: (request: HttpRequest) => HttpRequest) => {
    const shop = await start();
    const through =
      (http: Http): Http =>
      (request) =>
        http(request.url.includes('/wc/v3/') ? change(request) : request);
    return bench.connect(shop, { through }).now();
  };
  const replaced = (from: RegExp, to: string) => (request: HttpRequest) => ({
    ...request,
    url: request.url.replace(from, to),
  });

  test.each([
    ['another parameter', replaced(/$/, '&status=draft')],
    ['another signature', replaced(/oauth_signature=[^&]+/, 'oauth_signature=AAAA')],
    ['another method of signing', replaced(/HMAC-SHA256/, 'PLAINTEXT')],
    ['a time of yesterday', replaced(/oauth_timestamp=\d+/, 'oauth_timestamp=1700000000')],
    ['no nonce', replaced(/oauth_nonce=[^&]+/, 'x=1')],
    ['Basic', (request: HttpRequest) => ({ ...request, url: request.url.replace(/oauth_/g, 'x_') })],
  ])('%s is refused', async (_, change) => {
    expect(await kept(change)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  });
});

test('what is wrong with the keys or the clock is said at the key', async () => {
  const shop = await start();
  const wrong = { ...shop.connect, 'Consumer secret': `cs_${'0'.repeat(40)}` };
  for (const client of [
    bench.connect(shop, { typed: wrong }),
    bench.connect(shop, { now: () => Date.now() - 3_600_000 }),
  ]) {
    expect(await client.check()).toMatchObject({
      error: { kind: 'unauthorized', field: 'consumerKey', reason: expect.stringContaining('clocks') },
    });
  }
});

test('a key that may only read is told apart', async () => {
  const shop = await start();
  const { consumerKey, consumerSecret } = READ_ONLY;
  const typed = { ...shop.connect, 'Consumer key': consumerKey, 'Consumer secret': consumerSecret };
  expect(await bench.connect(shop, { typed }).check()).toMatchObject({
    error: { kind: 'forbidden', missing: ['read_write'] },
  });
});

test('the shop has another address of itself: it is named, since no signature would fit', async () => {
  const shop = await start();
  const typed = { ...shop.connect, 'Store URL': shop.home.replace('localhost', '127.0.0.1') };
  expect(await bench.connect(shop, { typed }).check()).toMatchObject({
    error: { kind: 'rejected', field: 'url', reason: expect.stringContaining(shop.home) },
  });
});

describe('a write that the browser sends a second time by itself', () => {
  /** The first reply is lost with its connection, and the very same bytes go out again. */
  const repeating =
    (http: Http): Http =>
    async (request) => {
      const reply = await http(request);
      return request.method === 'POST' && request.body?.includes('inventory_delta') ? http(request) : reply;
    };

  test.each([
    ['over http', { tls: false }],
    ['over https, where it is signed as soon as the shop is known to take that', {}],
  ])(
    '%s is refused for its nonce and taken for unknown: the first may have been applied, and was',
    async (_, options) => {
      const shop = await bench.start(options);
      const client = bench.connect(shop, { through: repeating });
      for (const figure of [37, 34]) {
        const line = await lineOf(client, MUG, -3);
        good((await client.prepare?.([line])) ?? { ok: true, value: [] });
        const sealed = client.seal(randomUUID(), [line]);
        expect(await client.send(sealed, [line])).toMatchObject({ kind: 'unknown' });
        expect(await client.settle(sealed, [line])).toMatchObject({ lines: [{ kind: 'applied' }] });
        expect(shop.control.figure(MUG)).toBe(figure);
      }
      expect(shop.control.writes).toHaveLength(2);
    },
  );

  test('counts once also where readings of the same second go out in between', async () => {
    const shop = await bench.start({ tls: false });
    const now = Date.now();
    const reading: { client?: ReturnType<typeof bench.connect> } = {};
    const through =
      (http: Http): Http =>
      async (request) => {
        const reply = await http(request);
        if (request.method !== 'POST' || !request.body?.includes('inventory_delta')) return reply;
        if (reading.client) await lineOf(reading.client, MUG, 0);
        return http(request);
      };
    const client = bench.connect(shop, { through, now: () => now });
    reading.client = client;
    const line = await lineOf(client, MUG, -3);
    expect(await client.send(client.seal(randomUUID(), [line]), [line])).toMatchObject({ kind: 'unknown' });
    expect(shop.control.figure(MUG)).toBe(37);
  });
});

describe('over https', () => {
  test('a shop that takes itself to be elsewhere takes no signature: its writes go by the key', async () => {
    const shop = await bench.start();
    shop.setKnownAs('https://inside.example.test');
    const { client, sent } = listening(shop);
    const line = await lineOf(client, MUG, -3);
    good((await client.prepare?.([line])) ?? { ok: true, value: [] });
    const sealed = client.seal(randomUUID(), [line]);
    expect(await client.send(sealed, [line])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(sent.at(-1)?.headers?.Authorization).toMatch(/^Basic /);
    expect(shop.control.figure(MUG)).toBe(37);
  });

  test('a shop that no longer takes signatures gets the next write by the key', async () => {
    const shop = await bench.start();
    const { client } = listening(shop);
    const write = async () => {
      const line = await lineOf(client, MUG, -3);
      good((await client.prepare?.([line])) ?? { ok: true, value: [] });
      const sealed = client.seal(randomUUID(), [line]);
      return { line, sealed, outcome: await client.send(sealed, [line]) };
    };
    expect(await write()).toMatchObject({ outcome: { lines: [{ kind: 'applied' }] } });
    shop.setKnownAs('https://inside.example.test');
    const { line, sealed, outcome } = await write();
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(await client.settle(sealed, [line])).toMatchObject({ lines: [{ kind: 'not-applied' }] });
    expect(await write()).toMatchObject({ outcome: { lines: [{ kind: 'applied' }] } });
    expect(shop.control.figure(MUG)).toBe(34);
  });

  test('a key that was revoked meanwhile is said to be, though the write was signed', async () => {
    const shop = await bench.start();
    const { client } = listening(shop);
    const line = await lineOf(client, MUG, -3);
    good((await client.prepare?.([line])) ?? { ok: true, value: [] });
    shop.control.faults.revoke();
    expect(await client.send(client.seal(randomUUID(), [line]), [line])).toMatchObject({
      kind: 'not-sent',
      error: { kind: 'unauthorized' },
    });
  });

  test('a shop that can’t be asked just now gets no write', async () => {
    const shop = await bench.start();
    const { client } = listening(shop);
    const line = await lineOf(client, MUG, -3);
    shop.control.faults.throttle(1);
    expect(await client.prepare?.([line])).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
    expect(await client.prepare?.([line])).toMatchObject({ ok: true });
  });
});
