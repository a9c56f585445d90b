import { createFaults as createShopFaults, type Malformed, type Faults as ShopFaults } from '../faults.ts';

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

/** Those of a shop, of which some mean something else here. */
export interface Faults extends Pick<ShopFaults, 'isDown' | 'isRevoked' | 'delayMs' | 'take' | 'malformedReply'> {
  readonly switches: Switches;
  lacksRight(): boolean;
  ignoresReference(): boolean;
}

const json = (body: string): Malformed => ({ type: 'application/json', body });

export function createFaults(endLogins: () => void): Faults {
  const faults = createShopFaults([
    json('<!doctype html><title>Shiptheory</title><h1>Log in</h1>'),
    json('[]'),
    json('{}'),
    json('{"shipments":[{"channel_reference_id":"S1"}],"products":[{"name":"Hat"}],"pagination":{"page":1,"pages":1}}'),
    json('{"shipments":[{"channel_ref'),
    json(''),
  ]);
  let lacks = false;
  let ignores = false;
  return {
    ...faults,
    lacksRight: () => lacks,
    ignoresReference: () => ignores,
    switches: {
      ...faults.switches,
      revoke() {
        faults.switches.revoke();
        endLogins();
      },
      endLogins,
      lackRight(to) {
        lacks = to;
      },
      ignoreReference(to) {
        ignores = to;
      },
      clear() {
        faults.switches.clear();
        lacks = false;
        ignores = false;
      },
    },
  };
}
