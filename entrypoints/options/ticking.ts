import { type ReadonlySignal, signal } from '@preact/signals';

/** The time as a signal that ticks each second while the page is looked at. */
export function ticking(read: () => number, document: Document): ReadonlySignal<number> {
  const now = signal(read());
  setInterval(() => {
    if (document.visibilityState === 'visible') now.value = read();
  }, 1_000);
  return now;
}
