import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelClient, ItemPage, WriteLine } from '../../lib/channels/channel.ts';
import type { ShopControl, StandIn } from '../shops/shop.ts';
import { good, only } from './expect-result.ts';
import { type ChannelUnderTest, clientOf, placesOf, preparedBy } from './under-test.ts';

const [THROW, MUG] = ['FW-THR-130', 'EM-350-FG'] as const;
const MANY_SKUS = 5_000;
const MANY_LOCATIONS = 1_000;

/** Shops of the size that merchants have, and shops whose locations come and go. */
export function describeSize(under: ChannelUnderTest): void {
  const { largestMs = 30_000 } = under;
  describe('size', () => {
    let shop: StandIn;
    let client: ChannelClient;
    let here: string;

    beforeEach(async () => {
      shop = await under.start();
      client = clientOf(under, shop);
      [here = ''] = await placesOf(client, under.locations);
    });
    afterEach(() => shop.close());

    const addAll = (products: readonly { title: string; sku: string; quantity: number }[]) => {
      if (shop.control.addProducts) shop.control.addProducts(products);
      else for (const product of products) shop.control.addProduct(product);
    };
    const itemOf = async (sku: string) => only(good(await client.bySku([sku], [here]))).item;
    /** What a shop of several locations can do; one with a single stock has one location, and that never goes. */
    const several = (): Required<Pick<ShopControl, 'addLocation' | 'removeLocation'>> | null => {
      const { addLocation, removeLocation } = shop.control;
      if (addLocation && removeLocation) return { addLocation, removeLocation };
      expect(under.locations).toHaveLength(1);
      return null;
    };

    test(
      '5,000 SKUs are read completely, page by page, without repeats, and then the figures of all of them',
      async () => {
        const products = Array.from({ length: MANY_SKUS }, (_, index) => ({
          title: `Bulk ${index}`,
          sku: `BULK-${String(index).padStart(4, '0')}`,
          quantity: index,
        }));
        addAll(products);
        const seen = new Map<string, { item: string; quantity: number | null }>();
        const items = new Set<string>();
        let pages = 0;
        let read = 0;
        let cursor: string | null = null;
        do {
          const page: ItemPage = good(await client.items(cursor, [here]));
          pages += 1;
          read += page.items.length;
          for (const { item, sku, levels } of page.items) {
            items.add(item);
            if (sku !== null) seen.set(sku, { item, quantity: levels[0]?.quantity ?? null });
          }
          cursor = page.next;
        } while (cursor !== null);
        expect(pages).toBeGreaterThan(1);
        expect(items.size).toBe(read);
        expect(products.filter(({ sku, quantity }) => seen.get(sku)?.quantity !== quantity)).toEqual([]);

        const ids = products.map(({ sku }) => seen.get(sku)?.item ?? '');
        const levels = good(await client.levels(ids, [here]));
        expect(levels.map(({ item, quantity }) => [item, quantity])).toEqual(
          products.map(({ quantity }, index) => [ids[index], quantity]),
        );
      },
      largestMs,
    );

    test(
      '1,000 locations are all listed, and an item is read at every one of them',
      async () => {
        const can = several();
        if (!can) return;
        const added = Array.from({ length: MANY_LOCATIONS - under.locations.length }, (_, index) => `Store ${index}`);
        for (const name of added) can.addLocation(name);
        const names = [...under.locations, ...added];
        const locations = good(await client.locations());
        expect(locations.map(({ name }) => name).sort()).toEqual([...names].sort());
        expect(new Set(locations.map(({ remoteId }) => remoteId)).size).toBe(names.length);

        const item = await itemOf(MUG);
        const levels = good(
          await client.levels(
            [item],
            locations.map(({ remoteId }) => remoteId),
          ),
        );
        expect(levels).toHaveLength(names.length);
        const placeOf = new Map(locations.map(({ remoteId, name }) => [remoteId, name]));
        const wrong = levels.filter(
          ({ remoteLocation, quantity }) => quantity !== shop.control.figure(MUG, placeOf.get(remoteLocation)),
        );
        expect(wrong).toEqual([]);
      },
      largestMs,
    );

    test('a location that is removed has no figure any more; the others are read and written as before', async () => {
      const can = several();
      if (!can) return;
      const [first = '', gone = ''] = await placesOf(client, under.locations);
      const since = good(await client.now());
      const item = await itemOf(MUG);
      can.removeLocation(under.locations[1] ?? '');

      expect(good(await client.locations()).some(({ remoteId, active }) => remoteId === gone && active)).toBe(false);
      const levels = good(await client.levels([item], [gone, first]));
      expect(levels.find(({ remoteLocation }) => remoteLocation === gone)).toMatchObject({
        quantity: null,
        absent: expect.stringMatching(/^(missing|inactive)$/),
      });
      const figure = shop.control.figure(MUG, under.locations[0]) ?? Number.NaN;
      expect(levels.find(({ remoteLocation }) => remoteLocation === first)?.quantity).toBe(figure);
      shop.control.sell(MUG, 1, under.locations[0]);
      const changed = good(await client.changedSince(since, [first, gone])).items.find(({ sku }) => sku === MUG);
      expect(changed?.levels.find(({ remoteLocation }) => remoteLocation === first)?.quantity).toBe(figure - 1);
      const page = good(await client.items(null, [first, gone]));
      expect(page.items.find(({ sku }) => sku === MUG)?.levels.map(({ quantity }) => quantity)).toEqual([
        figure - 1,
        null,
      ]);

      const mug: WriteLine = { item, remoteLocation: first, from: figure - 1, to: figure };
      const lines = await preparedBy(client, [mug]);
      expect(await client.send(client.seal(randomUUID(), lines), lines)).toMatchObject({
        lines: [{ kind: 'applied' }],
      });
      expect(shop.control.figure(MUG, under.locations[0])).toBe(figure);
    });

    test.each([
      ['that the shop doesn’t have', false],
      ['that was removed', true],
    ])('a line for a location %s changes nothing, and isn’t taken for done', async (_, removes) => {
      const can = several();
      if (!can) return;
      const [first = '', other = ''] = await placesOf(client, under.locations);
      const [mug, cloth] = [await itemOf(MUG), await itemOf(THROW)];
      const from = shop.control.figure(MUG, under.locations[1]) ?? 0;
      const stands = shop.control.figure(THROW, under.locations[0]) ?? Number.NaN;
      if (removes) can.removeLocation(under.locations[1] ?? '');
      const lines: WriteLine[] = [
        { item: mug, remoteLocation: removes ? other : under.unknownLocation, from, to: from + 3 },
        { item: cloth, remoteLocation: first, from: stands, to: stands + 1 },
      ];
      if (client.prepare) {
        const prepared = await client.prepare(lines);
        expect(prepared.ok && prepared.value[0]?.kind === 'ready').toBe(false);
      } else {
        const outcome = await client.send(client.seal(randomUUID(), lines), lines);
        const kinds = outcome.kind === 'answered' ? outcome.lines.map(({ kind }) => kind) : [];
        expect(kinds[0]).toBe('rejected');
        const to = kinds[1] === 'applied' ? stands + 1 : stands;
        expect(['applied', 'not-applied']).toContain(kinds[1]);
        expect(shop.control.figure(THROW, under.locations[0])).toBe(to);
      }
      expect(shop.control.writes.filter(({ sku }) => sku === MUG)).toEqual([]);
    });
  });
}
