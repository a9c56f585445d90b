import { describe, expect, test } from 'vitest';
import type { Http, HttpReply } from '../../../../lib/channels/http.ts';
import { createWooCommerceClient } from '../../../../lib/channels/woocommerce/client.ts';

/** Replies that a stand-in doesn't give: of plugins, proxies and firewalls. */

const LINES = [{ item: '12', remoteLocation: 'stock', from: 10, to: 7 }];

function reply(status: number, body: unknown, headers: Record<string, string> = {}): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, header: (name) => headers[name.toLowerCase()] ?? null, text };
}

/** A client whose shop gives these replies, one after the other, the last one for ever. */
function client(...replies: readonly HttpReply[]) {
  let calls = 0;
  const http: Http = async () => ({ ok: true, value: replies[Math.min(calls++, replies.length - 1)] as HttpReply });
  return createWooCommerceClient({
    url: 'https://shop.test',
    credentials: { consumerKey: 'ck_1', consumerSecret: 'cs_1' },
    http,
    now: () => 0,
    uuid: () => 'unique',
    installation: 'mine',
  });
}

function send(...replies: readonly HttpReply[]) {
  const made = client(...replies);
  return made.send(made.seal('key', LINES), LINES);
}

const saved = (fields: object) =>
  reply(200, { update: [{ id: 12, manage_stock: true, stock_quantity: 7, meta_data: [], ...fields }] });
const marked = { meta_data: [{ id: 1, key: '_shiptheory_op', value: 'key:mine' }] };

describe('what a batch’s reply says of a line', () => {
  test.each([
    ['saved with its marker, a sale meanwhile', saved({ stock_quantity: 5, ...marked }), { kind: 'applied' }],
    ['saved with the figure but without the marker', saved({}), { kind: 'applied' }],
    ['saved with neither', saved({ stock_quantity: 10 }), { kind: 'unknown' }],
    ['saved without a whole number', saved({ stock_quantity: '7.5', ...marked }), { kind: 'unknown' }],
    ['saved, but not counted', saved({ manage_stock: false, ...marked }), { kind: 'rejected', absent: 'untracked' }],
    ['counted by the product', saved({ manage_stock: 'parent', ...marked }), { kind: 'rejected', absent: 'untracked' }],
    ['not in it', reply(200, { update: [{ id: 13, error: { code: 'x', data: null } }] }), { kind: 'unknown' }],
    [
      'gone',
      reply(200, {
        update: [{ id: 12, error: { code: 'woocommerce_rest_product_invalid_id', data: { status: 400 } } }],
      }),
      { kind: 'rejected', absent: 'missing' },
    ],
    [
      'refused in the shop’s words',
      reply(200, {
        update: [{ id: 12, error: { code: 'no', message: '<b>Closed</b> &amp; locked', data: { status: 403 } } }],
      }),
      { kind: 'rejected', reason: 'The shop refused the change: Closed & locked' },
    ],
    [
      'failed inside',
      reply(200, { update: [{ id: 12, error: { code: 'db_error', message: '', data: { status: 500 } } }] }),
      { kind: 'unknown' },
    ],
  ])('%s', async (_, given, outcome) => {
    expect(await send(given)).toMatchObject({ kind: 'answered', lines: [outcome] });
  });
});

describe('what another answer says of the whole write', () => {
  test.each([
    ['a firewall’s page', reply(403, '<html>'), { kind: 'not-sent', error: { kind: 'forbidden', missing: [] } }],
    [
      'a user who may not edit',
      reply(403, { code: 'woocommerce_rest_cannot_batch' }),
      { kind: 'not-sent', error: { kind: 'forbidden', missing: ['a user who may edit products'] } },
    ],
    ['an API that is gone', reply(404, { code: 'rest_no_route' }), { kind: 'not-sent', error: { kind: 'not-found' } }],
    ['too large', reply(413, '<html>'), { kind: 'answered', lines: [{ kind: 'rejected' }] }],
    ['a gateway that gave up', reply(504, '<html>'), { kind: 'unknown', error: { kind: 'unavailable' } }],
    ['created', reply(201, '{}'), { kind: 'unknown', error: { kind: 'malformed' } }],
    [
      'a warning before the JSON',
      reply(200, 'Warning: x {"update":[]}'),
      { kind: 'unknown', error: { kind: 'malformed' } },
    ],
  ])('%s', async (_, given, outcome) => {
    expect(await send(given)).toMatchObject(outcome);
  });
});

describe('what isn’t a reading', () => {
  const total = { 'x-wp-total': '0', 'x-wp-totalpages': '0' };
  test.each([
    ['an empty list without its total', reply(200, [])],
    ['an object where a list belongs', reply(200, {}, total)],
    ['a product without an id', reply(200, [{ sku: 'A' }], total)],
  ])('%s is malformed, and no figure', async (_, given) => {
    expect(await client(given).levels(['12'], ['stock'])).toMatchObject({ error: { kind: 'malformed' } });
  });

  test('an empty list with its total is: the product is missing, which isn’t zero', async () => {
    expect(await client(reply(200, [], total)).levels(['12', 'nonsense'], ['stock'])).toMatchObject({
      value: [
        { quantity: null, absent: 'missing' },
        { quantity: null, absent: 'missing' },
      ],
    });
  });

  test('a shop that tells no time can’t be asked what changed since', async () => {
    expect(await client(reply(200, [], total)).now()).toMatchObject({ error: { kind: 'malformed' } });
  });

  test('a list that grows shorter while it is read is begun again another time', async () => {
    const page = (rows: string) => reply(200, [{ id: 1, sku: 'A' }], { 'x-wp-total': rows, 'x-wp-totalpages': '2' });
    expect(await client(page('101'), page('100')).bySku(['A'], ['stock'])).toMatchObject({
      error: { kind: 'unavailable' },
    });
  });
});

describe('who wrote an item last, by its meta data', () => {
  const levels = (meta_data: unknown) =>
    client(
      reply(200, [{ id: 12, type: 'simple', sku: 'A', manage_stock: true, stock_quantity: 7, meta_data }], {
        'x-wp-total': '1',
        'x-wp-totalpages': '1',
      }),
    ).levels(['12'], ['stock']);
  const level = { item: '12', remoteLocation: 'stock', quantity: 7 };

  test.each([
    ['a marker', [{ id: 1, key: '_shiptheory_op', value: 'key:theirs' }], { writer: 'theirs' }],
    ['other meta data', [{ id: 1, key: '_other', value: { a: 1 } }], { writer: null }],
    ['none', [], { writer: null }],
    ['a marker without an installation', [{ id: 1, key: '_shiptheory_op', value: 'key' }], { writer: null }],
    ['a marker that isn’t text', [{ id: 1, key: '_shiptheory_op', value: ['key:theirs'] }], { writer: null }],
    ['meta data that a plugin took away', undefined, {}],
    ['meta data that isn’t a list', { 3: { key: '_shiptheory_op', value: 'key:theirs' } }, {}],
    ['meta data without keys', [{ id: 1 }], {}],
  ])('%s: the figure counts all the same', async (_, meta, writer) => {
    expect(await levels(meta)).toEqual({ ok: true, value: [{ ...level, ...writer }] });
  });
});

test('a site behind a password of its own is told apart from a wrong key', async () => {
  expect(await client(reply(401, '<html>')).check()).toMatchObject({
    error: { kind: 'rejected', field: 'url', reason: expect.stringContaining('password on the whole site') },
  });
});
