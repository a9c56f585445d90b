import { describe, expect, test } from 'vitest';
import type { Http, HttpReply } from '../../../../lib/channels/http.ts';
import { createVendureClient } from '../../../../lib/channels/vendure/client.ts';

/** Replies that a stand-in doesn't give: of other versions, proxies and failures inside. */

const BASIS = JSON.stringify({ onHand: 10, allocated: 0, movements: 3, adjustments: 2 });
const LINES = [{ item: '7', remoteLocation: '1', from: 10, to: 12, basis: BASIS }];

function reply(status: number, body: unknown): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, header: (name) => (name === 'date' ? 'Thu, 26 Nov 2026 12:00:00 GMT' : null), text };
}

/** A client whose shop gives these replies, one after the other, the last one for ever. */
function client(...replies: readonly HttpReply[]) {
  let calls = 0;
  const http: Http = async () => ({ ok: true, value: replies[Math.min(calls++, replies.length - 1)] as HttpReply });
  return createVendureClient({
    url: 'https://shop.test',
    credentials: { api: 'https://shop.test/admin-api', apiKey: 'a:b' },
    http,
    now: () => 0,
    uuid: () => 'unique',
    installation: 'mine',
  });
}

const refused = (code: string | null, status = 200) =>
  reply(status, { errors: [{ message: 'no', ...(code !== null && { extensions: { code } }) }], data: null });
const level = (stockOnHand: unknown, stockAllocated: unknown = 0) => ({
  stockLocationId: '1',
  stockOnHand,
  stockAllocated,
});
const stocked = (...stockLevels: readonly object[]) => ({ id: '7', trackInventory: 'TRUE', stockLevels });
const list = (...items: readonly object[]) =>
  reply(200, {
    data: {
      globalSettings: { trackInventory: true, updatedAt: '2026-01-01T00:00:00Z' },
      productVariants: { totalItems: items.length, items },
    },
  });
const written = (variant: object | null) => reply(200, { data: { updateProductVariants: [variant] } });

describe('what an answer says of a write', () => {
  const AS_PREPARED = list(stocked(level(10)));
  test.each([
    ['refused by its own rules', refused('USER_INPUT_ERROR'), { kind: 'answered', lines: [{ kind: 'rejected' }] }],
    ['a document that this version doesn’t know', refused('GRAPHQL_VALIDATION_FAILED', 400), { kind: 'answered' }],
    ['a failure inside', refused('INTERNAL_SERVER_ERROR'), { kind: 'unknown', error: { kind: 'unavailable' } }],
    ['a failure without a code', refused(null), { kind: 'unknown', error: { kind: 'malformed' } }],
    [
      'two errors, one of which is no refusal',
      reply(200, { errors: [{ message: '', extensions: { code: 'BAD_USER_INPUT' } }, { message: '' }] }),
      { kind: 'unknown' },
    ],
    ['a gateway that gave up', reply(504, '<html>'), { kind: 'unknown', error: { kind: 'unavailable' } }],
    ['a firewall’s page', reply(403, '<html>'), { kind: 'not-sent', error: { kind: 'forbidden', missing: [] } }],
    ['too large', reply(413, '<html>'), { kind: 'answered', lines: [{ kind: 'rejected' }] }],
    ['400 of something that isn’t the API', reply(400, '<html>'), { kind: 'answered', lines: [{ kind: 'rejected' }] }],
    ['another shape', written({ id: '7' }), { kind: 'unknown', error: { kind: 'malformed' } }],
  ])('%s', async (_, given, outcome) => {
    const made = client(AS_PREPARED, given);
    expect(await made.send(made.seal('key', LINES), LINES)).toMatchObject(outcome);
  });

  test('a variant that isn’t in the reply is looked up in its ledger, and unknown if that can’t be read', async () => {
    const made = client(AS_PREPARED, written(null), reply(503, '<html>'));
    expect(await made.send(made.seal('key', LINES), LINES)).toMatchObject({
      kind: 'answered',
      lines: [{ kind: 'unknown' }],
    });
  });
});

describe('what a ledger says', () => {
  const movement = (id: string, type: string, quantity: number) => ({
    id,
    type,
    quantity,
    createdAt: '2026-11-26T12:00:00Z',
  });
  const settled = (variant: object) => {
    const made = client(list(variant));
    return made.settle(made.seal('key', LINES), LINES);
  };
  const ledger = (totalItems: number, ...items: readonly object[]) => ({ totalItems, items });

  test.each([
    ['ours', { ...stocked(level(12)), m0: ledger(4, movement('9', 'ADJUSTMENT', 2)) }, { kind: 'applied' }],
    ['nothing since', { ...stocked(level(10)), m0: ledger(3) }, { kind: 'not-applied' }],
    ['less than before', { ...stocked(level(10)), m0: ledger(2) }, { kind: 'unknown' }],
    ['more than can be read', { ...stocked(level(10)), m0: ledger(2_000) }, { kind: 'unknown' }],
    [
      'a kind that nobody knows',
      { ...stocked(level(12)), m0: ledger(4, movement('9', 'LOST', 2)) },
      { kind: 'not-applied' },
    ],
    ['no level any more', { ...stocked(), m0: ledger(3) }, { kind: 'unknown' }],
  ])('%s', async (_, variant, outcome) => {
    expect(await settled(variant)).toMatchObject({ kind: 'answered', lines: [outcome] });
  });

  test('a movement without a number leaves the whole write unknown', async () => {
    const odd = { ...stocked(level(12)), m0: ledger(4, { id: '9', type: 'ADJUSTMENT', quantity: '2' }) };
    expect(await settled(odd)).toMatchObject({ kind: 'unknown', error: { kind: 'malformed' } });
  });

  test('a variant that is gone', async () => {
    const made = client(list());
    expect(await made.settle(made.seal('key', LINES), LINES)).toMatchObject({
      lines: [{ kind: 'rejected', absent: 'missing' }],
    });
  });
});

describe('what isn’t a figure', () => {
  const levels = (variant: object) => client(list(variant)).levels(['7'], ['1']);
  test.each([
    ['half a unit', level(2.5)],
    ['text', level('10')],
    ['nothing', level(null)],
    ['nothing allocated', level(10, null)],
    ['more than there can be', level(10, -9e15)],
  ])('%s is malformed, and costs the others nothing', async (_, odd) => {
    expect(await levels(stocked(odd, { ...level(3), stockLocationId: '2' }))).toMatchObject({
      value: [{ quantity: null, absent: 'malformed' }],
    });
  });

  test('settings that were asked for and aren’t there', async () => {
    const without = reply(200, { data: { productVariants: { totalItems: 1, items: [stocked(level(10))] } } });
    expect(await client(without).levels(['7'], ['1'])).toMatchObject({ error: { kind: 'malformed' } });
  });

  test('a page that never ends, and a shop that tells no time', async () => {
    const endless = reply(200, { data: { stockLocations: { totalItems: 3, items: [] } } });
    expect(await client(endless).locations()).toMatchObject({ error: { kind: 'malformed' } });
    const silent = { ...list(), header: () => null };
    expect(await client(silent).changedSince('2026-11-26T12:00:00Z', ['1'])).toMatchObject({
      error: { kind: 'malformed' },
    });
    expect(await client(list()).changedSince('yesterday', ['1'])).toMatchObject({ error: { kind: 'malformed' } });
    expect(await client(list()).items('page 2', ['1'])).toMatchObject({ error: { kind: 'malformed' } });
  });
});
