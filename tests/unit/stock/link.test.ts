import { describe, expect, it } from 'vitest';
import { attach, drop, emptyRecord, pull, rebind, startUnlink } from '../../../lib/stock/link.ts';
import { observe, suspend } from '../../../lib/stock/observe.ts';
import { acknowledge, claim } from '../../../lib/stock/push.ts';
import { nextPush } from '../../../lib/stock/target.ts';
import { aRecord, HARBOUR, lineOf, reading, STORE } from './a-record.ts';

const record = { ...aRecord({ [HARBOUR]: 10 }), outbox: [] };
const attachment = {
  location: STORE,
  gen: 2,
  item: 'item',
  direction: 'both',
  buffer: 0,
  max: null,
  quantity: 4,
  readAt: 5,
  include: true,
} as const;

describe('linking', () => {
  it('takes the shop’s figure as base and changes no count', () => {
    const linked = attach(record, attachment);
    expect(linked.count).toBe(10);
    expect(lineOf(linked, STORE)).toMatchObject({ base: 4, state: 'linked', gen: 2 });
  });

  it('leaves out what a person left out, and suspends what has no figure', () => {
    expect(lineOf(attach(record, { ...attachment, include: false }), STORE).state).toBe('skipped');
    const without = attach(record, { ...attachment, quantity: null, absent: 'untracked' });
    expect(lineOf(without, STORE)).toMatchObject({ state: 'suspended', why: 'untracked', base: null });
  });

  it('does nothing twice, and replaces an older linking', () => {
    const linked = attach(record, attachment);
    expect(attach(linked, { ...attachment, quantity: 7 })).toBe(linked);
    expect(lineOf(attach(linked, { ...attachment, gen: 3, quantity: 7 }), STORE)).toMatchObject({ gen: 3, base: 7 });
  });

  it('is read before a raise goes out that was there before: the review may be older', () => {
    const two = { ...aRecord({ [HARBOUR]: 10, 'other/1': 8 }), outbox: [] };
    const linked = attach(two, attachment);
    expect(lineOf(linked, STORE).readAt).toBeNull();
    expect(nextPush(linked, 'other/1', 9, () => false)).toEqual({ kind: 'read-first', to: 10, locations: [STORE] });
    const read = observe(linked, reading(linked, STORE, 3));
    expect(read.count).toBe(9);
    expect(lineOf(attach({ ...aRecord({ [HARBOUR]: 10 }), outbox: [] }, attachment), STORE).readAt).toBe(5);
  });

  it('counts a figure that was first suspended from the day it is there', () => {
    const without = attach(record, { ...attachment, quantity: null, absent: 'missing' });
    const back = observe(without, reading(without, STORE, 6));
    expect(back.count).toBe(10);
    expect(lineOf(back, STORE)).toMatchObject({ state: 'linked', base: 6 });
  });
});

describe('pulling a count', () => {
  it('takes a location’s figure only where no count is known', () => {
    const unknown = aRecord({ [HARBOUR]: 10, [STORE]: 4 }, { count: 'unknown' });
    const pulled = pull(unknown, STORE, { cause: 'pull', at: 1 });
    expect(pulled).toMatchObject({ count: 4, outbox: [{ cause: 'pull', before: null, after: 4, location: STORE }] });
    expect(pull(pulled, HARBOUR, { cause: 'pull', at: 2 })).toBe(pulled);
  });
});

