import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../../components/panel/summary.ts';
import { english as t } from '../../../../components/words/translate.ts';
import { leeds, location, rotterdam } from './views.ts';

const words = (cells: Parameters<typeof summaryOf>[0]) => {
  const { word, detail } = summaryOf(cells, t);
  return `${word} ${detail}`;
};
const waits = location('Rotterdam DC', 'Acme Shopify', 41, {
  state: { kind: 'waiting', for: 'the first change', to: null, retryAt: null },
});

describe('how the locations of a SKU are', () => {
  it('vouches only for those under a count that is known', () => {
    expect(words([leeds(12), rotterdam(40)])).toBe('In sync 3 locations');
    expect(words([leeds(12), rotterdam(null, [waits])])).toBe('In sync 2 locations');
    expect(words([leeds(null), rotterdam(null, [waits])])).toBe('Not known 3 locations');
  });

  it('says how many of them are paused, also where the rest is in sync', () => {
    const state = { kind: 'paused', why: 'left out at the first sync' } as const;
    expect(words([leeds(12, { woo: { state } })])).toBe('In sync 1 of 2, 1 paused');
  });

  it('counts the failed ones among them', () => {
    const state = { kind: 'failed', why: 'refused', tries: 1, action: 'retry' } as const;
    expect(words([leeds(12, { woo: { state } }), rotterdam(null, [waits])])).toBe('Failed 1 of 2 locations');
    expect(words([rotterdam(4, [{ ...waits, state }])])).toBe('Failed 1 of 1 location');
  });
});
