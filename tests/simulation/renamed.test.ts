import { expect, it } from 'vitest';
import { judge, story } from './gate.ts';

it('an item that is renamed, doubled, swapped, deleted or made anew is one count’s alone: 30 seeds', {
  timeout: 120_000,
}, async () => {
  expect(story(await judge('renamed', 30))).toBe('30 seeds of renamed: nothing wrong');
});
