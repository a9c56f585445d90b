import type { ShopControl } from '../shop.ts';

type Counted = 'throttle' | 'delayReply' | 'dropReply' | 'dropRequest' | 'maintenance' | 'malformed';

/** What is wrong with the shop at the moment; `take` says whether the next one of a kind is due and uses it up. */
export interface Faults {
  readonly switches: ShopControl['faults'];
  isDown(): boolean;
  isRevoked(): boolean;
  lacksRight(): string | null;
  delayMs(): number;
  replyDelayMs(): number;
  take(kind: Counted): boolean;
  /** Another reply that isn't what the API documents, each wrong in its own way. */
  malformedReply(): { type: string; body: string };
}

const MALFORMED: readonly { type: string; body: string }[] = [
  { type: 'text/html', body: '<!doctype html><html><title>Acme Magento</title><h1>Customer Login</h1></html>' },
  { type: 'application/json', body: '{}' },
  { type: 'application/json', body: '{"items":[],"total_count":7}' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{"items":[{"sku":7}],"total_count":1}' },
  { type: 'application/json', body: '{"items":[{"id":12,' },
];

export function createFaults(): Faults {
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
