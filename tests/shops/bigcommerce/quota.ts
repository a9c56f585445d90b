/** A quota per window that all apps on the store share: every request takes one, whatever its answer. */
export class Quota {
  readonly #quota: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  #startedAt = Number.NEGATIVE_INFINITY;
  #taken = 0;

  constructor(quota: number, windowMs: number, now: () => number) {
    this.#quota = quota;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** False: none is left in this window. */
  take(): boolean {
    if (this.#now() - this.#startedAt >= this.#windowMs) {
      this.#startedAt = this.#now();
      this.#taken = 0;
    }
    if (this.#taken >= this.#quota) return false;
    this.#taken += 1;
    return true;
  }

  headers(): Readonly<Record<string, string>> {
    const resets = Math.max(0, this.#startedAt + this.#windowMs - this.#now());
    return quotaHeaders(this.#quota, this.#quota - this.#taken, this.#windowMs, resets);
  }
}

export function quotaHeaders(quota: number, left: number, windowMs: number, resetMs: number): Record<string, string> {
  return {
    'X-Rate-Limit-Time-Window-Ms': `${windowMs}`,
    'X-Rate-Limit-Time-Reset-Ms': `${Math.ceil(resetMs)}`,
    'X-Rate-Limit-Requests-Quota': `${quota}`,
    'X-Rate-Limit-Requests-Left': `${left}`,
  };
}
