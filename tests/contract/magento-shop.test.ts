import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { criteriaParams } from '../../lib/channels/magento/criteria.ts';
import { type Param, queryOf } from '../../lib/channels/magento/encoding.ts';
import { oauthHeader } from '../../lib/channels/magento/signing.ts';
import { KEYS } from '../shops/magento/auth.ts';
import { naturalOrder } from '../shops/magento/natural-order.ts';
import { type MagentoStandIn, startMagento } from '../shops/magento/shop.ts';
import { fetchTo } from './fetch-to.ts';

/** The stand-in refuses what the real shop refuses, and takes what that takes. */

const ONE = criteriaParams({ pageSize: 1, page: 1 });
const MUG = 'EM-350-FG';
let shop: MagentoStandIn;
let nonce = 0;

beforeEach(async () => {
  shop = await startMagento({ bearer: true });
});
afterEach(() => shop.close());

async function ask(path: string, params: readonly Param[] = [], init: RequestInit = {}) {
  const headers = { Authorization: `Bearer ${KEYS.accessToken}`, ...init.headers };
  const reply = await fetchTo([shop])(`${shop.home}/rest/V1/${path}${queryOf(params)}`, { ...init, headers });
  const text = await reply.text();
  return { status: reply.status, type: reply.headers.get('content-type') ?? '', body: text };
}

const save = (sourceItems: unknown) =>
  ask('inventory/source-items', [], { method: 'POST', body: JSON.stringify({ sourceItems }) });
const row = (change: Record<string, unknown> = {}) => ({
  sku: MUG,
  source_code: 'default',
  quantity: 5,
  status: 1,
  ...change,
});

async function signed(time = Date.now() / 1000, params: readonly Param[] = ONE, given?: string) {
  const url = `${shop.home}/rest/V1/inventory/sources`;
  nonce += 1;
  const Authorization =
    given ?? (await oauthHeader({ method: 'GET', url, params: ONE }, KEYS, `nonce-${nonce}`, Math.floor(time)));
  const reply = await ask('inventory/sources', params, { headers: { Authorization } });
  return { ...reply, Authorization };
}

describe('lists', () => {
  test('insist on search criteria', async () => {
    expect(await ask('inventory/stocks')).toMatchObject({ status: 400, body: expect.stringContaining('%fieldName') });
    expect(await ask('inventory/stocks', ONE)).toMatchObject({ status: 200 });
  });

  test('crash on a filter by a field that isn’t there', async () => {
    const params = criteriaParams({
      groups: [[{ field: 'updated_at', value: '2026', condition: 'gteq' }]],
      pageSize: 1,
      page: 1,
    });
    expect(await ask('inventory/source-items', params)).toMatchObject({ status: 500 });
  });

  test('give their last page again past their end, and no more than 300 entries', async () => {
    const page = (number: number, pageSize = 2) =>
      ask('inventory/source-items', criteriaParams({ pageSize, page: number }));
    const last = await page(11);
    expect(JSON.parse(last.body).items).toHaveLength(2);
    expect((await page(12)).body).toBe(last.body);
    expect((await page(900)).body).toBe(last.body);
    expect((await page(10)).body).not.toBe(last.body);
    expect(await page(1, 301)).toMatchObject({ status: 400 });
  });
});

describe('credentials', () => {
  test('a signature is made of everything, and works once', async () => {
    const first = await signed();
    expect(first.status).toBe(200);
    expect(await signed(0, ONE, first.Authorization)).toMatchObject({
      status: 401,
      body: expect.stringContaining('nonce'),
    });
    expect(await signed(undefined, criteriaParams({ pageSize: 2, page: 1 }))).toMatchObject({
      status: 401,
      body: expect.stringContaining('signature'),
    });
    expect(await signed(Date.now() / 1000 + 700)).toMatchObject({
      status: 401,
      body: expect.stringContaining('timestamp'),
    });
  });

  test('names are in PHP’s natural order', () => {
    expect(['a10', 'a2', 'a1', 'b', 'a'].sort(naturalOrder)).toEqual(['a', 'a1', 'a2', 'a10', 'b']);
  });

  test('an unknown token is refused like a missing right', async () => {
    const headers = { Authorization: `Bearer ${'0'.repeat(32)}` };
    const reply = await ask('inventory/sources', ONE, { headers });
    expect(reply).toMatchObject({ status: 401, body: expect.stringContaining('%resources') });
    expect(await ask('inventory/sources', ONE, { method: 'OPTIONS' })).toMatchObject({ status: 405 });
  });
});

describe('saving source items', () => {
  test('answers [], whatever it did', async () => {
    expect(await save([row()])).toMatchObject({ status: 200, body: '[]' });
    expect(shop.control.figure(MUG)).toBe(5);
    expect(await save([row({ quantity: -2 }), row({ sku: 'NO-SUCH-SKU', quantity: 2.5 })])).toMatchObject({
      status: 200,
    });
    expect(shop.state.row(MUG, 'default')).toMatchObject({ quantity: -2 });
    expect(shop.state.row('NO-SUCH-SKU', 'default')).toMatchObject({ quantity: 2.5 });
  });

  test.each([
    ['no status', row({ status: undefined }), '\\"status\\" should be numeric'],
    ['another status', row({ status: 2 }), 'known status'],
    ['a text', row({ quantity: '5' }), '\\"quantity\\" should be numeric'],
    ['an unknown source', row({ source_code: 'nowhere' }), 'Could not save Source Item'],
    ['more than its column holds', row({ quantity: 100_000_000 }), 'Could not save Source Item'],
  ])('refuses %s, and then every row', async (_, bad, words) => {
    expect(await save([row({ sku: 'FW-THR-130' }), bad])).toMatchObject({
      status: 400,
      body: expect.stringContaining(words),
    });
    expect(shop.control.figure('FW-THR-130')).toBe(12);
  });

  test('takes twenty rows at once, and not none', async () => {
    expect(await save(Array.from({ length: 21 }, () => row()))).toMatchObject({ status: 400 });
    expect(await save([])).toMatchObject({ status: 400, body: expect.stringContaining('empty') });
  });
});

test('the salable quantity of a SKU that it doesn’t know crashes, in plain text', async () => {
  expect(await ask(`inventory/get-product-salable-quantity/${MUG}/1`)).toMatchObject({ status: 200, body: '40' });
  const crash = await ask('inventory/get-product-salable-quantity/NO-SUCH-SKU/1');
  expect(crash).toMatchObject({ status: 500, type: expect.stringContaining('text/plain') });
});

test('a form that was opened before overwrites without a word', async () => {
  const page = shop.productPage(MUG);
  shop.control.staffEdit(MUG, 77);
  const body = JSON.stringify([{ source_code: 'default', quantity: 43, status: 1 }]);
  await fetchTo([shop])(page.replace('/edit/', '/save/'), { method: 'POST', body });
  expect(shop.control.figure(MUG)).toBe(43);
});

test('pages of the admin: behind index.php and with a key, too', async () => {
  const get = async (url: string) => (await fetchTo([shop])(url)).status;
  const page = shop.productPage(MUG);
  expect(await get(page)).toBe(200);
  expect(await get(`${page}key/4f2a/`)).toBe(200);
  expect(await get(page.replace('/admin_k3x9/', '/index.php/admin_k3x9/'))).toBe(200);
  expect(await get(page.replace('/admin_k3x9/', '/admin/'))).toBe(404);
});
