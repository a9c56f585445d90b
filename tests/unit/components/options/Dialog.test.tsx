// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from '../../../../components/ui/Dialog.tsx';

afterEach(cleanup);

function Page({ keeps }: { keeps: boolean }) {
  const [state, setState] = useState<'before' | 'open' | 'after'>('before');
  return (
    <>
      <h1 tabIndex={-1} data-page-title>
        Page
      </h1>
      {(keeps || state !== 'after') && (
        <button type="button" onClick={() => setState('open')}>
          Open
        </button>
      )}
      {state === 'open' && (
        <Dialog title="Question" closeLabel="Close" onClose={() => setState('after')}>
          <button type="button" onClick={() => setState('after')}>
            Done
          </button>
        </Dialog>
      )}
    </>
  );
}

async function openAndClose(keeps: boolean) {
  render(<Page keeps={keeps} />);
  const opener = screen.getByRole('button', { name: 'Open' });
  opener.focus();
  fireEvent.click(opener);
  const done = await screen.findByText('Done');
  done.focus();
  fireEvent.click(done);
  await waitFor(() => expect(screen.queryByText('Done')).toBeNull());
  return opener;
}

describe('a dialog', () => {
  it('gives the focus back to what opened it', async () => {
    const opener = await openAndClose(true);
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it('gives it to the page’s title where that is gone', async () => {
    await openAndClose(false);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Page' })));
  });

  it('gives it to the title where nothing had it, as when an address opens a dialog or one follows on another', async () => {
    render(<Page keeps />);
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    const done = await screen.findByText('Done');
    done.focus();
    fireEvent.click(done);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Page' })));
  });

  it('is shown again where the browser closes it without asking, as it does on a second Escape', async () => {
    render(<Page keeps />);
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    const dialog = (await screen.findByText('Done')).closest('dialog') as HTMLDialogElement;
    dialog.close();
    await waitFor(() => expect(dialog.open).toBe(true));
  });

  it('stays when a person changes their mind about choosing a file', async () => {
    const onClose = vi.fn();
    render(
      <Dialog title="Import" closeLabel="Close" onClose={onClose}>
        <input type="file" aria-label="File" />
      </Dialog>,
    );
    // Unlike that of a dialog, this event goes up to what is around the field.
    fireEvent(screen.getByLabelText('File'), new Event('cancel', { bubbles: true }));
    expect(onClose).not.toHaveBeenCalled();
  });

  it('shows a title that is cut off whole where the pointer rests', async () => {
    const opener = await openAndClose(true);
    fireEvent.click(opener);
    expect((await screen.findByText('Question')).title).toBe('Question');
  });
});
