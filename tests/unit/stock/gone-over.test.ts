import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '../../../lib/stock/audit.ts';
import { goneOver } from '../../../lib/stock/gone-over.ts';

const SENT = 100_000;
const ANSWERED = SENT + 1_000;

interface Told {
  from: number;
  by: number;
  value?: number;
}

const audit = ({ from, by, value }: Told, known = SENT - 60_000, since = SENT) => ({
  delivery: 'd',
  from: known,
  known,
  until: ANSWERED,
  added: { since, from, by, ...(value !== undefined && { value }) },
});

const moved = (before: number, after: number, at = SENT + 500): FeedEvent => ({
  id: `${before}→${after} at ${at}`,
  at,
  by: after - before,
  figures: { before, after },
});

describe('what a write that adds went over', () => {
  it('is nothing where the shop’s own changes go on from what it found or from what it saved', () => {
    const three = { from: 10, by: 3 };
    expect(goneOver(audit({ ...three, value: 12 }), [moved(10, 9)], 12)).toEqual({ low: 0, high: 0 });
    expect(goneOver(audit({ ...three, value: 13 }), [moved(13, 12)], 12)).toEqual({ low: 0, high: 0 });
    expect(goneOver(audit({ ...three, value: 13 }), [], 13)).toEqual({ low: 0, high: 0 });
  });

  it('is a sale that found the same figure as the write', () => {
    expect(goneOver(audit({ from: 10, by: 3, value: 13 }), [moved(10, 9)], 13)).toEqual({ low: -1, high: -1 });
    expect(goneOver(audit({ from: 10, by: -3, value: 7 }), [moved(10, 12)], 7)).toEqual({ low: 2, high: 2 });
  });

  it('is several of them, and not the ones around them', () => {
    const events = [moved(12, 10, SENT + 100), moved(10, 9), moved(9, 7, SENT + 600), moved(13, 12, SENT + 900)];
    expect(goneOver(audit({ from: 12, by: 3, value: 13 }), events, 12)).toEqual({ low: -3, high: -3 });
  });

  it('is told without the shop’s answer, by the way from the figure before to the one that was read', () => {
    const told = { from: 10, by: 3 };
    expect(goneOver(audit(told), [moved(10, 9)], 13)).toEqual({ low: -1, high: -1 });
    expect(goneOver(audit(told), [moved(10, 9)], 12)).toEqual({ low: 0, high: 0 });
    // Sold before the figure was read that the write was meant for.
    expect(goneOver(audit({ from: 9, by: 3 }, SENT - 100), [moved(10, 9, SENT - 500)], 12)).toEqual({
      low: 0,
      high: 0,
    });
  });

  it('is found among events of one moment that are told in another order', () => {
    const events = [moved(9, 8), moved(10, 9)];
    expect(goneOver(audit({ from: 10, by: 3, value: 13 }), events, 13)).toEqual({ low: -2, high: -2 });
  });

  it('is left open where staff changed the figure in the same moment and the shop didn’t answer', () => {
    // Found 10 and left 9; what was read is neither what the write made of 10 nor of 9.
    expect(goneOver(audit({ from: 10, by: 3 }), [moved(10, 9)], 11)).toEqual({ low: -1, high: 0 });
  });

  it('is nothing that found another figure than the write, whatever staff did', () => {
    expect(goneOver(audit({ from: 10, by: 3, value: 10 }), [moved(10, 9)], 10)).toEqual({ low: 0, high: 0 });
    expect(goneOver(audit({ from: 10, by: 3, value: 10 }), [moved(11, 9)], 17)).toEqual({ low: 0, high: 0 });
  });

  it('is nothing that fell at another time or that no figures are told of', () => {
    const three = audit({ from: 10, by: 3, value: 13 });
    expect(goneOver(three, [moved(10, 9, SENT - 30_000)], 13)).toEqual({ low: 0, high: 0 });
    expect(goneOver(three, [moved(10, 9, ANSWERED + 30_000)], 13)).toEqual({ low: 0, high: 0 });
    expect(goneOver(three, [{ id: 's', at: SENT + 500, by: -1 }], 13)).toEqual({ low: 0, high: 0 });
  });

  it('is never taken for another than it was, whatever happened around it', () => {
    const change = fc.integer({ min: -4, max: 4 }).filter((by) => by !== 0);
    const changes = fc.array(change, { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.nat(20),
        changes,
        changes,
        changes,
        change,
        fc.boolean(),
        (start, before, over, after, by, told) => {
          let figure = start;
          let at = SENT - 1_000;
          const happen = (list: readonly number[]): FeedEvent[] =>
            list.map((one) => {
              at += 100;
              figure += one;
              return moved(figure - one, figure, at);
            });
          const earlier = happen(before);
          const found = figure;
          const lost = happen(over);
          figure = found + by;
          const value = figure;
          const later = happen(after);
          const { low, high } = goneOver(
            audit({ from: start, by, ...(told && { value }) }),
            [...earlier, ...lost, ...later],
            figure,
          );
          const truth = lost.reduce((sum, one) => sum + one.by, 0);
          expect(low).toBeLessThanOrEqual(truth);
          expect(high).toBeGreaterThanOrEqual(truth);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
