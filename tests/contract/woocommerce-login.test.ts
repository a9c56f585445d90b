import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Http, HttpRequest } from '../../lib/channels/http.ts';
import { createWooCommerceClient } from '../../lib/channels/woocommerce/client.ts';
import { READ_WRITE } from '../shops/woocommerce/auth.ts';
import type { WooCommerceOptions } from '../shops/woocommerce/shop.ts';
import { good } from './expect-result.ts';
import { itemOf, lineOf, PLACES, wooCommerceBench } from './woocommerce-bench.ts';

/** By the login that the merchant has in this browser. What every channel does is in the suite, also this way. */

const MUG = 'EM-350-FG';
const HOUR = 3_600_000;
const bench = wooCommerceBench();

/** A shop, a browser with or without its cookies, and a client that notes what it sends. */
async function open(options: WooCommerceOptions = {}, user: string | null = 'manager') {
  let time = Date.now();
  const shop = await bench.start({ now: () => time, login: true, ...options });
  let cookies = user === null ? null : shop.logIn(user);
  const sent: HttpRequest[] = [];
  const noting =
    (http: Http): Http =>
    (request) => {
      sent.push(request);
      return http(request);
    };
  const made = { typed: shop.connectByLogin, cookies: () => cookies, now: () => time, through: noting };
  return {
    shop,
    sent,
    client: bench.connect(shop, made),
    logIn(as = 'manager') {
      cookies = shop.logIn(as);
    },
    /** The browser forgets its cookies. */
    forget() {
      cookies = null;
    },
    pass(ms: number) {
      time += ms;
    },
    nonces: () => sent.filter(({ url }) => url.includes('rest-nonce')).length,
  };
}

const LOGGED_OUT = { kind: 'unauthorized', login: true };

describe('trying it', () => {
  test('a shop manager and an administrator may, and nothing is kept but that the login is used', async () => {
    for (const user of ['manager', 'admin']) {
      const { client, shop } = await open({}, user);
      expect(good(await client.check())).toMatchObject({ shopKey: 'woocommerce:shop.example.test' });
      expect(shop.control.writes).toEqual([]);
    }
  });

  test('a browser that isn’t logged in is told to log in, at the box', async () => {
    const { client } = await open({}, null);
    expect(await client.check()).toMatchObject({
      error: { ...LOGGED_OUT, field: 'adminLogin', reason: expect.stringContaining('isn’t logged in') },
    });
  });

  test.each([
    ['editor', 'read_private_products'],
    ['looker', 'edit_products'],
  ])('%s lacks %s, and is told so', async (user, right) => {
    const { client } = await open({}, user);
    expect(await client.check()).toMatchObject({
      error: { kind: 'forbidden', login: true, missing: [right], reason: expect.stringContaining(right) },
    });
  });

  test('a site that keeps WordPress below a path: its login is used there, and there the panel will be', async () => {
    const { client, sent } = await open({ path: '/shop', wordpress: '/wp' });
    expect(good(await client.check())).toMatchObject({
      shopKey: 'woocommerce:shop.example.test/shop',
      adminMatches: ['https://shop.example.test/shop/wp/wp-admin/*'],
    });
    expect(sent.some(({ url }) => url.startsWith('https://shop.example.test/shop/wp/wp-admin/admin-ajax.php'))).toBe(
      true,
    );
  });
});

