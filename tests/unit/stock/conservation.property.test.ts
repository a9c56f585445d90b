import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit } from '../../../lib/stock/edit.ts';
import { attach, emptyRecord, pull } from '../../../lib/stock/link.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { acknowledge, claim, release } from '../../../lib/stock/push.ts';
import type { Line, StockRecord } from '../../../lib/stock/record.ts';
import { nextPush } from '../../../lib/stock/target.ts';

const LOCATIONS = ['a/1', 'b/1', 'c/1'];

type Step =
  /** The world changes a figure. */
  | { kind: 'external'; at: number; by: number }
  /** A reading begins, or the oldest one that began arrives. */
  | { kind: 'ask'; at: number }
  | { kind: 'arrive' }
  | { kind: 'edit'; by: number }
  /** What is wanted at a location is claimed. */
  | { kind: 'claim'; at: number }
  /** The shop applies the claimed write, or refuses it because its figure moved. */
  | { kind: 'apply'; at: number }
  /** The answer arrives. */
  | { kind: 'answer'; at: number };

const at = fc.nat(LOCATIONS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('external' as const), at, by: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ kind: fc.constant('ask' as const), at }),
  fc.record({ kind: fc.constant('arrive' as const) }),
  fc.record({ kind: fc.constant('edit' as const), by: fc.integer({ min: -3, max: 5 }) }),
  fc.record({ kind: fc.constant('claim' as const), at }),
  fc.record({ kind: fc.constant('apply' as const), at }),
  fc.record({ kind: fc.constant('answer' as const), at }),
);

interface Place {
  x: number;
  /** What the pending write came to in the shop; null: it hasn't arrived there yet. */
  done: boolean | null;
}

/** The record, the shops and the truth, moved by one step each. */
class Model {
  record: StockRecord;
  truth: number;
  readonly places: Place[];
  private readonly readings: { location: string; epoch: number; quantity: number; readAt: number }[] = [];
  private time = 1;

  constructor(figures: readonly number[]) {
    this.places = figures.map((x) => ({ x, done: null }));
    let record = emptyRecord('w', 'SKU');
    figures.forEach((quantity, i) => {
      const attachment = { gen: 1, item: 'i', direction: 'both', buffer: 0, max: null, include: true } as const;
      record = attach(record, { ...attachment, location: LOCATIONS[i] as string, quantity, readAt: 0 });
    });
    this.record = pull(record, LOCATIONS[0] as string, { cause: 'first-count', at: 0 });
    this.truth = this.record.count as number;
  }

  line(i: number): Line {
    return this.record.lines[LOCATIONS[i] as string] as Line;
  }

  take(step: Step): void {
    this.time++;
    if (step.kind === 'arrive') this.arrive();
    else if (step.kind === 'edit') this.edit(step.by);
    else this.takeAt(step);
  }

  private takeAt(step: Extract<Step, { at: number }>): void {
    const location = LOCATIONS[step.at] as string;
    const place = this.places[step.at] as Place;
    const line = this.line(step.at);
    const { pending } = line;
    if (step.kind === 'external') {
      place.x += step.by;
      this.truth += step.by;
    } else if (step.kind === 'ask') {
      this.readings.push({ location, epoch: line.epoch, quantity: place.x, readAt: this.time });
    } else if (step.kind === 'claim') {
      const push = nextPush(this.record, location, this.time, () => true);
      if (push.kind !== 'push') return;
      this.record = claim(this.record, location, {
        delivery: `d${this.time}`,
        from: push.from,
        to: push.to,
        owner: 'test/1',
        leaseUntil: 0,
      });
      place.done = null;
    } else if (step.kind === 'apply') {
      if (!pending || place.done !== null) return;
      place.done = place.x === pending.from;
      if (place.done) place.x = pending.to;
    } else if (pending && place.done !== null) {
      this.record = place.done
        ? acknowledge(this.record, location, pending.delivery, 0)
        : release(this.record, location, pending.delivery);
    }
  }

  /** What isn't accounted yet. */
  residual(): number {
    return this.places.reduce((sum, place, i) => {
      const { base, pending } = this.line(i);
      const own = pending && place.done ? pending.to - pending.from : 0;
      return sum + place.x - (base as number) - own;
    }, 0);
  }

  private arrive(): void {
    const reading = this.readings.shift();
    if (reading) this.record = observe(this.record, { ...reading, gen: 1 });
  }

  private edit(by: number): void {
    const change = { id: `e${this.time}`, at: this.time, change: { kind: 'adjust', by } } as const;
    const edited = edit(this.record, { ...change, cause: 'edit', reason: null, ref: null });
    if (edited.kind !== 'applied') return;
    this.record = edited.record;
    this.truth += by;
  }
}

const figures = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 });

describe('no unit is lost or invented', () => {
  it('keeps count plus what is not accounted yet equal to the truth, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(figures, fc.array(step, { maxLength: 60 }), (start, steps) => {
        const model = new Model(start);
        for (const one of steps) {
          model.take(one);
          expect((model.record.count as number) + model.residual()).toBe(model.truth);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('has an entry for every change of the count, and their sum is the change', () => {
    fc.assert(
      fc.property(figures, fc.array(step, { maxLength: 60 }), (start, steps) => {
        const model = new Model(start);
        for (const one of steps) model.take(one);
        const { outbox, count } = model.record;
        expect(outbox[0]?.before ?? null).toBe(null);
        outbox.forEach((entry, i) => {
          if (i > 0) expect(entry.before).toBe(outbox[i - 1]?.after);
        });
        expect(outbox.at(-1)?.after ?? null).toBe(count);
        expect(new Set(outbox.map((entry) => entry.id)).size).toBe(outbox.length);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to rest with the same figure everywhere once everything is read and written', () => {
    fc.assert(
      fc.property(figures, fc.array(step, { maxLength: 40 }), (start, steps) => {
        const model = new Model(start);
        for (const one of steps) model.take(one);
        for (let round = 0; round < 6; round++) {
          for (let i = 0; i < 3; i++) {
            for (const kind of ['apply', 'answer', 'ask'] as const) model.take({ kind, at: i });
          }
          for (let i = 0; i < 60; i++) model.take({ kind: 'arrive' });
          for (let i = 0; i < 3; i++) {
            for (const kind of ['claim', 'apply', 'answer'] as const) model.take({ kind, at: i });
          }
        }
        const count = model.record.count as number;
        expect(count).toBe(model.truth);
        for (const { x } of model.places) expect(x === Math.max(0, count) || (count <= 0 && x < 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
