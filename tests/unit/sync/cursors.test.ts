import { expect, it } from 'vitest';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import { Bench } from './bench.ts';

it('a full pass that is asked for during a poll is still due when that poll is over, and no longer after the next', async () => {
  const bench = new Bench();
  const acme = bench.shop('acme');
  acme.add('A', { stock: 7 });
  await bench.chooseMaster('acme');
  await bench.engine.run({ now: true });
  const since = async () => (await bench.directory.cursor('acme'))?.since;
  expect(await since()).toEqual(expect.any(String));

  acme.change('A', -1);
  let asked: Promise<unknown> | undefined;
  acme.onRead = () => {
    asked = askFullPass(bench.directory, 'acme');
    acme.onRead = null;
  };
  await bench.engine.run({ now: true });
  expect(asked).toBeDefined();
  expect(await bench.count('A')).toBe(6);
  expect(await since()).toBeNull();
  await bench.engine.run({ now: true });
  expect(await since()).toEqual(expect.any(String));
});
