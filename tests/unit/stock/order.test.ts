import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit } from '../../../lib/stock/edit.ts';
import { observe } from '../../../lib/stock/observe.ts';
import { order } from '../../../lib/stock/order.ts';
import { nextPush } from '../../../lib/stock/target.ts';
import { aRecord, HARBOUR, reading, STORE } from './a-record.ts';

describe('an order that was sent', () => {
  it('lowers the count once, says why, and every location is to follow', () => {
    const before = aRecord({ [HARBOUR]: 10, [STORE]: 10 });
    const record = order(before, { id: 'order/S1/SKU', at: 5, quantity: 3 });
    expect(record.count).toBe(7);
    expect(record.outbox.at(-1)).toMatchObject({
      id: 'order/S1/SKU',
      cause: 'order',
      ref: 'order/S1/SKU',
      before: 10,
      after: 7,
      location: null,
    });
    for (const location of [HARBOUR, STORE]) {
      expect(nextPush(record, location, 5, () => false)).toEqual({ kind: 'push', from: 10, to: 7 });
    }
    expect(order(record, { id: 'order/S1/SKU', at: 6, quantity: 3 })).toBe(record);
    expect(order(record, { id: 'order/S1/SKU', at: 6, quantity: 4 })).toBe(record);
  });

  it('goes below 0 where more was sent than was counted', () => {
    expect(order(aRecord({ [HARBOUR]: 1 }), { id: 'a', at: 1, quantity: 3 }).count).toBe(-2);
  });

  it('leaves a count that isn’t known untouched', () => {
    const record = aRecord({ [HARBOUR]: 10 }, { count: 'unknown' });
    expect(order(record, { id: 'a', at: 1, quantity: 3 })).toBe(record);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %s units is none', (quantity) => {
    const record = aRecord({ [HARBOUR]: 10 });
    expect(order(record, { id: 'a', at: 1, quantity })).toBe(record);
  });

  it('counts exactly once, in whatever order and however often, among edits and sales', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('order' as const), n: fc.nat(4) }),
      fc.record({ kind: fc.constant('edit' as const), by: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ kind: fc.constant('sale' as const), by: fc.integer({ min: 1, max: 4 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let record = aRecord({ [HARBOUR]: 100, [STORE]: 100 });
        let truth = 100;
        const sent = new Set<number>();
        let figure = 100;
        for (const [at, one] of steps.entries()) {
          if (one.kind === 'order') {
            if (!sent.has(one.n)) truth -= one.n + 1;
            sent.add(one.n);
            record = order(record, { id: `order/${one.n}`, at, quantity: one.n + 1 });
          } else if (one.kind === 'edit') {
            truth += one.by;
            const change = { kind: 'adjust', by: one.by } as const;
            const edited = edit(record, { id: `e-${at}`, at, change, cause: 'edit', reason: null, ref: null });
            if (edited.kind === 'applied') record = edited.record;
          } else {
            truth -= one.by;
            figure -= one.by;
            record = observe(record, reading(record, HARBOUR, figure, at));
          }
          expect(record.count).toBe(truth);
        }
        const orders = record.outbox.filter(({ cause }) => cause === 'order');
        expect(orders).toHaveLength(sent.size);
      }),
    );
  });
});
