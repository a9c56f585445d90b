import { describe, expect, test } from 'vitest';
import { type OAuth1Request, oauth1Header, signOAuth1 } from '../../../lib/channels/oauth1.ts';

/** Signatures computed from the base strings, with Python's hmac, apart from the code that is tested. */

/** The example of RFC 5849, 3.4.1, with another method of signing. Its base string is given there. */
const RFC: OAuth1Request = {
  method: 'post',
  url: 'http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b',
  params: { c2: '', a3: '2 q' },
  consumerKey: '9djdj82h48djs9d2',
  consumerSecret: 'j49sk3j29djd',
  token: 'kkk9d7dh3k39sjv7',
  tokenSecret: 'dh893hdasih9',
  nonce: '7d8f3e4a',
  timestamp: 137131201,
};

const ONE_LEGGED: OAuth1Request = {
  method: 'GET',
  url: `http://localhost:8081/shop/wp-json/wc/v3/products?${new URLSearchParams({ sku: 'A,Café 50%!*', _: 'u1' })}`,
  consumerKey: 'ck_1',
  consumerSecret: 'cs_1',
  nonce: 'n1',
  timestamp: 1764154800,
};

describe('signing', () => {
  test('with a token: parameters of the address and of the body, in order, encoded twice', async () => {
    expect(await signOAuth1(RFC)).toEqual({
      oauth_consumer_key: '9djdj82h48djs9d2',
      oauth_nonce: '7d8f3e4a',
      oauth_signature_method: 'HMAC-SHA256',
      oauth_timestamp: '137131201',
      oauth_token: 'kkk9d7dh3k39sjv7',
      oauth_signature: 'ypAxjNip++Dm0fTM+gCl8wAo6ufSnseu1WHxL7py3BU=',
    });
  });

  test('without one: no token is named, and the port is part of what is signed', async () => {
    const signed = await signOAuth1(ONE_LEGGED);
    expect(signed).not.toHaveProperty('oauth_token');
    expect(signed.oauth_signature).toBe('uBvhgOCmpFh/0LU2wjynaABlThZPIMV/BfNkXV6J9GQ=');
  });

  test.each<[string, Partial<OAuth1Request>]>([
    ['method', { method: 'PUT' }],
    ['address', { url: ONE_LEGGED.url.replace('8081', '8082') }],
    ['parameters', { url: `${ONE_LEGGED.url}&page=2` }],
    ['nonce', { nonce: 'n2' }],
    ['time', { timestamp: 1764154801 }],
    ['secret', { consumerSecret: 'cs_2' }],
    ['token’s secret', { tokenSecret: 'x' }],
  ])('another %s is another signature', async (_, changed) => {
    const [one, other] = [await signOAuth1(ONE_LEGGED), await signOAuth1({ ...ONE_LEGGED, ...changed })];
    expect(other.oauth_signature).not.toBe(one.oauth_signature);
  });
});

test('the header quotes and encodes every parameter, and holds no secret', async () => {
  const header = oauth1Header(await signOAuth1(RFC));
  expect(header).toMatch(/^OAuth oauth_consumer_key="9djdj82h48djs9d2", oauth_nonce="7d8f3e4a", /);
  expect(header).toContain('oauth_signature="ypAxjNip%2B%2BDm0fTM%2BgCl8wAo6ufSnseu1WHxL7py3BU%3D"');
  expect(header).not.toContain(RFC.consumerSecret);
  expect(header).not.toContain(RFC.tokenSecret);
});
