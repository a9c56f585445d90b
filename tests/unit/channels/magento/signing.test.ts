import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { criteriaParams } from '../../../../lib/channels/magento/criteria.ts';
import { type Param, queryOf } from '../../../../lib/channels/magento/encoding.ts';
import { oauthHeader } from '../../../../lib/channels/magento/signing.ts';
import { percentEncode } from '../../../../lib/channels/oauth1.ts';

const KEYS = {
  consumerKey: 'k'.repeat(32),
  consumerSecret: 'c'.repeat(32),
  accessToken: 't'.repeat(32),
  accessTokenSecret: 's'.repeat(32),
};
const URL_ = 'https://shop.example.test/store/rest/V1/inventory/source-items';

/** The parameters of the header, decoded. */
const read = (header: string) =>
  Object.fromEntries(
    [...header.matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, name, value]) => [name, decodeURIComponent(value ?? '')]),
  );

describe('percent-encoding', () => {
  test.each([
    ['abcXYZ019-._~', 'abcXYZ019-._~'],
    ['a\'b"c\\d', 'a%27b%22c%5Cd'],
    ['!*()', '%21%2A%28%29'],
    ['A,B + C/D=E&F?#', 'A%2CB%20%2B%20C%2FD%3DE%26F%3F%23'],
    ['searchCriteria[filter_groups][0]', 'searchCriteria%5Bfilter_groups%5D%5B0%5D'],
    ['é日😀', '%C3%A9%E6%97%A5%F0%9F%98%80'],
    ['%20', '%2520'],
  ])('%s', (text, encoded) => {
    expect(percentEncode(text)).toBe(encoded);
  });

  test('of a whole query', () => {
    expect(queryOf([])).toBe('');
    expect(queryOf([['a[b]', 'c d']])).toBe('?a%5Bb%5D=c%20d');
  });
});

describe('the signature', () => {
  test('is the known one of a request whose base string is written out here by hand', async () => {
    const params: readonly Param[] = [
      ['searchCriteria[filter_groups][0][filters][0][field]', 'sku'],
      ['searchCriteria[filter_groups][0][filters][0][value]', "A B,O'C"],
      ['fields', 'items[sku]'],
    ];
    const header = await oauthHeader({ method: 'GET', url: URL_, params }, KEYS, 'n0nce', 1_764_150_000);
    const [k, t] = [KEYS.consumerKey, KEYS.accessToken];
    const base =
      'GET&https%3A%2F%2Fshop.example.test%2Fstore%2Frest%2FV1%2Finventory%2Fsource-items&' +
      `fields%3Ditems%255Bsku%255D%26oauth_consumer_key%3D${k}%26oauth_nonce%3Dn0nce%26` +
      `oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1764150000%26oauth_token%3D${t}%26oauth_version%3D1.0%26` +
      'searchCriteria%255Bfilter_groups%255D%255B0%255D%255Bfilters%255D%255B0%255D%255Bfield%255D%3Dsku%26' +
      'searchCriteria%255Bfilter_groups%255D%255B0%255D%255Bfilters%255D%255B0%255D%255Bvalue%255D%3DA%2520B%252CO%2527C';
    const secret = `${KEYS.consumerSecret}&${KEYS.accessTokenSecret}`;
    const expected = createHmac('sha256', secret).update(base).digest('base64');
    expect(read(header)).toEqual({
      oauth_consumer_key: k,
      oauth_nonce: 'n0nce',
      oauth_signature_method: 'HMAC-SHA256',
      oauth_timestamp: '1764150000',
      oauth_token: t,
      oauth_version: '1.0',
      oauth_signature: expected,
    });
  });

  test('is another one for another method, address, parameter, nonce, time or secret', async () => {
    const sign = async (change: Partial<Parameters<typeof oauthHeader>[0]>, keys = KEYS, nonce = 'a', time = 1) =>
      read(await oauthHeader({ method: 'GET', url: URL_, params: [], ...change }, keys, nonce, time)).oauth_signature;
    const all = await Promise.all([
      sign({}),
      sign({ method: 'POST' }),
      sign({ url: `${URL_}/` }),
      sign({ params: [['a', '1']] }),
      sign({ params: [['a', '2']] }),
      sign({}, KEYS, 'b'),
      sign({}, KEYS, 'a', 2),
      sign({}, { ...KEYS, consumerSecret: 'other' }),
      sign({}, { ...KEYS, accessTokenSecret: 'other' }),
    ]);
    expect(new Set(all).size).toBe(all.length);
    expect(await sign({})).toBe(all[0]);
  });

  test('holds no secret in its header', async () => {
    const header = await oauthHeader({ method: 'GET', url: URL_, params: [] }, KEYS, 'n', 1);
    expect(header).not.toContain(KEYS.consumerSecret);
    expect(header).not.toContain(KEYS.accessTokenSecret);
  });
});

test('search criteria have the names that Magento reads', () => {
  expect(
    criteriaParams({
      groups: [
        [{ field: 'sku', value: 'A,B', condition: 'in' }],
        [{ field: 'source_code', value: 'x', condition: 'eq' }],
      ],
      sort: 'source_item_id',
      pageSize: 300,
      page: 2,
    }),
  ).toEqual([
    ['searchCriteria[filter_groups][0][filters][0][field]', 'sku'],
    ['searchCriteria[filter_groups][0][filters][0][value]', 'A,B'],
    ['searchCriteria[filter_groups][0][filters][0][condition_type]', 'in'],
    ['searchCriteria[filter_groups][1][filters][0][field]', 'source_code'],
    ['searchCriteria[filter_groups][1][filters][0][value]', 'x'],
    ['searchCriteria[filter_groups][1][filters][0][condition_type]', 'eq'],
    ['searchCriteria[sortOrders][0][field]', 'source_item_id'],
    ['searchCriteria[sortOrders][0][direction]', 'ASC'],
    ['searchCriteria[pageSize]', '300'],
    ['searchCriteria[currentPage]', '2'],
  ]);
});
