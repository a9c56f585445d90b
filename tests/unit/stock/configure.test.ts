import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../../../lib/model/warehouse.ts';
import { configure, wantsReview } from '../../../lib/stock/configure.ts';
import { leaveOut, pause, resume } from '../../../lib/stock/link.ts';
import { observe, suspend } from '../../../lib/stock/observe.ts';
import { acknowledge, claim } from '../../../lib/stock/push.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { nextPush } from '../../../lib/stock/target.ts';
import { aRecord, HARBOUR, lineOf, reading, STORE } from './a-record.ts';

const record = aRecord({ [HARBOUR]: 10, [STORE]: 10 });
const set = (of: StockRecord, direction: Direction, buffer = 0, max: number | null = null) =>
  configure(of, STORE, 1, { direction, buffer, max });
const push = (of: StockRecord) => nextPush(of, STORE, 9_999, () => false);

describe('what a location may do', () => {
  it('holds units back and shows no more than its maximum', () => {
    expect(push(set(record, 'both', 2))).toMatchObject({ kind: 'push', from: 10, to: 8 });
    expect(push(set(record, 'both', 2, 5))).toMatchObject({ to: 5 });
    expect(push(set(record, 'both', 30))).toMatchObject({ to: 0 });
  });

  it('reads only, writes only, or does neither, and keeps the base whatever it does', () => {
    const reads = set(record, 'read', 2);
    expect(push(reads)).toEqual({ kind: 'none' });
    expect(observe(reads, reading(reads, STORE, 7)).count).toBe(7);
    const writes = set(record, 'write');
    const overwritten = observe(writes, reading(writes, STORE, 7));
    expect(overwritten.count).toBe(10);
    expect(push(overwritten)).toMatchObject({ from: 7, to: 10 });
    const off = set(record, 'off');
    expect(observe(off, reading(off, STORE, 7))).toBe(off);
    expect(lineOf(off, STORE).base).toBe(10);
  });

  it('makes a reading void that began under another direction', () => {
    const began = reading(set(record, 'write'), STORE, 7);
    const both = set(set(record, 'write'), 'both');
    expect(observe(both, began)).toBe(both);
  });

  it('is nothing new for the same settings, another linking, or a location that isn’t there', () => {
    expect(set(record, 'both')).toBe(record);
    expect(configure(record, STORE, 2, { direction: 'off', buffer: 0, max: null })).toBe(record);
    expect(configure(record, 'gone/1', 1, { direction: 'off', buffer: 0, max: null })).toBe(record);
  });

  it('is reviewed where more may be read or written than before', () => {
    const reviewed = (['both', 'read', 'write', 'off'] as const).flatMap((from) =>
      (['both', 'read', 'write', 'off'] as const).flatMap((to) => (wantsReview(from, to) ? [`${from} ${to}`] : [])),
    );
    expect(reviewed).toEqual(['read both', 'read write', 'off both', 'off read', 'off write']);
  });
});

describe('a pause', () => {
  it('accounts what changed meanwhile once it goes on, and sends nothing before', () => {
    const paused = pause(record, STORE, 'person');
    expect(observe(paused, reading(paused, STORE, 4))).toBe(paused);
    expect(push({ ...paused, count: 3 })).toEqual({ kind: 'none' });
    const resumed = resume(paused, STORE);
    expect(observe(resumed, reading(resumed, STORE, 4)).count).toBe(4);
  });

  it('doesn’t let a doubled SKU go on that was suspended when it was paused', () => {
    const paused = pause(suspend(record, STORE, 'duplicate'), STORE, 'person');
    expect(lineOf(resume(paused, STORE), STORE)).toMatchObject({ state: 'suspended', why: 'duplicate' });
    expect(lineOf(resume(pause(record, STORE, 'person'), STORE, 'renamed'), STORE)).toMatchObject({
      state: 'suspended',
      why: 'renamed',
    });
  });

  it('can be ended for some without the others: what is left out neither counts nor gets anything', () => {
    const out = leaveOut(pause(record, STORE, 'person'), STORE);
    expect(lineOf(out, STORE).state).toBe('skipped');
    expect(observe(out, reading(out, STORE, 4))).toBe(out);
    expect(leaveOut(record, STORE)).toBe(record);
  });
});

type Step =
  | { kind: 'sale'; at: number }
  | { kind: 'read'; at: number }
  | { kind: 'write'; at: number }
  | { kind: 'pause' | 'resume'; at: number }
  | { kind: 'settings'; at: number; direction: Direction; buffer: number; max: number | null };

const at = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('sale' as const, 'read' as const, 'write' as const), at }),
  fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const), at }),
  fc.record({
    kind: fc.constant('settings' as const),
    at,
    // `write` takes changes there as void by its own meaning, so it has no place in a test of conservation.
    direction: fc.constantFrom('both' as const, 'read' as const, 'off' as const),
    buffer: fc.nat(4),
    max: fc.option(fc.nat(12)),
  }),
);

it('no pause and no setting loses or invents a unit: the count and what isn’t accounted yet stay the truth', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const places = [HARBOUR, STORE];
      const shop = new Map(places.map((place) => [place, 10]));
      let now: StockRecord = record;
      let truth = 10;
      steps.forEach((one, n) => {
        const place = places[one.at] as string;
        const figure = shop.get(place) as number;
        if (one.kind === 'sale') {
          shop.set(place, figure - 1);
          truth -= 1;
        } else if (one.kind === 'read') now = observe(now, reading(now, place, figure, n + 1));
        else if (one.kind === 'pause') now = pause(now, place, 'person');
        else if (one.kind === 'resume') now = resume(now, place);
        else if (one.kind === 'settings') now = configure(now, place, 1, one);
        else {
          const wanted = nextPush(now, place, n, () => true);
          // A shop that compares refuses a figure that moved.
          if (wanted.kind !== 'push' || wanted.from !== figure) return;
          const write = { delivery: `d${n}`, from: wanted.from, to: wanted.to, owner: 'me', leaseUntil: 0 };
          now = acknowledge(claim(now, place, write), place, `d${n}`, 0);
          shop.set(place, wanted.to);
        }
        const unread = places.reduce(
          (sum, each) => sum + (shop.get(each) as number) - (lineOf(now, each).base as number),
          0,
        );
        expect((now.count as number) + unread).toBe(truth);
      });
    }),
    { numRuns: 1_000 },
  );
});

it('a location that goes on after a pause is read before a raise goes out elsewhere', () => {
  const third = 'third/stock';
  const paused = pause(aRecord({ [HARBOUR]: 10, [STORE]: 10, [third]: 10 }), third, 'person');
  const raised = observe(paused, reading(paused, HARBOUR, 13));
  const settled = observe(raised, reading(raised, STORE, 10, 2_000));
  expect(push(settled)).toMatchObject({ kind: 'push', from: 10, to: 13 });
  const back = resume(settled, third);
  expect(push(back)).toEqual({ kind: 'read-first', to: 13, locations: [third] });
  const read = observe(back, reading(back, third, 8, 3_000));
  expect(push(read)).toMatchObject({ kind: 'push', from: 10, to: 11 });
});
