import { describe, expect, it } from 'vitest';
import { isLoop, withSeen } from '../../../lib/stock/loop.ts';
import type { Line } from '../../../lib/stock/record.ts';

const history = (...figures: [figure: number, whose: 'ours' | 'theirs'][]): Line['seen'] =>
  figures.reduce<Line['seen']>((seen, [figure, whose]) => withSeen(seen, figure, whose === 'ours'), []);

describe('two writers pulling at one figure', () => {
  it('are noticed at the third time there and back', () => {
    const twice = history([5, 'theirs'], [8, 'ours'], [5, 'theirs'], [8, 'ours']);
    expect(isLoop(twice)).toBe(false);
    expect(isLoop(withSeen(withSeen(twice, 5, false), 8, true))).toBe(true);
  });

  it('are noticed earlier or later where a person set it', () => {
    const turns = (n: number) =>
      history(
        ...Array.from({ length: n }, (): [number, 'ours' | 'theirs'][] => [
          [5, 'theirs'],
          [8, 'ours'],
        ]).flat(),
      );
    expect([isLoop(turns(1), 2), isLoop(turns(2), 2)]).toEqual([false, true]);
    expect([isLoop(turns(4), 5), isLoop(turns(5), 5)]).toEqual([false, true]);
  });

  it('are judged by the last figures, whatever was before', () => {
    const before = history([1, 'theirs'], [2, 'theirs'], [3, 'ours'], [5, 'theirs'], [8, 'ours']);
    const after = history([5, 'theirs'], [8, 'ours'], [5, 'theirs'], [8, 'ours']);
    expect(isLoop([...before, ...after])).toBe(true);
  });

  it('aren’t seen in sales and returns that we follow', () => {
    const sales = history([9, 'theirs'], [9, 'ours'], [8, 'theirs'], [8, 'ours'], [7, 'theirs'], [7, 'ours']);
    expect(isLoop(sales)).toBe(false);
    const back = history([5, 'theirs'], [6, 'theirs'], [5, 'theirs'], [6, 'theirs'], [5, 'theirs'], [6, 'theirs']);
    expect(isLoop(back)).toBe(false);
  });
});
