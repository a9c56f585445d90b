import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelClient, RemoteItem } from '../../lib/channels/channel.ts';
import type { ClientDeps } from '../../lib/channels/client-deps.ts';
import { createHttp } from '../../lib/channels/http.ts';
import { BULK_HOST } from '../../lib/channels/shopify/bulk-host.ts';
import { createShopifyClient } from '../../lib/channels/shopify/client.ts';
import { API_PATH, BULK_ITEMS, BULK_RUN } from '../../lib/channels/shopify/queries.ts';
import { type ShopifyStandIn, startShopify } from '../shops/shopify/shop.ts';
import { good } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

const SHOP = 'https://acme-outdoor.myshopify.com';
const SEEDED = 11;

let shop: ShopifyStandIn;
let sent: { url: string; headers: Headers }[];
beforeEach(async () => {
  shop = await startShopify();
  sent = [];
});
afterEach(() => shop.close());

/** A client to which this shop is a large one. */
function clientOf(over: Partial<ClientDeps> = {}, bulkFrom = 5): ChannelClient {
  const passing = fetchTo([shop]);
  const listening: typeof fetch = (input, init) => {
    sent.push({ url: String(input), headers: new Headers(init?.headers) });
    return passing(input, init);
  };
  const deps: ClientDeps = {
    url: SHOP,
    credentials: { accessToken: shop.connect['Admin API access token'] ?? '' },
    http: createHttp({ fetch: listening, now: Date.now }),
    permitted: async (url) => url === `https://${BULK_HOST}/`,
    now: Date.now,
    uuid: randomUUID,
    installation: 'installation',
    ...over,
  };
  return createShopifyClient(deps, { bulkFrom });
}

async function places(client: ChannelClient): Promise<string[]> {
  return good(await client.locations()).map(({ remoteId }) => remoteId);
}

/** A whole pass, and how many steps it took. */
async function pass(client: ChannelClient, locations: readonly string[]) {
  const items: RemoteItem[] = [];
  const steps: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ChannelClient['items']>> = await client.items(cursor, locations);
    const { items: some, next }: { items: readonly RemoteItem[]; next: string | null } = good(page);
    items.push(...some);
    steps.push(next);
    cursor = next;
  } while (cursor !== null);
  return { items, steps };
}

const byItem = (items: readonly RemoteItem[]) => [...items].sort((a, b) => a.item.localeCompare(b.item));
const paged = async (locations: readonly string[]) => pass(clientOf({ permitted: async () => false }), locations);

describe('a large catalogue', () => {
  test('comes in one file, and says the same as the pages do', async () => {
    shop.control.setStocked('EM-350-FG', 'Rotterdam DC', 'inactive');
    shop.control.setStocked('CD-02-MW', 'Harbour Street', 'never');
    shop.control.setTracked('tea-001', false);
    shop.control.addProduct({ title: 'Without a SKU', sku: null, quantity: 4 });
    shop.control.addProduct({ title: 'Another throw', sku: 'FW-THR-130', quantity: 2 });
    shop.control.sell('TF-750-NB', 1_210);
    const client = clientOf();
    const locations = await places(client);
    const { items, steps } = await pass(client, locations);
    expect(shop.control.bulk.log).toEqual(['run', 'look', 'look', 'file']);
    expect(steps.at(-1)).toBeNull();
    expect(items).toHaveLength(SEEDED + 2);
    expect(byItem(items)).toEqual(byItem((await paged(locations)).items));
    expect(items.filter(({ duplicates }) => duplicates === 1).map(({ sku }) => sku)).toEqual([
      'FW-THR-130',
      'FW-THR-130',
    ]);
  });

  test('is read at the locations that were asked for, and a location that is gone has no figure', async () => {
    const client = clientOf();
    const [first = ''] = await places(client);
    const { items } = await pass(client, ['gid://shopify/Location/1', first]);
    for (const { sku, levels } of items) {
      expect(levels.map(({ quantity }) => quantity)).toEqual([null, shop.control.figure(sku ?? '', 'Harbour Street')]);
    }
  });

  test('without the browser’s permission for the file’s host no operation is begun', async () => {
    const locations = await places(clientOf());
    const { items } = await paged(locations);
    expect(items).toHaveLength(SEEDED);
    expect(shop.control.bulk.log).toEqual([]);
    expect((await pass(clientOf({ permitted: undefined }), locations)).items).toHaveLength(SEEDED);
    expect(shop.control.bulk.log).toEqual([]);
  });

  test('one that isn’t large comes in pages', async () => {
    const client = clientOf({}, SEEDED + 1);
    expect((await pass(client, await places(client))).items).toHaveLength(SEEDED);
    expect(shop.control.bulk.log).toEqual([]);
  });

  test('the file is fetched without the token, and the token goes to the shop alone', async () => {
    const client = clientOf();
    await pass(client, await places(client));
    const files = sent.filter(({ url }) => new URL(url).host === BULK_HOST);
    expect(files).toHaveLength(1);
    expect([...(files[0]?.headers.keys() ?? [])]).toEqual([]);
    for (const { url, headers } of sent) expect(headers.has('x-shopify-access-token')).toBe(url.startsWith(SHOP));
  });
});

