import { expect, it } from 'vitest';
import { judge, story } from './gate.ts';
import { idbStores } from './idb-stores.ts';

it('holds over the real IndexedDB store: woo, 200 seeds', { timeout: 900_000 }, async () => {
  const tally = await judge('woo', 200, { stores: idbStores });
  expect(story(tally)).toBe('200 seeds of woo: nothing wrong');
});
