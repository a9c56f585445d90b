import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Finding, find, findDone } from '../../../../lib/channels/vendure/ledger.ts';
import type { Movement } from '../../../../lib/channels/vendure/schema.ts';

/** What can happen to one variant, at the location in question (`here`) or at another. */
type Step =
  | { kind: 'sold' | 'sent' | 'released' | 'returned'; units: number; here: boolean }
  | { kind: 'edited'; to: number; here: boolean }
  | { kind: 'ours' };

const START = { onHand: 20, allocated: 6 };

const step = (elsewhere: boolean): fc.Arbitrary<Step> => {
  const here = elsewhere ? fc.boolean() : fc.constant(true);
  return fc.oneof(
    fc.record({
      kind: fc.constantFrom('sold' as const, 'sent' as const, 'released' as const, 'returned' as const),
      units: fc.integer({ min: 1, max: 3 }),
      here,
    }),
    fc.record({ kind: fc.constant('edited' as const), to: fc.integer({ min: 15, max: 26 }), here }),
  );
};

/** Plays the steps as the shop does, and tells what it then has, what its ledger says, and how far our write moved it. */
function play(steps: readonly Step[], target: number) {
  const places = { here: { ...START }, there: { ...START } };
  const movements: Movement[] = [];
  let by: number | null = null;
  const note = (type: string, quantity: number) =>
    movements.push({ id: String(movements.length + 1), type, quantity, createdAt: '2026-11-26T12:00:00Z' });
  for (const one of steps) {
    const units = one.kind === 'ours' || one.here ? places.here : places.there;
    if (one.kind === 'ours' || one.kind === 'edited') {
      const to = one.kind === 'ours' ? target : one.to;
      const moved = to - units.onHand;
      if (one.kind === 'ours') by = moved;
      if (moved !== 0) note('ADJUSTMENT', moved);
      units.onHand = to;
    } else {
      const { units: count } = one;
      if (one.kind === 'sold') units.allocated += count;
      if (one.kind === 'sent')
        Object.assign(units, { onHand: units.onHand - count, allocated: units.allocated - count });
      if (one.kind === 'released') units.allocated -= count;
      if (one.kind === 'returned') units.onHand += count;
      const types = { sold: 'ALLOCATION', sent: 'SALE', released: 'RELEASE', returned: 'CANCELLATION' } as const;
      note(types[one.kind], one.kind === 'sent' ? -count : count);
    }
  }
  return { after: places.here, movements, by };
}

const story = fc.boolean().chain((elsewhere) =>
  fc.record({
    elsewhere: fc.constant(elsewhere),
    target: fc.integer({ min: 15, max: 26 }).filter((to) => to !== START.onHand),
    before: fc.array(step(elsewhere), { maxLength: 4 }),
    after: fc.array(step(elsewhere), { maxLength: 4 }),
    sent: fc.boolean(),
  }),
);

describe('what is found in a ledger is what happened, or it is said that it can’t be told', () => {
  /** Somebody who types the very figure that we set means the same: such an edit may be taken for ours. */
  const repeats = (steps: readonly Step[], target: number) =>
    steps.some((one) => one.kind === 'edited' && one.to === target && one.here);

  const isTrue = (finding: Finding, by: number | null): boolean => {
    if (finding.kind === 'unknown') return true;
    // A write that moved nothing and one that never came are the same to whoever adds up.
    if (finding.kind === 'not-applied') return by === null || by === 0;
    return finding.by === (by ?? 0);
  };

  test('of a write whose outcome isn’t known', () => {
    fc.assert(
      fc.property(story, ({ elsewhere, target, before, after, sent }) => {
        const steps: Step[] = [...before, ...(sent ? [{ kind: 'ours' } as const] : []), ...after];
        fc.pre(!repeats(steps, target));
        const played = play(steps, target);
        const finding = find({ before: START, target, after: played.after, movements: played.movements, elsewhere });
        expect(isTrue(finding, played.by), JSON.stringify([finding, played])).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('of a write that the shop answered', () => {
    fc.assert(
      fc.property(story, ({ elsewhere, target, before, after }) => {
        const steps: Step[] = [...before, { kind: 'ours' }, ...after];
        fc.pre(!repeats(steps, target));
        const played = play(steps, target);
        const finding = findDone({
          before: START,
          target,
          after: played.after,
          movements: played.movements,
          elsewhere,
        });
        expect(isTrue(finding, played.by), JSON.stringify([finding, played])).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('with one location and nobody who repeats it, it is always told', () => {
    const alone = story.filter(({ elsewhere }) => !elsewhere);
    fc.assert(
      fc.property(alone, ({ target, before, after, sent }) => {
        const steps: Step[] = [...before, ...(sent ? [{ kind: 'ours' } as const] : []), ...after];
        fc.pre(!repeats(steps, target));
        const played = play(steps, target);
        const account = { before: START, target, after: played.after, movements: played.movements, elsewhere: false };
        expect(find(account).kind).not.toBe('unknown');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what Vendure itself gets wrong', () => {
  const movement = (id: number, type: string, quantity: number): Movement => ({
    id: String(id),
    type,
    quantity,
    createdAt: '2026-11-26T12:00:00Z',
  });

  test('a sale from two locations says the whole order line in each: the part here is found', () => {
    const movements = [movement(1, 'ADJUSTMENT', 5), movement(2, 'SALE', -43), movement(3, 'SALE', -43)];
    const after = { onHand: 5, allocated: 0 };
    expect(find({ before: { onHand: 40, allocated: 40 }, target: 45, after, movements, elsewhere: true })).toEqual({
      kind: 'applied',
      by: 5,
    });
  });

  test('more than can be gone through is left unknown', () => {
    const movements = Array.from({ length: 40 }, (_, index) => movement(index, 'ADJUSTMENT', 2 ** (index % 20)));
    const account = { before: START, target: 21, after: START, movements, elsewhere: true };
    expect(find(account)).toMatchObject({ kind: 'unknown' });
  });

  test('movements that lead nowhere, with nothing that could be ours', () => {
    const account = { before: START, target: 25, after: { onHand: 3, allocated: 6 }, elsewhere: false };
    expect(find({ ...account, movements: [movement(1, 'SALE', -1)] })).toMatchObject({ kind: 'unknown' });
    expect(find({ ...account, movements: [movement(1, 'ADJUSTMENT', -4)] })).toMatchObject({ kind: 'unknown' });
  });
});
