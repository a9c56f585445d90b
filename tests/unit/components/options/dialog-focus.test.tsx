// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { PageHead } from '../../../../components/options/parts/PageHead.tsx';
import { Dialog } from '../../../../components/ui/Dialog.tsx';

afterEach(cleanup);

function Page({ form, open }: { form: boolean; open: boolean }) {
  return (
    <>
      <PageHead title="Manage warehouses" />
      {form && <button type="button">Save</button>}
      {open && (
        <Dialog title="Review" closeLabel="Close" onClose={() => undefined}>
          Rows
        </Dialog>
      )}
    </>
  );
}

describe('the focus after a dialog', () => {
  it('goes to the page’s title where what had it before is gone', async () => {
    const { rerender } = render(<Page form open={false} />);
    screen.getByRole('button', { name: 'Save' }).focus();
    rerender(<Page form={false} open />);
    rerender(<Page form={false} open={false} />);
    await Promise.resolve();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Manage warehouses' }));
  });

  it('goes back to what had it before', async () => {
    const { rerender } = render(<Page form open={false} />);
    screen.getByRole('button', { name: 'Save' }).focus();
    rerender(<Page form open />);
    screen.getByRole('button', { name: 'Close' }).focus();
    rerender(<Page form open={false} />);
    await Promise.resolve();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save' }));
  });

  it('stays where the browser put it', () => {
    const { rerender } = render(<Page form open />);
    screen.getByRole('button', { name: 'Save' }).focus();
    rerender(<Page form open={false} />);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Save' }));
  });
});
