import { describe, expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import { dying } from './dying.ts';
import { MARKING, REPLAYING } from './fake-shop.ts';

/** More calls than a save takes from the click to the last read-back. */
const ENOUGH = 120;

describe.each([
  ['replays its answers', REPLAYING],
  ['leaves a marker', MARKING],
])('a worker that dies in the middle of a save to a shop that %s', (_, capabilities) => {
  it.each(['before', 'after'] as const)(
    '%s any one call completes it exactly once',
    async (when) => {
      let at = 0;
      for (let died = true; died; ) {
        at++;
        const bench = await twoShops({ A: 10, B: 5 }, capabilities);
        let mortal: ReturnType<typeof dying> | undefined;
        bench.restart((deps) => {
          mortal = dying(deps, { at, when });
          return mortal.deps;
        });
        const edits = ['A', 'B'].map((sku) => ({
          id: `e-${sku}`,
          warehouse: 'main',
          sku,
          change: { kind: 'adjust', by: 2 } as const,
          reason: null,
        }));
        void bench.engine.edit(edits);
        await settled();
        bench.shops.get('woo')?.change('A', -1);
        await settled();
        died = mortal?.died() ?? false;

        bench.restart();
        // Whoever got no answer presses Save again.
        await bench.engine.edit(edits);
        await bench.pass(10 * 60_000);
        const where = `death ${when} call ${at}`;
        for (const [sku, count] of [
          ['A', 11],
          ['B', 7],
        ] as const) {
          expect(await bench.count(sku), `${where}: count of ${sku}`).toBe(count);
          for (const [id, shop] of bench.shops) expect(shop.figure(sku), `${where}: ${sku} in ${id}`).toBe(count);
        }
        expect(await bench.stock.openDeliveries(), where).toEqual([]);
        expect(await bench.problems(), where).toEqual([]);
        const edited = (await bench.stock.entries({ warehouse: 'main', limit: 50 })).filter(
          (one) => one.cause === 'edit',
        );
        expect(edited.map((one) => one.id).sort(), where).toEqual(['e-A', 'e-B']);
        if (at > ENOUGH) throw new Error('a save never ends');
      }
      expect(at).toBeGreaterThan(15);
    },
    60_000,
  );
});
