// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReviewDialog, type ReviewDialogProps } from '../../../../components/options/first-sync/ReviewDialog.tsx';
import type { ReadingStage, Watching } from '../../../../components/options/reading/reading.ts';
import { english as t } from '../../../../components/words/translate.ts';
import type { FirstSyncRowView } from '../../../../lib/model/first-sync-row.ts';
import { row } from './given.ts';

afterEach(cleanup);

const ROWS = [
  row({ sku: 'CD-02-MW', action: 'lower', old: 9, new: 7 }),
  row({ sku: 'tea-001', action: 'to-zero', old: 3, new: 0 }),
  row({ sku: 'EM-350-FG', action: 'skip', old: 40, new: 40 }),
  row({ sku: 'NEW', action: 'create', old: null, new: 5 }),
];

async function show(rows: FirstSyncRowView[] = ROWS, change: Partial<ReviewDialogProps> = {}) {
  const props: ReviewDialogProps = {
    place: { location: 'woo/1', name: 'Store stock', integrationName: 'Acme Woo', warehouseName: 'Leeds' },
    position: null,
    onPreview: vi.fn(async () => ({ ok: true as const, value: { gen: 4, rows } })),
    onConfirm: vi.fn(async () => ({ ok: true as const, value: { linked: 3, step: 'step-1' } })),
    onProgress: vi.fn(async () => null),
    onUndo: vi.fn(async () => ({ ok: true as const, value: { back: 3, stays: 0 } })),
    onDone: vi.fn(),
    onCancel: vi.fn(),
    onLeave: vi.fn(),
    onCalledOff: vi.fn(),
    onLate: vi.fn(),
    t,
    ...change,
  };
  render(<ReviewDialog {...props} />);
  if (!change.onPreview && rows.length > 0) await screen.findByRole('table');
  return props;
}

