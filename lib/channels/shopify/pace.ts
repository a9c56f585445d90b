import type { Millis } from '../../model/time.ts';

/** What a reply tells of the bucket that all of this app's queries to this shop draw from. */
export interface Cost {
  requested: number;
  available: number;
  /** Points that come back each second. */
  restoreRate: number;
}

export interface Pace {
  note(document: string, cost: Cost): void;
  /** Waits until the bucket should hold enough for this document, so that a long pass isn't cut short by a throttle. */
  ready(document: string): Promise<void>;
}

/** Longer than this isn't waited for: the query goes, and its refusal tells when to come back. */
const LONGEST: Millis = 20_000;

/** Only a hint, gone with the client: without it a query is refused, and nothing else. */
export function createPace(now: () => Millis): Pace {
  const requested = new Map<string, number>();
  let last: (Cost & { at: Millis }) | null = null;
  return {
    note(document, cost) {
      requested.set(document, cost.requested);
      last = { ...cost, at: now() };
    },
    async ready(document) {
      const needed = requested.get(document);
      if (needed === undefined || !last || last.restoreRate <= 0) return;
      const restored = ((now() - last.at) / 1000) * last.restoreRate;
      const wait = ((needed - last.available - restored) / last.restoreRate) * 1000;
      if (wait > 0 && wait <= LONGEST) await new Promise((done) => setTimeout(done, Math.ceil(wait)));
    },
  };
}
