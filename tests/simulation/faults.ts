import type { Random } from './random.ts';

/** How often things go wrong; each is a probability unless it says otherwise. */
export interface Faults {
  /** A request never reaches the shop. */
  lostRequest: number;
  /** The shop did it, and the reply is lost. */
  lostReply: number;
  /** A write times out and reaches the shop later, at most `zombieMs` after the time-out. */
  zombie: number;
  zombieMs: number;
  /** A write reaches the shop a second time (only where keys make that harmless). */
  duplicate: number;
  /** A request that takes seconds. */
  slow: number;
  throttle: number;
  /** A reading that isn't what the channel documents. */
  malformed: number;
  /** A batch dies in the middle, in shops that apply line by line. */
  cut: number;
  /** The worker dies, at every call of every port, before or after its effect. */
  crash: number;
  /** A call to the stores fails: the disk is full, the database was closed. */
  disk: number;
  /** A write reaches the shop twice behind one request: browsers repeat one by themselves when a connection breaks. */
  resent: number;
  /** A port call takes up to this many milliseconds instead of none, one time in four. */
  storeMs: number;
}

export const NONE: Faults = {
  lostRequest: 0,
  lostReply: 0,
  zombie: 0,
  zombieMs: 60_000,
  duplicate: 0,
  slow: 0,
  throttle: 0,
  malformed: 0,
  cut: 0,
  crash: 0,
  disk: 0,
  resent: 0,
  storeMs: 0,
};

/** The published rates of the measured prototype, for comparison of rates. */
export const MEASURED: Faults = { ...NONE, lostRequest: 0.05, lostReply: 0.06, zombie: 0.02, crash: 0.01, storeMs: 4 };

/** Each schedule has its own weather: any fault may be absent, usual or extreme, so that all combinations occur. */
export function drawFaults(random: Random): Faults {
  const rate = (usual: number, extreme: number): number => {
    const roll = random.next();
    return roll < 0.25 ? 0 : roll < 0.8 ? usual : extreme;
  };
  return {
    lostRequest: rate(0.05, 0.25),
    lostReply: rate(0.06, 0.3),
    zombie: rate(0.03, 0.2),
    zombieMs: 60_000,
    duplicate: rate(0.03, 0.2),
    slow: rate(0.05, 0.3),
    throttle: rate(0.02, 0.15),
    malformed: rate(0.01, 0.1),
    cut: rate(0.02, 0.15),
    crash: rate(0.002, 0.012),
    disk: 0,
    resent: 0,
    storeMs: rate(4, 40),
  };
}
