import * as z from 'zod/mini';
import { MatchChange } from '../model/match-change.ts';
import { MatchRow } from '../model/match-row.ts';
import { LinkSettings } from '../model/warehouse.ts';
import { type Call, formReply, nothing } from './call.ts';

/** What the options page asks about linked locations: their settings, what items are matched to, and their first sync. */
export const LINK_CALLS = {
  /** `seen`: the settings that the form was opened with. `review`: it is paused until what it would do is reviewed. */
  'location.configure': {
    who: 'page',
    request: z.object({ location: z.string(), gen: z.number(), seen: LinkSettings, to: LinkSettings }),
    reply: formReply(z.object({ review: z.boolean() })),
  },
  /** Pauses these locations. They go on by a review: see `first-sync.confirm`. */
  'location.pause': { who: 'page', request: z.object({ locations: z.array(z.string()) }), reply: nothing },
  'matches.report': {
    who: 'page',
    request: z.object({ integration: z.string() }),
    reply: z.object({ rows: z.array(MatchRow) }),
  },
  /** What `matches.set` would do, read from the shop now. `sku`: what the item would be; null: in sync with nothing. */
  'matches.preview': {
    who: 'page',
    request: z.object({ integration: z.string(), item: z.string(), sku: z.nullable(z.string()) }),
    reply: formReply(z.object({ sku: z.nullable(z.string()), changes: z.array(MatchChange) })),
  },
  /** This item is that SKU; null: the one that the shop gives it. */
  'matches.set': {
    who: 'page',
    request: z.object({ integration: z.string(), item: z.string(), sku: z.nullable(z.string()) }),
    reply: formReply(nothing),
  },
  /** Unlinks it where it is and takes it into another warehouse, where it waits for its review. */
  'location.move': {
    who: 'page',
    request: z.object({ location: z.string(), gen: z.number(), warehouse: z.string() }),
    reply: formReply(nothing),
  },
  'first-sync.confirm': {
    who: 'page',
    request: z.object({
      location: z.string(),
      gen: z.number(),
      rows: z.array(
        z.object({
          sku: z.string(),
          item: z.optional(z.string()),
          old: z.nullable(z.number()),
          include: z.boolean(),
        }),
      ),
    }),
    /** `step`: by which it can be taken back; see `step.undo`. */
    reply: formReply(z.object({ linked: z.number(), step: z.string() })),
  },
} as const satisfies Record<string, Call>;
