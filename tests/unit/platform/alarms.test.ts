import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAlarms, POLL, WAKE } from '../../../lib/platform/alarms.ts';

beforeEach(() => fakeBrowser.reset());

const alarms = () => {
  const onError = vi.fn();
  return { onError, ...createAlarms({ now: () => 1_000, onWake: vi.fn(), onError }) };
};
const wake = async () => (await fakeBrowser.alarms.get(WAKE))?.scheduledTime;

describe('alarms', () => {
  it('polls every half minute, once', async () => {
    const { startPolling } = alarms();
    await startPolling();
    await startPolling();
    expect((await fakeBrowser.alarms.getAll()).map(({ name, periodInMinutes }) => [name, periodInMinutes])).toEqual([
      [POLL, 0.5],
    ]);
  });

  it('comes twice in the interval that a person set, also where an earlier worker had set another', async () => {
    const period = async () => (await fakeBrowser.alarms.getAll()).map(({ periodInMinutes }) => periodInMinutes);
    await alarms().startPolling();
    await alarms().pollEvery(6 * 60_000);
    expect(await period()).toEqual([3]);
    // A later worker finds it there and leaves it until it is told.
    await alarms().startPolling();
    expect(await period()).toEqual([3]);
    await alarms().pollEvery(30_000);
    expect(await period()).toEqual([0.5]);
    await alarms().pollEvery(60 * 60_000);
    expect(await period()).toEqual([5]);
  });

  it('isn’t begun anew by the same interval, which would put it off', async () => {
    await alarms().pollEvery(10 * 60_000);
    const first = (await fakeBrowser.alarms.get(POLL))?.scheduledTime;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await alarms().pollEvery(10 * 60_000);
    expect((await fakeBrowser.alarms.get(POLL))?.scheduledTime).toBe(first);
  });

  it('of several wishes to wake the earliest wins, in whatever order they come', async () => {
    const { wakeAt } = alarms();
    for (const at of [90_000, 60_000, 75_000]) wakeAt(at);
    await vi.waitFor(async () => expect(await wake()).toBe(60_000));
  });

  it('one that is due at once is served while the worker lives, and by an alarm if it dies', async () => {
    vi.useFakeTimers();
    const onWake = vi.fn();
    createAlarms({ now: () => 1_000, onWake, onError: vi.fn() }).wakeAt(1_000);
    await vi.advanceTimersByTimeAsync(1);
    expect(onWake).toHaveBeenCalledOnce();
    expect(await wake()).toBe(1_001);
    vi.useRealTimers();
  });
});