const dialog = () => screen.getByRole('dialog', { name: 'Review first sync' });
const box = (sku: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Write ${sku}` });
const foot = () => dialog().querySelector('footer')?.textContent;
const press = (name: string | RegExp) => fireEvent.click(within(dialog()).getByRole('button', { name }));

describe('the review of a first sync', () => {
  it('shows old and new of every row, with rows to zero off and said so', async () => {
    await show();
    const lower = screen.getAllByRole('row').find((each) => each.textContent?.includes('CD-02-MW'));
    expect(lower?.textContent).toContain('Lower');
    expect(lower?.textContent).toMatch(/9\s*→\s*7/);
    expect(box('CD-02-MW').checked).toBe(true);
    expect(box('tea-001').checked).toBe(false);
    expect(screen.getByText('1 row would become zero and is off')).toBeTruthy();
    expect(foot()).toContain('2 of 4 rows will be written to Store stock');
  });

  it('confirms exactly what is ticked, with the old figures that were seen', async () => {
    const props = await show();
    fireEvent.click(box('CD-02-MW'));
    fireEvent.click(box('tea-001'));
    expect(foot()).toContain('2 of 4 rows');
    press('Confirm');
    expect(props.onConfirm).toHaveBeenCalledWith('woo/1', 4, [
      { sku: 'CD-02-MW', old: 9, include: false },
      { sku: 'tea-001', old: 3, include: true },
      { sku: 'EM-350-FG', old: 40, include: true },
      { sku: 'NEW', old: null, include: true },
    ]);
    await vi.waitFor(() => expect(props.onDone).toHaveBeenCalledWith({ linked: 3, step: 'step-1' }));
  });

  it('writes nothing on Cancel, nor on Escape', async () => {
    const props = await show();
    press('Cancel');
    fireEvent(dialog(), new Event('cancel', { cancelable: true }));
    expect(props.onCancel).toHaveBeenCalledTimes(2);
    expect(props.onConfirm).not.toHaveBeenCalled();
  });

  it('filters by action, and turns all rows shown on or off', async () => {
    await show();
    press('To zero 1');
    expect(screen.queryByText('CD-02-MW')).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Write all rows shown' }));
    expect(box('tea-001').checked).toBe(true);
    expect(screen.getByText('1 row becomes zero')).toBeTruthy();
    press('All 4');
    expect(foot()).toContain('3 of 4 rows');
  });

  it('draws only rows in sight of a large catalogue', async () => {
    await show(Array.from({ length: 50_000 }, (_, index) => row({ sku: `SKU-${index}` })));
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('50001');
    expect(foot()).toContain('50,000 of 50,000 rows');
  });

  it('says why the shop couldn’t be read, and reads again', async () => {
    const onPreview = vi
      .fn<ReviewDialogProps['onPreview']>()
      .mockResolvedValueOnce({ ok: false, error: { field: null, sentence: 'Acme Woo doesn’t answer.' } })
      .mockResolvedValueOnce({ ok: true, value: { gen: 4, rows: ROWS } });
    await show(ROWS, { onPreview });
    expect(await screen.findByText('Acme Woo doesn’t answer.')).toBeTruthy();
    expect(within(dialog()).getByRole<HTMLButtonElement>('button', { name: 'Confirm' }).disabled).toBe(true);
    press('Read again');
    expect(await screen.findByRole('table')).toBeTruthy();
  });

  it('keeps the choice when Confirm is refused', async () => {
    await show(ROWS, {
      onConfirm: async () => ({ ok: false, error: { field: null, sentence: 'It was linked anew.' } }),
    });
    fireEvent.click(box('tea-001'));
    press('Confirm');
    expect((await screen.findByRole('alert')).textContent).toContain('It was linked anew.');
    expect(box('tea-001').checked).toBe(true);
  });

  describe('while it is being confirmed', () => {
    const linked = { ok: true as const, value: { linked: 3, step: 'step-1' } };
    const TOO_LATE = 'This can’t be undone any more.';
    const refusing = vi.fn(async () => ({ ok: false as const, error: { field: null, sentence: TOO_LATE } }));
    const slowly = async (change: Partial<ReviewDialogProps> = {}) => {
      let end: (reply: typeof linked) => void = () => undefined;
      const onConfirm = vi.fn(
        () =>
          new Promise<typeof linked>((done) => {
            end = done;
          }),
      );
      const props = await show(ROWS, { onConfirm, ...change });
      press('Confirm');
      await waitFor(() => expect(foot()).toContain('Linking'));
      return { props, end: () => end(linked) };
    };

    it('is called off with Cancel: all of it is taken back, and nobody is told that it isn’t reviewed', async () => {
      const { props, end } = await slowly();
      press('Cancel');
      await waitFor(() => expect(foot()).toContain('All of it is taken back'));
      expect(props.onUndo).not.toHaveBeenCalled();
      end();
      await waitFor(() => expect(props.onCalledOff).toHaveBeenCalledOnce());
      expect(props.onUndo).toHaveBeenCalledExactlyOnceWith('step-1');
      expect(props.onDone).not.toHaveBeenCalled();
      expect(props.onCancel).not.toHaveBeenCalled();
    });

    it('goes on when the dialog is only closed, and leads nobody away later', async () => {
      const { props, end } = await slowly();
      press('Close');
      expect(props.onLeave).toHaveBeenCalledExactlyOnceWith(false);
      cleanup();
      end();
      await new Promise((done) => setTimeout(done));
      expect(props.onDone).not.toHaveBeenCalled();
      expect(props.onUndo).not.toHaveBeenCalled();
      expect(props.onCancel).not.toHaveBeenCalled();
    });

    it('is taken back also when the dialog is closed after Cancel', async () => {
      const { props, end } = await slowly();
      press('Cancel');
      press('Close');
      // What is told meanwhile isn't that it goes on.
      expect(props.onLeave).toHaveBeenCalledExactlyOnceWith(true);
      cleanup();
      end();
      await waitFor(() => expect(props.onLate).toHaveBeenCalledExactlyOnceWith(null));
      expect(props.onUndo).toHaveBeenCalledExactlyOnceWith('step-1');
      expect(props.onCalledOff).not.toHaveBeenCalled();
    });

    it('says also after the dialog was closed why it couldn’t be taken back', async () => {
      const { props, end } = await slowly({ onUndo: refusing });
      press('Cancel');
      cleanup();
      end();
      await waitFor(() => expect(props.onLate).toHaveBeenCalledExactlyOnceWith(TOO_LATE));
    });

    it('keeps the focus, and nothing can be chosen that would come too late', async () => {
      const button = (name: string) => within(dialog()).getByRole<HTMLButtonElement>('button', { name });
      const onUndo: ReviewDialogProps['onUndo'] = () => new Promise(() => undefined);
      const onProgress = vi.fn(async () => ({ through: 2, of: 3 }));
      let end: (reply: typeof linked) => void = () => undefined;
      const onConfirm = () => new Promise<typeof linked>((done) => (end = done));
      await show(ROWS, { onConfirm, onProgress, onUndo });
      button('Confirm').focus();
      press('Confirm');
      await waitFor(() => expect(foot()).toContain('Linking 2 of 3'));
      expect(document.activeElement).toBe(button('Confirm'));
      expect([box('CD-02-MW').disabled, box('tea-001').disabled]).toEqual([true, true]);
      button('Cancel').focus();
      press('Cancel');
      // How far the linking is says nothing of when it is taken back.
      await waitFor(() => expect(foot()).not.toContain('2 of 3'));
      expect(document.activeElement).toBe(button('Cancel'));
      end(linked);
      await waitFor(() => expect(foot()).toContain('Taking it back 2 of 3'));
    });

    it('says why it couldn’t be taken back', async () => {
      const { props, end } = await slowly({ onUndo: refusing });
      press('Cancel');
      end();
      expect(await screen.findByText(TOO_LATE)).toBeTruthy();
      expect(props.onCalledOff).not.toHaveBeenCalled();
    });
  });

  it('can be confirmed with nothing to compare', async () => {
    const props = await show([]);
    await screen.findByText('Nothing to compare');
    press('Confirm');
    expect(props.onConfirm).toHaveBeenCalledWith('woo/1', 4, []);
  });

  describe('while a large shop is read', () => {
    type Begun = { watching: Watching; end(reply: Awaited<ReturnType<ReviewDialogProps['onPreview']>>): void };
    let begun: Begun[];
    const onPreview: ReviewDialogProps['onPreview'] = (_location, watching) =>
      new Promise((end) => begun.push({ watching, end }));
    const tell = async (stage: ReadingStage) => {
      await act(() => begun.at(-1)?.watching.onStage(stage));
    };
    const spoken = () =>
      within(dialog())
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join(' ')
        .trim();

    beforeEach(() => {
      begun = [];
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('says how many were read, then what is done with them, then how many rows are here', async () => {
      await show(ROWS, { onPreview });
      expect(screen.getByText('Reading Acme Woo')).toBeTruthy();
      expect(screen.getByText('Waiting for its first answer')).toBeTruthy();
      await tell({ kind: 'reading', read: 12_400 });
      expect(screen.getByText('12,400 products and variants read')).toBeTruthy();
      await tell({ kind: 'working', read: 50_000 });
      expect(screen.getByText('Working out what would change')).toBeTruthy();
      expect(screen.getByText('50,000 products and variants read')).toBeTruthy();
      await tell({ kind: 'rows', n: 15_000, of: 50_000 });
      expect(screen.getByText('15,000 of 50,000 rows')).toBeTruthy();
      expect(within(dialog()).getByRole<HTMLButtonElement>('button', { name: 'Confirm' }).disabled).toBe(true);
      await act(() => begun[0]?.end({ ok: true, value: { gen: 4, rows: ROWS } }));
      expect(await screen.findByRole('table')).toBeTruthy();
      expect(screen.queryByText('15,000 of 50,000 rows')).toBeNull();
    });

    it('announces that at once when something else is done, and else seldom', async () => {
      vi.useFakeTimers();
      await show(ROWS, { onPreview });
      await act(() => void vi.advanceTimersByTime(20));
      expect(spoken()).toBe('Reading Acme Woo. Waiting for its first answer');
      for (let read = 100; read <= 3_000; read += 100) await tell({ kind: 'reading', read });
      expect(spoken()).toBe('Reading Acme Woo. Waiting for its first answer');
      await act(() => void vi.advanceTimersByTime(10_000));
      expect(spoken()).toBe('Reading Acme Woo. 3,000 products and variants read');
      await tell({ kind: 'working', read: 3_100 });
      await act(() => void vi.advanceTimersByTime(20));
      expect(spoken()).toBe('Working out what would change. 3,100 products and variants read');
    });

    it('ends the reading on Cancel, as soon as the dialog is left, and not before', async () => {
      const onCancel = vi.fn(cleanup);
      await show(ROWS, { onPreview, onCancel });
      const watching = begun[0]?.watching;
      expect(watching?.signal.aborted).toBe(false);
      press('Cancel');
      expect(onCancel).toHaveBeenCalled();
      expect(watching?.signal.aborted).toBe(true);
      watching?.onStage({ kind: 'reading', read: 9 });
    });

    it('says that it was cut short, and reads again from the start', async () => {
      await show(ROWS, { onPreview });
      await tell({ kind: 'reading', read: 12_400 });
      await act(() => begun[0]?.end({ ok: false, error: { field: null, sentence: t('preview.gone') } }));
      expect((await screen.findByRole('alert')).textContent).toContain('The reading was cut short');
      press('Read again');
      expect(begun).toHaveLength(2);
      expect(screen.getByText('Waiting for its first answer')).toBeTruthy();
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('shows how far it is also while rows in sight are read again, and keeps them there', async () => {
      const asked = row({ sku: 'MB-SB-S', action: 'unmatched', old: null, new: null, why: 'inactive' });
      await show(ROWS, { onPreview, onStock: async () => null });
      await act(() => begun[0]?.end({ ok: true, value: { gen: 4, rows: [...ROWS, asked], canStock: true } }));
      await screen.findByRole('table');
      press('Stock MB-SB-S at Store stock');
      await vi.waitFor(() => expect(begun).toHaveLength(2));
      await tell({ kind: 'reading', read: 300 });
      expect(foot()).toContain('Reading Acme Woo. 300 products and variants read');
      expect(screen.getByRole('table')).toBeTruthy();
    });
  });

  describe('a product that isn’t stocked at the location', () => {
    const NOT_STOCKED = row({ sku: 'MB-SB-S', action: 'unmatched', old: null, new: null, why: 'inactive' });
    const preview = (...extra: FirstSyncRowView[]) => ({
      ok: true as const,
      value: { gen: 4, rows: [...ROWS, ...extra], canStock: true },
    });

    it('is asked about, stocked on a press, and then read again; what was chosen stays', async () => {
      const onPreview = vi
        .fn<ReviewDialogProps['onPreview']>()
        .mockResolvedValueOnce(preview(NOT_STOCKED))
        .mockResolvedValueOnce(preview(row({ sku: 'MB-SB-S', action: 'raise', old: 0, new: 14 })));
      const onStock = vi.fn(async () => null);
      await show(ROWS, { onPreview, onStock });
      await screen.findByText('Stock this product at Store stock?');
      expect(onStock).not.toHaveBeenCalled();
      fireEvent.click(box('CD-02-MW'));
      press('Stock MB-SB-S at Store stock');
      await vi.waitFor(() => expect(box('MB-SB-S').checked).toBe(true));
      expect(onStock).toHaveBeenCalledWith('woo/1', 'MB-SB-S');
      expect(box('CD-02-MW').checked).toBe(false);
      expect(screen.queryByText('Stock this product at Store stock?')).toBeNull();
    });

    it('stays as it is when the shop refuses, which is said', async () => {
      const onPreview = vi.fn<ReviewDialogProps['onPreview']>().mockResolvedValue(preview(NOT_STOCKED));
      await show(ROWS, { onPreview, onStock: async () => 'Acme Woo doesn’t answer just now.' });
      await screen.findByText('Stock this product at Store stock?');
      press('Stock MB-SB-S at Store stock');
      expect((await screen.findByRole('alert')).textContent).toContain('doesn’t answer just now');
      expect(onPreview).toHaveBeenCalledTimes(1);
      press('Stock MB-SB-S at Store stock');
    });

    it('is only named where the shop can’t be asked', async () => {
      await show([...ROWS, NOT_STOCKED], { onStock: async () => null });
      expect(screen.getByText('Not stocked at this location')).toBeTruthy();
      expect(screen.queryByRole('button', { name: /^Stock/ })).toBeNull();
    });
  });
});
