import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../lib/channels/http.ts';
import type { Token } from '../../lib/shiptheory/api.ts';
import { createShiptheoryClient, type ShiptheoryClient } from '../../lib/shiptheory/client.ts';
import { PARTNER_TAG } from '../../lib/shiptheory/partner-tag.ts';
import { EMAIL, PASSWORD, type ShiptheoryStandIn, startShiptheory } from '../shops/shiptheory/shop.ts';
import { good } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const DAY = '2026-11-23';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOGIN = { email: EMAIL, password: PASSWORD };

let now = NOON;
let shop: ShiptheoryStandIn;
let kept: Token | null = null;
/** When each request left. */
let departed: number[] = [];

beforeEach(async () => {
  now = NOON;
  kept = null;
  departed = [];
  shop = await startShiptheory({ now: () => now });
});
afterEach(() => shop.close());

/** As after a restart of the worker: only the session's token is left. `password`: it is kept. */
function client(password = true, sleep = passing): ShiptheoryClient {
  const http = createHttp({ fetch: fetchTo([shop]), now: () => now });
  return createShiptheoryClient({
    http(request) {
      departed.push(now);
      return http(request);
    },
    now: () => now,
    sleep,
    tokens: {
      get: async () => kept,
      async put(token) {
        kept = token;
      },
    },
    login: async () => (password ? LOGIN : null),
  });
}

async function passing(ms: number): Promise<void> {
  now += ms;
}

const hat = { sku: 'hat1', name: 'Hat', qty: 2 };

