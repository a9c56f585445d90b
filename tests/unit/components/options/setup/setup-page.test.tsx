// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SetupPage, type SetupPageProps } from '../../../../../components/options/setup/SetupPage.tsx';
import { setupSteps } from '../../../../../components/options/setup/setup-steps.ts';
import { english as t } from '../../../../../components/words/translate.ts';
import { EMPTY, overview } from '../given.ts';

afterEach(cleanup);

function show(change: Partial<SetupPageProps> = {}) {
  const props: SetupPageProps = {
    steps: setupSteps(EMPTY, { kind: 'reading' }, t),
    hidden: false,
    onHidden: vi.fn(),
    onReviewed: null,
    t,
    ...change,
  };
  render(<SetupPage {...props} />);
  return props;
}

describe('the checklist', () => {
  it('has seven steps, each a link with a name of its own, and the first is the one that comes', () => {
    show();
    const names = screen.getAllByRole('link').map((link) => link.getAttribute('aria-label'));
    expect(names).toHaveLength(7);
    expect(new Set(names).size).toBe(7);
    expect(document.querySelectorAll('[aria-current="step"]')).toHaveLength(1);
    expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('Connect a shop');
    expect(screen.getByRole('heading', { name: '0 of 7 done' })).toBeTruthy();
  });

  it('marks what is done', () => {
    show({ steps: setupSteps(overview({ master: null }), { kind: 'reading' }, t) });
    expect(screen.getByRole('heading', { name: '3 of 7 done' })).toBeTruthy();
    expect(screen.getAllByText('Done')).toHaveLength(3);
  });

  it('is put away, before it is finished, and brought back', () => {
    const { onHidden } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Hide the checklist' }));
    expect(onHidden).toHaveBeenLastCalledWith(true);
    cleanup();
    const away = show({ hidden: true });
    fireEvent.click(screen.getByRole('button', { name: 'Show the checklist' }));
    expect(away.onHidden).toHaveBeenLastCalledWith(false);
  });

  it('lets items be left as they are, and keeps the focus there', () => {
    const onReviewed = vi.fn();
    show({ onReviewed, steps: setupSteps(overview(), { kind: 'reading' }, t) });
    fireEvent.click(screen.getByRole('button', { name: 'Leave as they are' }));
    expect(onReviewed).toHaveBeenCalledOnce();
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Review SKU matches');
  });
});
