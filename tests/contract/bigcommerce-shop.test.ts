import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BigCommerceStandIn, HASH, startBigCommerce } from '../shops/bigcommerce/shop.ts';
import { fetchTo } from './fetch-to.ts';

/** The stand-in does what is documented, and refuses what BigCommerce refuses. */

let shop: BigCommerceStandIn;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-23T09:00:00Z');
  shop = await startBigCommerce({ now: () => now });
});
afterEach(() => shop.close());

const [MUG, VARIANT] = ['EM-350-FG', 'MB-SB-M'] as const;

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const reply = await fetchTo([shop])(`https://api.bigcommerce.com/stores/${HASH}/${path}`, {
    method,
    headers: {
      'X-Auth-Token': shop.connect['Access token'] ?? '',
      Accept: 'application/json',
      'Content-Type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, json: text === '' ? null : JSON.parse(text), headers: reply.headers };
}

const relative = (...items: unknown[]) => call('POST', 'v3/inventory/adjustments/relative', { reason: 'test', items });
const absolute = (...items: unknown[]) => call('PUT', 'v3/inventory/adjustments/absolute', { reason: 'test', items });

describe('a request', () => {
  test.each([
    ['without a token', { 'X-Auth-Token': '' }, 401],
    ['with another’s token', { 'X-Auth-Token': 'k'.repeat(31) }, 401],
    ['that doesn’t ask for JSON', { Accept: 'text/html' }, 406],
    ['that takes anything', { Accept: '*/*' }, 406],
  ])('%s is refused', async (_, headers, status) => {
    expect(await call('GET', 'v3/inventory/locations', undefined, headers)).toMatchObject({ status });
  });

  test('with a body of another kind, to another route, or without its scope is refused', async () => {
    const body = { items: [{ location_id: 1, product_id: 112, quantity: 1 }] };
    const typed = { 'Content-Type': 'text/plain' };
    expect(await call('POST', 'v3/inventory/adjustments/relative', body, typed)).toMatchObject({ status: 415 });
    expect(await call('PUT', 'v3/inventory/adjustments/relative', body)).toMatchObject({ status: 405 });
    expect(await call('GET', 'v3/inventory/nothing')).toMatchObject({ status: 404 });
    shop.control.faults.lackRight('store_inventory');
    expect(await call('POST', 'v3/inventory/adjustments/relative', body)).toMatchObject({
      status: 403,
      json: { title: "You don't have a required scope to access the endpoint" },
    });
    expect(await call('GET', 'v3/inventory/items')).toMatchObject({ status: 200 });
    expect(shop.control.writes).toEqual([]);
  });

  test('is told what is left of the quota', async () => {
    await shop.close();
    shop = await startBigCommerce({ quota: 2 });
    const first = await call('GET', 'v2/store');
    expect(first.headers.get('X-Rate-Limit-Requests-Left')).toBe('1');
    expect(first.headers.get('X-Rate-Limit-Time-Window-Ms')).toBe('30000');
    expect(Number(first.headers.get('X-Rate-Limit-Time-Reset-Ms'))).toBeGreaterThan(29_000);
    await call('GET', 'v2/store');
    expect((await call('GET', 'v2/store')).status).toBe(429);
  });
});

describe('lists', () => {
  test.each([
    ['v3/inventory/items?limit=1001', 422],
    ['v3/inventory/items?limit=1000', 200],
    ['v3/catalog/products?limit=251', 422],
    ['v3/catalog/products?limit=250', 200],
    ['v3/inventory/items?sku=A', 422],
    ['v3/inventory/items?product_id:in=a', 422],
    ['v3/inventory/items?page=0', 422],
  ])('%s: %i', async (path, status) => {
    expect(await call('GET', path)).toMatchObject({ status });
  });

  test('stock is available less safety, on hand with it, for what is counted only', async () => {
    shop.control.setSafety(MUG, 'Harbour Street', 5);
    const { json } = await call('GET', 'v3/inventory/items?product_id:in=112&location_id:in=1');
    expect(json.data).toMatchObject([
      { identity: { product_id: 112 }, locations: [{ available_to_sell: 35, total_inventory_onhand: 40 }] },
    ]);
    shop.control.setTracked(MUG, false);
    expect((await call('GET', 'v3/inventory/items?product_id:in=112')).json.data).toEqual([]);
  });

  test('v2 has no content for an empty one', async () => {
    expect(await call('GET', 'v2/orders?limit=250')).toMatchObject({ status: 204, json: null });
  });
});

describe('an adjustment', () => {
  test.each([
    ['two identities', { location_id: 1, product_id: 112, variant_id: 75, quantity: 1 }],
    ['none', { location_id: 1, quantity: 1 }],
    ['half a unit', { location_id: 1, product_id: 112, quantity: 0.5 }],
    ['too many units', { location_id: 1, product_id: 112, quantity: 2_147_483_648 }],
    ['a location that isn’t there', { location_id: 9, product_id: 112, quantity: 1 }],
    ['a product that isn’t there', { location_id: 1, product_id: 999, quantity: 1 }],
    ['a variant of a product that is tracked as a whole', { location_id: 1, variant_id: 75, quantity: 1 }],
    ['a product that is tracked by variant', { location_id: 1, product_id: 114, quantity: 1 }],
  ])('with %s is refused, and with it all the others', async (_, odd) => {
    const fine = { location_id: 1, sku: 'FW-THR-130', quantity: 1 };
    expect(await relative(fine, odd)).toMatchObject({ status: 422 });
    expect(shop.control.writes).toEqual([]);
  });

  test('names an item by any one of the three', async () => {
    const answer = await relative(
      { location_id: 1, product_id: 112, quantity: 2 },
      { location_id: 2, sku: VARIANT, quantity: -1 },
    );
    expect(answer).toMatchObject({ status: 200, json: { transaction_id: expect.any(String) } });
    expect(Object.keys(answer.json)).toEqual(['transaction_id']);
    expect([shop.control.figure(MUG), shop.control.figure(VARIANT, 'Rotterdam DC')]).toEqual([42, 317]);
  });

  test('of none, or of more than two thousand, is refused', async () => {
    const one = { location_id: 1, product_id: 112, quantity: 0 };
    expect(await relative()).toMatchObject({ status: 422 });
    expect(await relative(...Array.from({ length: 2_001 }, () => one))).toMatchObject({ status: 422 });
    expect(await relative(...Array.from({ length: 2_000 }, () => one))).toMatchObject({ status: 200 });
  });

  test('takes off no more than is above the safety stock; an absolute one does as it is told', async () => {
    shop.control.setSafety(MUG, 'Harbour Street', 10);
    expect(await relative({ location_id: 1, product_id: 112, quantity: -31 })).toMatchObject({ status: 422 });
    expect(await relative({ location_id: 1, product_id: 112, quantity: -30 })).toMatchObject({ status: 200 });
    expect(await absolute({ location_id: 1, product_id: 112, quantity: 4 })).toMatchObject({ status: 200 });
    expect(shop.control.figure(MUG)).toBe(-6);
  });

  test('adds nothing to what was never set, nor while its first figure is on its way', async () => {
    shop.control.setNever(MUG, 'Harbour Street');
    shop.control.setApplyDelay(20_000);
    const add = { location_id: 1, product_id: 112, quantity: 3 };
    expect(await relative(add)).toMatchObject({
      status: 422,
      json: { title: 'Items with identity: [product_id 112] requires absolute adjustment before relative' },
    });
    expect(await absolute({ ...add, quantity: 0 })).toMatchObject({ status: 200 });
    expect(await relative(add)).toMatchObject({ status: 422 });
    now += 20_000;
    expect(await relative(add)).toMatchObject({ status: 200 });
  });

  test('isn’t seen before it is applied', async () => {
    shop.control.setApplyDelay(20_000);
    await relative({ location_id: 1, product_id: 112, quantity: 2 });
    expect(shop.control.figure(MUG)).toBe(40);
    now += 20_000;
    expect(shop.control.figure(MUG)).toBe(42);
  });

  test('of a location that another system keeps is refused', async () => {
    shop.control.setLocation('Harbour Street', { external: true });
    expect(await relative({ location_id: 1, product_id: 112, quantity: 2 })).toMatchObject({ status: 422 });
  });
});