describe('nothing that goes wrong costs the pass', () => {
  test.each([
    ['it fails, and what there is of the file isn’t looked at', { ends: 'FAILED' }],
    ['it is cancelled', { ends: 'CANCELED' }],
    ['it has expired', { ends: 'EXPIRED' }],
    ['another one is under way', { busy: true }],
    ['the file breaks off', { file: 'cut' }],
    ['lines are missing from the file', { file: 'fewer' }],
    ['the file is refused', { file: 'refused' }],
    ['the file is on a host that nobody was asked about', { file: 'elsewhere' }],
  ])('%s', async (_, happens) => {
    Object.assign(shop.control.bulk, happens);
    const client = clientOf();
    const locations = await places(client);
    const { items } = await pass(client, locations);
    expect(byItem(items)).toEqual(byItem((await paged(locations)).items));
    expect(shop.control.bulk.log[0]).toBe('busy' in happens ? 'refused' : 'run');
    expect(shop.control.bulk.log).not.toContain('partial');
    expect(sent.every(({ url }) => [BULK_HOST, new URL(SHOP).host].includes(new URL(url).host))).toBe(true);
  });

  test('it takes too long: it is cancelled and the pages are read', async () => {
    shop.control.bulk.looks = 1_000;
    let elapsed = 0;
    const client = clientOf({ now: () => Date.now() + elapsed });
    const locations = await places(client);
    const begun = good(await client.items(null, locations));
    elapsed = 10 * 60_000;
    const given = good(await client.items(begun.next, locations));
    expect(shop.control.bulk.log).toEqual(['run', 'look', 'cancel']);
    expect(given.items).toEqual([]);
    expect(good(await client.items(given.next, locations)).items).toHaveLength(SEEDED);
  });

  test('a shop that is silent for a moment is asked again; a key that is refused is an error', async () => {
    shop.control.bulk.looks = 0;
    const client = clientOf();
    const locations = await places(client);
    const begun = good(await client.items(null, locations));
    shop.control.faults.maintenance(1);
    const still = good(await client.items(begun.next, locations));
    expect(good(await client.items(still.next, locations)).items).toHaveLength(SEEDED);
    shop.control.faults.revoke();
    expect(await client.items(null, locations)).toMatchObject({ ok: false, error: { kind: 'unauthorized' } });
  });
});

describe('the stand-in', () => {
  const run = async (query: string) => {
    const reply = await fetchTo([shop])(`${SHOP}${API_PATH}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shopify-access-token': shop.connect['Admin API access token'] ?? '',
      },
      body: JSON.stringify({ query: BULK_RUN, variables: { query } }),
    });
    return (await reply.json()).data.bulkOperationRunQuery;
  };

  test.each([
    ['a mutation', 'mutation { inventoryDeactivate(inventoryLevelId: "1") { userErrors { message } } }'],
    ['nonsense', '{'],
    ['a field that isn’t there', '{ inventoryItems { edges { node { id stock } } } }'],
    ['variables', 'query Q($q: String) { inventoryItems(query: $q) { edges { node { id } } } }'],
    ['two fields', '{ inventoryItems { edges { node { id } } } products { edges { node { id } } } }'],
    ['no connection', '{ shop { name } }'],
    [
      'three levels',
      '{ products { edges { node { id variants { edges { node { id media { edges { node { id } } } } } } } } } }',
    ],
  ])('refuses %s', async (_, query) => {
    expect(await run(query)).toMatchObject({ bulkOperation: null, userErrors: [{ code: 'INVALID' }] });
  });

  test('runs one at a time, and opens a file to nobody with another signature', async () => {
    expect((await run(BULK_ITEMS)).userErrors).toEqual([]);
    expect((await run(BULK_ITEMS)).userErrors).toMatchObject([{ code: 'OPERATION_IN_PROGRESS' }]);
    const reply = await fetchTo([shop])(`https://${BULK_HOST}/shopify-bulk-operations/x.jsonl?Signature=y`);
    expect(reply.status).toBe(404);
  });
});
