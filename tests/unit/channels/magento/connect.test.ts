import { describe, expect, test } from 'vitest';
import { magentoConnect } from '../../../../lib/channels/magento/connect.ts';

const KEYS = {
  consumerKey: 'k1'.repeat(16),
  consumerSecret: 'c2'.repeat(16),
  accessToken: 't3'.repeat(16),
  accessTokenSecret: 's4'.repeat(16),
};
const read = (input: Readonly<Record<string, string>>) =>
  magentoConnect.read({ url: 'https://shop.test', adminPath: 'admin_x1', ...KEYS, ...input });

describe('the store’s address and its admin', () => {
  test.each([
    ['https://shop.test', 'admin', 'https://shop.test', 'https://shop.test', 'admin'],
    [' shop.test/ ', '/admin_x1/', 'https://shop.test', 'https://shop.test', 'admin_x1'],
    ['https://Shop.test:8443/Store//', 'admin', 'https://shop.test:8443/Store', 'https://shop.test/Store', 'admin'],
    ['https://shop.test/index.php/', 'admin', 'https://shop.test', 'https://shop.test', 'admin'],
    ['https://shop.test/rest/V1', 'admin', 'https://shop.test', 'https://shop.test', 'admin'],
    [
      'https://shop.test/index.php/admin_x1/catalog/product/',
      'admin_x1',
      'https://shop.test',
      'https://shop.test',
      'admin_x1',
    ],
    [
      'https://shop.test/admin_x1/catalog/product/edit/id/5/',
      'admin_x1',
      'https://shop.test',
      'https://shop.test',
      'admin_x1',
    ],
    [
      'https://shop.test',
      'https://shop.test/admin_x1/admin/dashboard/',
      'https://shop.test',
      'https://shop.test',
      'admin_x1',
    ],
    [
      'https://shop.test/b',
      'https://shop.test/b/index.php/admin_x1',
      'https://shop.test/b',
      'https://shop.test/b',
      'admin_x1',
    ],
    ['https://bücher.example', 'admin', 'https://xn--bcher-kva.example', 'https://xn--bcher-kva.example', 'admin'],
    ['http://localhost:8082', 'admin', 'http://localhost:8082', 'http://localhost', 'admin'],
  ])('%s and %s', (url, adminPath, kept, site, path) => {
    const { protocol, hostname } = new URL(kept);
    expect(read({ url, adminPath })).toEqual({
      ok: true,
      url: kept,
      origins: [`${protocol}//${hostname}/*`],
      adminMatches: [`${site}/${path}/*`, `${site}/index.php/${path}/*`],
      credentials: KEYS,
    });
  });

  test.each([
    [{ url: '' }, 'url', 'Enter the address'],
    [{ url: 'https://' }, 'url', 'isn’t an address'],
    [{ url: 'my shop' }, 'url', 'isn’t an address'],
    [{ url: 'https://shop.test/*' }, 'url', 'isn’t an address'],
    [{ url: 'ftp://shop.test' }, 'url', 'begin with https'],
    [{ url: 'http://shop.test' }, 'url', 'read on the way'],
    [{ url: 'http://localhost.shop.test' }, 'url', 'read on the way'],
    [{ url: 'https://me:secret@shop.test' }, 'url', 'name and password'],
    [{ url: 'https://shop.test/?___store=en' }, 'url', 'only up to the shop'],
    [{ adminPath: '' }, 'adminPath', 'Enter the path'],
    [{ adminPath: '/' }, 'adminPath', 'isn’t a path'],
    [{ adminPath: 'my admin' }, 'adminPath', 'isn’t a path'],
    [{ adminPath: 'https://admin.shop.test/backend' }, 'adminPath', 'on another host'],
  ])('refuses %o with its own sentence', (input, field, words) => {
    expect(read(input)).toEqual({ ok: false, field, sentence: expect.stringContaining(words) });
  });
});

describe('the credentials', () => {
  test('lose the spaces that come along when they are pasted', () => {
    expect(read({ accessToken: ` ${KEYS.accessToken}\n` })).toMatchObject({ ok: true, credentials: KEYS });
  });

  test('a bearer token is the access token alone: nothing else is asked for or kept', () => {
    const { accessToken } = KEYS;
    expect(magentoConnect.read({ url: 'shop.test', adminPath: 'admin', accessToken, bearer: 'yes' })).toMatchObject({
      ok: true,
      credentials: { accessToken },
    });
    expect(read({ bearer: 'yes' })).toMatchObject({ credentials: { accessToken } });
    const asked = (is: boolean) =>
      magentoConnect.fields.filter(({ when }) => !when || is === when.is).map(({ label }) => label);
    expect(asked(true)).toEqual(['Store URL', 'Admin path', 'Access token', 'Use as bearer token']);
    expect(asked(false)).toEqual([
      'Store URL',
      'Admin path',
      'Consumer key',
      'Consumer secret',
      'Access token',
      'Access token secret',
      'Use as bearer token',
    ]);
  });

  test.each([
    [{ consumerKey: '' }, 'consumerKey', 'Enter the consumer key'],
    [{ consumerSecret: '' }, 'consumerSecret', 'Enter the consumer secret'],
    [{ accessToken: '' }, 'accessToken', 'Enter the access token'],
    [{ accessTokenSecret: '' }, 'accessTokenSecret', 'Enter the access token secret'],
    [{ consumerKey: 'short' }, 'consumerKey', 'isn’t a whole consumer key'],
    [{ accessToken: `${KEYS.accessToken}x` }, 'accessToken', 'isn’t a whole access token'],
    [{ accessToken: 'eyJraWQiOiIxIn0.eyJ1aWQiOjF9.x' }, 'accessToken', 'a person’s token'],
    [{ consumerSecret: KEYS.consumerKey }, 'consumerSecret', 'the consumer key again'],
    [{ accessTokenSecret: KEYS.accessToken }, 'accessTokenSecret', 'the access token again'],
    [{ bearer: 'yes', accessToken: '' }, 'accessToken', 'Enter the access token'],
  ])('%o', (input, field, words) => {
    expect(read(input)).toEqual({ ok: false, field, sentence: expect.stringContaining(words) });
  });
});

test('the shop of a product page is offered by its address alone', () => {
  const shop = (path: string) => magentoConnect.shopAt?.(new URL(`https://shop.test${path}`));
  expect(shop('/admin_x1/catalog/product/edit/id/5/key/ab12/')).toBe('https://shop.test');
  expect(shop('/b/index.php/admin_x1/catalog/product/edit/id/5/')).toBe('https://shop.test/b');
  expect(shop('/admin_x1/catalog/product/index/')).toBeNull();
  expect(shop('/admin_x1/sales/order/view/order_id/5/')).toBeNull();
});
