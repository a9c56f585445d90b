import { describe, expect, test } from 'vitest';
import type { HttpReply, HttpRequest } from '../../../../lib/channels/http.ts';
import { createShopifyClient } from '../../../../lib/channels/shopify/client.ts';
import { type ChannelError, fail, ok } from '../../../../lib/model/channel-error.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ITEM = 'gid://shopify/InventoryItem/1';
const HERE = 'gid://shopify/Location/1';

/** A client whose shop gives these replies, one after the other. */
function answering(...replies: (Partial<HttpReply> | { json: unknown } | ChannelError)[]) {
  const sent: HttpRequest[] = [];
  const client = createShopifyClient({
    url: 'https://acme-outdoor.myshopify.com',
    credentials: { accessToken: 'shpat_secret' },
    http: async (request) => {
      const reply = replies[sent.length];
      sent.push(request);
      if (!reply) throw new Error('More requests than replies.');
      if ('kind' in reply) return fail(reply);
      const text = 'json' in reply ? JSON.stringify(reply.json) : '';
      return ok({ status: 200, header: () => null, text, ...reply });
    },
    now: () => NOW,
    uuid: () => 'uuid',
    installation: 'installation',
  });
  return { client, sent };
}

const level = (quantities: unknown, more: object = {}) => ({
  json: {
    data: {
      nodes: [{ __typename: 'InventoryItem', id: ITEM, tracked: true, l0: { isActive: true, quantities }, ...more }],
    },
  },
});

describe('a figure is a whole number or unknown, never guessed', () => {
  test.each([
    ['text', [{ name: 'available', quantity: '12' }]],
    ['a fraction', [{ name: 'available', quantity: 1.5 }]],
    ['null', [{ name: 'available', quantity: null }]],
    ['beyond all bounds', [{ name: 'available', quantity: 1e15 }]],
    ['none of that name', [{ name: 'on_hand', quantity: 12 }]],
    ['none at all', []],
  ])('%s', async (_, quantities) => {
    const { client } = answering(level(quantities));
    expect(await client.levels([ITEM], [HERE])).toEqual(
      ok([{ item: ITEM, remoteLocation: HERE, quantity: null, absent: 'malformed' }]),
    );
  });

  test('a level that was asked for and isn’t there is no level', async () => {
    const { client } = answering(level([], { l0: undefined }));
    expect(await client.levels([ITEM], [HERE])).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  test('another item than the one asked for is not taken for it', async () => {
    const { client } = answering(level([{ name: 'available', quantity: 3 }], { id: 'gid://shopify/InventoryItem/2' }));
    expect(await client.levels([ITEM], [HERE])).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  test('data that came with an error is no data', async () => {
    const { json } = level([{ name: 'available', quantity: 3 }]);
    const { client } = answering({ json: { ...json, errors: [{ message: 'Something else' }] } });
    expect(await client.levels([ITEM], [HERE])).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });
});

describe('what a reply means', () => {
  const error = (code: string, more: object = {}) => ({
    json: { data: null, errors: [{ message: 'No.', extensions: { code, ...more } }] },
  });
  test.each<[string, Partial<HttpReply> | { json: unknown } | ChannelError, Partial<ChannelError>, string]>([
    ['401', { status: 401 }, { kind: 'unauthorized' }, 'not-sent'],
    ['402', { status: 402 }, { kind: 'rejected' }, 'not-sent'],
    ['403', { status: 403 }, { kind: 'forbidden' }, 'not-sent'],
    ['404', { status: 404 }, { kind: 'not-found' }, 'not-sent'],
    ['423', { status: 423 }, { kind: 'rejected' }, 'not-sent'],
    ['429', { status: 429 }, { kind: 'rate-limited' }, 'not-sent'],
    ['500', { status: 500 }, { kind: 'unavailable' }, 'unknown'],
    ['502 in HTML', { status: 502, text: '<html>' }, { kind: 'unavailable' }, 'unknown'],
    ['HTML', { text: '<html>' }, { kind: 'malformed' }, 'unknown'],
    ['no answer', { kind: 'unavailable', detail: '' }, { kind: 'unavailable' }, 'unknown'],
    ['no permission', { kind: 'no-permission', detail: '' }, { kind: 'no-permission' }, 'not-sent'],
    ['INTERNAL_SERVER_ERROR', error('INTERNAL_SERVER_ERROR'), { kind: 'unavailable' }, 'unknown'],
    ['BAD_REQUEST', error('BAD_REQUEST'), { kind: 'rejected' }, 'not-sent'],
    ['MAX_COST_EXCEEDED', error('MAX_COST_EXCEEDED'), { kind: 'rejected' }, 'not-sent'],
    ['a code of tomorrow', error('TOMORROW'), { kind: 'malformed' }, 'unknown'],
    [
      'ACCESS_DENIED',
      error('ACCESS_DENIED', { requiredAccess: '`write_inventory` access scope.' }),
      { kind: 'forbidden', missing: ['write_inventory'] },
      'not-sent',
    ],
  ])('%s', async (_, reply, meaning, outcome) => {
    expect(await answering(reply).client.locations()).toMatchObject({ ok: false, error: meaning });
    const { client } = answering(reply);
    const lines = [{ item: ITEM, remoteLocation: HERE, from: 1, to: 2 }];
    expect(await client.send(client.seal('key', lines), lines)).toMatchObject({ kind: outcome, error: meaning });
  });

  test('a throttle ends when the bucket holds enough again', async () => {
    const cost = { requestedQueryCost: 512, throttleStatus: { currentlyAvailable: 112, restoreRate: 100 } };
    const { client } = answering({
      json: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost } },
    });
    expect(await client.locations()).toMatchObject({ error: { kind: 'rate-limited', retryAt: NOW + 4_000 } });
  });

  test('a next page without a cursor ends in an error, not in a loop', async () => {
    const { client } = answering({
      json: { data: { locations: { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } } } },
    });
    expect(await client.locations()).toMatchObject({ error: { kind: 'malformed' } });
  });

  test('the same cursor again ends in an error, not in a loop', async () => {
    const page = { json: { data: { locations: { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'again' } } } } };
    expect(await answering(page, page).client.locations()).toMatchObject({ error: { kind: 'malformed' } });
  });

  test('no reply’s text and no credential gets into an error', async () => {
    for (const reply of [
      { text: 'shpat_secret <b>' },
      { status: 500, text: 'shpat_secret' },
      { json: ['shpat_secret'] },
    ]) {
      expect(JSON.stringify(await answering(reply).client.locations())).not.toContain('shpat_secret');
    }
  });

  test('the token goes in its header to the shop alone, and cookies stay at home', async () => {
    const { client, sent } = answering({ status: 500 });
    await client.locations();
    expect(sent[0]?.url).toBe('https://acme-outdoor.myshopify.com/admin/api/2026-10/graphql.json');
    expect(sent[0]?.headers).toMatchObject({ 'X-Shopify-Access-Token': 'shpat_secret' });
    expect(sent[0]?.credentials ?? 'omit').toBe('omit');
    expect(sent[0]?.body).not.toContain('shpat_secret');
  });
});