describe('unlinking', () => {
  it('settles what is pending before the line goes, and keeps the count', () => {
    const claimed = claim(attach(record, attachment), STORE, {
      delivery: 'd',
      owner: 'me',
      from: 4,
      to: 10,
      leaseUntil: 1,
    });
    const leaving = startUnlink(claimed, STORE, 2);
    expect(drop(leaving, STORE, 2)).toBe(leaving);
    const dropped = drop(acknowledge(leaving, STORE, 'd', 0), STORE, 2);
    expect(dropped.lines[STORE]).toBeUndefined();
    expect(dropped.count).toBe(10);
  });

  it('accounts a last reading', () => {
    const leaving = startUnlink(attach(record, attachment), STORE, 2);
    const read = observe(leaving, reading(leaving, STORE, 3));
    expect(read.count).toBe(9);
    expect(lineOf(read, STORE).state).toBe('unlinking');
  });

  it('leaves a newer linking alone', () => {
    const linked = attach(record, attachment);
    expect(startUnlink(linked, STORE, 1)).toBe(linked);
    expect(drop(linked, STORE, 1)).toBe(linked);
  });

  it.each([
    ['was left out at the first sync', { state: 'skipped' }],
    ['has its SKU on two items', { state: 'suspended', why: 'duplicate' }],
    ['has its SKU on another item by now', { state: 'suspended', why: 'renamed' }],
  ] as const)('of a line that %s, nothing is counted at the end', (_, change) => {
    const record = aRecord({ [HARBOUR]: 10, [STORE]: 10 });
    const line = { ...lineOf(record, STORE), ...change };
    const leaving = startUnlink({ ...record, lines: { ...record.lines, [STORE]: line } }, STORE, line.gen);
    const next = observe(leaving, reading(leaving, STORE, 4, 1_000));
    expect([next.count, next.outbox]).toEqual([record.count, record.outbox]);
    expect(drop(next, STORE, line.gen).lines[STORE]).toBeUndefined();
  });

  it('settles what is pending of a line whose SKU is on two items, and counts nothing at the end', () => {
    const record = aRecord({ [HARBOUR]: 10, [STORE]: 10 });
    const line = lineOf(record, STORE);
    const write = { delivery: 'd', from: 10, to: 12, owner: 'me', leaseUntil: 1 };
    const claimed = claim(record, STORE, write);
    const doubled = suspend(claimed, STORE, 'duplicate');
    const leaving = acknowledge(startUnlink(doubled, STORE, line.gen), STORE, 'd', 0);
    expect(lineOf(leaving, STORE).pending).toBeNull();
    const next = observe(leaving, reading(leaving, STORE, 4, 1_000));
    expect(next.count).toBe(record.count);
    expect(drop(next, STORE, line.gen).lines[STORE]).toBeUndefined();
  });
});

describe('a suspended line', () => {
  const gone = attach(record, { ...attachment, quantity: null, absent: 'missing' });

  it('goes on with another item from that item’s first reading and changes no count', () => {
    const moved = rebind(gone, STORE, 'other');
    expect(lineOf(moved, STORE)).toMatchObject({ item: 'other', state: 'linked', base: null, readAt: null });
    const read = observe(moved, reading(moved, STORE, 9));
    expect(read.count).toBe(10);
    expect(lineOf(read, STORE).base).toBe(9);
  });

  it('goes on with its own item from the base that was kept', () => {
    const linked = attach(record, attachment);
    const suspended = observe(linked, reading(linked, STORE, null));
    const back = rebind(suspended, STORE, 'item');
    expect(lineOf(back, STORE)).toMatchObject({ state: 'linked', base: 4 });
    expect(observe(back, reading(back, STORE, 3)).count).toBe(9);
  });

  it('is the only one that is bound anew', () => {
    const linked = attach(record, attachment);
    expect(rebind(linked, STORE, 'other')).toBe(linked);
  });
});

it('a first count is what the shop has: nothing was held back there before, so a buffer adds no units', () => {
  const held = aRecord({ [HARBOUR]: 10 }, { line: { buffer: 2 } });
  expect(held.count).toBe(10);
});

it('a line that comes back under the same link begins beyond every epoch that it had', () => {
  const to = { location: 'a/1', gen: 1, item: 'i', direction: 'both', buffer: 0, max: null, readAt: 1 } as const;
  const first = { ...attach(emptyRecord('w', 's'), { ...to, quantity: 5, include: true }), revision: 7 };
  const line = first.lines['a/1'];
  const out = drop(first, 'a/1', 1);
  const again = attach(out, { ...to, quantity: 5, include: true });
  expect(again.lines['a/1']?.epoch).toBeGreaterThan((line?.epoch ?? 0) + 7);
});
