import type { ShopControl } from './shop.ts';

type Counted = 'throttle' | 'delayReply' | 'dropReply' | 'dropRequest' | 'maintenance' | 'malformed';

/** A reply with status 200 that isn't what the API documents. */
export interface Malformed {
  type: string;
  body: string;
}

/** What is wrong with a stand-in shop at the moment; `take` says whether the next one of a kind is due and uses it up. */
export interface Faults {
  readonly switches: ShopControl['faults'];
  isDown(): boolean;
  isRevoked(): boolean;
  lacksRight(): string | null;
  delayMs(): number;
  replyDelayMs(): number;
  take(kind: Counted): boolean;
  /** The next of the malformed replies. */
  malformedReply(): Malformed;
}

/** `replies`: those of `malformed`, each wrong in its own way; they come in turn. */
export function createFaults(replies: readonly [Malformed, ...Malformed[]]): Faults {
  let down = false;
  let revoked = false;
  let lacks: string | null = null;
  let delay = 0;
  let replyDelay = 0;
  let malformed = 0;
  const left = new Map<Counted, number>();
  const next = (kind: Counted) => (n: number) => void left.set(kind, n);

  return {
    isDown: () => down,
    isRevoked: () => revoked,
    lacksRight: () => lacks,
    delayMs: () => delay,
    replyDelayMs: () => replyDelay,
    take(kind) {
      const n = left.get(kind) ?? 0;
      if (n > 0) left.set(kind, n - 1);
      return n > 0;
    },
    malformedReply: () => replies[malformed++ % replies.length] ?? replies[0],
    switches: {
      down() {
        down = true;
      },
      up() {
        down = false;
      },
      throttle: next('throttle'),
      delay(ms) {
        delay = ms;
      },
      delayReply(n, ms) {
        left.set('delayReply', n);
        replyDelay = ms;
      },
      dropReply: next('dropReply'),
      dropRequest: next('dropRequest'),
      maintenance: next('maintenance'),
      malformed: next('malformed'),
      revoke() {
        revoked = true;
      },
      restore() {
        revoked = false;
      },
      lackRight(right) {
        lacks = right;
      },
      clear() {
        down = false;
        revoked = false;
        lacks = null;
        delay = 0;
        left.clear();
      },
    },
  };
}
