import type { ShopControl } from '../shop.ts';

type Counted = 'throttle' | 'delayReply' | 'dropReply' | 'dropRequest' | 'maintenance' | 'malformed';
type Switches = Omit<ShopControl['faults'], 'lackRight'>;

/** What goes wrong between the shop and those who ask it; `take` says whether the next one of a kind is due. */
export interface Faults {
  readonly switches: Switches;
  isDown(): boolean;
  isRevoked(): boolean;
  delayMs(): number;
  replyDelayMs(): number;
  take(kind: Counted): boolean;
  /** Another reply that isn't what the API documents, each wrong in its own way. */
  malformedReply(): { type: string; body: string };
}

const MALFORMED: readonly { type: string; body: string }[] = [
  { type: 'text/html', body: '<!doctype html><title>Acme</title><h1>Welcome to Acme</h1>' },
  { type: 'application/json', body: '[]' },
  { type: 'application/json', body: '{}' },
  { type: 'application/json', body: '{"data":{"productVariants":{"items":[{"id":12' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{"data":{"productVariants":{"items":[{"id":7}]}}}' },
  { type: 'application/json', body: '{"data":{}}' },
];

export function createFaults(): Faults {
  let down = false;
  let revoked = false;
  let delay = 0;
  let replyDelay = 0;
  let malformed = 0;
  const left = new Map<Counted, number>();
  const next = (kind: Counted) => (n: number) => void left.set(kind, n);

  return {
    isDown: () => down,
    isRevoked: () => revoked,
    delayMs: () => delay,
    replyDelayMs: () => replyDelay,
    take(kind) {
      const n = left.get(kind) ?? 0;
      if (n > 0) left.set(kind, n - 1);
      return n > 0;
    },
    malformedReply: () => MALFORMED[malformed++ % MALFORMED.length] as { type: string; body: string },
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
      clear() {
        down = false;
        revoked = false;
        delay = 0;
        left.clear();
      },
    },
  };
}
