import { describe, expect, it } from 'vitest';
import { Bench } from './bench.ts';
import { MARKING, REPLAYING } from './fake-shop.ts';

const MINUTES = 60_000;

describe('a raise', () => {
  it.each(['mass-drop', 'second-installation'] as const)(
    'isn’t held up by a shop that is stopped (%s), also when another worker goes on',
    async (stopped) => {
      const bench = new Bench();
      const acme = bench.shop('acme', REPLAYING);
      const [woo, third] = [bench.shop('woo', MARKING), bench.shop('third', MARKING)];
      for (const shop of [acme, woo, third]) shop.add('A', { stock: 10 });
      await bench.chooseMaster('acme');
      await bench.link('woo');
      await bench.link('third');
      await bench.engine.run({ now: true });
      await bench.pass(MINUTES);
      await bench.directory.changeCursor('acme', (kept) => ({ ...(kept as NonNullable<typeof kept>), stopped }));
      bench.restart();
      woo.change('A', 3);
      await bench.pass(5 * MINUTES);
      expect([await bench.count('A'), woo.figure('A'), third.figure('A'), acme.figure('A')]).toEqual([13, 13, 13, 10]);
    },
  );
});
