import type { ShopControl } from '../shop.ts';

type Counted = 'throttle' | 'overload' | 'delayReply' | 'dropReply' | 'dropRequest' | 'maintenance' | 'malformed';

/** Faults that are on, as the server asks for them. `take` uses one up. */
export class Faults {
  isDown = false;
  revoked = false;
  /** The parameter of the scope that is taken away. */
  lacks: string | null = null;
  delayMs = 0;
  replyDelayMs = 0;
  readonly #left = new Map<Counted, number>();
  #malformed = 0;

  take(kind: Counted): boolean {
    const left = this.#left.get(kind) ?? 0;
    if (left > 0) this.#left.set(kind, left - 1);
    return left > 0;
  }

  malformedReply(): { type: string; body: string } {
    return MALFORMED[this.#malformed++ % MALFORMED.length] as { type: string; body: string };
  }

  get switches(): ShopControl['faults'] & { overload(n: number): void } {
    const next = (kind: Counted) => (n: number) => void this.#left.set(kind, n);
    return {
      down: () => void Object.assign(this, { isDown: true }),
      up: () => void Object.assign(this, { isDown: false }),
      throttle: next('throttle'),
      overload: next('overload'),
      delay: (ms) => void Object.assign(this, { delayMs: ms }),
      delayReply: (n, ms) => {
        next('delayReply')(n);
        this.replyDelayMs = ms;
      },
      dropReply: next('dropReply'),
      dropRequest: next('dropRequest'),
      maintenance: next('maintenance'),
      malformed: next('malformed'),
      revoke: () => void Object.assign(this, { revoked: true }),
      restore: () => void Object.assign(this, { revoked: false }),
      // As it is named to people, too: there the parameter is in brackets.
      lackRight: (right) => void Object.assign(this, { lacks: right?.match(/\w+(?=\)?$)/)?.[0] ?? null }),
      clear: () => {
        this.#left.clear();
        Object.assign(this, { isDown: false, revoked: false, lacks: null, delayMs: 0 });
      },
    };
  }
}

/** Replies with status 200 that aren't what the API documents, each wrong in its own way. */
const MALFORMED: readonly { type: string; body: string }[] = [
  { type: 'text/html', body: '<!doctype html><title>Log in</title><h1>Log in to continue</h1>' },
  { type: 'application/json', body: '[]' },
  { type: 'application/json', body: '{"data":[{"identity":{"sku":"' },
  { type: 'application/json', body: '{}' },
  { type: 'application/json', body: '{"data":null,"meta":{}}' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{"data":[]}' },
];
