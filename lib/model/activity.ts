import * as z from 'zod/mini';
import { Cause } from './history.ts';

/** Groups of causes that a person looks for. */
export const EntryKind = z.enum([
  'person', // typed or undone here
  'channel', // a linked location's figure moved by itself
  'pull', // a first count, or counts pulled
  'order', // an order sent through Shiptheory
  'settled', // an unclear outcome that was settled
]);
export type EntryKind = z.infer<typeof EntryKind>;

const KINDS: Record<Cause, EntryKind> = {
  edit: 'person',
  undo: 'person',
  'undo-step': 'person',
  channel: 'channel',
  'first-count': 'pull',
  pull: 'pull',
  order: 'order',
  resolution: 'settled',
};

export const kindOf = (cause: Cause): EntryKind => KINDS[cause];

export const causesOf = (kind: EntryKind): Cause[] => Cause.options.filter((cause) => KINDS[cause] === kind);

/** What of the history is looked at; all parts hold at once. */
export const EntryFilter = z.object({
  /** A SKU as it is, or where no change has just that one, a part of it in any case. '': all. */
  sku: z.string(),
  warehouse: z.nullable(z.string()),
  /** An integration, or one of its locations: whose figure moved. */
  place: z.nullable(z.string()),
  kind: z.nullable(EntryKind),
  /** From this moment on, and before that one. Milliseconds. */
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
});
export type EntryFilter = z.infer<typeof EntryFilter>;

export const NO_FILTER: EntryFilter = { sku: '', warehouse: null, place: null, kind: null, from: null, to: null };

/** The entry that a page ended with: many can be of one moment, so the time alone isn't a place in the history. */
export const EntryPlace = z.object({ at: z.number(), id: z.string() });
export type EntryPlace = z.infer<typeof EntryPlace>;

/** Many changes that a person made at once, as one line of the history. */
export const BulkLine = z.object({
  bulk: z.string(),
  /** It took the others back. */
  undo: z.boolean(),
  /** They were read from a file. */
  imported: z.boolean(),
  n: z.number(),
});
export type BulkLine = z.infer<typeof BulkLine>;

/** One change of a count, with names, ready to show and to export. */
export const ActivityEntry = z.object({
  id: z.string(),
  at: z.number(),
  text: z.string(),
  kind: EntryKind,
  cause: Cause,
  sku: z.string(),
  warehouse: z.string(),
  /** null: the warehouse was deleted. */
  warehouseName: z.nullable(z.string()),
  /** "Harbour Street · Acme Outdoor": the location whose figure moved; null where none did. */
  place: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  before: z.nullable(z.number()),
  after: z.nullable(z.number()),
  /** It stands for all `n` changes of a bulk, or of the undo of one; see {@link BulkLine}. */
  bulk: z.optional(BulkLine),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** One transmission of a count to one location. */
export const TraceSend = z.object({
  /** The first letters of the delivery's key, which the shop has as well. */
  key: z.string(),
  from: z.number(),
  to: z.number(),
  /** When the figure that it was made from was read, and how long that took, where it was kept. null: it was our own last write. */
  read: z.nullable(z.object({ at: z.number(), took: z.nullable(z.number()) })),
  /** When it was first sent; null: not yet. */
  sentAt: z.nullable(z.number()),
  /** From the last sending to the answer; null where that isn't known. Milliseconds. */
  took: z.nullable(z.number()),
  tries: z.number(),
  outcome: z.enum(['open', 'applied', 'doubled', 'stale', 'not-applied', 'rejected', 'unknown']),
  /** The shop's reason, or what kind of answer was missing. */
  detail: z.nullable(z.string()),
});
export type TraceSend = z.infer<typeof TraceSend>;

/** What became of a change at one location. */
export const TraceStop = z.object({
  location: z.string(),
  name: z.string(),
  /** The change came from here, so nothing had to be sent. */
  origin: z.boolean(),
  /** It carried a newer change as well: between the two nothing was sent. */
  withNewer: z.boolean(),
  sends: z.array(TraceSend),
  /** When the figure was read back after the last of them; null: not yet, or nobody knows. */
  verified: z.nullable(z.object({ at: z.number(), took: z.nullable(z.number()) })),
  /** How the location is now, for a change that hasn't got there: "Waiting for Acme Woo". null where `sends` says it. */
  now: z.nullable(z.string()),
});
export type TraceStop = z.infer<typeof TraceStop>;

/** Everything that is known about one change. */
export const Trace = z.object({
  entry: ActivityEntry,
  stops: z.array(TraceStop),
  /** Deliveries as old as this one are forgotten by now. */
  forgotten: z.boolean(),
  undo: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('can') }),
    /** Not something to be undone. */
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('refused'), sentence: z.string() }),
  ]),
});
export type Trace = z.infer<typeof Trace>;

/** The counts of one SKU at a moment. */
export const AsOfRow = z.object({
  sku: z.string(),
  title: z.string(),
  variant: z.nullable(z.string()),
  /** In the order of the warehouses. `was` null: it wasn't known; `now` null: it isn't. */
  counts: z.array(z.object({ was: z.nullable(z.number()), now: z.nullable(z.number()) })),
});
export type AsOfRow = z.infer<typeof AsOfRow>;

/** A count that its entries don't lead to. */
export const Mismatch = z.object({
  warehouse: z.string(),
  warehouseName: z.string(),
  sku: z.string(),
  count: z.nullable(z.number()),
  /** What the entries lead to; null: they lead nowhere, or there are none. */
  entries: z.nullable(z.number()),
});
export type Mismatch = z.infer<typeof Mismatch>;
