/**
 * The rules that keep counts right. All are always on in the product; the simulation switches one off at a time to
 * show that its loss is noticed.
 */
export interface Rules {
  /** Claims and the delivery are saved before anything is sent. */
  durableIntent: boolean;
  /** A delivery is sent again under the key it had. */
  keys: boolean;
  /** A marker is believed only when no late write can still arrive. */
  quarantine: boolean;
  /** A rejection counts only when no earlier transmission of the same write can still be applied. */
  holdRule: boolean;
  /** Readings that began before our last write, or while one is on its way, change nothing. */
  epochs: boolean;
  /** One sender or resolver of a delivery at a time. */
  singleFlight: boolean;
  /** A raise that comes from an observation waits for fresh readings of the other locations. */
  raiseLock: boolean;
  /** A location that is taken out is read once more when nothing of it is on its way any more. */
  lastReading: boolean;
}

export const ALL_RULES: Rules = {
  durableIntent: true,
  keys: true,
  quarantine: true,
  holdRule: true,
  epochs: true,
  singleFlight: true,
  raiseLock: true,
  lastReading: true,
};
