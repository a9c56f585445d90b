import * as z from 'zod/mini';
import { ActivityEntry, AsOfRow, EntryFilter, EntryPlace, Mismatch, Trace } from '../model/activity.ts';
import { type Call, nothing } from './call.ts';

/** What is asked about the history of the counts. */
export const ACTIVITY_CALLS = {
  /** A page of the history, newest first. `next` is where to go on, also when a part held nothing that fits. */
  'activity.page': {
    who: 'page',
    /** `grouped`: the changes of a bulk are one entry, as far as nothing but their kind is filtered. */
    request: z.object({
      filter: EntryFilter,
      after: z.nullable(EntryPlace),
      limit: z.number(),
      grouped: z.optional(z.boolean()),
    }),
    reply: z.object({ entries: z.array(ActivityEntry), next: z.nullable(EntryPlace) }),
  },
  /** A part of the changes of a bulk, in the order in which they were made. */
  'activity.bulk': {
    who: 'page',
    request: z.object({ bulk: z.string(), after: z.nullable(z.string()), limit: z.number() }),
    /** `n`: of all its changes; `undone`: of those that were taken back. `next`: to go on with; null: that was all. */
    reply: z.object({
      n: z.number(),
      undone: z.number(),
      entries: z.array(ActivityEntry),
      next: z.nullable(z.string()),
    }),
  },
  /** How many changes are kept: nothing of the history is ever deleted by itself. */
  'activity.kept': { who: 'page', request: nothing, reply: z.object({ n: z.number() }) },
  /** One change in full; null: it isn't in the history. */
  'activity.trace': {
    who: 'page',
    request: z.object({ id: z.string() }),
    reply: z.object({ trace: z.nullable(Trace) }),
  },
  /** The counts of a moment in the past, beside those of now. */
  'activity.as-of': {
    who: 'page',
    request: z.object({ at: z.number(), search: z.string(), offset: z.number(), limit: z.number() }),
    reply: z.object({
      total: z.number(),
      warehouses: z.array(z.object({ id: z.string(), name: z.string() })),
      rows: z.array(AsOfRow),
    }),
  },
  /** Whether entries add up to counts, for a part of the records. */
  'activity.check': {
    who: 'page',
    request: z.object({
      from: z.nullable(z.object({ warehouse: z.string(), sku: z.nullable(z.string()) })),
      limit: z.number(),
    }),
    reply: z.object({
      records: z.number(),
      entries: z.number(),
      mismatches: z.array(Mismatch),
      next: z.nullable(z.object({ warehouse: z.string(), sku: z.nullable(z.string()) })),
    }),
  },
} as const satisfies Record<string, Call>;
