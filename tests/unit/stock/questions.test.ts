import { describe, expect, it } from 'vitest';
import { decide, doubled, doubt } from '../../../lib/stock/doubt.ts';
import { attach, drop, emptyRecord, pull } from '../../../lib/stock/link.ts';
import { claim } from '../../../lib/stock/push.ts';
import { questionsAt } from '../../../lib/stock/questions.ts';
import { StockRecord } from '../../../lib/stock/record.ts';
import { setAside } from '../../../lib/stock/restored.ts';

const attachment = { gen: 1, direction: 'both', buffer: 0, max: null, readAt: 1, include: true } as const;
const reading = { value: 7, readAt: 3, settleUntil: 0 };

/** A location with 10, and a write of 9 on its way. `known`: is there a count? */
function pending(known: boolean): StockRecord {
  let record = attach(emptyRecord('w', 'A'), { ...attachment, location: 's/1', item: 's', quantity: 10 });
  if (known) record = pull(record, 's/1', { cause: 'first-count', at: 1 });
  return claim(record, 's/1', { delivery: 'k', from: 10, to: 9, owner: 'us/1', leaseUntil: 9 });
}

describe('a write whose outcome nobody can tell', () => {
  it.each([
    ['nobody witnessed', (record: StockRecord) => doubt(record, 's/1', 'k', reading)],
    ['came twice', (record: StockRecord) => doubled(record, 's/1', 'k', { value: 8, at: 3, settleUntil: 0 })],
  ])('is no question where no count was known (%s), and moves none that comes to be known', (_, settle) => {
    const unknown = settle(pending(false));
    expect(questionsAt(unknown, 's/1')).toEqual([]);
    expect(unknown.lines['s/1']?.doubt).toBeNull();
    const known = pull(unknown, 's/1', { cause: 'pull', at: 4 });
    for (const applied of [true, false]) {
      expect(decide(known, 's/1', { asked: 'k', applied, at: 5 })).toBe(known);
    }
  });

  it('that an older version asked about an unknown count is no question once that is known', () => {
    const line = { doubt: { delivery: 'k', ifApplied: -2, ifNot: -3, taken: -3 } };
    const settled = doubt(pending(false), 's/1', 'k', reading);
    const old = {
      ...settled,
      lines: { 's/1': { ...(settled.lines['s/1'] as StockRecord['lines'][string]), ...line } },
    };
    const known = pull(old, 's/1', { cause: 'pull', at: 4 });
    expect([known.count, questionsAt(known, 's/1')]).toEqual([7, []]);
    expect(decide(known, 's/1', { asked: 'k', applied: true, at: 5 }).count).toBe(7);
  });

  it('stays a question of the record when its line is dropped, also in a backup', () => {
    const left = drop(doubt(pending(true), 's/1', 'k', reading), 's/1', 1);
    expect([left.lines, left.count]).toEqual([{}, 7]);
    const back = setAside(StockRecord.parse(JSON.parse(JSON.stringify(left))), { kept: false, gen: (old) => old });
    expect(questionsAt(back, 's/1').map(({ delivery }) => delivery)).toEqual(['k']);
    expect(decide(back, 's/1', { asked: 'k', applied: true, at: 4 }).count).toBe(8);
    expect(decide(back, 's/1', { asked: null, applied: false, at: 4 }).count).toBe(7);
  });
});
