/**
 * What every stand-in shop offers to tests and to the demo, beside the channel's own API and admin pages.
 * A stand-in is strict (it refuses what the real shop refuses) and stateful; faults come only on demand.
 */
export interface StandIn {
  /** Hosts to map to `127.0.0.1:port` in Chromium, as host patterns: `*.myshopify.com`. */
  readonly hosts: readonly string[];
  /** Port of the https server on 127.0.0.1 (self-signed certificate of `tests/shops/certificate.ts`). */
  readonly port: number;
  /** Values for the connect form, by accessible name of its fields. */
  readonly connect: Readonly<Record<string, string>>;
  /** Address of the admin page of the product that holds this SKU. */
  productPage(sku: string): string;
  readonly control: ShopControl;
  close(): Promise<void>;
}

export interface ShopControl {
  /** The true figure, read past the API; null where the shop has none (untracked, not stocked). Location: by name. */
  figure(sku: string, location?: string): number | null;
  /** A customer buys: the figure goes down at once, as the shop itself does it. */
  sell(sku: string, units: number, location?: string): void;
  /** A customer's return comes back into stock. */
  takeBack(sku: string, units: number, location?: string): void;
  /** Somebody types a figure in the shop's own admin. */
  staffEdit(sku: string, to: number, location?: string): void;
  /** Makes a product after the start, its quantity at the first location; returns nothing: find it by SKU. */
  addProduct(product: { title: string; sku: string | null; quantity: number; tracked?: boolean }): void;
  /** The same for thousands, where one at a time would take a stand-in too long. */
  addProducts?(products: readonly { title: string; sku: string; quantity: number }[]): void;
  removeProduct(sku: string): void;
  setTracked(sku: string, tracked: boolean): void;
  setSku(sku: string, to: string | null): void;
  /** A new location, listed last or anywhere. This and the next are missing where a shop has just one stock. */
  addLocation?(name: string): void;
  /** Takes a location away for good, with what it has. */
  removeLocation?(name: string): void;

  /** Faults. Each call replaces the one before of its kind; counts are of API requests (`write`: of writes). */
  faults: {
    /** Connections are cut until `up`. */
    down(): void;
    up(): void;
    /** The next n API requests are refused as too many. */
    throttle(n: number): void;
    /** Every API request waits this long before it is handled. 0 ends it. */
    delay(ms: number): void;
    /** The next n writes wait this long AFTER being applied, before the reply. */
    delayReply(n: number, ms: number): void;
    /** The next n writes are applied and their reply is cut. */
    dropReply(n: number): void;
    /** The next n writes are cut before they are applied. */
    dropRequest(n: number): void;
    /** The next n API requests are answered 503 with an HTML maintenance page. */
    maintenance(n: number): void;
    /** The next n API requests are answered 200 with something that isn't what the API documents. */
    malformed(n: number): void;
    /** Credentials stop working until given back. */
    revoke(): void;
    restore(): void;
    /** A right is taken from the credentials: `write_inventory`, `read_write`. Null gives all back. */
    lackRight(right: string | null): void;
    clear(): void;
  };

  /** Every write that changed a figure through the API, oldest first, with the key or marker that it carried. */
  readonly writes: readonly {
    at: number;
    sku: string;
    location: string;
    from: number;
    to: number;
    key: string | null;
  }[];
  /** Every API request, oldest first: for tests that nothing was sent. */
  readonly requests: readonly {
    at: number;
    method: string;
    path: string;
    /** What was asked for of it, where the stand-in notes that. */
    query?: URLSearchParams;
    status: number;
    write: boolean;
  }[];
}
