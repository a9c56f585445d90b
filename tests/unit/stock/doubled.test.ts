import { describe, expect, it } from 'vitest';
import { decide, doubled } from '../../../lib/stock/doubt.ts';
import { attach, emptyRecord, pull } from '../../../lib/stock/link.ts';
import { claim } from '../../../lib/stock/push.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { nextPush } from '../../../lib/stock/target.ts';

const attachment = { gen: 1, direction: 'both', buffer: 0, max: null, readAt: 1, include: true } as const;
const never = () => false;

/** A warehouse with 48 whose shop has 40, and a write of +8 on its way. */
function pending(to = 48): StockRecord {
  let record = attach(emptyRecord('w', 'A'), { ...attachment, location: 'm/1', item: 'm', quantity: to });
  record = pull(record, 'm/1', { cause: 'first-count', at: 1 });
  record = attach(record, { ...attachment, location: 's/1', item: 's', quantity: 40 });
  return claim(record, 's/1', { delivery: 'k', from: 40, to, owner: 'us/1', leaseUntil: 9 });
}

describe('a relative write that moved the shop by twice its difference', () => {
  it('keeps the count and takes the surplus back out', () => {
    const record = doubled(pending(), 's/1', 'k', { value: 56, at: 2, settleUntil: 0 });
    expect(record.count).toBe(48);
    expect(record.lines['s/1']?.base).toBe(56);
    expect(nextPush(record, 's/1', 3, never)).toMatchObject({ kind: 'push', from: 56, to: 48 });
  });

  it('takes the lower count where the write lowered', () => {
    const record = doubled(pending(30), 's/1', 'k', { value: 20, at: 2, settleUntil: 0 });
    expect(record.count).toBe(20);
  });

  it('lets a person say that it was sent once, so the rest happened at the shop', () => {
    const record = doubled(pending(), 's/1', 'k', { value: 56, at: 2, settleUntil: 0 });
    expect(decide(record, 's/1', { asked: null, applied: true, at: 3 }).count).toBe(56);
    expect(decide(record, 's/1', { asked: null, applied: false, at: 3 }).count).toBe(48);
  });

  it('never moves the count where the location only gets counts', () => {
    const record = pending();
    const line = record.lines['s/1'];
    if (!line) throw new Error('no line');
    const writeOnly: StockRecord = { ...record, lines: { ...record.lines, 's/1': { ...line, direction: 'write' } } };
    const settled = doubled(writeOnly, 's/1', 'k', { value: 56, at: 2, settleUntil: 0 });
    expect([settled.count, decide(settled, 's/1', { asked: null, applied: true, at: 3 }).count]).toEqual([48, 48]);
  });

  it('does nothing the second time', () => {
    const record = doubled(pending(), 's/1', 'k', { value: 56, at: 2, settleUntil: 0 });
    expect(doubled(record, 's/1', 'k', { value: 64, at: 3, settleUntil: 0 })).toBe(record);
  });
});
