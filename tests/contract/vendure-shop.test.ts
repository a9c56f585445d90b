import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StandIn } from '../shops/shop.ts';
import { startVendure } from '../shops/vendure/shop.ts';
import { startProcess, type VendureProcess } from '../shops/vendure-real/process.ts';
import { startRealVendure } from '../shops/vendure-real/shop.ts';
import { only } from './expect-result.ts';
import { fetchTo } from './fetch-to.ts';

/** What the client relies on, asked of a real Vendure and of the stand-in alike: the one keeps the other honest. */

vi.setConfig({ testTimeout: 30_000, hookTimeout: 180_000 });

const MUG = 'EM-350-FG';
const HARBOUR = 'Harbour Street';

let running: VendureProcess;
beforeAll(async () => {
  running = await startProcess();
});
afterAll(() => running?.stop());

interface Reply {
  status: number;
  data: unknown;
  codes: (string | undefined)[];
}

describe.each([
  ['a real Vendure', (): Promise<StandIn> => startRealVendure(running)],
  ['the stand-in', (): Promise<StandIn> => startVendure()],
])('%s', (_, start) => {
  let shop: StandIn;
  beforeEach(async () => {
    shop = await start();
  });
  afterEach(() => shop.close());

  async function ask(query: string, variables: object = {}, key = shop.connect['API key']): Promise<Reply> {
    const { origin } = new URL(shop.connect['Admin URL'] ?? '');
    const reply = await fetchTo([shop])(`${origin}/admin-api`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key && { 'vendure-api-key': key }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await reply.json()) as { data?: unknown; errors?: GraphQLError[] };
    return { status: reply.status, data, codes: errors.map(({ extensions }) => extensions?.code) };
  }
  const variant = async (sku = MUG): Promise<Variant> => {
    const { data } = await ask(VARIANTS, { options: { filter: { sku: { eq: sku } } } });
    return only((data as { productVariants: { items: Variant[] } }).productVariants.items);
  };
  const set = (...lines: { id: string; to: unknown; place?: string }[]): Promise<Reply> =>
    ask(WRITE, {
      input: lines.map(({ id, to, place = '1' }) => ({
        id,
        stockLevels: [{ stockLocationId: place, stockOnHand: to }],
      })),
    });
  const units = async () => (await variant()).stockLevels.map((level) => [level.stockOnHand, level.stockAllocated]);

  describe('who asks', () => {
    test.each([
      ['nobody', ''],
      ['a key that it doesn’t know', `${'1'.repeat(24)}:${'2'.repeat(64)}`],
      ['something that isn’t a key', 'nonsense'],
    ])('%s is refused with 200 and FORBIDDEN, also for its own channel', async (__, key) => {
      for (const query of ['{ productVariants { totalItems } }', '{ activeChannel { id } }']) {
        expect(await ask(query, {}, key)).toEqual({ status: 200, data: null, codes: ['FORBIDDEN'] });
      }
    });

    test('a key that may read learns that it may not write from an empty write', async () => {
      expect(await ask(WRITE, { input: [] })).toEqual({ status: 200, data: { updateProductVariants: [] }, codes: [] });
      shop.control.faults.lackRight('UpdateCatalog');
      expect(await ask(WRITE, { input: [] })).toEqual({ status: 200, data: null, codes: ['FORBIDDEN'] });
      expect((await ask('{ activeChannel { id } }')).codes).toEqual([]);
      expect((await ask(VARIANTS)).codes).toEqual([]);
    });

    test('the channel has the seller’s name and a token that stays', async () => {
      const query = '{ activeChannel { token seller { name } } }';
      const { data } = await ask(query);
      expect(data).toMatchObject({ activeChannel: { token: expect.stringMatching(/.{8,}/) } });
      expect(data).toMatchObject({ activeChannel: { seller: { name: 'Acme Vendure' } } });
      expect((await ask(query)).data).toEqual(data);
    });
  });

  describe('reading', () => {
    test('SKUs count by case, and unknown ids and SKUs are silently absent', async () => {
      const { id } = await variant();
      const found = async (filter: object) =>
        ((await ask(VARIANTS, { options: { filter } })).data as { productVariants: { totalItems: number } })
          .productVariants.totalItems;
      expect(await found({ sku: { in: [MUG, MUG.toLowerCase(), 'NONE'] } })).toBe(1);
      expect(await found({ id: { in: [id, '4711'] } })).toBe(1);
      shop.control.removeProduct(MUG);
      expect(await found({ id: { in: [id] } })).toBe(0);
      expect((await ask('query ($id: ID!) { product(id: $id) { id } }', { id: '4711' })).data).toEqual({
        product: null,
      });
    });

    test('1000 entries at most, and an unknown field is 400', async () => {
      expect(await ask(VARIANTS, { options: { take: 1000 } })).toMatchObject({ status: 200, codes: [] });
      expect((await ask(VARIANTS, { options: { take: 1001 } })).codes).toHaveLength(1);
      expect(await ask('{ nothing }')).toMatchObject({ status: 400, codes: ['GRAPHQL_VALIDATION_FAILED'] });
    });
  });

  describe('writing', () => {
    test('units on hand are set, and the ledger has the difference, last', async () => {
      const { id, stockMovements: before } = await variant();
      expect(await set({ id, to: 33 })).toMatchObject({ status: 200, codes: [] });
      const { stockMovements: after } = await variant();
      expect(after.totalItems).toBe(before.totalItems + 1);
      expect(after.items.at(-1)).toMatchObject({ type: 'ADJUSTMENT', quantity: -7 });
      expect(shop.control.figure(MUG, HARBOUR)).toBe(33);
    });

    test('a figure that is there already leaves nothing in the ledger', async () => {
      const { id, stockMovements } = await variant();
      expect((await set({ id, to: 40 })).codes).toEqual([]);
      expect((await variant()).stockMovements.totalItems).toBe(stockMovements.totalItems);
    });

    test('an unknown or deleted variant undoes the whole batch', async () => {
      const [mug, dripper] = [await variant(), await variant('CD-02-MW')];
      shop.control.removeProduct('CD-02-MW');
      for (const id of ['4711', dripper.id]) {
        const reply = await set({ id: mug.id, to: 1 }, { id, to: 2 });
        expect(reply).toEqual({ status: 200, data: null, codes: ['ENTITY_NOT_FOUND'] });
      }
      expect(shop.control.figure(MUG, HARBOUR)).toBe(40);
    });

    test('an unknown location is an error without a code, and nothing is set', async () => {
      const { id } = await variant();
      const reply = await set({ id, to: 1 }, { id, to: 2, place: '4711' });
      expect(reply).toEqual({ status: 200, data: null, codes: [undefined] });
      expect(shop.control.figure(MUG, HARBOUR)).toBe(40);
    });

    test.each([[2.5], ['5'], [null], [2 ** 31]])('%s is no figure: without data', async (to) => {
      const reply = await set({ id: (await variant()).id, to });
      expect(reply).toEqual({ status: 200, data: undefined, codes: ['BAD_USER_INPUT'] });
      expect(shop.control.figure(MUG, HARBOUR)).toBe(40);
    });

    test('below zero, and what isn’t counted, is taken', async () => {
      const { id } = await variant();
      expect((await set({ id, to: -4 })).codes).toEqual([]);
      expect(shop.control.figure(MUG, HARBOUR)).toBe(-4);
      shop.control.setTracked(MUG, false);
      expect((await set({ id, to: 9 })).codes).toEqual([]);
      expect(await units()).toEqual([
        [9, 0],
        [6, 0],
      ]);
    });
  });

  describe('a sale', () => {
    test('allocates, moves the figure’s own time and not the variant’s, and the filter for changes misses it', async () => {
      const before = await variant();
      const since = new Date(Date.now() - 60_000).toISOString();
      shop.control.sell(MUG, 3, HARBOUR);
      const after = await variant();
      expect(await units()).toEqual([
        [40, 3],
        [6, 0],
      ]);
      expect(after.updatedAt).toBe(before.updatedAt);
      expect(after.stockLevels[0]?.updatedAt).not.toBe(before.stockLevels[0]?.updatedAt);
      expect(after.stockMovements.items.at(-1)).toMatchObject({ type: 'ALLOCATION', quantity: 3 });
      const changed = async () =>
        ((await ask(VARIANTS, { options: { filter: { updatedAt: { after: since } } } })).data as Changed)
          .productVariants.totalItems;
      expect(await changed()).toBe(0);
      await set({ id: after.id, to: 50 });
      expect(await changed()).toBe(1);
    });

    test('what a customer brings back is on hand again', async () => {
      shop.control.takeBack(MUG, 2, HARBOUR);
      expect(await units()).toEqual([
        [42, 0],
        [6, 0],
      ]);
    });
  });
});

interface GraphQLError {
  extensions?: { code?: string };
}

interface Changed {
  productVariants: { totalItems: number };
}

interface Variant {
  id: string;
  updatedAt: string;
  stockLevels: { stockLocationId: string; stockOnHand: number; stockAllocated: number; updatedAt: string }[];
  stockMovements: { totalItems: number; items: { type: string; quantity: number }[] };
}

const VARIANTS = `query ($options: ProductVariantListOptions) {
  productVariants(options: $options) {
    totalItems
    items {
      id
      updatedAt
      stockLevels { stockLocationId stockOnHand stockAllocated updatedAt }
      stockMovements { totalItems items { ... on StockMovement { type quantity } } }
    }
  }
}`;
const WRITE = 'mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }';