describe('the nonce', () => {
  test('is asked for once, however many calls begin together', async () => {
    const { client, nonces } = await open();
    await Promise.all([client.now(), client.now(), itemOf(client, MUG)]);
    expect(nonces()).toBe(1);
  });

  test('is renewed by the shop’s own replies: a day of calls asks for no other', async () => {
    const { client, nonces, pass } = await open();
    for (let hour = 0; hour < 30; hour += 5) {
      good(await client.now());
      pass(5 * HOUR);
    }
    expect(nonces()).toBe(1);
  });

  test('that went stale overnight is asked for anew, once, and the write arrives once', async () => {
    const { client, shop, nonces, pass } = await open();
    const line = await lineOf(client, MUG, -3);
    const sealed = client.seal(randomUUID(), [line]);
    pass(30 * HOUR);
    expect(await client.send(sealed, [line])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(nonces()).toBe(2);
    expect(shop.control.writes).toMatchObject([{ sku: MUG, from: 40, to: 37 }]);
  });

  test('goes in a header and nowhere else, with the browser’s cookies and no key', async () => {
    const { client, sent } = await open();
    await itemOf(client, MUG);
    const calls = sent.filter(({ url }) => url.includes('/wc/v3/'));
    expect(calls.map(({ credentials }) => credentials)).toEqual(calls.map(() => 'include'));
    for (const { url, headers } of calls) {
      expect(headers).toHaveProperty('X-WP-Nonce');
      expect(headers).not.toHaveProperty('Authorization');
      expect(url).not.toContain(headers?.['X-WP-Nonce'] ?? 'none');
    }
  });
});

describe('logged out meanwhile', () => {
  test('nothing is read or sent, it says so, and goes on when somebody is logged in again', async () => {
    const { client, shop, logIn, nonces } = await open();
    const line = await lineOf(client, MUG, -3);
    const sealed = client.seal(randomUUID(), [line]);
    shop.logOutAll();
    expect(await client.levels([line.item], PLACES)).toMatchObject({ ok: false, error: LOGGED_OUT });
    expect(await client.send(sealed, [line])).toMatchObject({ kind: 'not-sent', error: LOGGED_OUT });
    expect(await client.settle(sealed, [line])).toMatchObject({ kind: 'unknown', error: LOGGED_OUT });
    expect(shop.control.figure(MUG)).toBe(40);

    const before = nonces();
    logIn();
    expect(good(await client.levels([line.item], PLACES))).toMatchObject([{ quantity: 40 }]);
    expect(await client.send(sealed, [line])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect([shop.control.figure(MUG), nonces() - before]).toEqual([37, 1]);
  });

  test('by the browser, which has no cookies any more: the same', async () => {
    const { client, forget } = await open();
    good(await client.now());
    forget();
    expect(await client.now()).toMatchObject({ ok: false, error: LOGGED_OUT });
  });

  test('as somebody with fewer rights: that is said, and nothing is changed', async () => {
    const { client, shop, logIn } = await open();
    const line = await lineOf(client, MUG, -3);
    logIn('looker');
    const sent = await client.send(client.seal(randomUUID(), [line]), [line]);
    expect(sent).toMatchObject({ kind: 'not-sent', error: { kind: 'forbidden', login: true } });
    expect(shop.control.writes).toEqual([]);
  });
});

describe('what isn’t a nonce', () => {
  const answer = async (status: number, text: string) => {
    const { shop } = await open();
    const through =
      (http: Http): Http =>
      async (request) =>
        request.url.includes('rest-nonce') ? { ok: true, value: { status, header: () => null, text } } : http(request);
    return bench.connect(shop, { typed: shop.connectByLogin, through }).check();
  };

  test.each([
    [400, '0', 'unauthorized'],
    [200, '0', 'unauthorized'],
    [200, '-1', 'unauthorized'],
    [401, '<html>', 'unauthorized'],
    [404, '<html>', 'rejected'],
    [200, '<html><title>Log in</title>', 'malformed'],
    [403, '<html>', 'forbidden'],
    [503, '<html>', 'unavailable'],
    [429, '', 'rate-limited'],
  ])('%i “%s” is %s', async (status, text, kind) => {
    expect(await answer(status, text)).toMatchObject({ ok: false, error: { kind } });
  });

  test('a redirect, as plugins make it that hide the admin, is a login that is missing', async () => {
    const { shop } = await open();
    const through =
      (http: Http): Http =>
      (request) =>
        request.url.includes('rest-nonce') ? http({ ...request, url: `${shop.home}/wp-admin/` }) : http(request);
    expect(await bench.connect(shop, { typed: shop.connectByLogin, through }).check()).toMatchObject({
      error: LOGGED_OUT,
    });
  });
});

test('keys go without cookies: a shop takes a login before any key, so they would count for nothing', async () => {
  const { shop } = await open();
  const keyed = bench.connect(shop, { cookies: () => shop.logIn('editor') });
  good(await keyed.check());
});

test('over http nothing is sent that proves anything, except to this computer', async () => {
  const sent: HttpRequest[] = [];
  const through: Http = async (request) => {
    sent.push(request);
    return { ok: false, error: { kind: 'unavailable', detail: '' } };
  };
  const { consumerKey, consumerSecret } = READ_WRITE;
  for (const credentials of [{ adminLogin: 'yes' }, { consumerKey, consumerSecret }]) {
    const client = createWooCommerceClient({
      url: 'http://shop.example.test',
      credentials: credentials as Record<string, string>,
      http: through,
      now: Date.now,
      uuid: randomUUID,
      installation: 'mine',
    });
    expect(await client.now()).toMatchObject({ ok: false });
    const line = { item: '12', remoteLocation: 'stock', from: 1, to: 2 };
    expect(await client.send(client.seal('key', [line]), [line])).toMatchObject({ kind: 'not-sent' });
  }
  expect(sent).toEqual([]);
});
