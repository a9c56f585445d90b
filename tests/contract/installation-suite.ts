import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChannelClient, HEARTBEAT_ALIVE_MS, type WriteLine } from '../../lib/channels/channel.ts';
import type { StandIn } from '../shops/shop.ts';
import { type ChannelUnderTest, clientOf, preparedBy } from './channel-suite.ts';
import { good, only } from './expect-result.ts';

const MUG = 'EM-350-FG';
const VARIANT = 'MB-SB-M';
const MINUTE = 60_000;

/** Two installations of the extension on one shop: what each can see of the other there. */
export function describeInstallations(under: ChannelUnderTest, sees: { claims: boolean; writers: boolean }): void {
  describe(`${under.name}, two installations`, () => {
    let shop: StandIn;
    let now: number;
    let first: ChannelClient;
    let second: ChannelClient;
    let places: string[];

    beforeEach(async () => {
      // Where requests are signed, shop and client have to mean the same time.
      now = Math.floor(Date.now() / 1000) * 1000;
      shop = await under.start({ now: () => now });
      first = clientOf(under, shop, { installation: 'first' });
      second = clientOf(under, shop, { installation: 'second' });
      places = good(await first.locations()).map(({ remoteId }) => remoteId);
    });
    afterEach(() => shop.close());

    const claim = async (client: ChannelClient, options?: { over: boolean }) => {
      if (!client.claimShop) throw new Error('This client claims nothing.');
      return client.claimShop(options);
    };
    const write = async (client: ChannelClient, sku: string, by: number) => {
      const { item, levels } = only(good(await client.bySku([sku], places)));
      const [level] = levels;
      if (level?.quantity == null) throw new Error(`${sku} has no figure`);
      const line: WriteLine = {
        item,
        remoteLocation: level.remoteLocation,
        from: level.quantity,
        to: level.quantity + by,
      };
      const lines = await preparedBy(client, [line]);
      const outcome = await client.send(client.seal(randomUUID(), lines), lines);
      expect(outcome).toMatchObject({ kind: 'answered', lines: [{ kind: 'applied' }] });
    };
    const writersOf = async (client: ChannelClient, sku: string) => {
      const { item } = only(good(await client.bySku([sku], places)));
      return good(await client.levels([item], places)).map(({ writer }) => writer);
    };

    if (!sees.claims) {
      test('there is no place for a heartbeat', () => expect(first.claimShop).toBeUndefined());
    } else {
      test('the first to claim has the shop, again and again', async () => {
        expect(good(await claim(first))).toEqual({ by: 'us' });
        now += 5 * MINUTE;
        expect(good(await claim(first))).toEqual({ by: 'us' });
      });

      test('the second is told who is there and since when, and leaves that heartbeat alone', async () => {
        good(await claim(first));
        const left = now;
        now += HEARTBEAT_ALIVE_MS - 1_000;
        expect(good(await claim(second))).toEqual({ by: 'other', installation: 'first', seenAt: left });
        expect(good(await claim(first))).toEqual({ by: 'us' });
      });

      test('a heartbeat keeps its installation alive', async () => {
        good(await claim(first));
        now += 6 * MINUTE;
        good(await claim(first));
        now += 6 * MINUTE;
        expect(good(await claim(second))).toMatchObject({ by: 'other' });
      });

      test('one that was silent for longer has lost it, and is told so when it comes back', async () => {
        good(await claim(first));
        now += HEARTBEAT_ALIVE_MS;
        expect(good(await claim(second))).toEqual({ by: 'us' });
        expect(good(await claim(first))).toMatchObject({ by: 'other', installation: 'second' });
      });

      test('a person may take it over, and the other is told', async () => {
        good(await claim(first));
        expect(good(await claim(second, { over: true }))).toEqual({ by: 'us' });
        expect(good(await claim(first))).toMatchObject({ by: 'other', installation: 'second' });
        expect(good(await claim(second))).toEqual({ by: 'us' });
      });

      test('of two at the same moment, one has it', async () => {
        const claims = await Promise.all([claim(first), claim(second)]);
        expect(claims.map((one) => good(one).by).sort()).toEqual(['other', 'us']);
      });

      test('a claim is no write of stock, and what it can’t do is an error as everywhere', async () => {
        good(await claim(first));
        expect(shop.control.requests.filter((request) => request.write)).toEqual([]);
        shop.control.faults.down();
        expect(await claim(first)).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
        shop.control.faults.up();
        shop.control.faults.throttle(1);
        expect(await claim(first)).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
        shop.control.faults.malformed(1);
        expect(await claim(first)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
        expect(good(await claim(first))).toEqual({ by: 'us' });
      });

      test('a right to stock is none that a claim needs', async () => {
        shop.control.faults.lackRight(under.writeRight);
        expect(good(await claim(first))).toEqual({ by: 'us' });
      });
    }

    if (!sees.writers) {
      test('a reading tells nothing of who wrote', async () => {
        await write(first, MUG, -1);
        expect(new Set(await writersOf(first, MUG))).toEqual(new Set([undefined]));
      });
    } else {
      test.each([MUG, VARIANT])('the last to write an item is named by every reading of it: %s', async (sku) => {
        expect(await writersOf(first, sku)).toEqual([null]);
        await write(first, sku, -1);
        expect(await writersOf(first, sku)).toEqual(['first']);
        shop.control.sell(sku, 1);
        expect(await writersOf(second, sku)).toEqual(['first']);
        await write(second, sku, -1);
        expect(await writersOf(first, sku)).toEqual(['second']);
        await write(first, sku, 1);
        expect(await writersOf(second, sku)).toEqual(['first']);
      });
    }
  });
}
