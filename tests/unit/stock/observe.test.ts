import { describe, expect, it } from 'vitest';
import { pause, resume } from '../../../lib/stock/link.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { acknowledge, claim } from '../../../lib/stock/push.ts';
import { aRecord, HARBOUR, lineOf, reading, STORE } from './a-record.ts';

describe('a reading', () => {
  const record = { ...aRecord({ [HARBOUR]: 10, [STORE]: 10 }), outbox: [] };

  it('moves base and count together, with an entry that says where', () => {
    const sold = observe(record, reading(record, STORE, 8));
    expect(sold.count).toBe(8);
    expect(lineOf(sold, STORE).base).toBe(8);
    expect(sold.outbox).toMatchObject([{ cause: 'channel', before: 10, after: 8, location: STORE }]);
  });

  it('counts once, however often it comes', () => {
    const seen = reading(record, STORE, 8);
    const once = observe(record, seen);
    expect(observe(once, seen)).toBe(once);
  });

  it('keeps negative figures as they are', () => {
    const oversold = observe(record, reading(record, STORE, -3));
    expect(oversold.count).toBe(-3);
    expect(lineOf(oversold, STORE).base).toBe(-3);
  });

  it('without a figure suspends the line and changes no count; the figure that comes back is accounted', () => {
    const gone = observe(record, reading(record, STORE, null));
    expect(gone.count).toBe(10);
    expect(lineOf(gone, STORE)).toMatchObject({ state: 'suspended', why: 'missing', base: 10 });
    const back = observe(gone, reading(gone, STORE, 9));
    expect(back.count).toBe(9);
    expect(lineOf(back, STORE)).toMatchObject({ state: 'linked', base: 9 });
  });

  it.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY])('of %s is no figure', (quantity) => {
    const odd = observe(record, { ...reading(record, STORE, 1), quantity });
    expect(odd.count).toBe(10);
    expect(lineOf(odd, STORE).state).toBe('suspended');
  });

  it('that began before our own write was claimed or answered is void', () => {
    const early = reading(record, STORE, 10);
    const claimed = claim(record, STORE, { delivery: 'd', owner: 'me', from: 10, to: 7, leaseUntil: 1 });
    expect(observe(claimed, early)).toBe(claimed);
    const written = acknowledge(claimed, STORE, 'd', 0);
    expect(observe(written, early)).toBe(written);
    expect(observe(written, reading(written, STORE, 7)).count).toBe(10);
  });

  it('of another linking is void', () => {
    const other = { ...reading(record, STORE, 3), gen: 2 };
    expect(observe(record, other)).toBe(record);
  });

  it('that is void in a settle window is asked for again after it, also where one had confirmed the write before', () => {
    const claimed = claim(record, STORE, { delivery: 'd', owner: 'me', from: 10, to: 7, leaseUntil: 1 });
    const written = acknowledge(claimed, STORE, 'd', 5_000);
    const confirmed = observe(written, { ...reading(written, STORE, 7), readAt: 1_000 });
    expect(lineOf(confirmed, STORE).readAt).toBe(1_000);
    const sold = observe(confirmed, { ...reading(confirmed, STORE, 6), readAt: 2_000 });
    expect(sold.count).toBe(10);
    expect(lineOf(sold, STORE)).toMatchObject({ base: 7, readAt: null });
    expect(observe(sold, { ...reading(sold, STORE, 6), readAt: 2_500 })).toBe(sold);
    const after = observe(sold, { ...reading(sold, STORE, 6), readAt: 6_000 });
    expect([after.count, lineOf(after, STORE).readAt]).toEqual([9, 6_000]);
  });

  it('in a settle window counts only when it confirms', () => {
    const claimed = claim(record, STORE, { delivery: 'd', owner: 'me', from: 10, to: 7, leaseUntil: 1 });
    const written = acknowledge(claimed, STORE, 'd', 5_000);
    expect(observe(written, reading(written, STORE, 10, 4_000))).toBe(written);
    expect(lineOf(observe(written, reading(written, STORE, 7, 4_000)), STORE).readAt).toBe(4_000);
    expect(observe(written, reading(written, STORE, 6, 5_000)).count).toBe(9);
  });

  it('of a paused line waits until it goes on', () => {
    const paused = pause(record, STORE, 'person');
    expect(observe(paused, reading(paused, STORE, 4))).toBe(paused);
    const going = resume(paused, STORE);
    expect(observe(going, reading(going, STORE, 4)).count).toBe(4);
  });

  it('at a location that is only written moves its base and no count', () => {
    const written = aRecord({ [HARBOUR]: 10, [STORE]: 10 }, { line: { direction: 'write' } });
    const seen = observe(written, reading(written, STORE, 4));
    expect(seen.count).toBe(10);
    expect(lineOf(seen, STORE).base).toBe(4);
  });

  it('where no count is known changes nothing until a figure moves; then it is the count', () => {
    const unknown = aRecord({ [HARBOUR]: 10, [STORE]: 6 }, { count: 'unknown' });
    expect(observe(unknown, reading(unknown, STORE, 6)).count).toBeNull();
    const first = observe(unknown, reading(unknown, STORE, 5));
    expect(first.count).toBe(5);
    expect(first.outbox).toMatchObject([{ cause: 'first-count', before: null, after: 5, location: STORE }]);
  });
});
