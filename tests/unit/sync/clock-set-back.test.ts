import { describe, expect, it } from 'vitest';
import { settled, twoShops } from './bench.ts';
import { type FakeShop, MARKING, OVERWRITING, REPLAYING, SILENT } from './fake-shop.ts';

const MINUTES = 60_000;
const DAYS = 24 * 60 * MINUTES;

/** As the browser's own alarm has it, whatever was asked for by the clock as it was. */
async function alarms(bench: Awaited<ReturnType<typeof twoShops>>, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 2) {
    await bench.pass(2 * MINUTES);
    await bench.engine.run();
  }
}

/** A clock that was wrong by days is put right: what was put off by it is due in good time, not days later. */
describe.each([
  ['replays its answers', REPLAYING],
  ['leaves a marker', MARKING],
  ['tells nothing', SILENT],
  ['tells nothing and lags', { ...SILENT, settleMs: 60_000 }],
  ['overwrites', OVERWRITING],
])('a clock that is set back, with a shop that %s', (_, capabilities) => {
  it.each(['lost-request', 'lost-reply'] as const)('%s: holds a write up for minutes only', async (mishap) => {
    for (const after of [0, 5_000, 20_000]) {
      const bench = await twoShops({ A: 10 }, capabilities);
      const woo = bench.shops.get('woo') as FakeShop;
      woo.mishaps = [mishap];
      await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
      await bench.pass(after);
      bench.now -= 3 * DAYS;
      await alarms(bench, 60);
      expect((await bench.line('A', 'woo')).pending, `set back after ${after} ms`).toBeNull();
      expect(await bench.stock.openDeliveries()).toEqual([]);
    }
  });

  it('doesn’t hold the next write up', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await settled();
    bench.now -= 3 * DAYS;
    await bench.edit('A', { kind: 'set', to: 8, seen: 9 });
    await alarms(bench, 30);
    expect([...bench.shops.values()].map((shop) => shop.figure('A'))).toEqual([8, 8]);
  });

  it('doesn’t hold a write up that was refused, or not answered', async () => {
    const bench = await twoShops({ A: 10 }, capabilities);
    const woo = bench.shops.get('woo') as FakeShop;
    woo.refusals.set('woo-A', 'Closed.');
    await bench.edit('A', { kind: 'set', to: 9, seen: 10 });
    await bench.pass(10 * MINUTES);
    woo.refusals.clear();
    bench.now -= 3 * DAYS;
    await alarms(bench, 180);
    expect(woo.figure('A')).toBe(9);
  });
});
