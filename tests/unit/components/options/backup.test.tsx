// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackupSection } from '../../../../components/options/settings/BackupSection.tsx';
import { fileSize } from '../../../../components/options/settings/backup-words.ts';
import { DeleteAllSection } from '../../../../components/options/settings/DeleteAllSection.tsx';
import type { DataPorts, Restored, Watch } from '../../../../components/options/settings/data-ports.ts';
import { english as t } from '../../../../components/words/translate.ts';
import type { BackupSummary, Checked } from '../../../../lib/store/backup-store.ts';
import { dataPorts, EMPTY, overview } from './given.ts';

afterEach(cleanup);

const SUMMARY: BackupSummary = {
  madeAt: 1_800_000_000_000,
  extension: '1.2.3',
  warehouses: 2,
  locations: 3,
  skus: 1_234,
  entries: 56_789,
  rows: 60_000,
  shops: ['Acme Outdoor', 'Acme Woo'],
  shiptheory: false,
};

function someData(over: Partial<DataPorts> = {}): DataPorts {
  return dataPorts({
    check: vi.fn(async () => ({ ok: true as const, summary: SUMMARY })),
    restore: vi.fn(async () => ({ kind: 'done' as const })),
    ...over,
  });
}

function show(data: DataPorts, state = overview()) {
  render(<BackupSection overview={state} ports={data} integrationsHref="#/integrations" t={t} />);
}

function choose(): void {
  const file = new File(['x'], 'stock.json');
  fireEvent.change(screen.getByLabelText('Backup file'), { target: { files: [file] } });
}

/** Work that goes on until the test ends it. */
function held<T>() {
  let end: (value: T) => void = () => undefined;
  const work = new Promise<T>((resolve) => {
    end = resolve;
  });
  return { work, end };
}

