// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MatchDialog, type MatchDialogProps } from '../../../../components/options/matches/MatchDialog.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import type { MatchChange } from '../../../../lib/model/match-change.ts';
import type { MatchRow } from '../../../../lib/model/match-row.ts';

afterEach(cleanup);

const ROW: MatchRow = { kind: 'not-in-master', item: 'tin', sku: 'OTHER-1', title: 'Tin of tea', variant: null };
const WRITTEN: MatchChange = { location: 'Store stock', warehouse: 'Leeds', kind: 'written', old: 500, to: 12 };

function show(row: Partial<MatchRow> = {}, change: Partial<MatchDialogProps> = {}) {
  const given = {
    onPreview: vi.fn(async (sku: string | null) => ({ ok: true as const, value: { sku, changes: [WRITTEN] } })),
    onSave: vi.fn(async () => ({ ok: true as const, value: {} })),
    onSaved: vi.fn(),
    onClose: vi.fn(),
    ...change,
  };
  render(<MatchDialog row={{ ...ROW, ...row }} shop="Acme Woo" {...given} t={t} />);
  return given;
}

const field = () => screen.getByLabelText<HTMLInputElement>('It is this SKU');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (value: string) => fireEvent.input(field(), { target: { value } });

describe('matching an item by hand', () => {
  it('shows what the shop has and would get before anything is done, also by Enter', async () => {
    const { onPreview, onSave, onSaved } = show();
    type('TIN-1');
    const form = field().closest('form');
    if (form) fireEvent.submit(form);
    const changes = await screen.findByRole('region', { name: 'What this does' });
    expect(changes.textContent).toContain('Store stock · Leeds');
    expect(changes.textContent).toContain('500 becomes 12, the count of TIN-1');
    expect(onPreview).toHaveBeenCalledWith('TIN-1');
    expect(onSave).not.toHaveBeenCalled();
    press('Confirm');
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(onSave).toHaveBeenCalledWith('TIN-1');
  });

  it('shows it anew for another SKU', async () => {
    const { onSave } = show();
    type('TIN-1');
    press('Match');
    await screen.findByRole('region', { name: 'What this does' });
    type('TIN-2');
    expect(screen.queryByRole('region', { name: 'What this does' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
    expect(onSave).not.toHaveBeenCalled();
  });

  it('shows at once what the SKU on offer does, and what the shop’s own does', async () => {
    const offered = show({ kind: 'differs', near: 'other-1' });
    await screen.findByRole('region', { name: 'What this does' });
    expect(offered.onPreview).toHaveBeenCalledWith('other-1');
    expect(offered.onSave).not.toHaveBeenCalled();
    cleanup();
    const none = vi.fn(async () => ({ ok: true as const, value: { sku: null, changes: [] } }));
    const { onSave, onSaved } = show({ byHand: true }, { onPreview: none });
    expect(await screen.findByText(/won’t be in sync any more/)).toBeTruthy();
    press('Confirm');
    await vi.waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(onSave).toHaveBeenCalledWith(null);
  });

  it('says at the field what is wrong with a SKU, and in a box what is wrong with the shop', async () => {
    const sentence = 'TIN-9 isn’t in your master stock location. Case and spaces count.';
    const refused = vi.fn(async () => ({ ok: false as const, error: { field: 'sku' as string | null, sentence } }));
    show({}, { onPreview: refused });
    press('Match');
    expect(await screen.findByText('Type a SKU.')).toBeTruthy();
    type('TIN-9');
    press('Match');
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
    refused.mockResolvedValueOnce({ ok: false, error: { field: null, sentence: 'Acme Woo doesn’t answer just now.' } });
    press('Match');
    expect((await screen.findByRole('alert')).textContent).toContain('Acme Woo doesn’t answer');
  });
});
