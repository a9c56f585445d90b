import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepTheme, watchTheme } from '../../../lib/platform/theme.ts';

beforeEach(() => fakeBrowser.reset());

describe('the theme that a person chose', () => {
  it('isn’t known at first, and then is what was kept', async () => {
    await keepTheme('dark');
    const heard = vi.fn();
    const watch = watchTheme(vi.fn());
    watch.onChanged(heard);
    expect(watch.current()).toBeNull();
    await vi.waitFor(() => expect(watch.current()).toBe('dark'));
    expect(heard).toHaveBeenCalledExactlyOnceWith('dark');
  });

  it('is the system’s where nothing, or nothing known, was kept', async () => {
    await fakeBrowser.storage.local.set({ theme: 'sepia' });
    const watch = watchTheme(vi.fn());
    await vi.waitFor(() => expect(watch.current()).toBe('system'));
  });

  it('reaches every other context when it is changed', async () => {
    const [options, panel] = [watchTheme(vi.fn()), watchTheme(vi.fn())];
    await vi.waitFor(() => expect([options.current(), panel.current()]).toEqual(['system', 'system']));
    await keepTheme('light');
    await vi.waitFor(() => expect([options.current(), panel.current()]).toEqual(['light', 'light']));
  });

  it('is told to nobody who has gone', async () => {
    const heard = vi.fn();
    const watch = watchTheme(vi.fn());
    watch.onChanged(heard)();
    await keepTheme('dark');
    await vi.waitFor(() => expect(watch.current()).toBe('dark'));
    expect(heard).not.toHaveBeenCalled();
  });

  it('that can’t be read is the system’s, and the error is told', async () => {
    const onError = vi.fn();
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('the disk is full'));
    const watch = watchTheme(onError);
    await vi.waitFor(() => expect(watch.current()).toBe('system'));
    expect(onError).toHaveBeenCalledOnce();
  });
});
