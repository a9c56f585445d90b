// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WarehouseForm, type WarehouseFormProps } from '../../../../components/options/warehouses/WarehouseForm.tsx';
import { english as t } from '../../../../components/words/translate.ts';
import { LEEDS, overview } from './given.ts';

afterEach(cleanup);

function show(change: Partial<WarehouseFormProps> = {}) {
  const props: WarehouseFormProps = {
    overview: overview(),
    warehouse: null,
    failed: null,
    onSave: vi.fn(async () => ({ ok: true as const, value: { warehouse: 'w', reviews: ['woo/1'], pulled: null } })),
    onSaved: vi.fn(),
    onRefresh: vi.fn(async () => ({ ok: true as const, value: { count: 3 } })),
    onMasterProgress: vi.fn(async () => ({ chosen: false, read: null })),
    onPreviewMaster: vi.fn(async () => ({
      ok: true as const,
      value: { enter: { n: 1, some: ['NEW'] }, missing: { n: 0, some: [] } },
    })),
    onCancel: vi.fn(),
    onDirty: vi.fn(),
    onReload: vi.fn(),
    t,
    ...change,
  };
  render(<WarehouseForm {...props} />);
  return props;
}

const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const named = (value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: 'Warehouse name' }), { target: { value } });

function add(integration: string, location: string) {
  choose('Integration', integration);
  choose('Location', location);
  press('Add location');
}

