// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ActivityFilters } from '../../../../components/options/activity/ActivityFilters.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import { type EntryFilter, NO_FILTER } from '../../../../lib/model/activity.ts';
import { overview } from './given.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Keeps the filter as the page does: each change is added to what was shown when it was made. */
function Page({ shown }: { shown(filter: EntryFilter): void }) {
  const [filter, setFilter] = useState(NO_FILTER);
  shown(filter);
  return (
    <ActivityFilters
      overview={overview()}
      filter={filter}
      filtered={false}
      onFilter={(change) => setFilter({ ...filter, ...change })}
      onClear={() => setFilter(NO_FILTER)}
      t={t}
    />
  );
}

test('all but the SKU fold away in a narrow window, unless one of them is set', () => {
  render(<Page shown={() => undefined} />);
  const group = screen.getByRole('group', { name: 'Filter the history' });
  const more = screen.getByRole('button', { name: 'More filters' });
  expect(group.classList.contains('folded')).toBe(true);
  expect(more.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(more);
  expect(group.classList.contains('folded')).toBe(false);
  expect(screen.getByRole('button', { name: 'Fewer filters' }).getAttribute('aria-expanded')).toBe('true');
  cleanup();
  const props = { overview: overview(), filtered: true, onFilter: vi.fn(), onClear: vi.fn(), t };
  render(<ActivityFilters {...props} filter={{ ...NO_FILTER, kind: 'person' }} />);
  expect(screen.getByRole('group', { name: 'Filter the history' }).classList.contains('folded')).toBe(false);
});

test('what is deleted by now is shown as what is filtered by, never as all', () => {
  const props = { overview: overview(), filtered: true, onFilter: vi.fn(), onClear: vi.fn(), t };
  render(<ActivityFilters {...props} filter={{ ...NO_FILTER, warehouse: 'gone', place: 'gone/1' }} />);
  const shown = (name: string) => {
    const { selectedOptions } = screen.getByRole<HTMLSelectElement>('combobox', { name });
    return selectedOptions[0]?.textContent;
  };
  expect(shown('Warehouse')).toBe('deleted warehouse');
  expect(shown('Where it moved')).toBe('A location that is disconnected');
});

test('what is chosen while a typed SKU is still waited with is kept', async () => {
  const shown: EntryFilter[] = [];
  render(<Page shown={(filter) => void shown.push(filter)} />);
  fireEvent.input(screen.getByRole('searchbox', { name: 'SKU' }), { target: { value: 'EM-350-FG' } });
  const kind = screen.getByRole('combobox', { name: 'What changed it' }) as HTMLSelectElement;
  fireEvent.change(kind, { target: { value: kind.options[1]?.value } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown.at(-1)).toMatchObject({ sku: 'EM-350-FG', kind: kind.options[1]?.value });
});
