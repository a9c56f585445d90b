import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelClient, WriteLine } from '../../lib/channels/channel.ts';
import type { StandIn } from '../shops/shop.ts';
import { good, only } from './expect-result.ts';
import { type Asked, READING_CALLS } from './reading-calls.ts';
import { TAMPERINGS, tampered } from './tampering.ts';
import { type ChannelUnderTest, clientOf, placesOf, preparedBy } from './under-test.ts';

const MUG = 'EM-350-FG';

/** Every call of a client against every kind of answer that says nothing of the shop's stock. */
export function describeBadAnswers(under: ChannelUnderTest): void {
  describe('answers that say nothing', () => {
    let shop: StandIn;
    let client: ChannelClient;
    let about: Asked;

    beforeEach(async () => {
      shop = await under.start();
      client = clientOf(under, shop);
      const [place = ''] = await placesOf(client, under.locations);
      const { item, product } = only(good(await client.bySku([MUG], [place])));
      about = { item, product, sku: MUG, place, since: good(await client.now()) };
    });
    afterEach(() => shop.close());

    const figure = () => shop.control.figure(MUG, under.locations[0]) ?? Number.NaN;

    describe.each(TAMPERINGS)('$name', (tampering) => {
      const broken = () => {
        const between = { asked: () => 0, following: () => 0 };
        const through = (real: typeof fetch) => {
          const made = tampered(real, tampering);
          Object.assign(between, made);
          return made.fetch;
        };
        return { client: clientOf(under, shop, { through }), between };
      };

      test.each(READING_CALLS)('%s tells nothing', async (name, call) => {
        const { client: lost, between } = broken();
        const asked = call(lost, about);
        if (asked === undefined) return expect(call(client, about)).toBeUndefined();
        const answer = await asked;
        expect(between.following()).toBe(0);
        // What a channel knows without asking the shop can't be wrong.
        if (between.asked() === 0) return expect(answer.ok).toBe(true);
        expect(answer, name).toMatchObject({
          ok: false,
          error: { kind: expect.stringMatching(/^(malformed|rejected)$/) },
        });
        expect(JSON.stringify(answer)).not.toMatch(/Something went wrong|Log in to go on/);
      });

      test('a write is unknown until the shop itself tells what became of it', async () => {
        const from = figure();
        const mug: WriteLine = { item: about.item, remoteLocation: about.place, from, to: from - 2 };
        const lines = await preparedBy(client, [mug]);
        const sealed = client.seal(randomUUID(), lines);
        const { client: lost, between } = broken();
        expect((await lost.send(sealed, lines)).kind).toBe('unknown');
        // A client that looks at the shop once more before it overwrites anything doesn't send when it can't see.
        const sent = shop.control.requests.some(({ write }) => write);
        if (!client.prepare) expect(sent).toBe(tampering.reaches);
        expect(figure()).toBe(sent ? mug.to : mug.from);
        expect((await lost.settle(sealed, lines)).kind).toBe('unknown');
        expect(between.following()).toBe(0);

        const settled = await client.settle(sealed, lines);
        const { witness } = client.capabilities;
        if (witness === 'none') return expect(settled.kind).toBe('unknown');
        const applied = tampering.reaches || witness === 'replay';
        expect(settled).toMatchObject({ kind: 'answered', lines: [{ kind: applied ? 'applied' : 'not-applied' }] });
        expect(figure()).toBe(applied ? mug.to : mug.from);
        expect(shop.control.writes).toHaveLength(applied ? 1 : 0);
      });
    });

    describe.each([
      ['credentials that no longer work', 'unauthorized', () => shop.control.faults.revoke()],
      ['too many requests', 'rate-limited', () => shop.control.faults.throttle(1)],
      ['a maintenance page', 'unavailable', () => shop.control.faults.maintenance(1)],
      ['a shop that is down', 'unavailable', () => shop.control.faults.down()],
    ] as const)('%s', (_, kind, fault) => {
      test.each(READING_CALLS)('%s says so', async (_name, call) => {
        const before = shop.control.requests.length;
        fault();
        const asked = call(client, about);
        if (asked === undefined) return expect(READING_CALLS.map(([name]) => name)).toContain(_name);
        const answer = await asked;
        const silent = answer.ok && shop.control.requests.length === before;
        if (!silent) expect(answer).toMatchObject({ ok: false, error: { kind } });
      });
    });

    test('nothing was written by any of the calls that only ask', async () => {
      for (const [, call] of READING_CALLS) await call(client, about);
      expect(shop.control.writes).toEqual([]);
    });
  });
}
