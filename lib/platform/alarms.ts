import browser from 'webextension-polyfill';
import type { Millis } from '../model/time.ts';

/** The regular poll; the browsers' own floor is 30 s. */
export const POLL = 'poll';
/** The next thing that is due before that, or long after. */
export const WAKE = 'wake';

const POLL_MINUTES = 0.5;
/** However seldom shops are polled, the worker looks this often what is due: a time to wake up may have been lost. */
const POLL_MINUTES_MOST = 5;
/** Below this an alarm isn't punctual, so a timer helps while the worker lives. */
const ALARM_FLOOR: Millis = 30_000;

export interface Alarms {
  /** Alarms may be lost with the browser's session or an update, so this is called at every start. */
  startPolling(): Promise<void>;
  /** The interval of polls is this now: the alarm comes twice in it, also where an earlier worker had set another. */
  pollEvery(interval: Millis): Promise<void>;
  /** Asks for `onWake` at about this time, also if this worker has died by then. The earliest of several wins. */
  wakeAt(at: Millis): void;
}

export function createAlarms(deps: { now(): Millis; onWake(): void; onError(error: unknown): void }): Alarms {
  let timer: { at: Millis; id: ReturnType<typeof setTimeout> } | null = null;
  let queue: Promise<void> = Promise.resolve();

  const soon = (at: Millis, wait: Millis) => {
    if (timer && timer.at <= at) return;
    if (timer) clearTimeout(timer.id);
    const id = setTimeout(() => {
      timer = null;
      deps.onWake();
    }, wait);
    timer = { at, id };
  };

  const alarm = async (at: Millis) => {
    const set = await browser.alarms.get(WAKE);
    // One that has passed without firing (the computer slept) is no reason to leave the new one out.
    if (set && set.scheduledTime <= at && set.scheduledTime > deps.now()) return;
    browser.alarms.create(WAKE, { when: at });
  };

  return {
    async startPolling() {
      if (!(await browser.alarms.get(POLL))) browser.alarms.create(POLL, { periodInMinutes: POLL_MINUTES });
    },
    async pollEvery(interval) {
      const periodInMinutes = Math.min(POLL_MINUTES_MOST, Math.max(POLL_MINUTES, interval / 2 / 60_000));
      if ((await browser.alarms.get(POLL))?.periodInMinutes === periodInMinutes) return;
      browser.alarms.create(POLL, { periodInMinutes });
    },
    wakeAt(at) {
      const wait = Math.max(0, at - deps.now());
      if (wait < ALARM_FLOOR) soon(at, wait);
      // One after the other: two at once would both see no alarm, and the later could win.
      queue = queue.then(() => alarm(Math.max(at, deps.now() + 1))).catch(deps.onError);
    },
  };
}
