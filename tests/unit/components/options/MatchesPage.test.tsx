// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MatchesPage } from '../../../../components/options/matches/MatchesPage.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import type { MatchRow } from '../../../../lib/model/match-row.ts';
import { WOO } from './given.ts';

afterEach(cleanup);

const row = (kind: MatchRow['kind'], title: string): MatchRow => ({
  kind,
  item: `item-${title}`,
  sku: title,
  title,
  variant: null,
});
const ROWS = [row('matched', 'Mug'), row('not-in-master', 'Tin'), row('matched', 'Bowl'), row('duplicate', 'Twin')];

function show(report: () => Promise<{ rows: MatchRow[] }> = async () => ({ rows: [...ROWS] })) {
  const onReport = vi.fn(report);
  const rest = { onPreview: vi.fn(), onMatch: vi.fn() };
  render(<MatchesPage integration={WOO} version={0} onReport={onReport} {...rest} t={t} />);
  return onReport;
}

const titles = () => ['Mug', 'Tin', 'Bowl', 'Twin'].sort((a, b) => place(a) - place(b));
const place = (title: string) => screen.getAllByRole('row').findIndex((each) => each.textContent?.includes(title));

describe('SKU matches', () => {
  it('show what needs somebody first, each group in its own order', async () => {
    show();
    await screen.findAllByText('Twin');
    expect(titles()).toEqual(['Twin', 'Tin', 'Mug', 'Bowl']);
  });

  it('say that they are read, and that nobody answered', async () => {
    let fail = (_why: Error): void => undefined;
    const onReport = show(() => new Promise((_resolve, reject) => (fail = reject)));
    expect(screen.getByRole('status', { name: 'Reading' })).toBeTruthy();
    fail(new Error('gone'));
    expect((await screen.findByRole('alert')).textContent).toContain('didn’t answer');
    onReport.mockResolvedValue({ rows: [...ROWS] });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findAllByText('Twin')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
