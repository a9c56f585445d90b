import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settled } from './bench.ts';
import { type Death, dying } from './dying.ts';
import { MINUTE, type OrderBench, orderBench, states } from './order-bench.ts';

/** More calls than a poll of these shipments takes with all that follows from it. */
const ENOUGH = 250;

/** The worker lives for so many calls; what it is in the middle of then is never finished. */
function mortal(bench: OrderBench['bench'], death: Death): () => boolean {
  let worker: ReturnType<typeof dying> | undefined;
  bench.restart((deps) => {
    worker = dying(deps, death);
    return worker.deps;
  });
  return () => worker?.died() ?? false;
}

const entriesOf = async ({ bench }: OrderBench) =>
  (await bench.stock.entries({ limit: 500 })).filter(({ cause }) => cause === 'order');

describe('a worker that dies while shipments are counted', () => {
  it.each(['before', 'after'] as const)(
    '%s any one call counts every line exactly once',
    async (when) => {
      let at = 0;
      for (let died = true; died; ) {
        at++;
        const made = await orderBench({ A: 20, B: 10 });
        const { bench, store, shiptheory, ship, say, poll } = made;
        say('Manual', 'extension');
        ship('S1', { A: 2, B: 1, gone: 5 });
        ship('S2', { A: 3 });
        ship('S3', { A: 7 }, { channel: 'Shopify' });
        ship('S4', { B: 2 }, { channel: 'Etsy' });
        shiptheory.account.products.push({ sku: 'NEW', name: 'New', barcode: null });
        const hasDied = mortal(bench, { at, when });
        void bench.engine.run({ now: true });
        await settled();
        bench.shops.get('woo')?.change('A', -1);
        await settled();
        died = hasDied();

        bench.restart();
        say('Etsy', 'extension');
        for (let n = 0; n < 3; n++) await poll();
        const where = `death ${when} call ${at}`;
        expect([await bench.count('A'), await bench.count('B')], where).toEqual([14, 7]);
        for (const shop of bench.shops.values()) {
          expect([shop.figure('A'), shop.figure('B')], where).toEqual([14, 7]);
        }
        expect(states(store), where).toEqual({
          S1: 'deducted',
          S2: 'deducted',
          S3: 'channel-linked',
          S4: 'deducted',
        });
        expect((await entriesOf(made)).map(({ id }) => id).sort(), where).toEqual([
          'order/Etsy/S4/B',
          'order/Manual/S1/A',
          'order/Manual/S1/B',
          'order/Manual/S2/A',
        ]);
        expect(
          (await bench.directory.products()).some(({ sku }) => sku === 'NEW'),
          where,
        ).toBe(true);
        expect(await bench.problems(), where).toEqual([]);
        if (at > ENOUGH) throw new Error('a poll never ends');
      }
      expect(at).toBeGreaterThan(40);
    },
    120_000,
  );

  it('no unit is lost or invented, whatever is sold, sent, changed and wherever workers die', async () => {
    const channel = fc.constantFrom('Manual', 'Phone', 'Shopify');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('ship' as const), channel, a: fc.nat(3), b: fc.nat(3), later: fc.boolean() }),
      fc.record({ kind: fc.constant('complete' as const), n: fc.nat(20) }),
      fc.record({ kind: fc.constant('touch' as const), n: fc.nat(20) }),
      fc.record({
        kind: fc.constant('sale' as const),
        shop: fc.constantFrom('acme', 'woo'),
        by: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ kind: fc.constant('edit' as const), by: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        kind: fc.constant('die' as const),
        at: fc.integer({ min: 1, max: 120 }),
        when: fc.constantFrom('before' as const, 'after' as const),
      }),
      fc.record({ kind: fc.constant('poll' as const) }),
      fc.record({ kind: fc.constant('trouble' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const made = await orderBench({ A: 1_000, B: 1_000 });
        const { bench, shiptheory, store, ship, say } = made;
        say('Manual', 'extension');
        say('Phone', 'extension');
        let others = 0;
        let edits = 0;
        for (const [n, one] of steps.entries()) {
          const { shipments } = shiptheory.account;
          const picked = 'n' in one ? shipments[one.n % Math.max(1, shipments.length)] : undefined;
          bench.now += 1_000;
          if (one.kind === 'ship') {
            const units = Object.fromEntries(Object.entries({ A: one.a, B: one.b }).filter(([, qty]) => qty > 0));
            const status = one.later ? 'Ready' : 'Complete';
            ship(`S${n}`, units, { channel: one.channel, status });
          } else if (one.kind === 'complete' && picked) {
            shiptheory.account.change(picked.reference, { status: 'Complete' });
          } else if (one.kind === 'touch' && picked) {
            shiptheory.account.change(picked.reference, {});
          } else if (one.kind === 'sale') {
            others -= one.by;
            bench.shops.get(one.shop)?.change('A', -one.by);
          } else if (one.kind === 'edit') {
            const edited = await bench.edit('A', { kind: 'adjust', by: one.by }, `e-${n}`);
            if (edited.kind === 'applied') edits += one.by;
          } else if (one.kind === 'die') {
            mortal(bench, one);
            void bench.engine.run({ now: true });
            await settled();
            bench.restart();
          } else if (one.kind === 'poll') {
            await bench.pass(3 * MINUTE);
          } else {
            shiptheory.trouble = shiptheory.trouble ? null : { kind: 'unavailable', detail: 'silence' };
          }
        }
        shiptheory.trouble = null;
        bench.restart();
        await bench.pass(40 * MINUTE);

        const counted = shiptheory.account.shipments.filter(
          ({ status, channel: of }) => status === 'Complete' && of !== 'Shopify',
        );
        const sent = (sku: string) =>
          counted.reduce((sum, one) => sum + (one.products.find((line) => line.sku === sku)?.qty ?? 0), 0);
        const truth = { A: 1_000 + others + edits - sent('A'), B: 1_000 - sent('B') };
        expect({ A: await bench.count('A'), B: await bench.count('B') }).toEqual(truth);
        for (const shop of bench.shops.values()) expect({ A: shop.figure('A'), B: shop.figure('B') }).toEqual(truth);
        const lines = counted.flatMap(({ products }) => products);
        expect(await entriesOf(made)).toHaveLength(lines.length);
        expect(store.all().filter(({ state }) => state === 'waiting' || state === 'due')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
