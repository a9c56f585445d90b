import { expect, it } from 'vitest';
import { judge, story } from './gate.ts';

it.each([
  ['emptied', 'a shop that is emptied is stopped, reviewed, and goes on'],
  ['undone', 'a first sync that is taken back gives every unit back once, also where it was oversold before'],
  ['configured', 'what a location may do changes while things are on their way'],
])('%s, 500 seeds: %s', { timeout: 120_000 }, async (mix) => {
  const tally = await judge(mix, 500);
  expect(story(tally)).toBe(`500 seeds of ${mix}: nothing wrong`);
});
