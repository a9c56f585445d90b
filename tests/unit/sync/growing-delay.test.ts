import { expect, it } from 'vitest';
import { twoShops } from './bench.ts';
import type { FakeShop } from './fake-shop.ts';

/** The waits before the first tries of a shop that is down, in seconds. */
async function waits(random: number): Promise<number[]> {
  const bench = await twoShops({ A: 10 });
  const woo = bench.shops.get('woo') as FakeShop;
  bench.restart((deps) => ({ ...deps, random: () => random }));
  woo.trouble = { kind: 'unavailable', detail: 'down' };
  await bench.engine.run({ now: true });
  const found: number[] = [];
  for (let n = 0; n < 12; n++) {
    const { nextAt } = (await bench.directory.cursor('woo')) ?? { nextAt: 0 };
    found.push((nextAt - bench.now) / 1_000);
    bench.now = nextAt;
    await bench.engine.run();
  }
  return found;
}

it('a shop that is down is asked ever more seldom, up to a limit, and no two browsers in step', async () => {
  const [early, late] = [await waits(0), await waits(0.999)];
  expect(early.slice(0, 6)).toEqual([7.5, 15, 30, 60, 120, 240]);
  expect(early.at(-1)).toBe(675);
  for (const [n, wait] of late.entries()) {
    expect(wait).toBeGreaterThan((early[n] ?? 0) * 1.5);
    expect(wait).toBeLessThanOrEqual((early[n] ?? 0) * 1.67);
  }
});
