import * as z from 'zod/mini';
import type { Result } from '../model/channel-error.ts';
import type { Sku } from '../model/ids.ts';
import type { Deductor, Shipment, ShiptheoryAccount } from '../model/shipment.ts';
import type { Millis } from '../model/time.ts';

/** What the engine needs for orders sent through Shiptheory. Days are `YYYY-MM-DD`, in UTC. */

/** A shipment as Shiptheory lists it: without its products. Times are by Shiptheory's clock. */
export interface ShipmentHead {
  /** The channel's own, unique within it. */
  reference: string;
  order: string | null;
  channel: string;
  /** Is its status `Complete`? */
  complete: boolean;
  createdAt: Millis;
  modifiedAt: Millis;
}

export interface SentLine {
  /** null: the line has none. */
  sku: Sku | null;
  name: string;
  /** null: not a whole number of units. */
  quantity: number | null;
}

export interface SentShipment extends ShipmentHead {
  lines: readonly SentLine[];
}

/** A reply of at most 100. `full`: there may be more that it doesn't hold. */
export interface Found<T> {
  shipments: readonly T[];
  full: boolean;
}

export interface CataloguePage {
  products: readonly { sku: Sku; name: string; barcode: string | null }[];
  last: boolean;
}

/** Shiptheory's API, as far as it is read; never anything is written there. Errors are values. */
export interface ShipmentFeed {
  /**
   * Every shipment that was last modified on this day, whatever its status, newest first and page by page; older ones
   * than `notBefore` may be left out. `at`: Shiptheory's clock when it answered first; null if it didn't tell.
   */
  modifiedOn(
    day: string,
    notBefore: Millis,
  ): Promise<Result<{ shipments: readonly ShipmentHead[]; at: Millis | null }>>;
  /** Every completed shipment that was created on this day. */
  createdOn(day: string): Promise<Result<readonly ShipmentHead[]>>;
  /** Completed shipments created on these days, both included, in one reply. */
  createdBetween(from: string, to: string): Promise<Result<Found<ShipmentHead>>>;
  /** Completed shipments created on this day, with what they hold, in one reply. */
  sentOn(day: string): Promise<Result<Found<SentShipment>>>;
  /** The shipments with this reference created on these days, whatever their status, with what they hold. */
  sentAs(reference: string, from: string, to: string): Promise<Result<Found<SentShipment>>>;
  /** One page of the product catalogue, from 1. */
  products(page: number): Promise<Result<CataloguePage>>;
}

/** Where the polls of the account stand. */
export const OrderCursor = z.object({
  /** Shiptheory's time when the account was connected: what was completed until then is never deducted. */
  startedAt: z.number(),
  /** What was completed before that is noted, so that it is known again when something else of it changes. */
  baseline: z.boolean(),
  /** Shiptheory's time of the last poll that got through. */
  since: z.nullable(z.number()),
  /** Shiptheory's time when a master stock location was chosen where there was none; null: there is none. */
  masterSince: z.nullable(z.number()),
  /** How far Shiptheory's clock is ahead of ours. Milliseconds. */
  skew: z.number(),
  /** When a poll last got through, and when all of the catalogue was last read; by our clock. */
  polledAt: z.nullable(z.number()),
  cataloguedAt: z.nullable(z.number()),
  failures: z.number(),
  nextAt: z.number(),
});
export type OrderCursor = z.infer<typeof OrderCursor>;

/** What is kept of shipments. Every write is durable when its promise resolves. */
export interface OrderStore {
  /** null: no account is connected. */
  account(): Promise<ShiptheoryAccount | null>;
  cursor(): Promise<OrderCursor | null>;
  putCursor(cursor: OrderCursor): Promise<void>;

  /** All shipments with one of these references, of whatever channel. */
  byReference(references: readonly string[]): Promise<readonly Shipment[]>;
  /** Those that are `waiting`, `undecided` or `due`. */
  open(): Promise<readonly Shipment[]>;
  /** Create-if-absent by id. */
  add(shipments: readonly Shipment[]): Promise<void>;
  /** Saves `next` if the stored revision is one less; false, and nothing written, when it is another. */
  save(next: Shipment): Promise<boolean>;
  /** Forgets one that nothing was decided of, at this revision: it isn't complete any more, and may come again. */
  forget(shipment: Shipment): Promise<void>;

  deductors(): Promise<readonly Deductor[]>;
  /** Create-if-absent by channel. */
  addDeductors(deductors: readonly Deductor[]): Promise<void>;
}

export interface OrderDeps {
  store: OrderStore;
  /** null: nobody is logged in, and the password isn't kept. */
  feed(): Promise<ShipmentFeed | null>;
}
