import { expect, it } from 'vitest';
import { TIME_LIMIT_MS } from '../../../lib/sync/deliver.ts';
import { type Bench, settled, twoShops, WAREHOUSE } from './bench.ts';
import { type FakeShop, MARKING } from './fake-shop.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const wooOf = (bench: Bench): FakeShop => {
  const woo = bench.shops.get('woo');
  if (!woo) throw new Error('no woo');
  return woo;
};

it('a line that isn’t applied yet is waited for, though another one of its batch is: the shop may still be at it', async () => {
  const bench = await twoShops({ A: 10, B: 10 }, MARKING);
  const woo = wooOf(bench);
  woo.slowAfter = 1;
  const change = { kind: 'adjust', by: -2 } as const;
  await bench.engine.edit(
    ['A', 'B'].map((sku) => ({ id: `sold-${sku}`, warehouse: WAREHOUSE, sku, change, reason: null })),
  );
  await bench.pass(MARKING.quarantineMs - 10 * SECOND);
  // Its marker was looked for by now, and B's line had none.
  expect(woo.calls).toContain('settle');
  expect([woo.writes.length, woo.figure('A'), woo.figure('B')]).toEqual([1, 8, 10]);
  woo.goOn();
  await bench.pass(10 * MINUTE);
  expect([woo.writes.length, woo.figure('A'), woo.figure('B')]).toEqual([1, 8, 8]);
  expect([await bench.count('A'), await bench.count('B')]).toEqual([8, 8]);
});

it('what a dead worker sent may be on its way for as long as a call lasts, and in the shop for as long after that', async () => {
  const bench = await twoShops({ A: 10 }, MARKING);
  const woo = wooOf(bench);
  woo.slowAfter = 0;
  let sentAt = 0;
  bench.restart((deps) => ({
    ...deps,
    client: async (integration) => {
      const client = await deps.client(integration);
      if (integration !== 'woo' || !client) return client;
      const send: typeof client.send = async (sealed, lines) => {
        sentAt = bench.now;
        await client.send(sealed, lines);
        return new Promise<never>(() => {});
      };
      return { ...client, send };
    },
  }));
  await bench.edit('A', { kind: 'adjust', by: -2 });
  await settled();
  expect(sentAt).toBe(bench.now);

  bench.restart();
  await bench.engine.run({ now: true });
  const last = MARKING.quarantineMs + TIME_LIMIT_MS - SECOND;
  await bench.pass(last);
  expect([woo.writes.length, woo.figure('A')]).toEqual([1, 10]);
  expect((await bench.line('A', 'woo')).pending).not.toBeNull();
  woo.goOn();
  await bench.pass(10 * MINUTE);
  expect([woo.writes.length, woo.figure('A'), await bench.count('A')]).toEqual([1, 8, 8]);
});

it('a delivery that another browser took up in this very moment is left to it', async () => {
  const bench = await twoShops({ A: 10 }, MARKING);
  const woo = wooOf(bench);
  let taken = false;
  bench.restart((deps) => ({
    ...deps,
    stock: {
      ...deps.stock,
      saveDelivery: async (next, expected) => {
        const kept = await deps.stock.delivery(next.key);
        if (!taken && kept && next.integration === 'woo' && next.state === 'sent') {
          taken = true;
          const lease = { owner: 'another/worker', until: bench.now + 45_000, span: 45_000 };
          const theirs = { ...kept, state: 'sent' as const, sentAt: [bench.now], lease, revision: expected + 1 };
          expect(await deps.stock.saveDelivery(theirs, expected)).toBe(true);
        }
        return deps.stock.saveDelivery(next, expected);
      },
    },
  }));
  await bench.edit('A', { kind: 'adjust', by: -2 });
  await bench.pass(30 * SECOND);
  expect(taken).toBe(true);
  expect([woo.calls.filter((call) => call === 'send'), woo.figure('A')]).toEqual([[], 10]);
  // It never did send it, and is given up in the end.
  await bench.pass(10 * MINUTE);
  expect([woo.writes.length, woo.figure('A'), await bench.count('A')]).toEqual([1, 8, 8]);
});
