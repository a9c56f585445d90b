// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FormReply } from '../../../../components/options/form-reply.ts';
import { LinkDialogs } from '../../../../components/options/warehouses/LinkDialogs.tsx';
import { LocationDialog } from '../../../../components/options/warehouses/LocationDialog.tsx';
import { MoveDialog } from '../../../../components/options/warehouses/MoveDialog.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import { LEEDS } from './given.ts';

afterEach(cleanup);

const [link] = LEEDS.links;
if (!link) throw new Error('Leeds has no link');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));

describe('the dialogs of a linked location', () => {
  it('says which figure is wrong, goes there, and sends nothing', () => {
    const onSave = vi.fn(async () => ({ ok: true as const, value: { review: false } }));
    render(<LocationDialog link={link} onSave={onSave} onSaved={vi.fn()} onClose={vi.fn()} t={t} />);
    const most = screen.getByLabelText<HTMLInputElement>('Show at most');
    fireEvent.input(most, { target: { value: '2.5' } });
    press('Save');
    expect(screen.getByText('Type a whole number, 0 or more.')).toBeTruthy();
    expect(document.activeElement).toBe(most);
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.input(most, { target: { value: '20' } });
    fireEvent.submit(most.form as HTMLFormElement);
    expect(onSave).toHaveBeenCalledWith(expect.anything(), { direction: 'both', buffer: 0, max: 20 });
  });

  it('asks before Escape loses what was typed; Cancel means it', () => {
    const onClose = vi.fn();
    const onSave = vi.fn(async () => ({ ok: true as const, value: { review: false } }));
    render(<LocationDialog link={link} onSave={onSave} onSaved={vi.fn()} onClose={onClose} t={t} />);
    const dialog = screen.getByLabelText('Show at most').closest('dialog') as HTMLDialogElement;
    fireEvent.input(screen.getByLabelText('Show at most'), { target: { value: '20' } });
    fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(onClose).not.toHaveBeenCalled();
    press('Stay');
    expect(screen.queryByText('Leave without saving?')).toBeNull();
    fireEvent(dialog, new Event('cancel', { cancelable: true }));
    press('Leave');
    expect(onClose).toHaveBeenCalledTimes(1);
    press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('asks for the warehouse that a location goes to where there is a choice', () => {
    const others = ['York', 'Hull'].map((name) => ({ ...LEEDS, id: name, name, links: [] }));
    const onMove = vi.fn(async () => ({ ok: true as const, value: {} }));
    const props = { link, from: LEEDS, others, to: null, onMove, onMoved: vi.fn(), onClose: vi.fn(), t };
    render(<MoveDialog {...props} />);
    press('Move');
    expect(screen.getByText('Choose a warehouse.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('To warehouse'));
    expect(onMove).not.toHaveBeenCalled();
  });

  it('says what went wrong in the middle of a move, when the location is linked to nothing any more', async () => {
    const york = { ...LEEDS, id: 'york', name: 'York', links: [] };
    const sentence = 'York was deleted in another window.';
    let refused: () => void = () => undefined;
    const props = {
      acting: { kind: 'move' as const, location: link.location, to: null },
      onConfigure: vi.fn(),
      onMove: () =>
        new Promise<FormReply<unknown>>((resolve) => {
          refused = () => resolve({ ok: false, error: { field: null, sentence } });
        }),
      onReview: vi.fn(),
      onDone: vi.fn(),
      onClose: vi.fn(),
      t,
    };
    const { rerender } = render(<LinkDialogs {...props} warehouses={[LEEDS, york]} />);
    press('Move');
    rerender(<LinkDialogs {...props} warehouses={[{ ...LEEDS, links: [] }]} />);
    refused();
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(props.onReview).not.toHaveBeenCalled();
  });
});
