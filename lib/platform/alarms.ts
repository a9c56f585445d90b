import browser from 'webextension-polyfill';
import type { Millis } from '../model/time.ts';

/** The regular poll; the browsers' own floor is 30 s. */
export const POLL = 'poll';
/** The next thing that is due before that, or long after. */
export const WAKE = 'wake';

const POLL_MINUTES = 0.5;
/** Below this an alarm isn't punctual, so a timer helps while the worker lives. */
const ALARM_FLOOR: Millis = 30_000;

export interface Alarms {
  /** Alarms may be lost with the browser's session or an update, so this is called at every start. */
  startPolling(): Promise<void>;
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
    wakeAt(at) {
      const wait = Math.max(0, at - deps.now());
      if (wait < ALARM_FLOOR) soon(at, wait);
      // One after the other: two at once would both see no alarm, and the later could win.
      queue = queue.then(() => alarm(Math.max(at, deps.now() + 1))).catch(deps.onError);
    },
  };
}
