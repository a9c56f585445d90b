import { describe, expect, it } from 'vitest';
import { judge, story } from './gate.ts';
import { idbStores } from './idb-stores.ts';

describe('over the real IndexedDB store', () => {
  it.each(['shopify', 'woo', 'both'])('%s, 200 seeds', { timeout: 240_000 }, async (mix) => {
    const tally = await judge(mix, 200, { stores: idbStores });
    expect(story(tally)).toBe(`200 seeds of ${mix}: nothing wrong`);
  });
});
