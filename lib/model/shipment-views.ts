import * as z from 'zod/mini';
import { Shipment } from './shipment.ts';

/** The connected Shiptheory account. */
export const ShiptheoryView = z.object({
  name: z.string(),
  email: z.string(),
  /** The password is kept. */
  kept: z.boolean(),
  /** false: the browser no longer has the permission for it. */
  permitted: z.boolean(),
  state: z.enum(['reading', 'in-sync', 'waiting', 'failed']),
  checkedAt: z.nullable(z.number()),
  /** Completed shipments that wait: for their products, or for somebody to say who deducts. */
  waiting: z.number(),
});
export type ShiptheoryView = z.infer<typeof ShiptheoryView>;

/** One channel of Shiptheory and who lowers the count for its orders. */
export const DeductorView = z.object({
  channel: z.string(),
  who: z.nullable(z.enum(['extension', 'channel'])),
  /** A shop of this channel is linked here, so the channel deducts and nothing is to be chosen: its name. */
  linked: z.nullable(z.string()),
  /** Shipments that wait for the choice. */
  waiting: z.number(),
});
export type DeductorView = z.infer<typeof DeductorView>;

/** A shipment as it is listed, with the name of the warehouse that it was taken off. */
export const ShipmentView = z.object({
  shipment: z.omit(Shipment, { revision: true }),
  warehouse: z.nullable(z.string()),
});
export type ShipmentView = z.infer<typeof ShipmentView>;
