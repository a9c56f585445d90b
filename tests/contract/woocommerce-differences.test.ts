import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ChannelClient, SendOutcome, WriteLine } from '../../lib/channels/channel.ts';
import { good } from './expect-result.ts';
import { lineOf, wooCommerceBench } from './woocommerce-bench.ts';

/** Whether the shop adds differences at all is never assumed: its first saved line shows it. */

const [THROW, MUG] = ['FW-THR-130', 'EM-350-FG'] as const;
const bench = wooCommerceBench();

/** As the engine does it: prepared, sealed, sent. */
async function write(client: ChannelClient, lines: readonly WriteLine[]): Promise<SendOutcome> {
  if (!client.prepare) throw new Error('nothing is prepared');
  const found = good(await client.prepare(lines));
  const ready = lines.map((line, index) => {
    const one = found[index];
    if (one?.kind !== 'ready') throw new Error(`${line.item} is stale`);
    return { ...line, basis: one.basis };
  });
  return client.send(client.seal(randomUUID(), ready), ready);
}

const REFUSED = { kind: 'rejected', reason: expect.stringContaining('ignores the difference') };

describe('a shop that adds', () => {
  test('is read just before the first write, and never again', async () => {
    const shop = await bench.start();
    const client = bench.connect(shop);
    const [first, second] = [await lineOf(client, MUG, -2), await lineOf(client, THROW, 5)];
    const before = shop.control.requests.length;
    // Besides, a reading that is signed: does the shop take signatures?
    expect(await write(client, [first])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(shop.control.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
    expect(await write(client, [second])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(shop.control.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'POST']);
    expect([shop.control.figure(MUG), shop.control.figure(THROW)]).toEqual([38, 17]);
  });

  test('a figure that moved, or is gone, isn’t sealed while nothing is proven', async () => {
    const shop = await bench.start();
    const client = bench.connect(shop);
    const lines = [await lineOf(client, MUG, -2), await lineOf(client, THROW, 5)];
    shop.control.sell(MUG, 1);
    shop.control.setTracked(THROW, false);
    expect(good((await client.prepare?.(lines)) ?? { ok: true, value: [] })).toEqual([
      { kind: 'stale' },
      { kind: 'stale' },
    ]);
  });

  test('a sale while the difference is on its way keeps both, proven or not', async () => {
    const shop = await bench.start();
    const client = bench.connect(shop);
    for (const left of [37, 34]) {
      const line = await lineOf(client, MUG, -2);
      shop.control.sell(MUG, 1);
      expect(await client.send(client.seal(randomUUID(), [line]), [line])).toMatchObject({
        lines: [{ kind: 'applied' }],
      });
      expect(shop.control.figure(MUG)).toBe(left);
    }
  });

  test('one line that shows it is enough for the others, whatever came between', async () => {
    const shop = await bench.start({ raceMs: 40 });
    const client = bench.connect(shop);
    const lines = [await lineOf(client, THROW, 5), await lineOf(client, MUG, 1)];
    const sending = write(client, lines);
    // The second line is read after the first was saved: sold before that, it ends at the very figure it had.
    while (!shop.control.requests.some((request) => request.write)) await new Promise((next) => setTimeout(next, 1));
    shop.control.sell(MUG, 1);
    expect(await sending).toMatchObject({ lines: [{ kind: 'applied' }, { kind: 'applied' }] });
    expect([shop.control.figure(THROW), shop.control.figure(MUG)]).toEqual([17, 40]);
  });
});

describe('a shop that ignores them', () => {
  test('is found out by its first reply: nothing is written, nothing is counted as written, and it is said', async () => {
    const shop = await bench.start({ ignoresDeltas: true });
    const client = bench.connect(shop);
    const line = await lineOf(client, MUG, -2);
    expect(await write(client, [line])).toMatchObject({ lines: [REFUSED] });
    const before = shop.control.requests.length;
    expect(await write(client, [await lineOf(client, THROW, 5)])).toMatchObject({ lines: [REFUSED] });
    expect(shop.control.requests.slice(before).some(({ write: wrote }) => wrote)).toBe(false);
    expect([shop.control.figure(MUG), shop.control.writes]).toEqual([40, []]);
  });

  test('is asked again by the next client, and written to when it adds', async () => {
    const shop = await bench.start({ ignoresDeltas: true });
    const line = await lineOf(bench.connect(shop), MUG, -2);
    expect(await write(bench.connect(shop), [line])).toMatchObject({ lines: [REFUSED] });
    shop.setIgnoresDeltas(false);
    expect(await write(bench.connect(shop), [line])).toMatchObject({ lines: [{ kind: 'applied' }] });
    expect(shop.control.figure(MUG)).toBe(38);
  });

  test('a lost reply is never taken for done: it stays unknown until the shop has shown what it does', async () => {
    const shop = await bench.start({ ignoresDeltas: true });
    const client = bench.connect(shop);
    const line = await lineOf(client, MUG, -2);
    const sealed = client.seal(randomUUID(), [line]);
    shop.control.faults.dropReply(1);
    expect(await client.send(sealed, [line])).toMatchObject({ kind: 'unknown' });
    expect(await client.settle(sealed, [line])).toMatchObject({ lines: [{ kind: 'unknown' }] });
    expect(await write(client, [await lineOf(client, THROW, 5)])).toMatchObject({ lines: [REFUSED] });
    expect(await client.settle(sealed, [line])).toMatchObject({ lines: [REFUSED] });
    expect(shop.control.figure(MUG)).toBe(40);
  });
});

test('an unmoved figure that wasn’t read just before proves nothing, and is settled by what the shop shows later', async () => {
  const shop = await bench.start();
  const client = bench.connect(shop);
  const line = await lineOf(client, MUG, 1);
  const sealed = client.seal(randomUUID(), [line]);
  // A worker that died had sealed it; one was sold before this one sends it.
  shop.control.sell(MUG, 1);
  expect(await client.send(sealed, [line])).toMatchObject({ lines: [{ kind: 'unknown' }] });
  expect(await write(client, [await lineOf(client, THROW, 5)])).toMatchObject({ lines: [{ kind: 'applied' }] });
  expect(await client.settle(sealed, [line])).toMatchObject({ lines: [{ kind: 'applied' }] });
  expect(shop.control.figure(MUG)).toBe(40);
});
