// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReviewQueue, type ReviewQueueProps } from '../../../../components/options/first-sync/ReviewQueue.tsx';
import type { Confirmed } from '../../../../components/options/first-sync/review.ts';
import { english as t } from '../../../../components/words/translate.ts';
import { LEEDS, link, overview, row } from './given.ts';

afterEach(cleanup);

const LOCATION = 'woo/1';
const at = (paused: boolean) =>
  overview({
    warehouses: [{ ...LEEDS, links: [link({ location: LOCATION, name: 'Store stock', paused, state: 'linked' })] }],
  });

async function show() {
  let end: (confirmed: Confirmed) => void = () => undefined;
  const props: ReviewQueueProps = {
    overview: at(true),
    location: LOCATION,
    queue: [LOCATION],
    onPreview: async () => ({ ok: true, value: { gen: 1, rows: [row({ sku: 'A' })] } }),
    onStock: async () => null,
    onConfirm: () =>
      new Promise((done) => {
        end = (value) => done({ ok: true, value });
      }),
    onProgress: async () => null,
    onUndo: async () => ({ ok: true, value: { back: 1, stays: 0 } }),
    onNext: vi.fn(),
    onLate: vi.fn(),
    t,
  };
  const { rerender } = render(<ReviewQueue {...props} />);
  await screen.findByRole('table');
  const press = (name: string) => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
  press('Confirm');
  await waitFor(() => expect(screen.getByRole('dialog').textContent).toContain('Going on'));
  // By now it isn't paused any more, which is told before it is over.
  rerender(<ReviewQueue {...props} overview={at(false)} />);
  return { props, press, end: () => end({ linked: 1, step: 'step-1' }) };
}

describe('the review of a location that was paused', () => {
  it('stays the same dialog while it is confirmed, and is told of as what it was', async () => {
    const { props, end } = await show();
    expect(screen.getByRole('dialog', { name: 'Review before it goes on' })).toBeTruthy();
    end();
    await waitFor(() => expect(props.onNext).toHaveBeenCalled());
    expect(props.onNext).toHaveBeenCalledWith(null, { words: 'Store stock goes on.', done: true, step: 'step-1' });
  });

  it('that is left goes on, and one that was called off doesn’t', async () => {
    const { props, press, end } = await show();
    press('Close');
    expect(props.onNext).toHaveBeenLastCalledWith(null, { words: expect.stringContaining('is going on'), done: false });
    press('Cancel');
    press('Close');
    expect(props.onNext).toHaveBeenLastCalledWith(null, { words: expect.stringContaining('called off'), done: false });
    cleanup();
    end();
    const words = 'Store stock is taken back: it gets the figures again that it had.';
    await waitFor(() => expect(props.onLate).toHaveBeenCalledWith({ words, done: false }));
  });
});
