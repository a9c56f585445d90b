// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SettingsPage, type SettingsPageProps } from '../../../../components/options/settings/SettingsPage.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import { dataPorts, overview } from './given.ts';

afterEach(cleanup);

const SETTINGS = overview().settings;
const having = (settings: Partial<typeof SETTINGS>) => overview({ settings: { ...SETTINGS, ...settings } });

function show(change: Partial<SettingsPageProps> = {}) {
  const props: SettingsPageProps = {
    overview: overview(),
    theme: 'system',
    onTheme: vi.fn(),
    language: { chosen: null, system: 'en', choose: vi.fn() },
    checklist: { done: 3, of: 7, onHidden: vi.fn() },
    onDeleted: vi.fn(),
    ports: {
      data: dataPorts(),
      saveLimits: vi.fn(async () => ({ ok: true as const, value: {} })),
      saveLowStock: vi.fn(async () => ({ ok: true as const, value: {} })),
      whyNot: () => 'The extension gave no answer',
    },
    onDirty: vi.fn(),
    t,
    ...change,
  };
  const shown = render(<SettingsPage {...props} />);
  return {
    ...props,
    again: (next: Partial<SettingsPageProps>) => shown.rerender(<SettingsPage {...props} {...next} />),
  };
}

const section = (name: string) => within(screen.getByRole('region', { name }));
const brakes = () => section('Brakes');
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const COUNT = 'Counts that go to 0 at once';
const SHARE = 'Share of the shop’s counts';
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const save = (name: string) => fireEvent.click(section(name).getByRole('button', { name: `Save: ${name}` }));

describe('the settings', () => {
  it('show what holds, and every control has a sentence that says what it does', () => {
    show();
    expect([field(COUNT).value, field(SHARE).value, field('A count is low at').value]).toEqual(['50', '30', '5']);
    expect(screen.getByLabelText<HTMLSelectElement>('Ask each shop').value).toBe('60000');
    for (const control of [...screen.getAllByRole('textbox'), ...screen.getAllByRole('combobox')]) {
      const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
      const hints = ids.map((id) => document.getElementById(id)?.textContent ?? '');
      expect(hints.some((hint) => hint.endsWith('.'))).toBe(true);
    }
  });

  it('save what was changed and nothing else', async () => {
    const { ports } = show();
    type(COUNT, '80');
    expect(brakes().getByRole('status').textContent).toBe('Not saved yet');
    save('Brakes');
    expect(ports.saveLimits).toHaveBeenCalledExactlyOnceWith({ dropCount: 80 });
    await waitFor(() => expect(brakes().getByRole('status').textContent).toBe('Saved'));
  });

  it('refuse nonsense at its field with a sentence, and send nothing of the rest', () => {
    const { ports } = show();
    type(COUNT, '80');
    type(SHARE, '120');
    save('Brakes');
    expect(ports.saveLimits).not.toHaveBeenCalled();
    expect(field(SHARE).getAttribute('aria-invalid')).toBe('true');
    expect(field(COUNT).getAttribute('aria-invalid')).toBeNull();
    expect(brakes().getByText('Type a whole number from 5 to 100.')).toBeTruthy();
    expect(document.activeElement).toBe(field(SHARE));
    type(SHARE, '80');
    expect(field(SHARE).getAttribute('aria-invalid')).toBeNull();
    save('Brakes');
    expect(ports.saveLimits).toHaveBeenCalledExactlyOnceWith({ dropCount: 80, dropShare: 80 });
  });

  it.each(['', 'many', '-5', '2.5', '2,5', '1,000', '1e3', '0', '10001'])(
    'don’t take %j for a number of counts',
    (text) => {
      const { ports } = show();
      type(COUNT, text);
      save('Brakes');
      expect(ports.saveLimits).not.toHaveBeenCalled();
      expect(brakes().getByText('Type a whole number from 1 to 10,000.')).toBeTruthy();
    },
  );

  it('go back to the defaults at once, with what was typed', async () => {
    const { ports } = show({ overview: having({ limits: { ...SETTINGS.limits, dropCount: 80 } }) });
    type(SHARE, 'much');
    fireEvent.click(brakes().getByRole('button', { name: 'Back to the defaults: Brakes' }));
    expect(ports.saveLimits).toHaveBeenCalledExactlyOnceWith({ dropCount: null, dropShare: null, loopTurns: null });
    await waitFor(() => expect(field(SHARE).value).toBe('30'));
  });

  it('follow what another window saved, except where somebody is typing', () => {
    const { again } = show();
    type(SHARE, '40');
    again({ overview: having({ limits: { ...SETTINGS.limits, dropCount: 70, dropShare: 60 } }) });
    expect([field(COUNT).value, field(SHARE).value]).toEqual(['70', '40']);
  });

  it('keep what was typed while another figure was being saved', async () => {
    let answer = (_: { ok: true; value: object }) => {};
    const saveLimits = vi.fn(() => new Promise<{ ok: true; value: object }>((resolve) => (answer = resolve)));
    show({ ports: { data: dataPorts(), saveLimits, saveLowStock: vi.fn(), whyNot: () => '' } });
    type(COUNT, '80');
    save('Brakes');
    type(SHARE, '40');
    answer({ ok: true, value: {} });
    await waitFor(() => expect(field(COUNT).value).toBe('50'));
    expect(field(SHARE).value).toBe('40');
  });

  it('say so when the extension doesn’t answer, and keep what was typed', async () => {
    const saveLimits = vi.fn(async () => Promise.reject(new Error('gone')));
    show({
      ports: { data: dataPorts(), saveLimits, saveLowStock: vi.fn(), whyNot: () => 'The extension gave no answer' },
    });
    type(COUNT, '80');
    save('Brakes');
    await waitFor(() => expect(brakes().getByText('The extension gave no answer')).toBeTruthy());
    expect(field(COUNT).value).toBe('80');
  });

  it('ask before unsaved figures are left, in whichever section they are', () => {
    const { onDirty } = show();
    const last = () => vi.mocked(onDirty).mock.lastCall?.[0];
    type(COUNT, '80');
    type('A count is low at', '7');
    expect(last()).toBe(true);
    type(COUNT, '50');
    expect(last()).toBe(true);
    type('A count is low at', '5');
    expect(last()).toBe(false);
  });

  it('offer intervals from half a minute to an hour, and show one that was set elsewhere', () => {
    const { ports } = show();
    const select = () => screen.getByLabelText<HTMLSelectElement>('Ask each shop');
    const words = () => [...select().options].map((option) => option.text);
    expect([words()[0], words()[1], words().at(-1)]).toEqual(['Every 30 seconds', 'Every minute', 'Every 60 minutes']);
    fireEvent.change(select(), { target: { value: '600000' } });
    save('Looking for changes');
    expect(ports.saveLimits).toHaveBeenCalledExactlyOnceWith({ pollMs: 600_000 });
    cleanup();
    show({ overview: having({ limits: { ...SETTINGS.limits, pollMs: 90_000 } }) });
    expect(words()).toContain('Every 90 seconds');
  });

  it('set from where a count is low', () => {
    const { ports } = show();
    type('A count is low at', '0');
    save('Low stock');
    expect(ports.saveLowStock).toHaveBeenCalledExactlyOnceWith(0);
  });

  it('bring the checklist back that was put away', () => {
    const { checklist } = show({ overview: having({ checklist: { hidden: true, told: false } }) });
    expect(screen.queryByRole('link', { name: 'Open the checklist' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show the checklist' }));
    expect(checklist.onHidden).toHaveBeenCalledExactlyOnceWith(false);
  });
});
