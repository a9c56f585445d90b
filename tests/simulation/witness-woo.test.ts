import { expect, it } from 'vitest';
import { judge, story } from './gate.ts';

it('loses and invents nothing, comes to rest and hides nothing: woo, 3,000 seeds', { timeout: 900_000 }, async () => {
  const tally = await judge('woo', 3_000);
  expect(story(tally)).toBe('3000 seeds of woo: nothing wrong');
});
