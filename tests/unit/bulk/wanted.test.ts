import { describe, expect, it } from 'vitest';
import type { Column } from '../../../lib/bulk/columns.ts';
import { matchRow } from '../../../lib/bulk/match-row.ts';
import { applicable, countEffects, planChange } from '../../../lib/bulk/planned.ts';
import { wantedRows } from '../../../lib/bulk/wanted-rows.ts';
import { MAX_COUNT } from '../../../lib/model/count.ts';
import type { ProductFigures } from '../../../lib/model/views.ts';

const COLUMNS: Column[] = [
  { kind: 'sku' },
  { kind: 'title' },
  { kind: 'warehouse', id: 'leeds' },
  { kind: 'warehouse', id: 'york' },
];
const HEADER = ['sku', 'title', 'Leeds', 'York'];
const WAREHOUSES = [
  { id: 'leeds', name: 'Leeds', master: true },
  { id: 'york', name: 'York', master: false },
];

function read(...cells: string[][]) {
  return wantedRows({ header: HEADER, rows: cells.map((row, index) => ({ line: index + 2, cells: row })) }, COLUMNS);
}

const product = (over: Partial<ProductFigures> = {}): ProductFigures => ({
  sku: 'A',
  title: 'Mug',
  variant: null,
  barcode: null,
  inCatalogue: true,
  counts: [5, null],
  linked: [true, true],
  ...over,
});

describe('what the rows of a file want', () => {
  it('takes counts, and leaves alone what is empty', () => {
    const { wanted, errors } = read(['A', 'Mug', '12', ''], ['B', '', ' 0 ', '7'], ['C', '', '', '']);
    expect(errors).toEqual([]);
    expect(wanted).toEqual([
      { line: 2, sku: 'A', counts: [{ warehouse: 'leeds', to: 12 }] },
      {
        line: 3,
        sku: 'B',
        counts: [
          { warehouse: 'leeds', to: 0 },
          { warehouse: 'york', to: 7 },
        ],
      },
      { line: 4, sku: 'C', counts: [] },
    ]);
  });

  it.each([
    ['1.5', 'not-whole'],
    ['12,00', 'not-whole'],
    ['1.204', 'notation'],
    ['1,204', 'notation'],
    ['1 204', 'notation'],
    ['twelve', 'notation'],
    ['–', 'notation'],
    ['1e3', 'notation'],
    ['+3', 'difference'],
    [`${MAX_COUNT + 1}`, 'too-large'],
  ])('refuses %j with its line and column', (text, why) => {
    expect(read(['A', 'Mug', text, '3'])).toEqual({
      wanted: [],
      errors: [{ line: 2, sku: 'A', why, column: 'Leeds', text }],
    });
  });

  it('takes nothing of rows that name the same SKU, and says where the other one is', () => {
    const { wanted, errors } = read(['A', '', '1', ''], ['B', '', '2', ''], ['A', '', '3', '']);
    expect(wanted.map(({ sku }) => sku)).toEqual(['B']);
    expect(errors).toMatchObject([
      { line: 2, why: 'twice', text: '4' },
      { line: 4, why: 'twice', text: '2' },
    ]);
  });

  it('refuses rows without a SKU and with more cells than the head; short ones are fine', () => {
    expect(read(['', 'Mug', '1', '']).errors).toMatchObject([{ line: 2, why: 'no-sku' }]);
    expect(read(['A', 'Mug', '1', '2', '3']).errors).toMatchObject([{ line: 2, why: 'too-many-cells' }]);
    expect(read(['A', 'Mug', '1', '2', '']).errors).toEqual([]);
    expect(read(['A', 'Mug', '1']).wanted).toMatchObject([{ counts: [{ to: 1 }] }]);
  });

  it('never trims a SKU, and gives it back without its guard', () => {
    expect(read(["'=A", '', '1', ''], [' B ', '', '1', '']).wanted.map(({ sku }) => sku)).toEqual(['=A', ' B ']);
  });
});

describe('what a row changes', () => {
  const match = (counts: { warehouse: string; to: number }[], found?: ProductFigures) =>
    matchRow({ line: 7, sku: 'A', counts }, found, WAREHOUSES);

  it('is told old and new; what is the same already is told as such', () => {
    const { changes } = match(
      [
        { warehouse: 'leeds', to: 5 },
        { warehouse: 'york', to: 9 },
      ],
      product(),
    );
    expect(changes).toMatchObject([
      { warehouse: 'leeds', from: 5, to: 5, effect: 'same' },
      { warehouse: 'york', from: null, to: 9, effect: 'first' },
    ]);
    expect(applicable(changes)).toHaveLength(1);
  });

  it('is nothing of an unknown SKU, one outside the catalogue, or a warehouse that doesn’t have it', () => {
    const counts = [{ warehouse: 'leeds', to: 9 }];
    expect(match(counts).errors).toMatchObject([{ line: 7, sku: 'A', why: 'unknown-sku' }]);
    expect(match(counts, product({ inCatalogue: false })).errors).toMatchObject([{ why: 'unknown-sku' }]);
    const both = [...counts, { warehouse: 'york', to: 1 }];
    expect(match(both, product({ linked: [true, false] }))).toMatchObject({
      changes: [],
      errors: [{ why: 'unlinked', column: 'York' }],
    });
  });

  it('may leave an oversold count as it was exported, and set none below zero', () => {
    const oversold = product({ counts: [-3, null] });
    expect(match([{ warehouse: 'leeds', to: -3 }], oversold)).toMatchObject({ changes: [{ effect: 'same' }] });
    expect(match([{ warehouse: 'leeds', to: -4 }], oversold)).toMatchObject({ errors: [{ why: 'negative' }] });
  });
});

describe('what a bulk edit changes', () => {
  const plan = (wanted: Parameters<typeof planChange>[3], over: Partial<ProductFigures> = {}, index = 0) =>
    planChange(product(over), index, WAREHOUSES[index] as (typeof WAREHOUSES)[0], wanted);

  it('tells raises, drops, first counts and what goes to zero', () => {
    expect(plan({ kind: 'set', to: 8 })).toMatchObject({ from: 5, to: 8, effect: 'raise' });
    expect(plan({ kind: 'adjust', by: -2 })).toMatchObject({ from: 5, to: 3, effect: 'lower' });
    expect(plan({ kind: 'adjust', by: -5 })).toMatchObject({ to: 0, effect: 'to-zero' });
    expect(plan({ kind: 'set', to: 8 }, {}, 1)).toMatchObject({ from: null, to: 8, effect: 'first' });
    expect(plan({ kind: 'set', to: 0 }, {}, 1)).toMatchObject({ effect: 'to-zero' });
    expect(plan({ kind: 'set', to: 5 })).toMatchObject({ effect: 'same' });
  });

  it.each([
    ['unknown-count', plan({ kind: 'adjust', by: 3 }, {}, 1)],
    ['below-zero', plan({ kind: 'adjust', by: -6 })],
    ['too-large', plan({ kind: 'adjust', by: MAX_COUNT })],
    ['not-in-catalogue', plan({ kind: 'set', to: 1 }, { inCatalogue: false })],
    ['unlinked', plan({ kind: 'set', to: 1 }, { linked: [false, false] })],
  ])('refuses %s, and says so', (why, change) => {
    expect(change).toMatchObject({ to: null, effect: 'refused', why });
    expect(countEffects([change])).toMatchObject({ refused: 1 });
  });
});
