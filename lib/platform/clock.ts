import type { Clock } from '../sync/ports.ts';

/** The computer's clock: the only place that reads it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
