import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit } from '../../../lib/stock/edit.ts';
import { resume } from '../../../lib/stock/link.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { claim } from '../../../lib/stock/push.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { catchUp, setAside } from '../../../lib/stock/restored.ts';
import { nextPush, target } from '../../../lib/stock/target.ts';
import { aRecord, HARBOUR, lineOf, reading, STORE } from './a-record.ts';

const PLACES = [HARBOUR, STORE, 'third/1'] as const;
const SAME = { gen: (old: number) => old };
const kept = (record: StockRecord) => setAside(record, { kept: true, ...SAME });
const idle = (record: StockRecord) => setAside(record, { kept: false, ...SAME });
const nobody = () => false;

/** Takes all of these back, one after the other, and says whether anything was unclear. */
function all(
  record: StockRecord,
  figures: Readonly<Record<string, number>>,
): { record: StockRecord; unclear: boolean } {
  let next = record;
  let unclear = false;
  for (const [location, quantity] of Object.entries(figures)) {
    const taken = catchUp(next, location, quantity, 5_000);
    next = taken.record;
    unclear ||= taken.unclear;
  }
  return { record: next, unclear };
}

describe('a record that comes out of a backup', () => {
  it('stands still: nothing is read into its count, and nothing is sent', () => {
    const record = kept({ ...aRecord({ [HARBOUR]: 10, [STORE]: 8 }), outbox: [] });
    expect(observe(record, reading(record, HARBOUR, 4))).toBe(record);
    for (const place of [HARBOUR, STORE]) expect(nextPush(record, place, 9e12, nobody)).toEqual({ kind: 'none' });
    expect(record.open).toBe(0);
  });

  it('forgets a write that was on its way, so that it is never sent again', () => {
    const before = claim(aRecord({ [HARBOUR]: 10, [STORE]: 8 }), STORE, {
      delivery: 'd',
      from: 8,
      to: 10,
      owner: 'me',
      leaseUntil: 1,
    });
    const line = lineOf(idle(before), STORE);
    expect(line.pending).toBeNull();
    expect(line.restored).toEqual({ to: 10 });
  });

  it('has a revision and an epoch beyond what any screen or reading still knows', () => {
    const before = aRecord({ [HARBOUR]: 10 });
    const after = setAside(before, { kept: true, gen: (old) => old + 7 });
    expect(after.revision).toBeGreaterThan(before.revision + 1_000_000);
    expect(lineOf(after, HARBOUR)).toMatchObject({ gen: 8, epoch: lineOf(before, HARBOUR).epoch + 1 });
  });

  it('keeps what a person left out as it is', () => {
    const before = aRecord({ [HARBOUR]: 10, [STORE]: 8 }, { line: { include: false } });
    expect(lineOf(kept(before), STORE).state).toBe('skipped');
  });

  it('doesn’t take another installation’s markers for news: what it wrote before is forgotten', () => {
    const before = aRecord({ [HARBOUR]: 10 });
    const marked = {
      ...before,
      lines: { [HARBOUR]: { ...lineOf(before, HARBOUR), seen: [{ figure: 10, ours: true }] } },
    };
    expect(lineOf(kept(marked), HARBOUR).seen).toEqual([]);
  });
});

