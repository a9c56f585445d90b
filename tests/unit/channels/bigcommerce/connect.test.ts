import { describe, expect, test } from 'vitest';
import { bigCommerceConnect } from '../../../../lib/channels/bigcommerce/connect.ts';

const TOKEN = 'k3v9q0z7x1w5t8r2p6n4m0l3j7h1g5f';
const CLIENT_SECRET = 'ab12'.repeat(16);

const read = (input: Record<string, string>) =>
  bigCommerceConnect.read({ storeHash: 'acme1x', accessToken: TOKEN, ...input });
const refusal = (input: Record<string, string>) => {
  const result = read(input);
  if (result.ok) throw new Error('It was taken.');
  return result;
};

describe('the store hash', () => {
  test.each([
    'acme1x',
    ' ACME1X ',
    'store-acme1x',
    'store-acme1x.mybigcommerce.com',
    'https://store-acme1x.mybigcommerce.com',
    'https://store-acme1x.mybigcommerce.com/',
    'https://store-acme1x.mybigcommerce.com/manage/products/edit/112?tab=inventory#/',
    'https://store-acme1x-1.mybigcommerce.com/manage/dashboard',
    'https://api.bigcommerce.com/stores/acme1x/v3/',
    'https://api.bigcommerce.com/stores/acme1x',
    'api.bigcommerce.com/stores/acme1x/v2',
  ])('%j is one store, asked for by its own permissions', (storeHash) => {
    expect(read({ storeHash })).toEqual({
      ok: true,
      url: 'https://store-acme1x.mybigcommerce.com',
      origins: ['https://api.bigcommerce.com/*', 'https://store-acme1x.mybigcommerce.com/*'],
      adminMatches: ['https://store-acme1x.mybigcommerce.com/manage/*'],
      credentials: { accessToken: TOKEN },
    });
  });

  test.each([
    ['', /missing/],
    ['   ', /missing/],
    ['http://store-acme1x.mybigcommerce.com', /https only/],
    ['https://www.acme.example', /own domain/],
    ['https://store-acme1x.mybigcommerce.com.evil.test', /own domain/],
    ['https://evil.test/store-acme1x.mybigcommerce.com', /own domain/],
    ['https://store-acme1x.mybigcommerce.com:8443', /has no port/],
    ['https://me:secret@store-acme1x.mybigcommerce.com', /name and password/],
    ['https://api.bigcommerce.com/', /own domain/],
    ['https://api.bigcommerce.com/stores/', /own domain/],
    ['https://api.bigcommerce.com.evil.test/stores/acme1x', /own domain/],
    ['https://bücher.example', /letters a to z/],
    ['ftp://store-acme1x.mybigcommerce.com', /own domain/],
    ['https://', /own domain/],
    ['acme 1x', /own domain/],
    ['acme_1x', /own domain/],
    [TOKEN, /looks like an access token/],
  ])('%j is refused with a sentence', (storeHash, sentence) => {
    expect(refusal({ storeHash })).toMatchObject({ field: 'storeHash', sentence: expect.stringMatching(sentence) });
  });
});

describe('the access token', () => {
  test('loses the spaces that come along when it is pasted', () => {
    expect(read({ accessToken: ` ${TOKEN}\n` })).toMatchObject({ credentials: { accessToken: TOKEN } });
  });

  test.each([
    ['none', { accessToken: '' }, 'accessToken', /missing/],
    ['half of one', { accessToken: TOKEN.slice(0, 12) }, 'accessToken', /whole/],
    ['two words', { accessToken: `${TOKEN} ${TOKEN}` }, 'accessToken', /whole/],
    ['the client secret', { accessToken: CLIENT_SECRET }, 'accessToken', /client secret/],
    ['the API path', { accessToken: 'https://api.bigcommerce.com/stores/acme1x/v3/' }, 'accessToken', /an address/],
    ['the two swapped', { storeHash: TOKEN, accessToken: 'acme1x' }, 'storeHash', /swapped/],
  ])('%s is refused at its field', (_, input, field, sentence) => {
    expect(refusal(input)).toMatchObject({ field, sentence: expect.stringMatching(sentence) });
  });

  test('a sentence never repeats what was typed', () => {
    for (const typed of [CLIENT_SECRET, TOKEN.slice(0, 12)]) {
      expect(refusal({ accessToken: typed }).sentence).not.toContain(typed);
    }
    expect(refusal({ storeHash: TOKEN }).sentence).not.toContain(TOKEN);
  });
});

describe('the shop of an address', () => {
  const shopAt = (address: string) => bigCommerceConnect.shopAt?.(new URL(address));

  test('is the hash of a product page', () => {
    expect(shopAt('https://store-acme1x.mybigcommerce.com/manage/products/edit/112')).toBe('acme1x');
    expect(shopAt('https://store-acme1x.mybigcommerce.com/manage/products/112/edit')).toBe('acme1x');
  });

  test.each([
    'https://store-acme1x.mybigcommerce.com/manage/orders',
    'https://store-acme1x.mybigcommerce.com/manage/products',
    'https://store-acme1x.mybigcommerce.com/products/112',
    'https://evil.test/manage/products/edit/112',
  ])('is none at %s', (address) => {
    expect(shopAt(address)).toBeNull();
  });
});
