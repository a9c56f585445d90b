// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createOverview, type OverviewDeps } from '../../../../entrypoints/options/overview.ts';
import { overview } from '../../components/options/given.ts';

function given(read: OverviewDeps['read']) {
  const listeners: Parameters<OverviewDeps['onChanged']>[0][] = [];
  const store = createOverview({
    read,
    onChanged: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    isGone: (error) => error instanceof Error && error.message === 'gone',
    document,
  });
  const tell = (...changes: Parameters<(typeof listeners)[0]>[0]) => {
    for (const listener of listeners) listener(changes);
  };
  return { store, tell };
}

describe('what the page knows of everything', () => {
  it('is read again when something changed, and lists are told to read too', async () => {
    const read = vi.fn(async () => overview());
    const { store, tell } = given(read);
    await store.refresh();
    expect(store.state.value.kind).toBe('ready');
    tell();
    expect(store.version.value).toBe(1);
    await store.refresh();
    expect(read.mock.calls.length).toBeGreaterThan(1);
  });

  it('tells changes of counts alone from others', async () => {
    const { store, tell } = given(async () => overview());
    tell({ warehouse: 'w', sku: 'A', revision: 2 });
    expect([store.version.value, store.setUpVersion.value]).toEqual([1, 0]);
    tell();
    expect([store.version.value, store.setUpVersion.value]).toEqual([2, 1]);
    document.dispatchEvent(new Event('visibilitychange'));
    expect([store.version.value, store.setUpVersion.value]).toEqual([3, 2]);
  });

  it('makes one more reading of many changes that come while it reads', async () => {
    let answer: () => void = () => undefined;
    const read = vi.fn(
      () =>
        new Promise<ReturnType<typeof overview>>((resolve) => {
          answer = () => resolve(overview());
        }),
    );
    const { store } = given(read);
    const first = store.refresh();
    void store.refresh();
    void store.refresh();
    answer();
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    answer();
    await first;
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps what was known when there is no answer, and says whether the extension was updated', async () => {
    const read = vi.fn(async () => overview());
    const { store } = given(read);
    await store.refresh();
    read.mockRejectedValue(new Error('dead'));
    await store.refresh();
    expect(store.state.value).toMatchObject({ kind: 'no-answer', gone: false, overview: { version: '0.1.0' } });
    read.mockRejectedValue(new Error('gone'));
    await store.refresh();
    expect(store.state.value).toMatchObject({ kind: 'no-answer', gone: true });
  });
});
