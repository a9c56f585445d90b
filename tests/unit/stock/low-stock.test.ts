import { describe, expect, it } from 'vitest';
import { crosses, falls, isAtOrBelow, isLow, nearestLow } from '../../../lib/stock/low-stock.ts';

describe('the threshold that holds', () => {
  it('is the nearest one that was chosen', () => {
    expect(nearestLow([3, 10], 5)).toBe(3);
    expect(nearestLow(['inherit', 10], 5)).toBe(10);
    expect(nearestLow([undefined, 'inherit'], 5)).toBe(5);
    expect(nearestLow([], null)).toBeNull();
  });

  it('may be 0, or none at all, whatever holds above', () => {
    expect(nearestLow([0, 10], 5)).toBe(0);
    expect(nearestLow(['none', 10], 5)).toBeNull();
    expect(nearestLow(['inherit', 'none'], 5)).toBeNull();
  });
});

describe('a low count', () => {
  it('is one at its threshold or below, as long as something is left', () => {
    expect([6, 5, 1].map((count) => isLow(count, 5))).toEqual([false, true, true]);
    expect([0, -2].map((count) => isLow(count, 5))).toEqual([false, false]);
    expect([0, -2].map((count) => isAtOrBelow(count, 5))).toEqual([true, true]);
  });

  it('is never one that isn’t known, nor one without a warning', () => {
    expect([isLow(null, 5), isAtOrBelow(null, 5), isLow(1, null), isAtOrBelow(0, null)]).toEqual(Array(4).fill(false));
  });
});

describe('a crossing', () => {
  it('is a known count that comes from above its threshold to it or below', () => {
    expect(crosses({ before: 6, after: 5 }, 5)).toBe(true);
    expect(crosses({ before: 20, after: -1 }, 5)).toBe(true);
    expect(crosses({ before: 1, after: 0 }, 0)).toBe(true);
  });

  it('is none where the count falls on, rises, becomes known or isn’t known', () => {
    expect(crosses({ before: 5, after: 4 }, 5)).toBe(false);
    expect(crosses({ before: 3, after: 5 }, 5)).toBe(false);
    expect(crosses({ before: null, after: 2 }, 5)).toBe(false);
    expect(crosses({ before: 9, after: null }, 5)).toBe(false);
    expect(crosses({ before: 9, after: 0 }, null)).toBe(false);
  });

  it('comes of a fall only', () => {
    expect(falls({ before: 6, after: 5 })).toBe(true);
    expect(falls({ before: 5, after: 6 })).toBe(false);
    expect(falls({ before: null, after: 0 })).toBe(false);
  });
});
