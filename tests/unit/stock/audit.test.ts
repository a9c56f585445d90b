import { describe, expect, it } from 'vitest';
import { auditMoved, decideByFeed, type FeedEvent } from '../../../lib/stock/audit.ts';
import { decide, decided, doubt } from '../../../lib/stock/doubt.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { acknowledge, claim } from '../../../lib/stock/push.ts';
import { nextPush } from '../../../lib/stock/target.ts';
import { aRecord, HARBOUR, lineOf, reading, STORE } from './a-record.ts';

const MINUTE = 60_000;
/** Read at a minute past, sent, and read again ten minutes later. */
const WINDOW = { from: MINUTE, known: MINUTE + 500, until: null, read: 10 * MINUTE };
const sold = (units: number, at = 5 * MINUTE): FeedEvent => ({ id: `${units} at ${at}`, at, by: -units });
const decideAdded = (now: number, events: readonly FeedEvent[]) =>
  decideByFeed(events, WINDOW, { from: 10, to: 7, now });

describe('an outcome that nobody witnessed, by the feed of orders', () => {
  it('was applied where that, with what was sold, makes the figure', () => {
    expect(decideAdded(7, [])).toEqual({ applied: true, moved: 0 });
    expect(decideAdded(5, [sold(2)])).toEqual({ applied: true, moved: -2 });
    expect(decideAdded(5, [sold(1), sold(1, 6 * MINUTE)])).toEqual({ applied: true, moved: -2 });
  });

  it('was not where only the sales make the figure', () => {
    expect(decideAdded(10, [])).toEqual({ applied: false, moved: 0 });
    expect(decideAdded(7, [sold(3)])).toEqual({ applied: false, moved: -3 });
  });

  it('stays open where nothing fits: somebody changed the figure by hand', () => {
    expect(decideAdded(8, [])).toBeNull();
  });

  it('stays open where a sale in the moment of a reading makes both fit', () => {
    expect(decideAdded(7, [sold(3, MINUTE + 200)])).toBeNull();
    expect(decideAdded(7, [sold(3, 10 * MINUTE)])).toBeNull();
  });

  it('leaves out what was sold before the figure was read', () => {
    expect(decideAdded(7, [sold(3, MINUTE - 10_000)])).toEqual({ applied: true, moved: 0 });
  });

  it('of a write that overwrites: a sale that it went over is found although the figure doesn’t show it', () => {
    const overwriting = { ...WINDOW, until: Number.MAX_SAFE_INTEGER };
    expect(decideByFeed([sold(2)], overwriting, { from: 10, to: 7, now: 7 })).toEqual({ applied: true, moved: -2 });
  });

  it('weighs no more combinations than it can', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      id: `${index}`,
      at: MINUTE + 100,
      by: 2 ** (index % 12),
    }));
    expect(decideAdded(7, many)).toBeNull();
  });
});

