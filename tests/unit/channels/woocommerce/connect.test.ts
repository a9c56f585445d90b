import { describe, expect, test } from 'vitest';
import { wooCommerceConnect } from '../../../../lib/channels/woocommerce/connect.ts';

const KEYS = { consumerKey: `ck_${'a'.repeat(40)}`, consumerSecret: `cs_${'b'.repeat(40)}` };
const read = (input: Readonly<Record<string, string>>) =>
  wooCommerceConnect.read({ url: 'https://shop.test', ...KEYS, ...input });

describe('the store’s address', () => {
  test.each([
    ['https://shop.example.test', 'https://shop.example.test', 'https://shop.example.test/wp-admin/*'],
    ['https://shop.example.test/', 'https://shop.example.test', 'https://shop.example.test/wp-admin/*'],
    ['  shop.example.test ', 'https://shop.example.test', 'https://shop.example.test/wp-admin/*'],
    [
      'https://Shop.Example.test:8443/Store//',
      'https://shop.example.test:8443/Store',
      'https://shop.example.test/Store/wp-admin/*',
    ],
    ['https://shop.test/wp-admin/', 'https://shop.test', 'https://shop.test/wp-admin/*'],
    ['https://shop.test/nl/wp-json/wc/v3', 'https://shop.test/nl', 'https://shop.test/nl/wp-admin/*'],
    ['https://bücher.example', 'https://xn--bcher-kva.example', 'https://xn--bcher-kva.example/wp-admin/*'],
    ['http://localhost:8081/shop', 'http://localhost:8081/shop', 'http://localhost/shop/wp-admin/*'],
    ['http://127.0.0.1', 'http://127.0.0.1', 'http://127.0.0.1/wp-admin/*'],
  ])('%s', (typed, url, admin) => {
    const { protocol, hostname } = new URL(url);
    expect(read({ url: typed })).toEqual({
      ok: true,
      url,
      origins: [`${protocol}//${hostname}/*`],
      adminMatches: [admin],
      credentials: KEYS,
    });
  });

  test.each([
    ['', 'Enter the address'],
    ['https://', 'isn’t an address'],
    ['my shop', 'isn’t an address'],
    ['https://shop.test/*/admin', 'isn’t an address'],
    ['ftp://shop.test', 'begin with https'],
    ['http://shop.test', 'read on the way'],
    ['http://localhost.shop.test', 'read on the way'],
    ['https://me:secret@shop.test', 'name and password'],
    ['https://shop.test/?page_id=2', 'only up to the shop'],
    ['https://shop.test/#/cart', 'only up to the shop'],
  ])('refuses “%s” with its own sentence', (typed, words) => {
    expect(read({ url: typed })).toEqual({ ok: false, field: 'url', sentence: expect.stringContaining(words) });
  });
});

describe('the merchant’s own login', () => {
  test('needs no key, and keeps nothing but that it is used', () => {
    expect(wooCommerceConnect.read({ url: 'https://shop.test/nl', adminLogin: 'yes' })).toEqual({
      ok: true,
      url: 'https://shop.test/nl',
      origins: ['https://shop.test/*'],
      adminMatches: ['https://shop.test/nl/wp-admin/*'],
      login: true,
      credentials: { adminLogin: 'yes' },
    });
  });

  test('is never used over http, except on this computer', () => {
    expect(wooCommerceConnect.read({ url: 'http://shop.test', adminLogin: 'yes' })).toMatchObject({ field: 'url' });
    expect(wooCommerceConnect.read({ url: 'http://localhost:8081', adminLogin: 'yes' })).toMatchObject({ ok: true });
  });

  test('leaves the keys out of the form, and an unticked box asks for them', () => {
    const shown = (ticked: boolean) =>
      wooCommerceConnect.fields.filter(({ when }) => !when || when.is === ticked).map(({ name }) => name);
    expect(shown(true)).toEqual(['url', 'adminLogin']);
    expect(shown(false)).toEqual(['url', 'adminLogin', 'consumerKey', 'consumerSecret']);
    expect(wooCommerceConnect.read({ url: 'https://shop.test', adminLogin: '' })).toMatchObject({
      field: 'consumerKey',
    });
  });
});

describe('the keys', () => {
  test('lose the spaces that come along when they are pasted', () => {
    expect(read({ consumerKey: ` ${KEYS.consumerKey}\n` })).toMatchObject({ ok: true, credentials: KEYS });
  });

  test.each([
    [{ consumerKey: KEYS.consumerSecret, consumerSecret: KEYS.consumerKey }, 'consumerKey', 'swapped'],
    [{ consumerKey: KEYS.consumerSecret }, 'consumerKey', 'This is a consumer secret'],
    [{ consumerSecret: KEYS.consumerKey }, 'consumerSecret', 'This is a consumer key'],
    [{ consumerKey: '' }, 'consumerKey', 'Enter the consumer key'],
    [{ consumerSecret: '' }, 'consumerSecret', 'Enter the consumer secret'],
    [{ consumerKey: 'admin' }, 'consumerKey', 'begins with ck_'],
    [{ consumerSecret: 'cs_12' }, 'consumerSecret', 'isn’t a whole'],
    [{ consumerKey: 'ck_ключключ' }, 'consumerKey', 'isn’t a whole'],
  ])('%o', (input, field, words) => {
    expect(read(input)).toEqual({ ok: false, field, sentence: expect.stringContaining(words) });
  });
});
