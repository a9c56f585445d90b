type Counted = 'throttle' | 'maintenance' | 'malformed' | 'dropReply';

/** What is wrong with Shiptheory, on demand. Each call replaces the one before of its kind; counts are of requests. */
export interface Switches {
  /** Connections are cut until `up`. */
  down(): void;
  up(): void;
  /** The next n requests are refused as too many. */
  throttle(n: number): void;
  /** Every request waits this long before it is handled. 0 ends it. */
  delay(ms: number): void;
  /** The next n requests are answered 503 with an HTML page. */
  maintenance(n: number): void;
  /** The next n requests are answered 200 with something that isn't what the API documents. */
  malformed(n: number): void;
  /** The reply to each of the next n requests is cut. */
  dropReply(n: number): void;
  /** The password was changed: it is refused, and so is every login that was made with it. */
  revoke(): void;
  restore(): void;
  /** Every login has ended. */
  endLogins(): void;
  /** The user may not see shipments. */
  lackRight(lacks: boolean): void;
  /** `/shipments/search` doesn't heed `channel_reference_id`. */
  ignoreReference(ignored: boolean): void;
  clear(): void;
}

export interface Faults {
  readonly switches: Switches;
  isDown(): boolean;
  isRevoked(): boolean;
  lacksRight(): boolean;
  ignoresReference(): boolean;
  delayMs(): number;
  /** Is the next one of a kind due? Uses it up. */
  take(kind: Counted): boolean;
  /** Another reply that isn't what the API documents, each wrong in its own way. */
  malformedReply(): string;
}

const MALFORMED: readonly string[] = [
  '<!doctype html><title>Shiptheory</title><h1>Log in</h1>',
  '[]',
  '{}',
  '{"shipments":[{"channel_reference_id":"S1"}],"products":[{"name":"Hat"}],"pagination":{"page":1,"pages":1}}',
  '{"shipments":[{"channel_ref',
  '',
];

export function createFaults(endLogins: () => void): Faults {
  let down = false;
  let revoked = false;
  let lacks = false;
  let ignores = false;
  let delay = 0;
  let malformed = 0;
  const left = new Map<Counted, number>();
  const next = (kind: Counted) => (n: number) => void left.set(kind, n);
  return {
    isDown: () => down,
    isRevoked: () => revoked,
    lacksRight: () => lacks,
    ignoresReference: () => ignores,
    delayMs: () => delay,
    take(kind) {
      const n = left.get(kind) ?? 0;
      if (n > 0) left.set(kind, n - 1);
      return n > 0;
    },
    malformedReply: () => MALFORMED[malformed++ % MALFORMED.length] as string,
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
      maintenance: next('maintenance'),
      malformed: next('malformed'),
      dropReply: next('dropReply'),
      revoke() {
        revoked = true;
        endLogins();
      },
      restore() {
        revoked = false;
      },
      endLogins,
      lackRight(to) {
        lacks = to;
      },
      ignoreReference(to) {
        ignores = to;
      },
      clear() {
        down = false;
        revoked = false;
        lacks = false;
        ignores = false;
        delay = 0;
        left.clear();
      },
    },
  };
}
