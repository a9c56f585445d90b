import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntries } from '../../../lib/stock/check-entries.ts';
import { countAt } from '../../../lib/stock/count-at.ts';

interface Step {
  at: number;
  before: number | null;
  after: number;
}

/** A history as records make it: from "not known", each beginning where the one before ended; moments may repeat. */
const history = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -50, max: 50 })), { maxLength: 40 }).map((steps) => {
  const entries: Step[] = [];
  let at = 0;
  for (const [pause, after] of steps) {
    at += pause;
    const before = entries.at(-1)?.after ?? null;
    if (before !== after) entries.push({ at, before, after });
  }
  return { entries, count: entries.at(-1)?.after ?? null };
});

const replay = (entries: readonly Step[], moment: number) =>
  entries.filter(({ at }) => at <= moment).at(-1)?.after ?? null;

describe('the count of a moment', () => {
  it('is what a replay up to it gives, whatever order the entries come in', () => {
    fc.assert(
      fc.property(history, fc.nat(130), fc.nat(1_000), ({ entries, count }, moment, shuffle) => {
        const turned = entries.map((_, n) => entries[(n + shuffle) % entries.length] as Step);
        expect(countAt(count, turned, moment)).toBe(replay(entries, moment));
      }),
    );
  });

  it('is the count itself now, and needs no entries from before the moment', () => {
    fc.assert(
      fc.property(history, fc.nat(130), ({ entries, count }, moment) => {
        expect(countAt(count, entries, Number.MAX_SAFE_INTEGER)).toBe(count);
        const later = entries.filter(({ at }) => at >= moment);
        expect(countAt(count, later, moment)).toBe(countAt(count, entries, moment));
      }),
    );
  });

  it('is unknown, never 0, before the first count and where the count isn’t known', () => {
    expect(countAt(5, [{ at: 10, before: null, after: 5 }], 9)).toBeNull();
    expect(countAt(5, [{ at: 10, before: null, after: 5 }], 10)).toBe(5);
    expect(countAt(null, [], 10)).toBeNull();
  });
});

describe('the self-check of one record', () => {
  it('finds every history sound, in any order, and tells what it leads to', () => {
    fc.assert(
      fc.property(history, fc.nat(1_000), ({ entries, count }, shuffle) => {
        const turned = entries.map((_, n) => entries[(n + shuffle) % entries.length] as Step);
        expect(checkEntries(count, turned)).toEqual({ ok: true, leadTo: count });
      }),
    );
  });

  it('notices a count that is another, and any entry that is missing or twice', () => {
    fc.assert(
      fc.property(history, fc.nat(1_000), fc.integer({ min: 1, max: 9 }), ({ entries, count }, which, off) => {
        expect(checkEntries((count ?? 0) + off, entries).ok).toBe(false);
        if (entries.length === 0) return;
        const at = which % entries.length;
        expect(checkEntries(count, entries.toSpliced(at, 1)).ok).toBe(false);
        expect(checkEntries(count, [...entries, entries[at] as Step]).ok).toBe(false);
      }),
    );
  });

  it('needs no entries where nothing is known, and says so where a count has none', () => {
    expect(checkEntries(null, [])).toEqual({ ok: true, leadTo: null });
    expect(checkEntries(0, [])).toEqual({ ok: false, leadTo: null });
  });

  it('allows entries whose moments are out of order: a reading that began before an edit was saved', () => {
    const entries = [
      { before: 7, after: 5 },
      { before: null, after: 4 },
      { before: 4, after: 7 },
    ];
    expect(checkEntries(5, entries)).toEqual({ ok: true, leadTo: 5 });
  });
});
