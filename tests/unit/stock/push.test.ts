import { describe, expect, it } from 'vitest';
import { decide, doubt } from '../../../lib/stock/doubt.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { acknowledge, claim, refuse, release } from '../../../lib/stock/push.ts';
import { aRecord, HARBOUR, lineOf, reading, STORE } from './a-record.ts';

const record = { ...aRecord({ [HARBOUR]: 10, [STORE]: 8 }), outbox: [] };
const write = { delivery: 'd1', owner: 'me', from: 8, to: 10, leaseUntil: 1 };
const claimed = claim(record, STORE, write);

describe('a write', () => {
  it('is claimed once, from the base that is known', () => {
    expect(lineOf(claimed, STORE).pending).toEqual(write);
    expect(claim(claimed, STORE, { ...write, delivery: 'd2' })).toBe(claimed);
    expect(claim(record, STORE, { ...write, from: 9 })).toBe(record);
  });

  it('that was applied moves the base by our own difference, once', () => {
    const applied = acknowledge(claimed, STORE, 'd1', 0);
    expect(lineOf(applied, STORE)).toMatchObject({ base: 10, pending: null, readAt: null });
    expect(applied.count).toBe(10);
    expect(acknowledge(applied, STORE, 'd1', 0)).toBe(applied);
  });

  it('is settled only under its own key', () => {
    for (const settle of [
      acknowledge(claimed, STORE, 'other', 0),
      release(claimed, STORE, 'other'),
      refuse(claimed, STORE, 'other', { reason: 'No.', retryAt: 1 }),
    ]) {
      expect(settle).toBe(claimed);
    }
  });

  it('that was stale leaves base and count for the next reading', () => {
    const stale = release(claimed, STORE, 'd1');
    expect(lineOf(stale, STORE)).toMatchObject({ base: 8, pending: null });
    expect(observe(stale, reading(stale, STORE, 7)).count).toBe(9);
  });

  it('that was refused says why and how often, until one is applied', () => {
    const once = refuse(claimed, STORE, 'd1', { reason: 'No.', retryAt: 1 });
    const twice = refuse(claim(once, STORE, { ...write, delivery: 'd2' }), STORE, 'd2', { reason: 'No.', retryAt: 2 });
    expect(lineOf(twice, STORE).refused).toEqual({ reason: 'No.', retryAt: 2, tries: 2 });
    const applied = acknowledge(claim(twice, STORE, { ...write, delivery: 'd3' }), STORE, 'd3', 0);
    expect(lineOf(applied, STORE).refused).toBeNull();
  });
});

describe('an outcome that nobody can tell', () => {
  // 8 → 10 was sent, and the shop now has 9: applied and one sold, or not applied and one returned.
  const doubted = doubt(claimed, STORE, 'd1', { value: 9, readAt: 5, settleUntil: 6 });

  it('takes the lower count and keeps both possibilities', () => {
    expect(doubted.count).toBe(9);
    expect(lineOf(doubted, STORE)).toMatchObject({ base: 9, pending: null });
    expect(lineOf(doubted, STORE).doubt).toMatchObject({ ifApplied: -1, ifNot: 1, taken: -1 });
  });

  it('is corrected by a person’s choice, once', () => {
    const not = decide(doubted, STORE, { asked: null, applied: false, at: 9 });
    expect(not.count).toBe(11);
    expect(decide(not, STORE, { asked: null, applied: true, at: 10 })).toBe(not);
    expect(decide(doubted, STORE, { asked: null, applied: true, at: 9 }).count).toBe(9);
  });

  it('keeps what happened since in the choice', () => {
    const sold = observe(doubted, reading(doubted, STORE, 8));
    expect(sold.count).toBe(8);
    expect(decide(sold, STORE, { asked: null, applied: false, at: 9 }).count).toBe(10);
  });
});