describe('the form of a warehouse', () => {
  it('links any number of locations and saves them with the chosen master', async () => {
    const props = show();
    named('  Rotterdam ');
    add('acme', 'acme/2');
    add('woo', 'woo/1');
    fireEvent.click(screen.getByRole('radio', { name: 'Master stock location: Rotterdam DC' }));
    press('Save');
    const question = screen.getByRole('dialog', { hidden: true });
    expect(props.onSave).not.toHaveBeenCalled();
    await waitFor(() => expect(question.textContent).toContain('1 product enters the catalogue'));
    expect(question.textContent).toContain('you review each of them before anything is written');
    fireEvent.click(within(question).getByRole('button', { name: 'Change master', hidden: true }));
    expect(props.onSave).toHaveBeenCalledWith({
      id: null,
      revision: 0,
      name: 'Rotterdam',
      locations: ['acme/2', 'woo/1'],
      master: 'acme/2',
      lowStock: 'inherit',
    });
    await vi.waitFor(() =>
      expect(props.onSaved).toHaveBeenCalledWith(expect.objectContaining({ reviews: ['woo/1'] }), false),
    );
  });

  describe('while the first counts of a master are taken', () => {
    const counting = (change: Partial<WarehouseFormProps> = {}) => {
      let end: (reply: Awaited<ReturnType<WarehouseFormProps['onSave']>>) => void = () => undefined;
      const props = show({
        overview: overview({ master: null }),
        onSave: () =>
          new Promise((done) => {
            end = done;
          }),
        ...change,
      });
      named('Rotterdam');
      add('acme', 'acme/2');
      fireEvent.click(screen.getByRole('radio', { name: 'Master stock location: Rotterdam DC' }));
      press('Save');
      return { props, end: () => act(() => end({ ok: true, value: { warehouse: 'w', reviews: [], pulled: 3 } })) };
    };

    it('doesn’t say that it waits for an answer when everything was read and is worked on', async () => {
      const onMasterProgress = vi
        .fn<WarehouseFormProps['onMasterProgress']>()
        .mockResolvedValueOnce({ chosen: true, read: 12_400 })
        .mockResolvedValue({ chosen: true, read: null });
      counting({ onMasterProgress });
      await vi.waitFor(() => expect(onMasterProgress.mock.calls.length).toBeGreaterThan(2), { timeout: 5_000 });
      expect(screen.getByText('12,400 products and variants read')).toBeTruthy();
      expect(screen.queryByText('Waiting for its first answer')).toBeNull();
    });

    it('says that it is saved, how many were read, and that the page can be left', async () => {
      const { props } = counting({ onMasterProgress: async () => ({ chosen: true, read: 12_400 }) });
      expect(await screen.findByText('12,400 products and variants read', {}, { timeout: 3_000 })).toBeTruthy();
      expect(screen.getAllByText(/^Saved\. First counts come in from Rotterdam DC,/).length).toBeGreaterThan(0);
      // Nothing is lost by leaving now, so nothing asks whether to.
      await vi.waitFor(() => expect(props.onDirty).toHaveBeenLastCalledWith(false));
      press('Close');
      expect(props.onCancel).toHaveBeenCalled();
    });

    it('doesn’t claim that it is saved before it is', async () => {
      const onMasterProgress = vi.fn(async () => ({ chosen: false, read: 700 }));
      const { props } = counting({ onMasterProgress });
      await vi.waitFor(() => expect(onMasterProgress).toHaveBeenCalledWith('acme/2'), { timeout: 3_000 });
      expect(screen.queryByText(/^Saved/)).toBeNull();
      expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
      expect(props.onDirty).toHaveBeenLastCalledWith(true);
    });

    it('tells what came of it also when the form was left, and that it was', async () => {
      const { props, end } = counting();
      await act(cleanup);
      await end();
      expect(props.onSaved).toHaveBeenCalledWith(expect.objectContaining({ pulled: 3 }), true);
    });
  });

  it('shows a taken location with where it is, and doesn’t let it be chosen', () => {
    show();
    choose('Integration', 'acme');
    const options = within(screen.getByRole('combobox', { name: 'Location' })).getAllByRole<HTMLOptionElement>(
      'option',
    );
    const taken = options.find((option) => option.textContent?.includes('Harbour Street'));
    expect(taken?.textContent).toContain('Taken · in Leeds');
    expect(taken?.disabled).toBe(true);
    expect(options.find((option) => option.textContent?.includes('Old barn'))?.disabled).toBe(true);
    expect(options.find((option) => option.textContent === 'Rotterdam DC')?.disabled).toBe(false);
  });

  it('says what stops when a linked location is taken out, keeps the focus in the list, and takes it back', () => {
    show({ warehouse: LEEDS });
    press('Remove Harbour Street');
    expect(screen.getByText('Save unlinks Harbour Street')).toBeTruthy();
    expect(screen.getByText(/Its changes are no longer counted here/)).toBeTruthy();
    expect(document.activeElement).not.toBe(document.body);
    add('acme', 'acme/1');
    expect(screen.queryByText(/^Save unlinks/)).toBeNull();
    add('acme', 'acme/2');
    press('Remove Rotterdam DC');
    expect(screen.queryByText(/^Save unlinks/)).toBeNull();
  });

  it('frees its own location again when it is removed from the list', () => {
    show({ warehouse: LEEDS });
    press('Remove Harbour Street');
    choose('Integration', 'acme');
    const own = screen.getByRole<HTMLOptionElement>('option', { name: 'Harbour Street' });
    expect(own.disabled).toBe(false);
  });

  it('says what is missing at the field, and sends nothing', () => {
    const props = show();
    press('Save');
    expect(screen.getByText('Give the warehouse a name.')).toBeTruthy();
    named('Leeds 2');
    press('Add location');
    expect(screen.getByText('Choose an integration first.')).toBeTruthy();
    expect(props.onSave).not.toHaveBeenCalled();
  });

  it('refuses a name that is too long, whole: nothing of what was pasted is cut off, and nothing is sent', () => {
    const props = show();
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Warehouse name' });
    expect(name.maxLength).toBe(-1);
    named('N'.repeat(500));
    press('Save');
    expect(screen.getByText('A name has at most 80 characters. This one has 500.')).toBeTruthy();
    expect(name.value).toHaveLength(500);
    expect(document.activeElement).toBe(name);
    expect(props.onSave).not.toHaveBeenCalled();
    named(`  ${'N'.repeat(80)} `);
    press('Save');
    expect(props.onSave).toHaveBeenCalledWith(expect.objectContaining({ name: 'N'.repeat(80) }));
  });

  it('puts the focus where the background refuses something: a name that is taken', async () => {
    show({ onSave: async () => ({ ok: false, error: { field: 'name', sentence: 'That name is taken.' } }) });
    named('Leeds');
    const save = screen.getByRole('button', { name: 'Save' });
    save.focus();
    fireEvent.click(save);
    await screen.findByText('That name is taken.');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Warehouse name' }));
  });

  it('doesn’t drop a location that was chosen but not added', () => {
    const props = show();
    named('Rotterdam');
    choose('Integration', 'acme');
    choose('Location', 'acme/2');
    press('Save');
    expect(screen.getByText(/isn’t in the list yet/)).toBeTruthy();
    expect(props.onSave).not.toHaveBeenCalled();
  });

  it('shows a location that was taken meanwhile at its row, and keeps the rest', async () => {
    const sentence = 'Rotterdam DC was linked to York meanwhile.';
    show({ onSave: async () => ({ ok: false, error: { field: 'acme/2', sentence } }) });
    named('Rotterdam');
    add('acme', 'acme/2');
    press('Save');
    const rowOf = (await screen.findByText(sentence)).closest('li');
    expect(rowOf?.textContent).toContain('Acme Outdoor');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Warehouse name' }).value).toBe('Rotterdam');
  });

  it('says at its row that a location in the list was taken by another window, before Save', () => {
    const york = { ...LEEDS, id: 'york', name: 'York', master: false };
    show({ overview: overview({ warehouses: [york], master: null }), warehouse: { ...LEEDS, master: false } });
    const row = screen.getByText('Taken meanwhile · in York. Remove it here, or there first.').closest('li');
    expect(row?.textContent).toContain('Harbour Street');
    press('Remove Harbour Street');
    expect(screen.queryByText(/Taken meanwhile/)).toBeNull();
  });

  it('opens with the master that couldn’t be had, why, and Save as the next thing to press', () => {
    const props = show({
      overview: overview({ master: null }),
      warehouse: { ...LEEDS, master: false },
      failed: { location: 'acme/1', sentence: 'Its counts couldn’t be read.' },
    });
    expect(screen.getByText('Its counts couldn’t be read.').closest('li')?.textContent).toContain('Harbour Street');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Harbour Street/ }).checked).toBe(true);
    expect(document.activeElement?.textContent).toBe('Save');
    press('Save');
    expect(props.onSave).toHaveBeenCalledWith(expect.objectContaining({ id: 'leeds', revision: 3, master: 'acme/1' }));
  });

  it('offers to load what is saved when the form is out of date', async () => {
    const error = { field: null, sentence: 'Leeds was changed in another tab.' };
    const props = show({ warehouse: LEEDS, onSave: async () => ({ ok: false, error }) });
    named('Leeds North');
    press('Save');
    expect((await screen.findByRole('alert')).textContent).toContain(error.sentence);
    press('Load what is saved');
    expect(props.onReload).toHaveBeenCalled();
  });

  it('tells whether leaving would lose something', () => {
    const props = show({ warehouse: LEEDS });
    expect(props.onDirty).toHaveBeenLastCalledWith(false);
    named('Leeds North');
    expect(props.onDirty).toHaveBeenLastCalledWith(true);
    named('Leeds');
    expect(props.onDirty).toHaveBeenLastCalledWith(false);
  });

  it('refreshes the shop’s locations and says how many there are, or why not', async () => {
    const props = show();
    press('Refresh locations');
    expect(screen.getByText('Choose an integration first.')).toBeTruthy();
    choose('Integration', 'acme');
    press('Refresh locations');
    expect(props.onRefresh).toHaveBeenCalledWith('acme');
    expect((await screen.findAllByText('3 locations fetched from the shop')).length).toBeGreaterThan(0);
  });

  it('says that moving the master takes it from where it is', () => {
    show();
    add('woo', 'woo/1');
    expect(screen.getByText(/It is Harbour Street, in Leeds/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Master stock location: Store stock' }));
    expect(screen.getByText(/Until now it is Harbour Street, in Leeds/)).toBeTruthy();
  });
});

describe('from where its counts are low', () => {
  it('is as in Settings until a threshold of its own is typed', () => {
    const props = show({ warehouse: LEEDS });
    expect(screen.getByRole('option', { name: 'As in Settings: 5 or fewer' })).toBeTruthy();
    choose('Low-stock warning', 'at');
    press('Save');
    expect(screen.getByText('Type a whole number, 0 or more.')).toBeTruthy();
    expect(props.onSave).not.toHaveBeenCalled();
    fireEvent.input(screen.getByRole('textbox', { name: 'Warn at or below' }), { target: { value: '12' } });
    expect(props.onDirty).toHaveBeenLastCalledWith(true);
    press('Save');
    expect(props.onSave).toHaveBeenCalledWith(expect.objectContaining({ lowStock: 12 }));
  });

  it('may be nowhere', () => {
    const props = show({ warehouse: { ...LEEDS, lowStock: 12 } });
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Warn at or below' }).value).toBe('12');
    choose('Low-stock warning', 'none');
    press('Save');
    expect(props.onSave).toHaveBeenCalledWith(expect.objectContaining({ lowStock: 'none' }));
  });
});