describe('logging in to Shiptheory', () => {
  it('tells Shiptheory’s clock, and names this application in every request', async () => {
    shop.account.add({ reference: 'S1' });
    expect(good(await client().check(LOGIN)).at).toBe(NOON);
    expect(shop.requests.map(({ path, tag }) => [path, tag])).toEqual([
      ['/v1/token', PARTNER_TAG],
      ['/v1/shipments/list?limit=1&page=1', PARTNER_TAG],
    ]);
  });

  it('an account without shipments is fine; a wrong password and a user without the right aren’t', async () => {
    expect(await client().check(LOGIN)).toMatchObject({ ok: true });
    expect(await client().check({ ...LOGIN, password: 'guess' })).toMatchObject({
      ok: false,
      error: { kind: 'unauthorized' },
    });
    shop.faults.lackRight(true);
    expect(await client().check(LOGIN)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('lasts 60 minutes and is renewed by itself while the password is kept', async () => {
    await client().check(LOGIN);
    now += 59 * MINUTE;
    good(await client().products(1));
    expect(shop.requests.filter(({ path }) => path === '/v1/token')).toHaveLength(2);
    now += 30 * MINUTE;
    good(await client().products(1));
    expect(shop.requests.filter(({ path }) => path === '/v1/token')).toHaveLength(2);
  });

  it('that ended early is renewed once, and without a password it is over', async () => {
    await client().check(LOGIN);
    shop.faults.endLogins();
    good(await client().products(1));
    expect(shop.requests.map(({ status }) => status)).toEqual([200, 404, 401, 200, 404]);
    shop.faults.endLogins();
    expect(await client(false).products(1)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  });

  it('a password that was changed is refused without trying again and again', async () => {
    await client().check(LOGIN);
    shop.faults.revoke();
    const before = shop.requests.length;
    expect(await client().products(1)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
    expect(shop.requests.slice(before).map(({ status }) => status)).toEqual([401, 401]);
  });
});

describe('reading Shiptheory', () => {
  it('leaves a second between two requests, also of calls at the same time', async () => {
    const sleepers: { at: number; done: () => void }[] = [];
    const one = client(true, (ms) => new Promise((done) => sleepers.push({ at: now + ms, done })));
    let over = false;
    const work = one.check(LOGIN).then(() => Promise.all([one.products(1), one.products(2), one.createdOn(DAY)]));
    void work.finally(() => {
      over = true;
    });
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const next = sleepers.sort((a, b) => a.at - b.at).shift();
      if (next) now = Math.max(now, next.at);
      next?.done();
    }
    expect(departed).toHaveLength(5);
    const gaps = departed.slice(1).map((at, n) => at - (departed[n] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });

  it('finds all that were modified on a day, whatever their status, over all pages and no more', async () => {
    for (let n = 0; n < 230; n++) {
      const modified = NOON - n * 1_000;
      const status = n % 2 ? 'Complete' : 'Ready';
      shop.account.add({ reference: `S${n}`, created: NOON - 48 * HOUR, modified, status });
    }
    shop.account.add({ reference: 'other', modified: NOON - 24 * HOUR });
    const found = good(await client().modifiedOn(DAY, 0));
    expect(found.shipments).toHaveLength(230);
    expect(found.shipments.filter(({ complete }) => complete)).toHaveLength(115);
    expect(found.at).toBeGreaterThanOrEqual(NOON);
    expect(found.shipments[1]).toEqual({
      reference: 'S1',
      order: 'ORDER-S1',
      channel: 'Manual',
      complete: true,
      createdAt: NOON - 48 * HOUR,
      modifiedAt: NOON - 1_000,
    });
    expect(shop.requests.filter(({ path }) => path.includes('/list'))).toHaveLength(3);
  });

  it('doesn’t read on where all that follows is older than asked for', async () => {
    for (let n = 0; n < 230; n++) shop.account.add({ reference: `S${n}`, modified: NOON - n * 1_000 });
    expect(good(await client().modifiedOn(DAY, NOON - 50_000)).shipments).toHaveLength(100);
    expect(good(await client().modifiedOn('2026-11-22', NOON - 50_000)).shipments).toEqual([]);
  });

  it('knows a page past the end, and a day with nothing, from a place that isn’t there', async () => {
    shop.account.products.push({ sku: 'hat1', name: 'Hat', barcode: '5012345678900' });
    expect(good(await client().products(2))).toEqual({ products: [], last: true });
    expect(good(await client().createdOn(DAY))).toEqual([]);
    expect(good(await client().sentOn(DAY))).toEqual({ shipments: [], full: false });
  });

  it('reads the catalogue page by page: SKUs, names and barcodes', async () => {
    for (let n = 0; n < 130; n++) {
      shop.account.products.push({ sku: `sku-${String(n).padStart(3, '0')}`, name: `Thing ${n}`, barcode: null });
    }
    const first = good(await client().products(1));
    expect([first.products.length, first.last]).toEqual([100, false]);
    expect(first.products[0]).toEqual({ sku: 'sku-000', name: 'Thing 0', barcode: null });
    expect(good(await client().products(2))).toMatchObject({ last: true });
  });

  it('reads what completed shipments of a day hold, odd lines as what they are', async () => {
    const products = [hat, { sku: null, name: 'Gift wrap', qty: 1 }, { sku: 'scarf', name: 'Scarf', qty: null }];
    shop.account.add({ reference: 'S1', products });
    shop.account.add({ reference: 'S2', status: 'Failed', products });
    const { shipments, full } = good(await client().sentOn(DAY));
    expect(full).toBe(false);
    expect(shipments.map(({ reference, lines }) => [reference, lines])).toEqual([
      [
        'S1',
        [
          { sku: 'hat1', name: 'Hat', quantity: 2 },
          { sku: null, name: 'Gift wrap', quantity: 1 },
          { sku: 'scarf', name: 'Scarf', quantity: null },
        ],
      ],
    ]);
  });

  it('says when a search is full, and finds one that it left out by its reference', async () => {
    for (let n = 0; n < 105; n++) shop.account.add({ reference: `S${n}`, created: NOON + n, products: [hat] });
    const { shipments, full } = good(await client().sentOn(DAY));
    expect([shipments.length, full]).toEqual([100, true]);
    expect(shipments.some(({ reference }) => reference === 'S0')).toBe(false);
    const one = good(await client().sentAs('S0', '2026-11-22', '2026-11-24'));
    expect(one).toMatchObject({ full: false, shipments: [{ reference: 'S0', lines: [{ quantity: 2 }] }] });
    shop.faults.ignoreReference(true);
    expect(good(await client().sentAs('S0', '2026-11-22', '2026-11-24')).full).toBe(true);
  });
});

describe('trouble with Shiptheory', () => {
  it('is told apart', async () => {
    await client().check(LOGIN);
    shop.faults.throttle(1);
    expect(await client().products(1)).toMatchObject({ error: { kind: 'rate-limited' } });
    shop.faults.maintenance(1);
    expect(await client().products(1)).toMatchObject({ error: { kind: 'unavailable', status: 503 } });
    shop.faults.down();
    expect(await client().products(1)).toMatchObject({ error: { kind: 'unavailable' } });
    shop.faults.clear();
    shop.faults.dropReply(1);
    expect(await client().products(1)).toMatchObject({ error: { kind: 'unavailable' } });
  });

  it('an answer that isn’t its API’s is never an empty list', async () => {
    await client().check(LOGIN);
    for (let n = 0; n < 6; n++) {
      shop.faults.malformed(1);
      expect(await client().modifiedOn(DAY, 0)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
      shop.faults.malformed(1);
      expect(await client().products(1)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
    }
  });

  it('no error holds the password, the email or the login', async () => {
    await client().check(LOGIN);
    const secrets = [EMAIL, PASSWORD, kept?.token ?? 'none'];
    shop.faults.revoke();
    const errors = [await client().products(1), await client().check(LOGIN), await client(false).products(1)];
    for (const secret of secrets) expect(JSON.stringify(errors)).not.toContain(secret);
  });
});

describe('the stand-in refuses what Shiptheory refuses', () => {
  const HEADERS = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Shiptheory-Partner-Tag': 'Somebody',
  };
  const raw = async (path: string, headers: Record<string, string>, body?: unknown) => {
    const reply = await fetchTo([shop])(`https://api.shiptheory.com/v1/${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };
  const loggedIn = async () => {
    const { body } = await raw('token', HEADERS, LOGIN);
    return { ...HEADERS, Authorization: `Bearer ${(body.data as { token: string }).token}` };
  };

  it('headers that are missing, and a login that has ended', async () => {
    const headers = await loggedIn();
    const without = (name: string) => Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
    expect((await raw('products', without('Shiptheory-Partner-Tag'))).status).toBe(403);
    expect((await raw('products', { ...without('Accept'), Accept: 'text/html' })).status).toBe(406);
    expect((await raw('products', without('Content-Type'))).status).toBe(400);
    expect(await raw('products', without('Authorization'))).toMatchObject({
      status: 401,
      body: { code: 401, url: '/v1/products', message: expect.any(String) },
    });
    now += 60 * MINUTE;
    expect((await raw('products', headers)).status).toBe(401);
  });

  it.each([
    ['a search without its first day', 'shipments/search?created_to=2026-11-23'],
    ['a search without its last day', 'shipments/search?created_from=2026-11-23'],
    ['a search of more than a year', 'shipments/search?created_from=2025-11-01&created_to=2026-11-23'],
    ['more than a hundred', 'shipments/list?limit=101'],
    ['a day that isn’t one', 'shipments/list?modified=yesterday'],
  ])('%s', async (_, path) => {
    expect(await raw(path, await loggedIn())).toMatchObject({ status: 400, body: { error: expect.any(Object) } });
  });

  it('finds nothing by a status of another case, and gives a page past the end 404', async () => {
    shop.account.add({ reference: 'S1' });
    const headers = await loggedIn();
    expect((await raw('shipments/list?status=complete', headers)).status).toBe(404);
    expect((await raw('shipments/list?status=Complete', headers)).status).toBe(200);
    expect((await raw('shipments/list?page=2', headers)).status).toBe(404);
  });

  it('tells money as text, units as numbers and times with +0000', async () => {
    shop.account.add({ reference: 'S1', products: [hat] });
    const path = 'shipments/search?created_from=2026-11-23&created_to=2026-11-23&include_products=1&page=7';
    expect((await raw(path, await loggedIn())).body).toMatchObject({
      shipments: [{ created: '2026-11-23T12:00:00+0000', products: [{ qty: 2, value: '1.00', weight: '0.02' }] }],
    });
  });
});
