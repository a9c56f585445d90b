import { describe, expect, it } from 'vitest';
import { judge, story } from './gate.ts';
import { MUTANTS } from './mutants.ts';

describe('a rule that is switched off is noticed', () => {
  it.each(MUTANTS)('$rule', { timeout: 900_000 }, async ({ rule, mix, budget, shows }) => {
    const without = await judge(mix, budget, { rules: { [rule]: false }, untilBroken: shows });
    expect(
      without.failures.at(-1)?.rules ?? [],
      `${rule} is off and ${without.seeds} seeds of ${mix} keep "${shows}"`,
    ).toContain(shows);
    const whole = await judge(mix, budget);
    expect(story(whole)).toBe(`${budget} seeds of ${mix}: nothing wrong`);
  });
});
