import * as z from 'zod/mini';
import { Entry } from '../model/history.ts';
import { Direction } from '../model/warehouse.ts';

/**
 * The stock record: one per (warehouse, SKU), the unit of atomicity. Everything that decides what a count is lives
 * in it, so a single compare-and-set on `revision` is enough; no rule needs a transaction over several records.
 */

/** One intended write of this SKU to one location: at most one per line, ever. */
export const Pending = z.object({
  /** Key of the delivery that carries it. Named before the delivery is saved: a claim without a saved delivery was never sent. */
  delivery: z.string(),
  from: z.number(),
  to: z.number(),
  /** The worker that claimed it. */
  owner: z.string(),
  /** Until then the claimer alone may settle it; afterwards anyone may, through the delivery. */
  leaseUntil: z.number(),
});
export type Pending = z.infer<typeof Pending>;

/** A write that left two possible counts; the lower was taken until a person chooses. */
export const Doubt = z.object({
  delivery: z.string(),
  /** What happened at the shop if the write was applied, and if it wasn't. */
  ifApplied: z.number(),
  ifNot: z.number(),
  /** Which of the two the count took. */
  taken: z.number(),
  /** It was applied for sure, once (`ifApplied`) or twice (`ifNot`); see `doubled`. */
  twice: z.optional(z.literal(true)),
  /** It was applied for sure, and a change at the shop in that moment was read before (`ifApplied`) or written over. */
  over: z.optional(z.literal(true)),
});
export type Doubt = z.infer<typeof Doubt>;

/** A write was applied: what of the shop's own changes it may have gone over, by our clock. */
export const Audit = z.object({
  delivery: z.string(),
  /** The figure that it was made from was read between these two moments; of one that adds, what is asked for begins then. */
  from: z.number(),
  known: z.number(),
  /** Nothing after this can have been overwritten. */
  until: z.number(),
  /**
   * It was one that adds, by a shop that reads, adds and saves: first sent at `since`, meant for `figure`, adding `by`,
   * and `value` is what the shop answered it saved.
   */
  added: z.optional(z.object({ since: z.number(), figure: z.number(), by: z.number(), value: z.number() })),
});
export type Audit = z.infer<typeof Audit>;

