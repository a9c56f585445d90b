import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  API_PATH,
  HEARTBEAT,
  HEARTBEAT_FIELD,
  SET_HEARTBEAT,
  SET_QUANTITIES,
} from '../../lib/channels/shopify/queries.ts';
import { type ShopifyStandIn, startShopify } from '../shops/shopify/shop.ts';
import { fetchTo } from './fetch-to.ts';

/** The stand-in shop by itself: it is as strict as Shopify, so that a client which passes here isn't fooled. */

let shop: ShopifyStandIn;
beforeEach(async () => {
  shop = await startShopify({ plan: 'standard' });
});
afterEach(() => shop.close());

const SHOP = 'https://acme-outdoor.myshopify.com';
const HERE = 'gid://shopify/Location/71204560001';
const ITEM = 'gid://shopify/InventoryItem/46307130000002';
const MUG = 'EM-350-FG';

async function call(query: string, variables: object = {}, at: { path?: string; token?: string; shop?: string } = {}) {
  const reply = await fetchTo([shop])(`${at.shop ?? SHOP}${at.path ?? API_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-shopify-access-token': at.token ?? shop.connect['Admin API access token'] ?? '',
    },
    body: JSON.stringify({ query, variables }),
  });
  return { status: reply.status, body: await reply.json() };
}

const quantity = (changes: object = {}) => ({
  inventoryItemId: ITEM,
  locationId: HERE,
  quantity: 30,
  changeFromQuantity: 40,
  ...changes,
});
const set = (quantities: readonly object[], changes: object = {}, key = 'key-1') =>
  call(SET_QUANTITIES, { input: { name: 'available', reason: 'correction', quantities, ...changes }, key });
const codes = ({ body }: { body: { data?: { inventorySetQuantities: { userErrors: { code: string }[] } } } }) =>
  body.data?.inventorySetQuantities.userErrors.map(({ code }) => code);

describe('who may ask', () => {
  test('a wrong token, another version and an unknown shop', async () => {
    expect(await call('{ shop { name } }', {}, { token: 'shpat_wrong' })).toEqual({
      status: 401,
      body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    });
    expect((await call('{ shop { name } }', {}, { path: '/admin/api/2019-01/graphql.json' })).status).toBe(404);
    expect((await call('{ shop { name } }', {}, { shop: 'https://nobody.myshopify.com' })).status).toBe(404);
    expect((await call('{ shop { name } }')).body.data).toEqual({ shop: { name: 'Acme Outdoor' } });
  });

  test('a missing scope is named', async () => {
    shop.control.faults.lackRight('read_locations');
    const { status, body } = await call('{ locations(first: 1) { nodes { id } } }');
    expect(status).toBe(200);
    expect(body.data).toBeNull();
    expect(body.errors[0].extensions).toMatchObject({
      code: 'ACCESS_DENIED',
      requiredAccess: '`read_locations` access scope.',
    });
  });
});

describe('what a query may be', () => {
  test('a field that Shopify doesn’t have, and one that the stand-in doesn’t answer', async () => {
    expect((await call('{ shop { stock } }')).body.errors[0].message).toMatch(/Cannot query field "stock"/);
    expect((await call('{ shop { email } }')).body.errors[0].message).toMatch(/stand-in doesn't answer Shop.email/);
  });

  test('a page has a size, and 250 at most', async () => {
    expect((await call('{ locations { nodes { id } } }')).body.errors[0].message).toMatch(/first or last/);
    expect((await call('{ locations(first: 251) { nodes { id } } }')).body.errors[0].message).toMatch(/250/);
  });

  test('more than 1000 points in one query', async () => {
    const { status, body } = await call(
      '{ productVariants(first: 250) { nodes { product { id } inventoryItem { id variants(first: 1) { nodes { id } } } } } }',
    );
    expect(status).toBe(200);
    expect(body.errors[0].extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
  });

  test('points are taken as used, come back with time, and run out with status 200', async () => {
    const query = '{ productVariants(first: 240) { nodes { id inventoryItem { id } product { id } } } }';
    const { body } = await call(query);
    expect(body.extensions.cost).toMatchObject({ requestedQueryCost: 722, throttleStatus: { restoreRate: 100 } });
    expect(body.extensions.cost.actualQueryCost).toBeLessThan(100);
    shop.control.faults.throttle(1);
    const throttled = await call(query);
    expect(throttled.status).toBe(200);
    expect(throttled.body.errors[0].extensions.code).toBe('THROTTLED');
    const still = await call(query);
    expect(still.body.extensions.cost.throttleStatus.currentlyAvailable).toBeLessThan(722);
  });
});

describe('setting quantities', () => {
  test('without @idempotent, with a blank key, without changeFromQuantity: not done', async () => {
    const bare = SET_QUANTITIES.replace(', $key: String!', '').replace(' @idempotent(key: $key)', '');
    const input = { name: 'available', reason: 'correction', quantities: [quantity()] };
    expect((await call(bare, { input })).body.errors[0].extensions.code).toBe('BAD_REQUEST');
    expect((await set([quantity()], {}, ' ')).body.errors[0].extensions.code).toBe('BAD_REQUEST');
    const { changeFromQuantity: _, ...without } = quantity();
    expect((await set([without])).body.errors[0].extensions.code).toBe('INVALID_FIELD_ARGUMENTS');
    expect(shop.control.figure(MUG)).toBe(40);
  });

  test('an explicit null opts out of the comparison', async () => {
    expect(codes(await set([quantity({ changeFromQuantity: null })]))).toEqual([]);
    expect(shop.control.figure(MUG)).toBe(30);
  });

  test('more than 250 lines', async () => {
    const { body } = await set(Array.from({ length: 251 }, () => quantity()));
    expect(body.errors[0].extensions.code).toBe('MAX_INPUT_SIZE_EXCEEDED');
  });

  test.each([
    ['CHANGE_FROM_QUANTITY_STALE', [quantity({ changeFromQuantity: 41 })], {}],
    ['INVALID_QUANTITY_NEGATIVE', [quantity({ quantity: -1 })], {}],
    ['INVALID_QUANTITY_TOO_HIGH', [quantity({ quantity: 1_000_000_001 })], {}],
    ['INVALID_INVENTORY_ITEM', [quantity({ inventoryItemId: 'gid://shopify/InventoryItem/1' })], {}],
    ['INVALID_LOCATION', [quantity({ locationId: 'gid://shopify/Location/1' })], {}],
    ['NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR', [quantity(), quantity()], {}],
    ['INVALID_NAME', [quantity()], { name: 'sellable' }],
    ['INVALID_REASON', [quantity()], { reason: 'because' }],
    ['INVALID_REFERENCE_DOCUMENT', [quantity()], { referenceDocumentUri: 'not an address' }],
  ])('%s', async (code, quantities, changes) => {
    expect(codes(await set(quantities, changes))).toEqual([code]);
    expect(shop.control.figure(MUG)).toBe(40);
  });

  test('all lines or none', async () => {
    const other = quantity({ inventoryItemId: 'gid://shopify/InventoryItem/46307130000001', changeFromQuantity: 12 });
    const { body } = await set([other, quantity({ changeFromQuantity: 1 })]);
    expect(body.data.inventorySetQuantities).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [
        {
          code: 'CHANGE_FROM_QUANTITY_STALE',
          field: ['input', 'quantities', '1', 'changeFromQuantity'],
          message: expect.any(String),
        },
      ],
    });
    expect(shop.control.writes).toEqual([]);
  });

  test('the same key: once; with other lines: refused; after a failure: spent', async () => {
    expect(codes(await set([quantity()]))).toEqual([]);
    shop.control.sell(MUG, 1);
    expect(codes(await set([quantity()]))).toEqual([]);
    expect(shop.control.figure(MUG)).toBe(29);
    expect(codes(await set([quantity({ quantity: 5 })]))).toEqual(['IDEMPOTENCY_KEY_PARAMETER_MISMATCH']);
    expect(codes(await set([quantity()], {}, 'key-2'))).toEqual(['CHANGE_FROM_QUANTITY_STALE']);
    expect(codes(await set([quantity()], {}, 'key-2'))).toEqual(['IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED']);
    expect(shop.control.writes).toHaveLength(1);
  });

  test('a level that isn’t active takes a figure and stays inactive', async () => {
    shop.control.setStocked(MUG, 'Harbour Street', 'inactive');
    expect(codes(await set([quantity()]))).toEqual([]);
    expect(shop.control.figure(MUG)).toBeNull();
    shop.control.setStocked(MUG, 'Harbour Street', 'active');
    expect(shop.control.figure(MUG)).toBe(30);
  });
});

describe('what an app keeps in its installation', () => {
  const OWNER = 'gid://shopify/AppInstallation/1';
  const keep = async (metafields: readonly object[]) => {
    const { body } = await call(SET_HEARTBEAT, { metafields });
    return body.data?.metafieldsSet?.userErrors.map(({ code }: { code: string }) => code) ?? body.errors;
  };
  const kept = async () => (await call(HEARTBEAT)).body.data.currentAppInstallation.metafield;
  const field = (changes: object = {}) => ({ ownerId: OWNER, ...HEARTBEAT_FIELD, value: '{"a":1}', ...changes });

  test('is there as it was written', async () => {
    expect(await kept()).toBeNull();
    expect(await keep([field({ compareDigest: null })])).toEqual([]);
    expect(await kept()).toMatchObject({ jsonValue: { a: 1 } });
  });

  test('is guarded by its digest, all or none', async () => {
    expect(await keep([field({ compareDigest: 'of nothing' })])).toEqual(['STALE_OBJECT']);
    await keep([field()]);
    const { compareDigest } = await kept();
    expect(await keep([field({ value: '{"a":2}', compareDigest: null })])).toEqual(['STALE_OBJECT']);
    expect(await keep([field({ value: '{"a":2}', compareDigest })])).toEqual([]);
    expect(await keep([field({ key: 'another' }), field({ value: '{"a":3}', compareDigest })])).toEqual([
      'STALE_OBJECT',
    ]);
    expect(await kept()).toMatchObject({ jsonValue: { a: 2 } });
    expect(await keep([field({ key: 'another', compareDigest: null })])).toEqual([]);
  });

  test('has an owner, a key, a type and a value of that type', async () => {
    expect(await keep([field({ ownerId: 'gid://shopify/AppInstallation/2' })])).toEqual(['INVALID']);
    expect(await keep([field({ key: 'a' })])).toEqual(['INVALID']);
    expect(await keep([field({ namespace: 'no good' })])).toEqual(['INVALID']);
    expect(await keep([field({ type: null })])).toEqual(['BLANK']);
    expect(await keep([field({ value: '' })])).toEqual(['BLANK']);
    expect(await keep([field({ value: '{' })])).toEqual(['INVALID_VALUE']);
    const many = Array.from({ length: 26 }, (_, index) => field({ key: `k-${index}` }));
    expect((await keep(many))[0].extensions.code).toBe('MAX_INPUT_SIZE_EXCEEDED');
    expect(await kept()).toBeNull();
  });
});

describe('its admin', () => {
  const admin = (path: string, init?: RequestInit) =>
    fetchTo([shop])(`https://admin.shopify.com/store/acme-outdoor${path}`, init);

  test('is one page for every address, and allows nothing from elsewhere', async () => {
    const pages = await Promise.all(['', '/products', '/products/1', '/orders'].map(async (path) => admin(path)));
    expect(new Set(await Promise.all(pages.map((page) => page.text()))).size).toBe(1);
    expect(pages[0]?.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect((await fetchTo([shop])('https://admin.shopify.com/store/another/products')).status).toBe(404);
  });

  test('stays up when the API is down, and its own Save changes the stock', async () => {
    shop.control.faults.down();
    await expect(call('{ shop { name } }')).rejects.toThrow('Failed to fetch');
    const product = /\/products\/\d+$/.exec(shop.productPage(MUG))?.[0] ?? '';
    const { variants } = await (await admin(`/internal${product}`)).json();
    const stock = [{ variant: variants[0].id, place: variants[0].stock[0].place, available: 17 }];
    await admin(`/internal${product}`, { method: 'POST', body: JSON.stringify({ stock }) });
    expect(shop.control.figure(MUG)).toBe(17);
  });
});
