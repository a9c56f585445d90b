import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step, StepRow } from '../../../lib/model/step.ts';
import { attach, emptyRecord } from '../../../lib/stock/link.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { acknowledge, claim } from '../../../lib/stock/push.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { brought, takeBack, wouldTakeBack } from '../../../lib/stock/take-back.ts';
import { nextPush } from '../../../lib/stock/target.ts';

const STEP: Step = {
  version: 1,
  id: 'step',
  kind: 'first-sync',
  warehouse: 'w',
  location: 'late/1',
  gen: 2,
  at: 0,
  rows: 1,
  state: 'done',
  through: 1,
  revision: 1,
};

/** What happens in the world: at one of both locations, in the extension, or that something is read or written. */
const event = fc.oneof(
  fc.record({
    kind: fc.constant('shop' as const),
    at: fc.constantFrom('first/1', 'late/1'),
    by: fc.integer({ min: -6, max: 6 }),
  }),
  fc.record({ kind: fc.constant('read' as const), at: fc.constantFrom('first/1', 'late/1') }),
  fc.record({ kind: fc.constant('write' as const), at: fc.constantFrom('first/1', 'late/1') }),
);
type Happening = typeof event extends fc.Arbitrary<infer T> ? T : never;

interface World {
  record: StockRecord;
  shops: Record<string, number>;
  /** What really happened at each of both. */
  own: Record<string, number>;
  now: number;
}

function step(world: World, happening: Happening): void {
  const { at } = happening;
  world.now += 1;
  if (happening.kind === 'shop') {
    // Shops oversell too.
    world.shops[at] = (world.shops[at] ?? 0) + happening.by;
    world.own[at] = (world.own[at] ?? 0) + happening.by;
  } else if (happening.kind === 'read') {
    const line = world.record.lines[at];
    if (!line) return;
    const { gen, epoch } = line;
    const seen = { location: at, gen, epoch, readAt: world.now, quantity: world.shops[at] ?? 0 };
    world.record = brought(observe(world.record, seen), at);
  } else {
    // A relative write, as of shops without compare-and-set: it moves the figure by just what was meant.
    const push = nextPush(world.record, at, world.now, () => true);
    if (push.kind !== 'push') return;
    expect(push.to, 'a shop refuses a figure below 0').toBeGreaterThanOrEqual(0);
    if ((world.shops[at] ?? 0) + push.to - push.from < 0) return;
    const write = { delivery: `d${world.now}`, from: push.from, to: push.to, owner: 'o', leaseUntil: 0 };
    world.record = claim(world.record, at, write);
    world.shops[at] = (world.shops[at] ?? 0) + push.to - push.from;
    world.record = acknowledge(world.record, at, write.delivery, 0);
  }
}

function linked(first: number, late: number): World {
  const settings = { direction: 'both', buffer: 0, max: null, readAt: 1, include: true, item: 'i' } as const;
  let record: StockRecord = { ...emptyRecord('w', 's'), count: first };
  record = attach(record, { ...settings, location: 'first/1', gen: 1, quantity: first });
  record = attach(record, { ...settings, location: 'late/1', gen: 2, quantity: late, step: 'step' });
  return { record, shops: { 'first/1': first, 'late/1': late }, own: { 'first/1': 0, 'late/1': 0 }, now: 1 };
}

const PLACES = ['late/1', 'first/1'] as const;
const figure = fc.integer({ min: 0, max: 30 });
/** Also one that was oversold before it was linked. */
const lateFigure = fc.oneof(figure, fc.integer({ min: -6, max: 2 }));

describe('a first sync that is taken back', () => {
  it('counts every unit once: at the location where it moved, or in the warehouse', () => {
    fc.assert(
      fc.property(
        figure,
        lateFigure,
        fc.array(event, { maxLength: 30 }),
        fc.array(event, { maxLength: 12 }),
        (first, late, before, meanwhile) => {
          const world = linked(first, late);
          for (const one of before) step(world, one);
          const row: StepRow = {
            sku: 's',
            item: 'i',
            include: true,
            base: late,
            seen: late,
            count: first,
            line: 'none',
          };
          const would = wouldTakeBack(world.record, STEP, row);
          world.record = takeBack(world.record, STEP, row, world.now);
          expect(takeBack(world.record, STEP, row, world.now)).toBe(world.record);
          for (const one of meanwhile) step(world, one);
          // To the end of it: everything is read and written until nothing is left to do.
          for (let round = 0; round < 8; round++)
            for (const at of PLACES) for (const kind of ['read', 'write'] as const) step(world, { kind, at });
          for (const at of PLACES) step(world, { kind: 'read', at });

          expect(world.record.lines['late/1']).toBeUndefined();
          const lateNow = world.shops['late/1'] ?? 0;
          // Together they are what they were and all that happened, nothing twice and nothing lost; only what a location
          // was oversold by before it was linked can't be given back to it.
          const raised = would.kind === 'back' ? would.raised : 0;
          expect(raised).toBeLessThanOrEqual(Math.max(0, -late));
          expect((world.record.count ?? 0) + lateNow - raised).toBe(
            first + late + (world.own['first/1'] ?? 0) + (world.own['late/1'] ?? 0),
          );
          if ((world.record.count ?? 0) >= 0 && (world.shops['first/1'] ?? 0) >= 0)
            expect(world.shops['first/1']).toBe(world.record.count);
        },
      ),
      { numRuns: 500 },
    );
  });
});
