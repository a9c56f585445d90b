import { expect, test } from 'vitest';
import { differs, fingerprint, readAgain, written } from '../../../../lib/channels/bigcommerce/fingerprint.ts';

const row = (product: number, figures: readonly number[]) => ({
  identity: { product_id: product, variant_id: product + 1_000 },
  locations: figures.map((available_to_sell, at) => ({ location_id: at + 1, available_to_sell })),
});
const ROWS = Array.from({ length: 500 }, (_, at) => row(at + 1, [at, 7]));

test('two looks at the same figures are the same, in whatever order they come', () => {
  const [one, other] = [fingerprint(ROWS), fingerprint([...ROWS].reverse())];
  expect(ROWS.filter((_, at) => differs(one, other)(at + 1))).toEqual([]);
});

test.each([
  ['a figure', ROWS.map((one) => (one.identity.product_id === 7 ? row(7, [1, 7]) : one))],
  ['one at another location', ROWS.map((one) => (one.identity.product_id === 7 ? row(7, [6, 8]) : one))],
  ['two that change places', ROWS.map((one) => (one.identity.product_id === 7 ? row(7, [7, 6]) : one))],
  ['an item that is gone', ROWS.filter((one) => one.identity.product_id !== 7)],
])('%s makes a difference at its product only', (_, after) => {
  const differ = differs(fingerprint(ROWS), fingerprint(after));
  expect(Array.from({ length: 500 }, (_, at) => at + 1).filter(differ)).toEqual([7]);
});

test('it is written down and read again; anything else isn’t one', () => {
  const one = fingerprint(ROWS);
  expect(readAgain(written(one))).toEqual(one);
  for (const text of ['', 'AAAA', `${written(one)}A`, written(one).replace('A', '*')])
    expect(readAgain(text)).toBeNull();
});
