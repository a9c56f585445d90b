import { describe, expect, test } from 'vitest';
import { createBigCommerceClient } from '../../../../lib/channels/bigcommerce/client.ts';
import type { Http, HttpReply, HttpRequest } from '../../../../lib/channels/http.ts';

/** Replies that the stand-in doesn't give: of a platform in trouble, and of the shapes that the documentation leaves open. */

const NOW = 1_000_000;
const BASIS = JSON.stringify({ by: 'product_id', id: 12, onHand: 10, external: false });
const OTHER = JSON.stringify({ by: 'variant_id', id: 77, onHand: 3, external: false });
const LINE = { item: '12', remoteLocation: '1', from: 10, to: 7, basis: BASIS };
const LINES = [LINE, { item: '13/77', remoteLocation: '1', from: 3, to: 5, basis: OTHER }];

const reply = (status: number, body: unknown = '', headers: Record<string, string> = {}): HttpReply => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  header: (name) => headers[name.toLowerCase()] ?? null,
});
const list = (data: unknown[]) =>
  reply(200, { data, meta: { pagination: { total: data.length, total_pages: 1, current_page: 1 } } });

const PRODUCTS = [
  {
    id: 12,
    name: 'Mug',
    sku: 'MUG',
    inventory_tracking: 'product',
    base_variant_id: 40,
    variants: [{ id: 40, sku: 'MUG', option_values: [] }],
  },
  {
    id: 13,
    name: 'Sock',
    sku: '',
    inventory_tracking: 'variant',
    base_variant_id: null,
    variants: [{ id: 77, sku: 'S', option_values: [{ label: 'S' }] }],
  },
];
const stock = (product: number, variant: number | null, available: unknown) => ({
  identity: { sku: null, product_id: product, variant_id: variant },
  locations: [{ location_id: 1, available_to_sell: available, total_inventory_onhand: available }],
});
const STOCK = [stock(12, 40, 10), stock(13, 77, 3)];

/** A client whose adjustments are answered so, and whose shop otherwise has these. */
function client(adjustment: HttpReply, { products = PRODUCTS as unknown[], rows = STOCK as unknown[] } = {}) {
  const sent: HttpRequest[] = [];
  const http: Http = async (request) => {
    sent.push(request);
    if (request.method !== 'GET') return { ok: true, value: adjustment };
    return { ok: true, value: request.url.includes('/catalog/') ? list(products) : list(rows) };
  };
  const made = createBigCommerceClient({
    url: 'https://store-acme1x.mybigcommerce.com',
    credentials: { accessToken: 'k'.repeat(31) },
    http,
    now: () => NOW,
    uuid: () => 'unique',
    installation: 'mine',
  });
  return { made, sent, send: (lines = LINES) => made.send(made.seal('key', lines), lines) };
}

const problem = (title: string, errors: unknown = {}) => reply(422, { status: 422, title, type: '', errors });

describe('what an answer to an adjustment means', () => {
  test.each([
    ['no transaction', reply(200, { ok: true })],
    ['a login page', reply(200, '<html></html>')],
    ['several statuses', reply(207, {})],
    ['a broken gateway', reply(502, '<html></html>')],
    ['a time-out of theirs', reply(504)],
    ['nothing', reply(204)],
  ])('%s: unknown', async (_, answer) => {
    expect(await client(answer).send()).toMatchObject({ kind: 'unknown' });
  });

  test.each([
    ['a wrong token', reply(401, {}), 'unauthorized'],
    ['a scope that is missing', reply(403, {}), 'forbidden'],
    ['a store that is gone', reply(404, {}), 'not-found'],
    ['too many requests', reply(429, {}), 'rate-limited'],
  ])('%s: surely not sent', async (_, answer, kind) => {
    expect(await client(answer).send()).toMatchObject({ kind: 'not-sent', error: { kind } });
  });

  test('a store that is locked refuses every line, in words', async () => {
    expect(await client(reply(423, {})).send([LINE])).toMatchObject({
      lines: [{ kind: 'rejected', reason: expect.stringContaining('refused') }],
    });
  });
});