describe('after a write that overwrites', () => {
  const audit = { delivery: 'd', from: MINUTE, known: MINUTE + 500, until: 2 * MINUTE };
  const moved = (events: readonly FeedEvent[], shown: number) =>
    auditMoved(audit, events, { base: 7, figure: 7 + shown, read: 10 * MINUTE });

  it('what was sold before it was applied may be missing from the figure', () => {
    const at = MINUTE + 30_000;
    expect(moved([sold(2, at)], 0)).toEqual({ low: -2, high: -2 });
    expect(moved([sold(2, at)], -2)).toEqual({ low: -2, high: -2 });
  });

  it('what was sold later is in the figure', () => {
    expect(moved([sold(2)], -2)).toEqual({ low: -2, high: -2 });
  });

  it('a figure that the feed can’t explain is taken as it is', () => {
    expect(moved([], -4)).toEqual({ low: -4, high: -4 });
  });

  it('a sale in the moment of the reading leaves both possible', () => {
    expect(moved([sold(2, MINUTE + 100)], 0)).toEqual({ low: -2, high: 0 });
  });

  it('an event that the shop keeps apart from the figure is never lost', () => {
    const kept = { ...sold(2, MINUTE + 30_000), overwritten: -2 };
    expect(moved([kept], -2)).toEqual({ low: -2, high: -2 });
    const shipped = { id: 's', at: MINUTE + 30_000, by: 0, overwritten: 3 };
    expect(moved([shipped], 3)).toEqual({ low: 0, high: 0 });
  });

  const written = () => {
    const record = aRecord({ [HARBOUR]: 12, [STORE]: 10 });
    const claimed = claim(record, STORE, { delivery: 'd', from: 10, to: 12, owner: 'w', leaseUntil: 0 });
    return acknowledge(claimed, STORE, 'd', 0, { audit });
  };

  it('the record takes the sale that the figure doesn’t show, once, and waits for that reading before it writes again', () => {
    const record = { ...written(), count: 11 };
    expect(nextPush(record, STORE, 3 * MINUTE, () => false)).toEqual({ kind: 'none' });
    const seen = { ...reading(record, STORE, 12, 10 * MINUTE), events: [sold(2, MINUTE + 30_000)] };
    const next = observe(record, seen);
    expect([next.count, lineOf(next, STORE).base, lineOf(next, STORE).audit]).toEqual([9, 12, undefined]);
    expect(next.outbox.at(-1)).toMatchObject({ cause: 'channel', before: 11, after: 9, location: STORE });
    expect(observe(next, { ...reading(next, STORE, 12, 11 * MINUTE), events: [sold(2, MINUTE + 30_000)] })).toBe(next);
  });

  it('both counts are kept for a person where the feed leaves two', () => {
    const record = written();
    const next = observe(record, { ...reading(record, STORE, 12, 10 * MINUTE), events: [sold(2, MINUTE + 100)] });
    expect([next.count, lineOf(next, STORE).doubt]).toEqual([
      10,
      { delivery: 'd', ifApplied: 0, ifNot: -2, taken: -2, over: true },
    ]);
    expect(decide(next, STORE, { asked: null, applied: true, at: 1 }).count).toBe(12);
  });

  it('an event that was accounted is never weighed again, however soon the next write follows', () => {
    const events = [sold(2, MINUTE + 100)];
    const record = written();
    const once = observe(record, { ...reading(record, STORE, 12, MINUTE + 600), events });
    const claimed = claim(once, STORE, { delivery: 'e', from: 12, to: 10, owner: 'w', leaseUntil: 0 });
    const next = acknowledge(claimed, STORE, 'e', 0, { audit: { ...audit, delivery: 'e' } });
    const twice = observe(next, { ...reading(next, STORE, 10, MINUTE + 900), events });
    expect([once.count, twice.count]).toEqual([10, 10]);
  });

  it('without the feed the figure is taken as it is', () => {
    const record = written();
    const next = observe(record, reading(record, STORE, 11, 10 * MINUTE));
    expect([next.count, lineOf(next, STORE).audit]).toEqual([11, undefined]);
  });
});

describe('several outcomes that nobody witnessed', () => {
  it('are all kept, and asked about one after the other', () => {
    let record = aRecord({ [HARBOUR]: 12, [STORE]: 10 });
    for (const [delivery, value] of [
      ['first', 11],
      ['second', 12],
    ] as const) {
      const from = lineOf(record, STORE).base ?? 0;
      record = claim(record, STORE, { delivery, from, to: from + 1, owner: 'w', leaseUntil: 0 });
      record = doubt(record, STORE, delivery, { value, readAt: 1, settleUntil: 0 });
    }
    // Each was taken as applied, the lower of the two: +1 that happened at the shop, if it wasn't.
    expect([record.count, lineOf(record, STORE).doubt?.delivery, lineOf(record, STORE).doubts?.length]).toEqual([
      12,
      'first',
      1,
    ]);
    // Which of them it is about isn't known.
    expect(decide(record, STORE, { asked: null, applied: false, at: 2 })).toBe(record);
    const once = decide(record, STORE, { asked: 'first', applied: false, at: 2 });
    expect([once.count, lineOf(once, STORE).doubt?.delivery]).toEqual([13, 'second']);
    expect(decide(once, STORE, { asked: 'first', applied: true, at: 3 })).toBe(once);
    const both = decide(once, STORE, { asked: 'second', applied: false, at: 3 });
    expect([both.count, lineOf(both, STORE).doubt, lineOf(both, STORE).doubts]).toEqual([14, null, undefined]);
    expect(decide(both, STORE, { asked: null, applied: false, at: 4 })).toBe(both);
  });

  it('an outcome that the feed decided is accounted once', () => {
    const record = claim(aRecord({ [HARBOUR]: 12, [STORE]: 10 }), STORE, {
      delivery: 'd',
      from: 10,
      to: 12,
      owner: 'w',
      leaseUntil: 0,
    });
    const found = { value: 11, moved: -1, readAt: 5, settleUntil: 0 };
    const next = decided(record, STORE, 'd', found);
    expect([next.count, lineOf(next, STORE).base, lineOf(next, STORE).pending]).toEqual([11, 11, null]);
    expect(decided(next, STORE, 'd', found)).toBe(next);
  });
});
