import type { Millis } from '../../model/time.ts';
import type { HttpReply } from '../http.ts';

export interface Pace {
  /** Takes a reply's own account of the quota. */
  note(reply: HttpReply): void;
  /** When the quota begins anew, while it is as good as used up; null: there is some left. */
  usedUpUntil(): Millis | null;
  /** Waits for the new quota where a reading would use up the old one, so that a long pass isn't cut short. */
  ready(): Promise<void>;
}

/** All apps on a store share its quota: the last few calls of a window are left to the others. */
const LEFT_TO_OTHERS = 3;
/** A window is 30 s. Longer isn't waited for: the call goes, and its refusal tells when to come back. */
const LONGEST: Millis = 31_000;

/** Only a hint, gone with the client: without it a call is refused, and nothing else. */
export function createPace(now: () => Millis): Pace {
  let usedUp: Millis | null = null;
  const usedUpUntil = () => (usedUp !== null && now() < usedUp ? usedUp : null);
  return {
    note(reply) {
      const [left, resets] = ['X-Rate-Limit-Requests-Left', 'X-Rate-Limit-Time-Reset-Ms'].map((name) =>
        figure(reply.header(name)),
      );
      if (left == null || resets == null) return;
      usedUp = left <= LEFT_TO_OTHERS ? now() + resets : null;
    },
    usedUpUntil,
    async ready() {
      const wait = (usedUpUntil() ?? 0) - now();
      if (wait > 0 && wait <= LONGEST) await new Promise((done) => setTimeout(done, wait));
    },
  };
}

/** A header that is a whole number of 0 or more. */
export function figure(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
}
