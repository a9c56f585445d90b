import { describe, expect, test } from 'vitest';
import { vendureConnect } from '../../../../lib/channels/vendure/connect.ts';

const KEY = `${'a'.repeat(24)}:${'b'.repeat(64)}`;
const read = (input: Readonly<Record<string, string>>) =>
  vendureConnect.read({ url: 'https://shop.example.test/admin', apiKey: KEY, ...input });

describe('the admin’s address', () => {
  const SHOP = 'https://shop.example.test';
  const BOTH = [`${SHOP}/admin/*`, `${SHOP}/dashboard/*`];

  test.each([
    ['https://shop.example.test/admin', SHOP, BOTH],
    ['https://shop.example.test/admin/', SHOP, BOTH],
    ['https://shop.example.test/dashboard', SHOP, BOTH],
    ['https://shop.example.test/dashboard/products/3', SHOP, BOTH],
    ['https://shop.example.test/admin/catalog/products/3/variants/7', SHOP, BOTH],
    ['https://shop.example.test/admin-api', SHOP, BOTH],
    ['https://shop.example.test', SHOP, BOTH],
    ['  Shop.Example.test/admin/login?redirectTo=abc ', SHOP, BOTH],
    ['https://shop.example.test/dashboard/product-variants/7?from=product#x', SHOP, BOTH],
    ['https://shop.example.test/de/shop/admin', `${SHOP}/de/shop`, [`${SHOP}/de/shop/*`]],
    ['https://shop.example.test/de/shop//', `${SHOP}/de/shop`, [`${SHOP}/de/shop/*`]],
    ['https://shop.example.test/manage/catalog/products', `${SHOP}/manage`, [`${SHOP}/manage/*`]],
  ])('%s', (typed, url, adminMatches) => {
    expect(read({ url: typed })).toEqual({
      ok: true,
      url,
      origins: [`${SHOP}/*`],
      adminMatches,
      credentials: { api: `${url}/admin-api`, apiKey: KEY },
    });
  });

  test.each([
    ['https://shop.test:8443/admin', 'https://shop.test:8443', ['https://shop.test/*']],
    ['https://bücher.example/admin', 'https://xn--bcher-kva.example', ['https://xn--bcher-kva.example/*']],
    ['http://localhost:3000/admin', 'http://localhost:3000', ['http://localhost/*']],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', ['http://127.0.0.1/*']],
  ])('%s: patterns of the browser hold no port', (typed, url, origins) => {
    expect(read({ url: typed })).toMatchObject({ url, origins, credentials: { api: `${url}/admin-api` } });
  });

  test.each([
    ['https://api.example.test', 'https://api.example.test/admin-api'],
    ['https://api.example.test/graphql/admin/', 'https://api.example.test/graphql/admin'],
    ['api.example.test:3000/admin-api', 'https://api.example.test:3000/admin-api'],
  ])('the API at %s: both hosts are asked for, and the admin is all of its own', (apiUrl, api) => {
    expect(read({ apiUrl })).toEqual({
      ok: true,
      url: 'https://shop.example.test',
      origins: ['https://shop.example.test/*', 'https://api.example.test/*'],
      adminMatches: ['https://shop.example.test/*'],
      credentials: { api, apiKey: KEY },
    });
  });

  test.each([
    ['', 'Enter the address'],
    ['https://', 'isn’t an address'],
    ['my shop', 'isn’t an address'],
    ['https://shop.test/*/admin', 'isn’t an address'],
    ['ftp://shop.test', 'begin with https'],
    ['http://shop.test/admin', 'read on the way'],
    ['http://localhost.shop.test', 'read on the way'],
    ['https://me:secret@shop.test/admin', 'name and password'],
    ['https://shop.test/?channel=x', 'without “?”'],
    ['https://shop.test/#/admin', 'without “?”'],
  ])('refuses “%s” with its own sentence, in either field', (typed, words) => {
    expect(read({ url: typed })).toEqual({ ok: false, field: 'url', sentence: expect.stringContaining(words) });
    if (typed === '') return;
    expect(read({ apiUrl: typed })).toEqual({ ok: false, field: 'apiUrl', sentence: expect.stringContaining(words) });
  });
});

describe('who asks', () => {
  test('a key loses the spaces that come along when it is pasted', () => {
    expect(read({ apiKey: ` ${KEY}\n` })).toMatchObject({ ok: true, credentials: { apiKey: KEY } });
  });

  test.each([
    ['', 'Enter the API key'],
    ['https://shop.example.test/admin', 'This is an address'],
    ['two words', 'isn’t an API key'],
    ['ключ', 'isn’t an API key'],
  ])('the key “%s”', (apiKey, words) => {
    expect(read({ apiKey })).toEqual({ ok: false, field: 'apiKey', sentence: expect.stringContaining(words) });
  });

  test('with the box ticked, username and password take the key’s place, and nothing of the key is kept', () => {
    const login = { login: 'yes', username: ' stock ', password: ' with spaces ' };
    expect(read(login)).toMatchObject({
      credentials: { api: 'https://shop.example.test/admin-api', username: 'stock', password: ' with spaces ' },
    });
    expect(JSON.stringify(read(login))).not.toContain(KEY);
    expect(read({ ...login, username: ' ' })).toMatchObject({ ok: false, field: 'username' });
    expect(read({ ...login, password: '' })).toMatchObject({ ok: false, field: 'password' });
  });

  test('each of the two shows its own fields', () => {
    const shown = (ticked: boolean) =>
      vendureConnect.fields.filter(({ when }) => !when || when.is === ticked).map(({ label }) => label);
    const [box, api] = ['Log in with username and password', 'API URL'];
    expect(shown(false)).toEqual(['Admin URL', 'API key', box, api]);
    expect(shown(true)).toEqual(['Admin URL', 'Username', box, 'Password', api]);
  });
});

describe('the shop of a page', () => {
  const at = (address: string) => vendureConnect.shopAt?.(new URL(address)) ?? null;
  const SHOP = 'https://shop.example.test';

  test.each([
    [`${SHOP}/admin/catalog/products/3`, `${SHOP}/admin`],
    [`${SHOP}/de/admin/catalog/products/3/variants/7`, `${SHOP}/de/admin`],
    [`${SHOP}/dashboard/products/3`, `${SHOP}/dashboard`],
    [`${SHOP}/dashboard/product-variants/7?from=product`, `${SHOP}/dashboard`],
  ])('%s', (address, shop) => {
    expect(at(address)).toBe(shop);
  });

  test.each([
    `${SHOP}/admin/orders/3`,
    `${SHOP}/admin/catalog/product/edit/id/1`,
    `${SHOP}/admin/products/3`,
    `${SHOP}/products/3`,
    'https://admin.shopify.com/store/acme/products/3',
  ])('none on %s', (address) => {
    expect(at(address)).toBeNull();
  });
});
