import { expect, it } from 'vitest';
import { ENGINES } from './engines.ts';
import { mixNamed } from './mixes.ts';
import { REGRESSIONS } from './regressions.ts';
import { simulate } from './simulate.ts';

it.each(REGRESSIONS)('$mix, seed $seed: $was', async ({ mix, seed }) => {
  const verdict = await simulate(mixNamed(mix), seed, { make: ENGINES.shipping });
  expect(verdict.violations).toEqual([]);
});
