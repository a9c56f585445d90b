import { describe, expect, it } from 'vitest';
import { judge, story } from './gate.ts';
import { MUTANTS } from './mutants.ts';

describe('a rule that is switched off is noticed', () => {
  it.each(MUTANTS)('$rule', { timeout: 240_000 }, async ({ rule, mix, budget }) => {
    const without = await judge(mix, budget, { rules: { [rule]: false }, untilRed: true });
    expect(without.failures, `${rule} is off and ${budget} seeds of ${mix} are green`).toHaveLength(1);
    const whole = await judge(mix, budget);
    expect(story(whole)).toBe(`${budget} seeds of ${mix}: nothing wrong`);
  });
});
