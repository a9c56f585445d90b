import browser from 'webextension-polyfill';

/** Well below the 30 s after which a browser stops an idle worker. */
const BEAT_MS = 20_000;

/**
 * Runs the work with the worker kept awake: waiting for a shop counts as idling, asking the browser for anything doesn't.
 * Never the means of correctness: what the work does has to survive the worker's death all the same.
 */
export async function keptAwake<T>(work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
