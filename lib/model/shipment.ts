import * as z from 'zod/mini';

/**
 * What became of one SKU of a shipment. `due`: to be taken off the warehouse's count, and nothing but that count's own
 * record says whether it was. `unknown-count`: its count isn't known, so nothing was taken off. `not-in-catalogue`: no
 * such SKU is kept here. `no-sku` and `no-quantity`: the line doesn't say what, or how many whole units, was sent.
 */
export const LineOutcome = z.enum([
  'due',
  'deducted',
  'unknown-count',
  'not-in-catalogue',
  'no-sku',
  'no-quantity',
  'shown',
]);
export type LineOutcome = z.infer<typeof LineOutcome>;

/** One SKU of a shipment, with the quantities of all its lines together. */
export const ShipmentLine = z.object({
  sku: z.string(),
  name: z.string(),
  quantity: z.nullable(z.number()),
  outcome: LineOutcome,
});
export type ShipmentLine = z.infer<typeof ShipmentLine>;

/** Why a shipment is shown and not deducted. */
export const ShownWhy = z.enum([
  'before', // it was completed before the account was connected
  'no-master', // no master stock location was chosen then
  'channel-linked', // its channel is linked here, so the sale itself has lowered the count
  'channel-deducts', // the merchant says that the channel does it
  'no-products', // it holds none
  'old', // so much older than the connection that nobody can tell when it was completed
]);
export type ShownWhy = z.infer<typeof ShownWhy>;

/** Why a person should look at a shipment. */
export const LookWhy = z.enum([
  'changed', // its lines are no longer those that were counted
  'reopened', // it is no longer complete
  'old',
  'odd-line', // a line without a SKU or without a whole number of units
]);
export type LookWhy = z.infer<typeof LookWhy>;

/**
 * One completed shipment of Shiptheory, kept for good, so that no line of it is ever deducted twice.
 *
 *   waiting (its lines aren't known yet) → undecided (nobody has said who deducts) → due → deducted
 *                                       └→ shown (and why)      └→ shown
 */
export const Shipment = z.object({
  /** See `shipmentId`. */
  id: z.string(),
  reference: z.string(),
  /** The channel's order, where it says. */
  order: z.nullable(z.string()),
  /** Shiptheory's name of the channel that it came from. */
  channel: z.string(),
  /** By Shiptheory's clock. */
  createdAt: z.number(),
  /** As it was when its lines were last compared. */
  modifiedAt: z.number(),
  state: z.enum(['waiting', 'undecided', 'due', 'deducted', 'shown']),
  why: z.nullable(ShownWhy),
  /** The warehouse that it is taken off, once that is decided. */
  warehouse: z.nullable(z.string()),
  lines: z.array(ShipmentLine),
  look: z.nullable(LookWhy),
  /** What it holds now, where that isn't what was counted. */
  changedTo: z.optional(z.array(z.object({ sku: z.string(), quantity: z.nullable(z.number()) }))),
  /** First seen, by our clock. */
  seenAt: z.number(),
  /** Compare-and-set. */
  revision: z.number(),
});
export type Shipment = z.infer<typeof Shipment>;

/** Who lowers the count for the orders of one channel of Shiptheory; null: nobody has said. */
export const Deductor = z.object({
  channel: z.string(),
  who: z.nullable(z.enum(['extension', 'channel'])),
  seenAt: z.number(),
});
export type Deductor = z.infer<typeof Deductor>;

/** The connected Shiptheory account. Holds no password: that is in the vault, and only if it was to be kept. */
export const ShiptheoryAccount = z.object({
  name: z.string(),
  email: z.string(),
  /** The password is in the vault. */
  kept: z.boolean(),
  connectedAt: z.number(),
});
export type ShiptheoryAccount = z.infer<typeof ShiptheoryAccount>;

/** The id under which the vault, the problems and the session know the account: there is one. */
export const SHIPTHEORY = 'shiptheory';
/** The host permission that it needs. */
export const SHIPTHEORY_ORIGIN = 'https://api.shiptheory.com/*';

/** A channel's own reference of a shipment is unique within that channel. */
export const shipmentId = (channel: string, reference: string): string =>
  `${encodeURIComponent(channel)}/${encodeURIComponent(reference)}`;

/** The event "this SKU of this shipment was sent", which counts once however often it is seen. */
export const shipmentLineId = (shipment: string, sku: string): string => `order/${shipment}/${encodeURIComponent(sku)}`;
