import { describe, expect, it } from 'vitest';
import { type CountEdit, edit } from '../../../lib/stock/edit.ts';
import { aRecord, HARBOUR } from './a-record.ts';

const record = { ...aRecord({ [HARBOUR]: 10 }), outbox: [] };
const anEdit = (change: CountEdit['change'], id = 'edit-1'): CountEdit => ({
  id,
  at: 1,
  change,
  cause: 'edit',
  reason: null,
  ref: id,
});
const set = (to: number, seen: number | null) => anEdit({ kind: 'set', to, seen });
const adjust = (by: number) => anEdit({ kind: 'adjust', by });

describe('an edit', () => {
  it('sets the count when it is still what was seen', () => {
    const done = edit(record, set(12, 10));
    expect(done).toMatchObject({ kind: 'applied', record: { count: 12 } });
    expect(done.kind === 'applied' && done.record.outbox).toMatchObject([
      { cause: 'edit', before: 10, after: 12, ref: 'edit-1', location: null },
    ]);
  });

  it('applies nothing when the count moved while somebody typed', () => {
    expect(edit(record, set(12, 11))).toEqual({ kind: 'moved' });
    expect(edit(record, set(12, null))).toEqual({ kind: 'moved' });
  });

  it('sets a count that isn’t known yet, and can’t adjust it', () => {
    const unknown = aRecord({ [HARBOUR]: 10 }, { count: 'unknown' });
    expect(edit(unknown, set(12, null))).toMatchObject({ kind: 'applied', record: { count: 12 } });
    expect(edit(unknown, adjust(3))).toEqual({ kind: 'refused', why: 'unknown-count' });
  });

  it('adjusts whatever the count is now, never below 0 nor above the most', () => {
    expect(edit(record, adjust(3))).toMatchObject({ record: { count: 13 } });
    expect(edit(record, adjust(-10))).toMatchObject({ record: { count: 0 } });
    expect(edit(record, adjust(-11))).toEqual({ kind: 'refused', why: 'below-zero' });
    expect(edit(record, adjust(1_000_000_000))).toEqual({ kind: 'refused', why: 'too-large' });
    expect(edit(record, set(-1, 10))).toEqual({ kind: 'refused', why: 'below-zero' });
  });

  it('counts once, however often it is sent', () => {
    const once = edit(record, adjust(3));
    if (once.kind !== 'applied') throw new Error('not applied');
    expect(edit(once.record, adjust(3))).toEqual({ kind: 'applied', record: once.record });
  });
});
