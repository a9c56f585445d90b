import * as z from 'zod/mini';
import { DeductorView, ShipmentView } from '../model/shipment-views.ts';
import { type Call, formReply, nothing } from './call.ts';

/** What is asked about the Shiptheory account and its shipments. */
export const SHIPTHEORY_CALLS = {
  'shiptheory.connect': {
    who: 'page',
    /** Connects the account, or logs in to it again. Input: the form's fields by name. */
    request: z.object({ name: z.string(), input: z.record(z.string(), z.string()) }),
    reply: formReply(z.object({ name: z.string() })),
  },
  'shiptheory.disconnect': { who: 'page', request: nothing, reply: nothing },
  'shiptheory.shipments': {
    who: 'page',
    request: z.object({ offset: z.number(), limit: z.number() }),
    reply: z.object({
      /** There are older ones. */
      more: z.boolean(),
      shipments: z.array(ShipmentView),
      /** Those that a person should look at, whatever their age. */
      look: z.array(ShipmentView),
      channels: z.array(DeductorView),
    }),
  },
  /** Who lowers the count for the orders of one of Shiptheory's channels. */
  'shiptheory.deducts': {
    who: 'page',
    request: z.object({ channel: z.string(), who: z.enum(['extension', 'channel']) }),
    reply: nothing,
  },
  /** A person has looked at what needed a look. */
  'shiptheory.looked': { who: 'page', request: z.object({ shipment: z.string() }), reply: nothing },
} as const satisfies Record<string, Call>;
