import { expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import type { FakeShop } from './fake-shop.ts';

it('a key that was claimed by a worker which everybody took for dead is burnt: it can’t be sent any more', async () => {
  const bench = await twoShops({ A: 10 });
  const woo = bench.shops.get('woo') as FakeShop;
  let saved: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    saved = resolve;
  });
  // Its saving of the delivery hangs, and goes on after another worker has cleared the claim.
  const slow = bench.restart((deps) => ({
    ...deps,
    stock: {
      ...deps.stock,
      createDelivery: async (delivery) => {
        await held;
        return deps.stock.createDelivery(delivery);
      },
    },
  }));
  void slow.edit([{ id: 'e', warehouse: 'main', sku: 'A', change: { kind: 'adjust', by: 2 }, reason: null }]);
  await settled();
  const { pending } = await bench.line('A', 'woo');
  expect(pending).not.toBeNull();
  bench.restart();
  await bench.pass(5 * 60_000);
  expect([await bench.count('A'), woo.figure('A')]).toEqual([12, 12]);
  expect(await bench.stock.delivery(pending?.delivery ?? '')).toMatchObject({ state: 'void' });

  saved();
  await settled();
  await bench.pass(5 * 60_000);
  expect(woo.writes.map(({ key }) => key)).not.toContain(pending?.delivery);
  expect([await bench.count('A'), woo.figure('A'), bench.shops.get('acme')?.figure('A')]).toEqual([12, 12, 12]);
});
