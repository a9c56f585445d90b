import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountEdit, edit } from '../../../lib/stock/edit.ts';
import { attach, emptyRecord, pull } from '../../../lib/stock/link.ts';
import { type Observation, observe } from '../../../lib/stock/observe.ts';
import { acknowledge, claim, refuse, release } from '../../../lib/stock/push.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';

const LOCATIONS = ['a/1', 'b/1', 'c/1'];

function linked(figures: readonly number[]): StockRecord {
  let record = emptyRecord('w', 'SKU');
  figures.forEach((quantity, i) => {
    const attachment = { gen: 1, item: 'i', direction: 'both', buffer: 0, max: null, include: true } as const;
    record = attach(record, { ...attachment, location: LOCATIONS[i] as string, quantity, readAt: 0 });
  });
  return pull(record, LOCATIONS[0] as string, { cause: 'first-count', at: 0 });
}

function reading(record: StockRecord, location: string, quantity: number): Observation {
  const line = record.lines[location];
  return { location, gen: 1, epoch: line?.epoch ?? 0, readAt: 5, quantity };
}

function adjust(id: string, by: number): CountEdit {
  return { id, at: 9, change: { kind: 'adjust', by }, cause: 'edit', reason: null, ref: null };
}

function applied(record: StockRecord, change: CountEdit): StockRecord {
  const edited = edit(record, change);
  return edited.kind === 'applied' ? edited.record : record;
}

const figure = fc.integer({ min: -5, max: 30 });
const figures = fc.tuple(figure, figure, figure);

describe('an event that comes twice counts once', () => {
  it('a reading', () => {
    fc.assert(
      fc.property(figures, fc.nat(2), figure, (start, at, quantity) => {
        const record = linked(start);
        const seen = reading(record, LOCATIONS[at] as string, quantity);
        const once = observe(record, seen);
        expect(observe(once, seen)).toEqual(once);
      }),
    );
  });

  it('an edit', () => {
    fc.assert(
      fc.property(
        figures,
        fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (start, by, pick) => {
          const changes = by.map((one, i) => adjust(`e${i}`, one));
          const record = changes.reduce(applied, linked(start));
          const again = changes[pick % changes.length] as CountEdit;
          if (record.applied.includes(again.id)) expect(applied(record, again)).toEqual(record);
        },
      ),
    );
  });

  it('the answer to a write', () => {
    const answers = [
      (record: StockRecord) => acknowledge(record, 'b/1', 'd', 0),
      (record: StockRecord) => release(record, 'b/1', 'd'),
      (record: StockRecord) => refuse(record, 'b/1', 'd', { reason: 'no', retryAt: 9 }),
    ];
    fc.assert(
      fc.property(figures, fc.constantFrom(...answers), fc.constantFrom(...answers), (start, first, second) => {
        const record = linked(start);
        const from = start[1];
        const claimed = claim(record, 'b/1', { delivery: 'd', from, to: from + 3, owner: 'o', leaseUntil: 0 });
        const settled = first(claimed);
        expect(settled).not.toEqual(claimed);
        expect(second(settled)).toEqual(settled);
      }),
    );
  });

  it('the answer to a write, after the next one was claimed', () => {
    const late = [
      (record: StockRecord) => acknowledge(record, 'b/1', 'd', 0),
      (record: StockRecord) => release(record, 'b/1', 'd'),
      (record: StockRecord) => refuse(record, 'b/1', 'd', { reason: 'no', retryAt: 9 }),
    ];
    fc.assert(
      fc.property(figures, fc.constantFrom(...late), (start, answer) => {
        const [, from] = start;
        const next = { delivery: 'next', from, to: from + 2, owner: 'o', leaseUntil: 0 };
        const claimed = claim(linked(start), 'b/1', next);
        expect(answer(claimed)).toBe(claimed);
      }),
    );
  });
});

describe('the order across locations does not matter', () => {
  it('readings of different locations and adjustments give the same count and bases in any order', () => {
    fc.assert(
      fc.property(
        figures,
        figures,
        fc.integer({ min: 0, max: 6 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (start, later, by, order) => {
          const events = [
            ...later.map(
              (quantity, i) => (record: StockRecord) =>
                observe(record, reading(record, LOCATIONS[i] as string, quantity)),
            ),
            (record: StockRecord) => applied(record, adjust('e', by + 1_000)),
          ];
          const run = (indices: readonly number[]): StockRecord =>
            indices.reduce((record, i) => (events[i] as (record: StockRecord) => StockRecord)(record), linked(start));
          const [straight, shuffled] = [run([0, 1, 2, 3]), run(order)];
          expect(shuffled.count).toBe(straight.count);
          for (const location of LOCATIONS) expect(shuffled.lines[location]?.base).toBe(straight.lines[location]?.base);
        },
      ),
    );
  });
});

describe('undo', () => {
  it('takes back the edit and keeps every change before and after it', () => {
    fc.assert(
      fc.property(figures, figures, fc.integer({ min: 1, max: 50 }), (start, later, by) => {
        const plain = later.reduce(
          (record, quantity, i) => observe(record, reading(record, LOCATIONS[i] as string, quantity)),
          linked(start),
        );
        const edited = applied(linked(start), adjust('e', by + 200));
        const moved = later.reduce(
          (record, quantity, i) => observe(record, reading(record, LOCATIONS[i] as string, quantity)),
          edited,
        );
        const undone = edit(moved, { ...adjust('u', -(by + 200)), cause: 'undo', ref: 'e' });
        if ((plain.count as number) < 0) expect(undone).toEqual({ kind: 'refused', why: 'below-zero' });
        else expect(undone.kind === 'applied' && undone.record.count).toBe(plain.count);
      }),
    );
  });
});
