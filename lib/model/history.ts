import * as z from 'zod/mini';

/** Why a count changed. */
export const Cause = z.enum([
  'first-count', // pulled from the master stock location, or the first change where a count was unknown
  'pull', // a person chose "Pull counts from …"
  'channel', // a linked location's own figure moved: a sale, a return, a staff edit there
  'edit', // a person set or adjusted the count here
  'undo',
  'order', // an order sent through Shiptheory
  'undo-step', // a first sync, or counts that were pulled, were taken back as a whole
  'resolution', // an unknown outcome was settled against what had been assumed, or a person chose
]);
export type Cause = z.infer<typeof Cause>;

/** One change of a count. Ids are fixed by the event that made them, so writing one twice changes nothing. */
export const Entry = z.object({
  id: z.string(),
  warehouse: z.string(),
  sku: z.string(),
  at: z.number(),
  cause: Cause,
  /** null = was not known. */
  before: z.nullable(z.number()),
  after: z.nullable(z.number()),
  /** The location whose figure moved, for `channel`, `pull`, `first-count` and `undo-step`; else null. */
  location: z.nullable(z.string()),
  /** What the person chose as reason, or a machine-made remark; never free text from a shop. */
  reason: z.nullable(z.string()),
  /** The event behind it: an edit's id, a delivery's key, an order line's key, a step's id. */
  ref: z.nullable(z.string()),
});
export type Entry = z.infer<typeof Entry>;