describe('taking a restored location back', () => {
  const two = aRecord({ [HARBOUR]: 10, [STORE]: 10 });

  it('where nothing was synced since, every shop’s own changes count', () => {
    const { record, unclear } = all(idle(two), { [HARBOUR]: 8, [STORE]: 9 });
    expect(record.count).toBe(7);
    expect(unclear).toBe(false);
  });

  it('where shops were kept in step, one change that shows in all of them counts once', () => {
    const { record, unclear } = all(kept(two), { [HARBOUR]: 7, [STORE]: 7 });
    expect(record.count).toBe(7);
    expect(unclear).toBe(false);
  });

  it('a change that shows in one shop only counts, whichever is taken back first', () => {
    expect(all(kept(two), { [HARBOUR]: 10, [STORE]: 9 })).toMatchObject({ record: { count: 9 }, unclear: false });
    expect(all(kept(two), { [STORE]: 9, [HARBOUR]: 10 })).toMatchObject({ record: { count: 9 }, unclear: false });
  });

  it('where several moved by different figures a person is asked, and the lower count is what is offered', () => {
    expect(all(kept(two), { [HARBOUR]: 8, [STORE]: 7 })).toMatchObject({ record: { count: 7 }, unclear: true });
    expect(all(kept(two), { [STORE]: 7, [HARBOUR]: 8 })).toMatchObject({ record: { count: 7 }, unclear: true });
  });

  it('an unknown count stays unknown where nothing moved, and becomes the first figure that did', () => {
    const unknown = kept(aRecord({ [HARBOUR]: 10, [STORE]: 8 }, { count: 'unknown' }));
    expect(all(unknown, { [HARBOUR]: 10, [STORE]: 8 }).record.count).toBeNull();
    expect(all(unknown, { [HARBOUR]: 9 }).record.count).toBe(9);
  });

  it('a write that was on its way is asked about unless the figure says what became of it', () => {
    const write = { delivery: 'd', from: 10, to: 12, owner: 'me', leaseUntil: 1 };
    const raised = edit(aRecord({ [HARBOUR]: 10, [STORE]: 10 }), {
      id: 'e',
      at: 1,
      change: { kind: 'set', to: 12, seen: 10 },
      cause: 'edit',
      reason: null,
      ref: null,
    });
    if (raised.kind !== 'applied') throw new Error(raised.kind);
    const before = idle(claim(raised.record, STORE, write));
    for (const figure of [10, 12]) {
      expect(all(before, { [STORE]: figure })).toMatchObject({ record: { count: 12 }, unclear: false });
    }
    expect(all(before, { [STORE]: 11 })).toMatchObject({ record: { count: 12 }, unclear: true });
  });

  it('a location that doesn’t count moves no count', () => {
    const written = aRecord({ [HARBOUR]: 10, [STORE]: 10 }, { line: { direction: 'write' } });
    expect(all(kept(written), { [STORE]: 4 }).record.count).toBe(10);
  });

  it('is done once: the line stays paused until a person lets it go on, and then goes on from what was seen', () => {
    const taken = all(kept(two), { [HARBOUR]: 9 }).record;
    expect(lineOf(taken, HARBOUR).state).toBe('paused');
    expect(catchUp(taken, HARBOUR, 5, 6_000).record).toBe(taken);
    const on = resume(taken, HARBOUR);
    expect(observe(on, reading(on, HARBOUR, 8, 9_000)).count).toBe(8);
  });
});

const move = fc.integer({ min: -5, max: 5 });

describe('conservation over a restore', () => {
  it('nothing was synced since: the count is what it was and all that happened, in any order and with any limits', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 3 }), fc.nat(3), (moves, buffer) => {
        const figures = Object.fromEntries(moves.map((_, n) => [PLACES[n] as string, 20 - buffer]));
        const before = { ...aRecord(figures, { line: { buffer } }), count: 20 };
        const now = Object.fromEntries(moves.map((by, n) => [PLACES[n] as string, 20 - buffer + by]));
        const { record, unclear } = all(idle(before), now);
        expect(record.count).toBe(20 + moves.reduce((sum, by) => sum + by, 0));
        expect(unclear).toBe(false);
      }),
    );
  });

  it('kept in step and then left alone: the count is the truth, or a person is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), move, move, fc.nat(2), fc.boolean(), (n, common, own, at, turn) => {
        const places = PLACES.slice(0, n);
        const shop = PLACES[at % n] as string;
        // All of it undone in one shop by a change there: nothing in the figures shows it.
        fc.pre(n === 1 || common === 0 || common + own !== 0);
        const before = aRecord(Object.fromEntries(places.map((place) => [place, 20])));
        const order = turn ? [...places].reverse() : places;
        const now = Object.fromEntries(order.map((place) => [place, 20 + common + (place === shop ? own : 0)]));
        const { record, unclear } = all(kept(before), now);
        if (!unclear) expect(record.count).toBe(20 + common + own);
        // What is offered where it is asked is the lowest that any shop which moved shows.
        else expect(record.count).toBe(Math.min(...Object.values(now).filter((figure) => figure !== 20)));
      }),
    );
  });

  it('a write that was wanted when the backup was made isn’t counted as a change of the shop', () => {
    // The count had been typed as 12, and the store still had 10: it got 12 after the backup.
    const typed = { ...aRecord({ [HARBOUR]: 12, [STORE]: 10 }), count: 12 };
    const { record, unclear } = all(kept(typed), { [STORE]: 12, [HARBOUR]: 12 });
    expect(record.count).toBe(12);
    expect(unclear).toBe(false);
    expect(target(lineOf(record, STORE), 12)).toBe(12);
  });
});
