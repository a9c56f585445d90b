import { describe, expect, it, vi } from 'vitest';
import type { OptionsPorts } from '../../../../components/options/ports.ts';
import { figurePages } from '../../../../components/options/products/bulk/figure-pages.ts';
import { PART, runBulk } from '../../../../components/options/products/bulk/run-bulk.ts';
import { runUndo } from '../../../../components/options/products/bulk/run-undo.ts';
import { typedChange } from '../../../../components/options/products/bulk/typed-change.ts';
import { chartOf, paths } from '../../../../components/options/products/chart.ts';
import { rowErrorWords } from '../../../../components/options/products/csv/row-error-words.ts';
import { EVERYTHING, isSelected, NOTHING, sizeOf, withSku } from '../../../../components/options/products/selection.ts';
import { english } from '../../../../components/words/translate.ts';
import type { PlannedChange } from '../../../../lib/bulk/planned.ts';
import { editOfBulk } from '../../../../lib/model/ids.ts';
import type { EntryView } from '../../../../lib/model/views.ts';

const change = (n: number, over: Partial<PlannedChange> = {}): PlannedChange => ({
  sku: `S-${n}`,
  title: 'Mug',
  variant: null,
  warehouse: 'leeds',
  from: 5,
  to: 9,
  effect: 'raise',
  wanted: { kind: 'set', to: 9 },
  why: null,
  ...over,
});

function bench(save: OptionsPorts['save'], trouble: 'gone' | 'refused' | 'failed' = 'failed') {
  const waits: number[] = [];
  const progress: number[] = [];
  let cancelled = false;
  const ports = { save, trouble: () => trouble, whyNot: () => 'Why not.', undoBulk: vi.fn() };
  return {
    ports,
    waits,
    progress,
    cancel() {
      cancelled = true;
    },
    deps: {
      ports,
      wait: async (millis: number) => void waits.push(millis),
      isCancelled: () => cancelled,
      onProgress: (done: number) => void progress.push(done),
    },
  };
}

const applyAll: OptionsPorts['save'] = async ({ edits }) => ({
  results: edits.map(({ id }) => ({ kind: 'applied', id, count: 9, revision: 2 })),
});

describe('a bulk of edits', () => {
  it('goes in parts, as edits of one bulk, with what was seen and the reason', async () => {
    const save = vi.fn(applyAll);
    const { deps, progress } = bench(save);
    const changes = Array.from({ length: PART + 1 }, (_, n) => change(n));
    changes[1] = change(1, { wanted: { kind: 'adjust', by: 4 } });
    const result = await runBulk('bulk', changes, 'Stocktake', deps);
    expect(result).toMatchObject({ applied: PART + 1, moved: [], refused: [], left: 0, trouble: null });
    expect(progress).toEqual([PART, PART + 1]);
    const edits = save.mock.calls.flatMap(([request]) => request.edits);
    expect(edits.slice(0, 2)).toEqual([
      {
        id: editOfBulk('bulk', 0),
        warehouse: 'leeds',
        sku: 'S-0',
        change: { kind: 'set', to: 9, seen: 5 },
        reason: 'Stocktake',
      },
      {
        id: editOfBulk('bulk', 1),
        warehouse: 'leeds',
        sku: 'S-1',
        change: { kind: 'adjust', by: 4 },
        reason: 'Stocktake',
      },
    ]);
    expect(new Set(edits.map(({ id }) => id)).size).toBe(PART + 1);
  });

  it('tells each that moved and each that was refused, and does the others', async () => {
    const { deps } = bench(async ({ edits }) => ({
      results: edits.map(({ id, sku }) => {
        if (sku === 'S-1') return { kind: 'moved', id, count: 3, what: '2 sold', setTo: 9, applyBy: 4, makes: 7 };
        if (sku === 'S-2') return { kind: 'refused', id, sentence: 'No.' };
        return { kind: 'applied', id, count: 9, revision: 2 };
      }),
    }));
    const result = await runBulk(
      'bulk',
      [0, 1, 2].map((n) => change(n)),
      null,
      deps,
    );
    expect(result).toMatchObject({
      applied: 1,
      moved: [{ change: { sku: 'S-1' }, now: 3, what: '2 sold' }],
      refused: [{ sku: 'S-2', sentence: 'No.' }],
      left: 0,
    });
  });

  it('ends between two parts when a person says so; what was done is told, and what is left', async () => {
    const one = bench(async (request) => {
      one.cancel();
      return applyAll(request);
    });
    const changes = Array.from({ length: PART * 3 }, (_, n) => change(n));
    expect(await runBulk('bulk', changes, null, one.deps)).toMatchObject({
      applied: PART,
      left: PART * 2,
      trouble: null,
    });
  });

  it('asks again with the same ids when an answer got lost, and gives up after a while', async () => {
    const save = vi.fn(applyAll).mockRejectedValueOnce(new Error('lost'));
    const { deps, waits } = bench(save);
    expect(await runBulk('bulk', [change(0)], null, deps)).toMatchObject({ applied: 1 });
    expect(save.mock.calls[0]).toEqual(save.mock.calls[1]);
    expect(waits).toHaveLength(1);
    const lost = bench(vi.fn(async () => Promise.reject(new Error('lost'))));
    expect(await runBulk('bulk', [change(0)], null, lost.deps)).toMatchObject({ left: 1, trouble: 'Why not.' });
    expect(lost.waits.length).toBeGreaterThan(3);
    const gone = bench(
      vi.fn(async () => Promise.reject(new Error('gone'))),
      'gone',
    );
    expect(await runBulk('bulk', [change(0)], null, gone.deps)).toMatchObject({ left: 1, trouble: 'Why not.' });
    expect(gone.waits).toEqual([]);
  });

  it('is taken back part by part, each from where the one before ended', async () => {
    const { deps, ports } = bench(applyAll);
    ports.undoBulk
      .mockResolvedValueOnce({ undone: 100, refused: [], next: 'bulk/99' })
      .mockRejectedValueOnce(new Error('lost'))
      .mockResolvedValueOnce({ undone: 3, refused: [{ warehouse: 'leeds', sku: 'A', sentence: 'No.' }], next: null });
    const { wait, onProgress } = deps;
    expect(await runUndo('bulk', { ports, wait, onProgress })).toEqual({
      undone: 103,
      refused: [{ warehouse: 'leeds', sku: 'A', sentence: 'No.' }],
      trouble: null,
    });
    expect(ports.undoBulk.mock.calls.map(([{ after }]) => after)).toEqual([null, 'bulk/99', 'bulk/99']);
  });
});

