// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { visiblePieces } from '../../../../components/panel/window.ts';
import { button, field, openPanel, press, settle, status, type } from './bench.tsx';
import { leeds, product, rotterdam, row } from './views.ts';

const variants = (many: number) =>
  product(
    Array.from({ length: many }, (_, n) =>
      row(`SKU-${n}`, [leeds(n), rotterdam(n === 3 ? null : 1_000 + n)], {
        item: `${n}`,
        variant: `${n % 2 === 0 ? 'Slate' : 'Oat'} / ${n}`,
      }),
    ),
  );

describe('a product with several variants', () => {
  it('has a row each, a column per warehouse and totals without what isn’t known', async () => {
    await openPanel(variants(6));
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Variant',
      'Master: Leeds',
      'Rotterdam',
    ]);
    expect(field('Leeds', 'SKU-5').value).toBe('5');
    expect(field('Rotterdam', 'SKU-3').value).toBe('–');
    expect(screen.getByRole('table').textContent).toContain('6 variants155,012 + –');
  });

  it('unfolds a row to its locations', async () => {
    await openPanel(variants(6));
    expect(screen.queryByRole('group', { name: 'Store stock · Acme Woo' })).toBeNull();
    await press('Locations of SKU-2');
    expect(screen.getByRole('group', { name: 'Store stock · Acme Woo' }).textContent).toContain('In sync');
  });

  it('filters by name and by SKU, and says when nothing is left', async () => {
    await openPanel(variants(8));
    const filter = screen.getByRole('searchbox', { name: 'Filter variants' });
    fireEvent.input(filter, { target: { value: 'oat' } });
    await settle();
    expect(screen.getAllByRole('rowheader').at(-1)?.textContent).toBe('4 of 8 variants');
    fireEvent.input(filter, { target: { value: 'sku-7' } });
    await settle();
    expect(screen.getAllByRole('textbox', { name: /^Count of/ })).toHaveLength(2);
    fireEvent.input(filter, { target: { value: 'nothing' } });
    await settle();
    expect(screen.getByRole('region').textContent).toContain('No variant has “nothing”');
  });

  it('draws only the rows in sight of two hundred', async () => {
    await openPanel(variants(200));
    expect(screen.getAllByRole('textbox', { name: /^Count of/ }).length).toBeLessThan(60);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('202');
  });

  it('saves edits of several variants at once', async () => {
    const bench = await openPanel(variants(6));
    await type('7', field('Leeds', 'SKU-1'));
    await type('+5', field('Rotterdam', 'SKU-2'));
    expect(status()).toBe('2 changes');
    await press('Save');
    expect(bench.saved[0]?.map(({ sku, change }) => [sku, change.kind])).toEqual([
      ['SKU-1', 'set'],
      ['SKU-2', 'adjust'],
    ]);
  });

  it('says what is wrong below the row, with the warehouse', async () => {
    await openPanel(variants(6));
    await type('1.5', field('Rotterdam', 'SKU-1'));
    fireEvent.blur(field('Rotterdam', 'SKU-1'));
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(/^Rotterdam · Type/);
  });

  it('goes to the field that can’t be read, also when the filter hides it', async () => {
    await openPanel(variants(100));
    await type('many', field('Leeds', 'SKU-1'));
    fireEvent.input(screen.getByRole('searchbox', { name: 'Filter variants' }), { target: { value: 'SKU-9' } });
    await settle();
    await press('Save');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Count of SKU-1 in Leeds');
  });

  it('gives a row that isn’t synced a few words, and what to do when it is unfolded', async () => {
    await openPanel(
      product([
        row('SKU-1', [leeds(1), rotterdam(2)], { item: 'a', variant: 'S' }),
        row(null, [], { item: 'b', variant: 'M', state: 'no-sku' }),
      ]),
    );
    expect(screen.getByRole('table').textContent).toContain('Not synced No SKU');
    await press('Locations of M');
    expect(screen.getByRole('region').textContent).toContain('This product has no SKU');
    button('Refresh');
  });
});

describe('which rows are drawn', () => {
  const heights = Array.from({ length: 100 }, () => 40);
  const input = { heights, viewport: 200, overscan: 40, keep: null };
  const rows = (pieces: ReturnType<typeof visiblePieces>) =>
    pieces.flatMap((piece) => (piece.kind === 'row' ? [piece.index] : []));
  const height = (pieces: ReturnType<typeof visiblePieces>) =>
    pieces.reduce((sum, piece) => sum + (piece.kind === 'row' ? (heights[piece.index] ?? 0) : piece.height), 0);

  it('draws what is in sight, and keeps the height of the rest', () => {
    const pieces = visiblePieces({ ...input, scrollTop: 1_000 });
    expect(rows(pieces)).toEqual([24, 25, 26, 27, 28, 29, 30]);
    expect(height(pieces)).toBe(4_000);
  });

  it('keeps the row with the focus', () => {
    const pieces = visiblePieces({ ...input, scrollTop: 0, keep: 80 });
    expect(rows(pieces)).toContain(80);
    expect(height(pieces)).toBe(4_000);
  });
});

describe('a variant’s own page', () => {
  const own = (n: number) => ({ ...variants(6), own: `${n}` });

  it('shows that variant with its locations, and all of them on request', async () => {
    await openPanel(own(2));
    expect(screen.getAllByRole('textbox', { name: /^Count of/ })).toHaveLength(2);
    expect(field('Leeds', 'SKU-2').value).toBe('2');
    expect(screen.getByRole('region').textContent).toContain('Slate / 2 · SKU-2');
    screen.getByRole('group', { name: 'Store stock · Acme Woo' });
    await press('All 6 variants');
    expect(field('Leeds', 'SKU-5').value).toBe('5');
    await press('This variant only');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('never hides what was typed into another variant', async () => {
    await openPanel(own(2));
    await press('All 6 variants');
    await type('7', field('Leeds', 'SKU-1'));
    expect(screen.queryByRole('button', { name: 'This variant only' })).toBeNull();
    await press('Discard');
    await press('This variant only');
    expect(field('Leeds', 'SKU-2').value).toBe('2');
  });

  it('shows the whole product where the shop doesn’t say which variant it is', async () => {
    await openPanel({ ...variants(6), own: 'gone' });
    expect(field('Leeds', 'SKU-5').value).toBe('5');
  });
});
