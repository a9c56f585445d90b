import { describe, expect, test } from 'vitest';
import { shopifyConnect } from '../../../../lib/channels/shopify/connect.ts';

const TOKEN = `shpat_${'0a'.repeat(16)}`;
const SECRET = `shpss_${'0b'.repeat(16)}`;
const ID = '0c'.repeat(16);
const DOMAIN = 'acme-outdoor.myshopify.com';

const read = (input: Record<string, string>) =>
  shopifyConnect.read({ shopDomain: DOMAIN, accessToken: TOKEN, ...input });
const refusal = (input: Record<string, string>) => {
  const result = read(input);
  if (result.ok) throw new Error('It was taken.');
  return result;
};

describe('the shop domain', () => {
  test.each([
    'acme-outdoor',
    'acme-outdoor.myshopify.com',
    ' Acme-Outdoor.MyShopify.com ',
    'acme-outdoor.myshopify.com/',
    'https://acme-outdoor.myshopify.com',
    'https://acme-outdoor.myshopify.com/admin/products/12?x=1',
    'https://admin.shopify.com/store/acme-outdoor',
    'https://admin.shopify.com/store/acme-outdoor/products/8123?variant=1',
    'admin.shopify.com/store/acme-outdoor/',
  ])('%j is one shop, asked for by its own permission', (shopDomain) => {
    expect(read({ shopDomain })).toEqual({
      ok: true,
      url: 'https://acme-outdoor.myshopify.com',
      origins: ['https://acme-outdoor.myshopify.com/*', 'https://admin.shopify.com/*'],
      adminMatches: ['https://admin.shopify.com/store/*'],
      credentials: { accessToken: TOKEN },
    });
  });

  test.each([
    ['', /missing/],
    ['   ', /missing/],
    ['http://acme-outdoor.myshopify.com', /https only/],
    ['acme-outdoor.com', /myshopify\.com/],
    ['https://shop.example.test', /myshopify\.com/],
    ['https://acme-outdoor.myshopify.com.evil.test', /myshopify\.com/],
    ['https://acme.outdoor.myshopify.com', /myshopify\.com/],
    ['https://evil.test/acme-outdoor.myshopify.com', /myshopify\.com/],
    ['https://user@acme-outdoor.myshopify.com', /name and password/],
    ['https://acme-outdoor.myshopify.com:8443', /no port/],
    ['https://bücher.myshopify.com', /letters a to z/],
    ['https://admin.shopify.com/store/', /myshopify\.com/],
    ['https://admin.shopify.com', /myshopify\.com/],
    ['ftp://acme-outdoor.myshopify.com', /myshopify\.com/],
    ['-acme', /myshopify\.com/],
    ['acme outdoor', /myshopify\.com/],
  ])('%j is refused with a sentence', (shopDomain, sentence) => {
    expect(refusal({ shopDomain })).toMatchObject({ field: 'shopDomain', sentence: expect.stringMatching(sentence) });
  });
});

describe('a large catalogue', () => {
  test('asks for the host of the file as well, and only where its box is ticked', () => {
    const origins = (large: string) => {
      const result = read({ large });
      return result.ok ? result.origins : [];
    };
    expect(origins('yes')).toContain('https://storage.googleapis.com/*');
    expect(origins('')).toEqual(['https://acme-outdoor.myshopify.com/*', 'https://admin.shopify.com/*']);
  });
});

describe('what it is opened with', () => {
  test('a token alone, spaces around it gone', () => {
    expect(read({ accessToken: ` ${TOKEN}\n` })).toMatchObject({ credentials: { accessToken: TOKEN } });
  });

  test('or a client ID and secret, and nothing else is kept', () => {
    expect(read({ accessToken: '', clientId: ID, clientSecret: SECRET })).toMatchObject({
      credentials: { clientId: ID, clientSecret: SECRET },
    });
  });

  test.each([
    ['nothing', {}, 'accessToken', /client ID and a client secret/],
    ['a secret as token', { accessToken: SECRET }, 'accessToken', /client secret/],
    ['a client ID as token', { accessToken: ID }, 'accessToken', /client ID/],
    ['half a token', { accessToken: 'shpat_12' }, 'accessToken', /whole/],
    ['two words', { accessToken: `${TOKEN} ${TOKEN}` }, 'accessToken', /whole/],
    ['keys swapped', { clientId: SECRET, clientSecret: ID }, 'clientId', /swapped/],
    ['a token as client ID', { clientId: TOKEN, clientSecret: SECRET }, 'clientId', /access token/],
    ['a token as secret', { clientId: ID, clientSecret: TOKEN }, 'clientSecret', /access token/],
    ['an ID alone', { clientId: ID }, 'clientSecret', /missing/],
    ['a secret alone', { clientSecret: SECRET }, 'clientId', /missing/],
  ])('%s is refused at its field', (_, input, field, sentence) => {
    expect(refusal({ accessToken: '', ...input })).toMatchObject({ field, sentence: expect.stringMatching(sentence) });
  });

  test('a sentence never repeats what was typed', () => {
    for (const typed of [SECRET, ID, 'shpat_12']) expect(refusal({ accessToken: typed }).sentence).not.toContain(typed);
  });
});