describe('saving a backup', () => {
  it('counts, can be stopped, and then hands nothing over', async () => {
    const { work, end } = held<null>();
    let watch: (Watch & { onTotal(rows: number): void }) | null = null;
    show(
      someData({
        backUp: (given) => {
          watch = given;
          return work;
        },
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Save a backup' }));
    const given = watch as unknown as Watch & { onTotal(rows: number): void };
    given.onTotal(2_000);
    given.onProgress(500, 0.25);
    await screen.findByText('500 of 2,000 rows');
    expect(screen.getByRole('progressbar', { name: 'Writing the backup' }).getAttribute('aria-valuenow')).toBe('25');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(given.isCancelled()).toBe(true);
    end(null);
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(screen.queryByText(/^Saved/)).toBeNull();
  });

  it('says how much it was, and what could not be read', async () => {
    show(someData({ backUp: async () => ({ rows: 1_000, unreadable: 2, bytes: 12_340_000 }) }));
    fireEvent.click(screen.getByRole('button', { name: 'Save a backup' }));
    await screen.findByText('Saved: 1,000 rows, 12.3 MB.');
    screen.getByText('2 rows can’t be read any more and aren’t in it.');
  });

  it('says so when it could not be written', async () => {
    show(someData({ backUp: async () => Promise.reject(new Error('full')) }));
    fireEvent.click(screen.getByRole('button', { name: 'Save a backup' }));
    expect((await screen.findByRole('alert')).textContent).toContain('could not be written');
  });

  it('never calls a file smaller than it is', () => {
    expect([1, 999_000, 999_600, 1_250_000].map((bytes) => fileSize(bytes, t))).toEqual([
      '1 KB',
      '999 KB',
      '1,000 KB',
      '1.3 MB',
    ]);
  });
});

describe('restoring a backup', () => {
  it('shows what it holds, what it replaces and who must be connected again before anything happens', async () => {
    const data = someData();
    show(data);
    choose();
    const dialog = await screen.findByRole('dialog', { name: 'Restore this backup' });
    for (const words of ['2 warehouses', '3 linked locations', '1,234 SKUs', '56,789 changes', 'Acme Woo', '1.2.3']) {
      expect(dialog.textContent).toContain(words);
    }
    expect(dialog.textContent).toContain('Nothing is sent to any shop until');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(data.restore).not.toHaveBeenCalled();
  });

  it('where nothing is set up it replaces nothing', async () => {
    show(someData(), EMPTY);
    choose();
    expect((await screen.findByRole('dialog')).textContent).toContain('nothing is lost');
  });

  it('tells what a person said of the time since, and afterwards where to go on', async () => {
    const data = someData();
    show(data);
    choose();
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: /nothing was synced any more/ }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Restore' }));
    const link = await screen.findByRole('link', { name: 'Open Integrations' });
    expect(link.getAttribute('href')).toBe('#/integrations');
    expect(data.restore).toHaveBeenCalledWith(expect.any(File), false, expect.anything());
  });

  it.each<[Extract<Checked, { ok: false }>['trouble'], string]>([
    [{ kind: 'empty' }, 'This file is empty.'],
    [{ kind: 'not-a-backup' }, 'isn’t a backup'],
    [{ kind: 'cut-off' }, 'its end is missing'],
    [{ kind: 'edited' }, 'changed after it was made'],
    [{ kind: 'too-large' }, 'larger than 2 GB'],
    [{ kind: 'newer', extension: '9.0' }, 'a newer version of this extension, 9.0.'],
  ])('of a file that is %o says so, and that nothing was changed', async (trouble, words) => {
    show(someData({ check: async () => ({ ok: false, trouble }) }));
    choose();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(words);
    expect(alert.textContent).toContain('Nothing was changed.');
  });

  it.each<[Restored, string]>([
    [{ kind: 'busy' }, 'being restored in another window'],
    [{ kind: 'trouble', trouble: { kind: 'edited' } }, 'changed after it was made'],
    [{ kind: 'refused', sentence: 'It isn’t there any more.' }, 'It isn’t there any more.'],
  ])('stays open and says why when it comes to nothing: %o', async (restored, words) => {
    show(someData({ restore: async () => restored }));
    choose();
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Restore' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(words);
    expect(alert.textContent).toContain('Nothing was changed.');
  });

  it('can be stopped while rows are copied, and not while it is put in place', async () => {
    const { work, end } = held<Restored>();
    let watch: Watch | null = null;
    show(
      someData({
        restore: (_file, _kept, given) => {
          watch = given;
          return work;
        },
      }),
    );
    choose();
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Restore' }));
    const given = watch as unknown as Watch;
    given.onProgress(30_000, 0.5);
    await within(dialog).findByText('Restoring: 30,000 of 60,000 rows');
    given.onProgress(60_000, 1);
    await within(dialog).findByText('Putting it in place …');
    expect((within(dialog).getByRole('button', { name: 'Cancel' }) as HTMLButtonElement).disabled).toBe(true);
    given.onProgress(40_000, 0.6);
    await within(dialog).findByText('Restoring: 40,000 of 60,000 rows');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(given.isCancelled()).toBe(true);
    end({ kind: 'cancelled' });
    await within(dialog).findByText('What it holds');
  });
});

describe('deleting all data', () => {
  function open(data: DataPorts, onDeleted = vi.fn()) {
    render(<DeleteAllSection overview={overview()} ports={data} onDeleted={onDeleted} t={t} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete all data …' }));
    return { dialog: screen.getByRole('dialog', { name: 'Delete all data' }), onDeleted };
  }
  const confirmOf = (dialog: HTMLElement) =>
    within(dialog).getByRole('button', { name: 'Delete everything' }) as HTMLButtonElement;

  it('says what goes and what stays, and waits for the word', async () => {
    const data = someData();
    const { dialog, onDeleted } = open(data);
    expect(dialog.textContent).toContain('all keys and passwords');
    expect(dialog.textContent).toContain('nothing is sent to them');
    expect(confirmOf(dialog).disabled).toBe(true);
    fireEvent.input(within(dialog).getByLabelText(/^Type/), { target: { value: 'delet' } });
    fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
    expect(data.deleteAll).not.toHaveBeenCalled();
    fireEvent.input(within(dialog).getByLabelText(/^Type/), { target: { value: ' Delete ' } });
    fireEvent.click(confirmOf(dialog));
    await waitFor(() => expect(onDeleted).toHaveBeenCalledOnce());
  });

  it('offers a backup right there', async () => {
    const data = someData({ backUp: vi.fn(async () => ({ rows: 5, unreadable: 0, bytes: 900 })) });
    const { dialog } = open(data);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save a backup first' }));
    await within(dialog).findByText('Saved: 5 rows, 1 KB.');
  });

  it('stays open when no answer came', async () => {
    const { dialog, onDeleted } = open(someData({ deleteAll: async () => Promise.reject(new Error('gone')) }));
    fireEvent.input(within(dialog).getByLabelText(/^Type/), { target: { value: 'delete' } });
    fireEvent.click(confirmOf(dialog));
    await within(dialog).findByRole('alert');
    expect(onDeleted).not.toHaveBeenCalled();
  });
});
