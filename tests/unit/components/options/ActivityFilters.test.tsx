// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ActivityFilters } from '../../../../components/options/activity/ActivityFilters.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import { type EntryFilter, NO_FILTER } from '../../../../lib/model/activity.ts';
import { overview } from './given.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

test('what is chosen while a typed SKU is still waited with is kept', async () => {
  const shown: EntryFilter[] = [];
  render(<Page shown={(filter) => void shown.push(filter)} />);
  fireEvent.input(screen.getByRole('searchbox', { name: 'SKU' }), { target: { value: 'EM-350-FG' } });
  const kind = screen.getByRole('combobox', { name: 'What changed it' }) as HTMLSelectElement;
  fireEvent.change(kind, { target: { value: kind.options[1]?.value } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown.at(-1)).toMatchObject({ sku: 'EM-350-FG', kind: kind.options[1]?.value });
});
