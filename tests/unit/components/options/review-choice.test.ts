import { describe, expect, it } from 'vitest';
import {
  carryOver,
  countActions,
  isOn,
  outcome,
  setAll,
  shownRows,
} from '../../../../components/options/first-sync/choice.ts';
import { row } from './given.ts';

const ROWS = [
  row({ sku: 'A', action: 'raise' }),
  row({ sku: 'B', action: 'to-zero', new: 0 }),
  row({ sku: 'C', action: 'skip' }),
  row({ sku: 'D', action: 'unmatched', why: 'duplicate' }),
  row({ sku: 'E', action: 'follow', new: null }),
  row({ sku: 'F', action: 'create', old: null }),
];
const NOTHING = new Set<number>();
const on = (flipped: ReadonlySet<number>) =>
  ROWS.filter((_, index) => isOn(ROWS, flipped, index)).map((each) => each.sku);

describe('the choice of rows', () => {
  it('proposes everything but rows to zero and unmatched ones; equal rows are linked without a write', () => {
    expect(on(NOTHING)).toEqual(['A', 'C', 'E', 'F']);
    expect(outcome(ROWS, NOTHING)).toEqual({ written: 2, following: 1, zeroOn: 0, zeroOff: 1 });
  });

  it('turns a row to zero on by hand, and off again', () => {
    const turnedOn = setAll(ROWS, NOTHING, [1], true);
    expect(outcome(ROWS, turnedOn)).toEqual({ written: 3, following: 1, zeroOn: 1, zeroOff: 0 });
    expect(setAll(ROWS, turnedOn, [1], false)).toEqual(NOTHING);
  });

  it('never turns on what can’t be matched, nor off what is the same already', () => {
    const all = [0, 1, 2, 3, 4, 5];
    expect(on(setAll(ROWS, NOTHING, all, true))).toEqual(['A', 'B', 'C', 'E', 'F']);
    expect(on(setAll(ROWS, NOTHING, all, false))).toEqual(['C']);
  });

  it('a row of which nobody can tell what happened is off until a person says so, and then it is written', () => {
    const rows = [row({ sku: 'A', action: 'unclear' })];
    expect(outcome(rows, NOTHING).written).toBe(0);
    expect(outcome(rows, setAll(rows, NOTHING, [0], true)).written).toBe(1);
  });

  it('counts and filters by action', () => {
    expect(countActions(ROWS)).toEqual({
      create: 1,
      raise: 1,
      lower: 0,
      'to-zero': 1,
      unclear: 0,
      follow: 1,
      skip: 1,
      unmatched: 1,
    });
    expect(shownRows(ROWS, 'to-zero')).toEqual([1]);
    expect(shownRows(ROWS, 'all')).toHaveLength(6);
  });
});

describe('rows that were read again', () => {
  it('keep what was chosen of them, unless something else would be done now', () => {
    const flipped = new Set([0, 1, 5]);
    const again = [
      row({ sku: 'F', action: 'raise' }),
      row({ sku: 'B', action: 'to-zero', new: 0 }),
      row({ sku: 'A', action: 'raise' }),
      row({ sku: 'D', action: 'create', old: null }),
    ];
    expect([...carryOver(ROWS, flipped, again)]).toEqual([1, 2]);
  });
});
