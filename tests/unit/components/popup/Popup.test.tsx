// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup, type PopupProps } from '../../../../components/popup/Popup.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import type { Overview, ProblemView } from '../../../../lib/model/views.ts';
import { EMPTY, NOW, now, overview, SHOPIFY, WOO } from '../options/given.ts';

afterEach(cleanup);

function show(state: Overview | PopupProps['state'], change: Partial<PopupProps> = {}) {
  const props: PopupProps = {
    state: 'kind' in state ? state : { kind: 'ready', overview: state },
    offer: null,
    syncing: false,
    onSync: vi.fn(),
    onPause: vi.fn(),
    low: 0,
    onLow: vi.fn(),
    onSettings: vi.fn(),
    onConnect: vi.fn(),
    onSolve: vi.fn(),
    onProblems: vi.fn(),
    onTryAgain: vi.fn(),
    now,
    t,
    ...change,
  };
  render(<Popup {...props} />);
  return props;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const shops = () => within(screen.getByRole('list', { name: 'Integrations' })).getAllByRole('listitem');

const PROBLEM: ProblemView = {
  problem: {
    id: 'credentials-refused:woo',
    kind: 'credentials-refused',
    integration: 'woo',
    location: null,
    warehouse: null,
    sku: null,
    since: NOW - 60_000,
    detail: {},
  },
  sentence: 'Acme Woo no longer accepts its key.',
  step: 'Reconnect',
  action: 'reconnect',
};

describe('the popup', () => {
  it('tells in words that all is well, and of each shop when it was verified', () => {
    show(overview());
    expect(screen.getByRole('heading', { name: 'Stock sync' })).toBeTruthy();
    expect(screen.getByText('All in sync')).toBeTruthy();
    expect(shops().map((each) => each.textContent)).toEqual([
      expect.stringContaining('Acme OutdoorIn syncVerified 12 s ago'),
      expect.stringContaining('Acme WooIn syncVerified 12 s ago'),
    ]);
  });

  it('shows what waits, what failed, and each problem with its step', () => {
    const failing = { ...WOO, state: 'failed' as const, waiting: 14, failed: 3 };
    const props = show(overview({ integrations: [SHOPIFY, failing], problems: [PROBLEM] }));
    expect(screen.getByText('1 problem')).toBeTruthy();
    expect(shops()[1]?.textContent).toContain('14 wait · 3 failed');
    press('Reconnect');
    expect(props.onSolve).toHaveBeenCalledWith(PROBLEM);
  });

  it('shows the first of many problems and leads to the others, so that the shops stay near', () => {
    const problems = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...PROBLEM, problem: { ...PROBLEM.problem, id } }));
    const props = show(overview({ problems }));
    const list = screen.getByRole('list', { name: 'Problems' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    press('3 more problems');
    expect(props.onProblems).toHaveBeenCalledOnce();
    cleanup();
    show(overview({ problems: problems.slice(0, 3) }));
    expect(screen.getAllByRole('button', { name: 'Reconnect' })).toHaveLength(3);
    expect(screen.queryByRole('button', { name: /more problem/ })).toBeNull();
  });

  it('never says in sync while a count waits', () => {
    show(overview({ integrations: [SHOPIFY, { ...WOO, state: 'waiting', waiting: 2 }] }));
    expect(screen.getByText('2 counts wait')).toBeTruthy();
    expect(screen.queryByText('All in sync')).toBeNull();
  });

  it('syncs, pauses, resumes and opens the settings', () => {
    const props = show(overview());
    press('Sync now');
    press('Pause');
    press('Open settings');
    expect(props.onSync).toHaveBeenCalled();
    expect(props.onPause).toHaveBeenCalledWith(true);
    expect(props.onSettings).toHaveBeenCalled();
    cleanup();
    const paused = show(overview({ integrations: [{ ...SHOPIFY, paused: true, state: 'paused' }] }));
    expect(screen.getByText(/Nothing is sent until you resume/)).toBeTruthy();
    press('Resume');
    expect(paused.onPause).toHaveBeenCalledWith(false);
  });

  it('says how many products are low, and leads to them', () => {
    const props = show(overview(), { low: 7 });
    press('7 products are low');
    expect(props.onLow).toHaveBeenCalled();
    cleanup();
    show(overview(), { low: 0 });
    expect(screen.queryByText(/are low|is low/)).toBeNull();
  });

  it('offers to connect the shop of the page under it', () => {
    const props = show(EMPTY, { offer: { channel: 'shopify', url: 'acme.myshopify.com' } });
    expect(screen.getByText('This Shopify shop isn’t connected')).toBeTruthy();
    press('Connect Shopify');
    expect(props.onConnect).toHaveBeenCalledWith('shopify', 'acme.myshopify.com');
  });

  it('shows the last changes with their difference, and none where the count wasn’t known', () => {
    const last = [
      { text: 'Sold on Acme Woo', sku: 'FW-THR-130', by: -2, at: NOW - 20_000 },
      { text: 'First count', sku: 'EM-350-FG', by: null, at: NOW - 60_000 },
    ];
    show(overview({ last }));
    const items = within(screen.getByRole('list', { name: 'Last changes' })).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      'Sold on Acme Woo FW-THR-130−220 s',
      'First count EM-350-FG1 min',
    ]);
  });

  it('keeps the last that is known when the background doesn’t answer', () => {
    const props = show({ kind: 'no-answer', overview: overview() });
    expect(screen.getByRole('alert').textContent).toContain('didn’t answer');
    expect(shops()).toHaveLength(2);
    press('Try again');
    expect(props.onTryAgain).toHaveBeenCalled();
  });
});
