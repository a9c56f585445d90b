import { expect, it } from 'vitest';
import { judge, story } from './gate.ts';

it('an item that is renamed, doubled, swapped, deleted or made anew is one count’s alone: 50 seeds', {
  timeout: 120_000,
}, async () => {
  expect(story(await judge('renamed', 50))).toBe('50 seeds of renamed: nothing wrong');
});