describe('which line a refusal speaks of', () => {
  test.each([
    ['its variant’s id', problem('[Item with variant_id 77 is odd]'), ['not-applied', 'rejected']],
    ['its product’s id, in other words', problem('Item with product id: 12 is odd'), ['rejected', 'not-applied']],
    ['both', problem('Items with identity: [product_id 12, variant_id 77] are odd'), ['rejected', 'rejected']],
    [
      'its place in the request',
      problem('Payload contains invalid fields', { 'items.1.quantity': 'odd' }),
      ['not-applied', 'rejected'],
    ],
    ['an id that only begins like it', problem('Item with variant_id 770 is odd'), ['rejected', 'rejected']],
    ['nothing', problem(''), ['rejected', 'rejected']],
    ['prose', reply(400, 'Bad Request'), ['rejected', 'rejected']],
  ])('%s', async (_, answer, kinds) => {
    const outcome = await client(answer).send();
    expect(outcome.kind === 'answered' && outcome.lines.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('what the shop says is shown as a sentence, and not all of it', async () => {
    const outcome = await client(problem(`[Item with product_id 12 ${'x'.repeat(500)}]`)).send([LINE]);
    const [line] = outcome.kind === 'answered' ? outcome.lines : [];
    expect(line).toMatchObject({
      kind: 'rejected',
      reason: expect.stringMatching(/^BigCommerce refused the change: Item/),
    });
    expect(line?.kind === 'rejected' && line.reason.length).toBeLessThan(260);
  });

  test('a level that has units is never set absolutely, whatever the shop says', async () => {
    const { send, sent } = client(
      problem('Items with identity: [product_id 12] requires absolute adjustment before relative'),
    );
    expect(await send()).toMatchObject({ lines: [{ kind: 'rejected' }, { kind: 'not-applied' }] });
    expect(sent.filter(({ method }) => method === 'PUT')).toEqual([]);
  });
});

describe('odd figures', () => {
  const levels = async (rows: unknown[], products: unknown[] = PRODUCTS) =>
    client(reply(200), { rows, products }).made.levels(['12', '13/77'], ['1']);

  test('one that isn’t a whole number costs only itself', async () => {
    for (const odd of [2.5, '10', null, undefined, 9e15]) {
      expect(await levels([stock(12, 40, odd), stock(13, 77, 3)])).toMatchObject({
        value: [
          { quantity: null, absent: 'malformed' },
          { item: '13/77', quantity: 3 },
        ],
      });
    }
  });

  test('a product that is tracked as a whole, with a row for it and one for each variant', async () => {
    expect(await levels([stock(12, 41, 1), stock(12, 40, 10)])).toMatchObject({ value: [{ quantity: 10 }, {}] });
    expect(await levels([stock(12, 41, 1), stock(12, null, 10)])).toMatchObject({ value: [{ quantity: 10 }, {}] });
    expect(await levels([stock(12, 41, 1), stock(12, 42, 10)])).toMatchObject({ value: [{ quantity: null }, {}] });
  });

  test('an id that isn’t this channel’s is missing', async () => {
    const { made } = client(reply(200));
    expect(await made.levels(['gid://shopify/InventoryItem/1', '0', ''], ['1'])).toMatchObject({
      value: [{ absent: 'missing' }, { absent: 'missing' }, { absent: 'missing' }],
    });
  });

  test('a way of tracking that nobody knows is malformed, never taken for counted', async () => {
    expect(await levels(STOCK, [{ ...PRODUCTS[0], inventory_tracking: 'bundle' }])).toMatchObject({
      error: { kind: 'malformed' },
    });
  });
});

test('the token goes into its header only, and the shop is asked for JSON', async () => {
  const { send, sent } = client(reply(200, { transaction_id: 'x' }));
  expect(await send()).toMatchObject({ lines: [{ kind: 'applied' }, { kind: 'applied' }] });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: 'https://api.bigcommerce.com/stores/acme1x/v3/inventory/adjustments/relative',
    headers: { 'X-Auth-Token': 'k'.repeat(31), Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      reason: 'Shiptheory Stock Panel key',
      items: [
        { location_id: 1, product_id: 12, quantity: -3 },
        { location_id: 1, variant_id: 77, quantity: 2 },
      ],
    }),
  });
});