describe('what is typed for many counts', () => {
  it('is a count, or a difference with or without its sign', () => {
    expect(typedChange('set', '12')).toEqual({ ok: true, wanted: { kind: 'set', to: 12 } });
    expect(typedChange('adjust', '10')).toEqual({ ok: true, wanted: { kind: 'adjust', by: 10 } });
    expect(typedChange('adjust', '−2')).toEqual({ ok: true, wanted: { kind: 'adjust', by: -2 } });
  });

  it.each([
    ['set', '', 'bulk.empty'],
    ['set', '+3', 'bulk.signed'],
    ['set', '1.5', 'count.not-whole'],
    ['adjust', '0', 'bulk.nothing'],
    ['adjust', 'x', 'count.notation'],
    ['set', '1000000001', 'count.too-large'],
  ] as const)('%s %j means nothing', (how, text, why) => {
    expect(typedChange(how, text)).toEqual({ ok: false, why });
  });
});

describe('a row of a file whose SKU nobody has', () => {
  const words = (sku: string) => rowErrorWords({ line: 2, sku, why: 'unknown-sku', column: null, text: '' }, english);

  it('says so, and that there is a space where one can’t be seen', () => {
    expect(words('A 1')).toBe('A 1 isn’t in your master stock location.');
    expect(words('A-1 ')).toBe('“A-1 ” isn’t in your master stock location: a space stands before or after it.');
  });
});

describe('what is ticked', () => {
  it('is some, or all that match but some, drawn or not', () => {
    const some = withSku(withSku(NOTHING, 'A', true), 'B', true);
    expect([isSelected(some, 'A'), isSelected(some, 'C'), sizeOf(some, 100_000)]).toEqual([true, false, 2]);
    const most = withSku(EVERYTHING, 'A', false);
    expect([isSelected(most, 'A'), isSelected(most, 'never drawn'), sizeOf(most, 100_000)]).toEqual([
      false,
      true,
      99_999,
    ]);
    expect(sizeOf(withSku(most, 'A', true), 100_000)).toBe(100_000);
  });

  it('is read a page at a time', async () => {
    const page = (skus: string[], next: string | null) => ({
      total: 3,
      warehouses: [],
      next,
      rows: skus.map((sku) => {
        return { sku, title: sku, variant: null, barcode: null, inCatalogue: true, counts: [], linked: [] };
      }),
    });
    const ask = vi.fn(async ({ after }: { after: string | null }) =>
      after === null ? page(['A', 'B'], 'B') : page(['C'], null),
    );
    const read: string[] = [];
    for await (const { rows, total } of figurePages(
      ask,
      { search: 'x', filter: 'low' },
      withSku(EVERYTHING, 'A', false),
    )) {
      read.push(...rows.map(({ sku }) => sku));
      expect(total).toBe(2);
    }
    expect(read).toEqual(['B', 'C']);
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ search: 'x', filter: 'low', after: 'B' }));
  });
});

describe('the chart of a count', () => {
  const entry = (at: number, before: number | null, after: number | null): EntryView => ({
    id: `${at}`,
    at,
    text: '',
    sku: 'A',
    warehouse: 'leeds',
    before,
    after,
  });

  it('goes in steps, from what it was to what it is', () => {
    const chart = chartOf([entry(20, 12, 4), entry(10, 9, 12)], 4, 0, 100, true);
    expect(chart).toMatchObject({ since: 0, first: 9, last: 4, low: 4, high: 12, changes: 2 });
    expect(chart && paths(chart, { from: 0, to: 100, width: 100, height: 12 })).toEqual({
      line: 'M0 3H10V0H20V8H100',
      area: 'M0 3H10V0H20V8H100V12H0Z',
    });
  });

  it('is a level line where nothing happened, and nothing where nothing is known', () => {
    expect(chartOf([], 7, 0, 100, true)).toMatchObject({ first: 7, last: 7, changes: 0 });
    expect(chartOf([], null, 0, 100, true)).toBeNull();
  });

  it('begins where the count became known, or where what was read begins', () => {
    expect(chartOf([entry(50, null, 7)], 7, 0, 100, true)).toMatchObject({ since: 50, first: 7, low: 7 });
    expect(chartOf([entry(50, 3, 7)], 7, 0, 100, false)).toMatchObject({ since: 50, first: 3 });
    expect(chartOf([entry(50, 3, 7)], 7, 60, 100, true)).toMatchObject({ first: 7, changes: 0 });
  });

  it('reaches below zero where a count did', () => {
    const chart = chartOf([entry(10, 2, -2)], -2, 0, 100, true);
    expect(chart && paths(chart, { from: 0, to: 100, width: 100, height: 8 }).line).toBe('M0 0H10V8H100');
  });
});
