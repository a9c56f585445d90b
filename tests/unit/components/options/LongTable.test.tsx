// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LongTable } from '../../../../components/options/parts/LongTable.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(total: number) {
  render(
    <LongTable
      label="Rows"
      kind="undo"
      heights={{ row: 50, card: 100 }}
      columns={['c-sku', null]}
      head={
        <>
          <th scope="col">SKU</th>
          <th scope="col">Product</th>
        </>
      }
      rows={Array.from({ length: total }, (_, index) => index)}
      row={(index, position) => (
        <tr key={index} aria-rowindex={position}>
          <td>SKU-{index}</td>
          <td>Mug</td>
        </tr>
      )}
    />,
  );
  return screen.getByRole('region', { name: 'Rows' });
}

/** SKUs that are drawn, by the number that is spoken of each. */
const drawn = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => `${row.getAttribute('aria-rowindex')} ${row.firstElementChild?.textContent}`);

/** Heights in px of what stands in for rows that aren't drawn. */
const kept = () =>
  [...document.querySelectorAll<HTMLElement>('.spacer td')].map(({ style }) => Number.parseInt(style.height, 10));

describe('a long table', () => {
  it('draws what is in sight and keeps the room of the rest, so that the whole is as long as it says', () => {
    const region = show(1_000);
    expect(region.tabIndex).toBe(0);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
    expect(screen.getByRole('columnheader', { name: 'SKU' }).closest('tr')?.getAttribute('aria-rowindex')).toBe('1');
    expect(drawn()[0]).toBe('2 SKU-0');
    expect(drawn().length).toBeLessThan(40);
    expect(kept()).toEqual([(1_000 - drawn().length) * 50]);
  });

  it('draws other rows once it is scrolled, each with its own number', () => {
    const region = show(1_000);
    region.scrollTop = 25_000;
    fireEvent.scroll(region);
    expect(drawn()).toContain('502 SKU-500');
    expect(drawn()).not.toContain('2 SKU-0');
    const [above = 0, below = 0] = kept();
    expect(above / 50 + drawn().length + below / 50).toBe(1_000);
  });

  it('counts by the height of its cards in a narrow window', () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
    show(1_000);
    expect(kept()).toEqual([(1_000 - drawn().length) * 100]);
  });

  it('is a head alone without rows', () => {
    show(0);
    expect(drawn()).toEqual([]);
    expect(kept()).toEqual([]);
  });
});
