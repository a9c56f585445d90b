import { describe, expect, it } from 'vitest';
import { edit } from '../../../lib/stock/edit.ts';
import { pause } from '../../../lib/stock/link.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { claim, refuse } from '../../../lib/stock/push.ts';
import { isOpen, nextPush, target } from '../../../lib/stock/target.ts';
import { aRecord, HARBOUR, reading, STORE } from './a-record.ts';

const nobody = () => false;

describe('what a location should show', () => {
  it('is the count less what is held back, within its bounds', () => {
    expect(target({ base: 5, buffer: 0, max: null }, 12)).toBe(12);
    expect(target({ base: 5, buffer: 2, max: null }, 12)).toBe(10);
    expect(target({ base: 5, buffer: 0, max: 8 }, 12)).toBe(8);
    expect(target({ base: 5, buffer: 20, max: null }, 12)).toBe(0);
    expect(target({ base: null, buffer: 0, max: null }, 12)).toBe(12);
  });

  it('never raises a shop’s own negative figure to 0', () => {
    expect(target({ base: -2, buffer: 0, max: null }, -2)).toBe(-2);
    expect(target({ base: -2, buffer: 0, max: null }, 0)).toBe(-2);
    expect(target({ base: -2, buffer: 0, max: null }, 3)).toBe(3);
    expect(target({ base: 4, buffer: 0, max: null }, -2)).toBe(0);
  });
});

describe('what to push', () => {
  it('is the difference between the base and the target', () => {
    const record = aRecord({ [HARBOUR]: 12, [STORE]: 9 });
    expect(nextPush(record, STORE, 1, nobody)).toEqual({ kind: 'push', from: 9, to: 12 });
    expect(nextPush(record, HARBOUR, 1, nobody)).toEqual({ kind: 'none' });
  });

  it('is nothing while the count or the figure isn’t known', () => {
    expect(nextPush(aRecord({ [HARBOUR]: 1, [STORE]: 9 }, { count: 'unknown' }), STORE, 1, nobody).kind).toBe('none');
    expect(nextPush(aRecord({ [HARBOUR]: 1, [STORE]: null }), STORE, 1, nobody).kind).toBe('none');
  });

  it('is nothing while a write is on its way, and nothing where nothing is written', () => {
    const record = aRecord({ [HARBOUR]: 12, [STORE]: 9 });
    const claimed = claim(record, STORE, { delivery: 'd', owner: 'me', from: 9, to: 12, leaseUntil: 1 });
    expect(nextPush(claimed, STORE, 1, nobody).kind).toBe('none');
    expect(nextPush(pause(record, STORE, 'person'), STORE, 1, nobody).kind).toBe('none');
    for (const direction of ['read', 'off'] as const) {
      const silent = aRecord({ [HARBOUR]: 12, [STORE]: 9 }, { line: { direction } });
      expect(nextPush(silent, STORE, 1, nobody).kind).toBe('none');
    }
  });

  it('waits after a refusal', () => {
    const record = aRecord({ [HARBOUR]: 12, [STORE]: 9 });
    const claimed = claim(record, STORE, { delivery: 'd', owner: 'me', from: 9, to: 12, leaseUntil: 1 });
    const refused = refuse(claimed, STORE, 'd', { reason: 'No.', retryAt: 500 });
    expect(nextPush(refused, STORE, 499, nobody)).toEqual({ kind: 'later', at: 500, to: 12 });
    expect(nextPush(refused, STORE, 500, nobody).kind).toBe('push');
  });
});

describe('the raise lock', () => {
  const three = aRecord({ [HARBOUR]: 10, [STORE]: 10, 'other/1': 10 });
  const returned = observe(three, reading(three, HARBOUR, 13, 1_000));

  it('holds a raise that came from a reading until the other locations were read', () => {
    expect(nextPush(returned, STORE, 1_000, nobody)).toMatchObject({ kind: 'read-first', to: 13 });
    const one = observe(returned, reading(returned, STORE, 10, 1_001));
    expect(nextPush(one, STORE, 1_001, nobody)).toMatchObject({ kind: 'read-first', locations: ['other/1'] });
    const both = observe(one, reading(one, 'other/1', 10, 1_002));
    expect(nextPush(both, STORE, 1_002, nobody)).toEqual({ kind: 'push', from: 10, to: 13 });
  });

  it('waits for nobody who can’t be reached', () => {
    const read = observe(returned, reading(returned, STORE, 10, 1_001));
    expect(nextPush(read, STORE, 1_001, (location) => location === 'other/1').kind).toBe('push');
  });

  it('isn’t ended by a reading that was on its way when the count rose: it may be older', () => {
    const early = observe(returned, reading(three, STORE, 10, 999));
    expect(early).toBe(returned);
    const both = observe(early, reading(early, 'other/1', 10, 1_001));
    expect(nextPush(both, 'other/1', 1_001, nobody)).toMatchObject({ kind: 'read-first', locations: [STORE] });
  });

  it('lets a lowering go at once', () => {
    const sold = observe(three, reading(three, HARBOUR, 7, 1_000));
    expect(nextPush(sold, STORE, 1_000, nobody)).toEqual({ kind: 'push', from: 10, to: 7 });
  });
});

describe('an open record', () => {
  it('is one about which something is to be done', () => {
    const settled = { ...aRecord({ [HARBOUR]: 12, [STORE]: 12 }), outbox: [] };
    expect(isOpen(settled)).toBe(false);
    expect(isOpen(claim(settled, STORE, { delivery: 'd', owner: 'me', from: 12, to: 9, leaseUntil: 1 }))).toBe(true);
    const edited = edit(settled, {
      id: 'e',
      at: 1,
      change: { kind: 'adjust', by: 1 },
      cause: 'edit',
      reason: null,
      ref: 'e',
    });
    expect(edited.kind === 'applied' && isOpen({ ...edited.record, outbox: [] })).toBe(true);
  });
});
