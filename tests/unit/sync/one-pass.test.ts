import { expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import type { FakeShop } from './fake-shop.ts';

it('however many contexts ask at once, one pass at a time goes over a shop', async () => {
  const bench = await twoShops({ A: 10 });
  const woo = bench.shops.get('woo') as FakeShop;
  const client = woo.client.bind(woo);
  let running = 0;
  let most = 0;
  woo.client = (installation) => {
    const made = client(installation);
    return {
      ...made,
      changedSince: async (since, places) => {
        running++;
        most = Math.max(most, running);
        await settled();
        running--;
        return made.changedSince(since, places);
      },
    };
  };
  // A worker that the browser is about to stop and the one that it starts share what all contexts share: stores and locks.
  const engines = [bench.engine, bench.sibling(), bench.sibling()];
  await Promise.all(engines.flatMap((engine) => [engine.run({ now: true }), engine.run(), engine.run({ now: true })]));
  expect(most).toBe(1);
});