export const Line = z.object({
  /** Number of this linking; events meant for another are ignored. */
  gen: z.number(),
  item: z.string(),
  /**
   * What the location is known to have and what is already accounted for in the count, in the shop's own figures
   * (clamped to its limits). null: not read yet.
   */
  base: z.nullable(z.number()),
  /** Goes up whenever base or pending changes; a reading that began under another epoch is void. */
  epoch: z.number(),
  /** When the base was last confirmed by a reading that began after our last write; null: never. */
  readAt: z.nullable(z.number()),
  /** When that reading was answered; of an older one, if it is before `readAt`. */
  readBy: z.optional(z.number()),
  /** Until then only a reading equal to the base counts (shops whose reads lag behind their writes). */
  settleUntil: z.number(),
  /**
   * `linked`. `suspended`: the shop gives no figure, so it contributes nothing and gets nothing. `skipped`: left out
   * at the first sync by a person. `paused`: by a person or a brake. `unlinking`: its last pending is being settled.
   */
  state: z.enum(['linked', 'suspended', 'skipped', 'paused', 'unlinking']),
  /** Why it is suspended or paused, for the screen; null otherwise. */
  why: z.nullable(z.string()),
  /** Paused while it was suspended: why that was, so that it is suspended again when it goes on. */
  was: z.optional(z.string()),
  direction: Direction,
  buffer: z.number(),
  max: z.nullable(z.number()),
  /** The last push was refused: why, how often in a row, and not again before. Cleared by the next acknowledgement. */
  refused: z.nullable(z.object({ reason: z.string(), tries: z.number(), retryAt: z.number() })),
  /**
   * Writes in a row that the shop took no notice of and that surely weren't applied: how many, since when, and not again
   * before. Missing: the last one was answered.
   */
  unanswered: z.optional(z.object({ tries: z.number(), since: z.number(), retryAt: z.number() })),
  pending: z.nullable(Pending),
  /** A write whose outcome no one can tell, as it is shown to a person. null: none. */
  doubt: z.nullable(Doubt),
  /** More of them, oldest first: each is asked about when the one before was answered. */
  doubts: z.optional(z.array(Doubt)),
  /** To be settled with the shop's feed of sales at the next reading; see `ChannelClient.sales`. */
  audit: z.optional(Audit),
  /** Events of that feed which an audit has accounted already, newest last, bounded: none is weighed twice. */
  weighed: z.optional(z.array(z.string())),
  /**
   * The step that this line came by, and what happened here since, which is needed to take that step back. `own`: how
   * far the location moved by itself; `moved`: how far the count was moved by that. `first`: the count came to be known
   * from here and was moved from nowhere else; the id of its last entry.
   */
  since: z.optional(z.object({ step: z.string(), own: z.number(), moved: z.number(), first: z.optional(z.string()) })),
  /**
   * It is being given back what it had before a step (`to`; null: it keeps what it has), and takes no part in the
   * count meanwhile. `becomes`: what the line is afterwards; `keep`: the base that it has if it is paused then.
   */
  back: z.optional(
    z.object({
      step: z.string(),
      to: z.nullable(z.number()),
      becomes: z.enum(['gone', 'skipped', 'paused', 'linked']),
      keep: z.nullable(z.number()),
    }),
  ),
  /**
   * It came out of a backup and its figure wasn't taken in since: see `catchUp`. `to`: a write of this figure was on
   * its way or wanted when the backup was made, and nobody can ever tell whether it arrived.
   */
  restored: z.optional(z.object({ to: z.optional(z.number()) })),
  /**
   * It went on from the base that was kept while it was paused, and nobody has read it since: the next reading brings all
   * that happened meanwhile, which a person has reviewed.
   */
  resumed: z.optional(z.boolean()),
  /** The last figures here and whether they were ours, newest last, to notice two writers pulling at one figure. */
  seen: z.array(z.object({ figure: z.number(), ours: z.boolean() })),
});
export type Line = z.infer<typeof Line>;

export const StockRecord = z.object({
  version: z.literal(1),
  warehouse: z.string(),
  sku: z.string(),
  /** Signed: oversold is negative and stays so. null = not known yet, never 0. */
  count: z.nullable(z.number()),
  revision: z.number(),
  /** By location id. */
  lines: z.record(z.string(), Line),
  /** Kept by `isOpen` at every save: 1 when something is to be done about this record, so a starting worker must find it. */
  open: z.union([z.literal(0), z.literal(1)]),
  /**
   * A raise waits until every reachable line was read again (their `readAt` was set to null): when the reading was made
   * that raised the count, or, below 0, a number of its own where a line came back that nobody had read for a while.
   * null = no raise waits.
   */
  raiseSince: z.nullable(z.number()),
  /**
   * It came out of a backup, or another installation went on with its shops. `kept`: shops were kept in step after that,
   * as far as anybody knows. `by`: what its locations have moved by since, as far as they were taken back; null: none of
   * them has moved. `at`: when the first of them was taken back from another installation.
   */
  restored: z.optional(z.object({ kept: z.boolean(), by: z.nullable(z.number()), at: z.optional(z.number()) })),
  /**
   * Questions about writes to locations that were taken out since, oldest first: the count has the lower of both until a
   * person chooses.
   */
  left: z.optional(z.array(z.object({ location: z.string(), doubt: Doubt }))),
  /** New in the catalogue: integrations in which this SKU is still to be looked up. */
  seek: z.optional(z.array(z.string())),
  /** Ids of events already taken in that could be delivered twice (edits, order lines), newest last, bounded. */
  applied: z.array(z.string()),
  /** Id of the newest history entry: the deliveries that are sealed from now on carry the count that it made. */
  lastEntry: z.optional(z.string()),
  /** History entries not yet copied to the history; copied with create-if-absent, then removed. */
  outbox: z.array(Entry),
});
export type StockRecord = z.infer<typeof StockRecord>;
