import * as z from 'zod/mini';
import { ShopMatches } from '../model/checklist.ts';
import { type Call, formReply, nothing } from './call.ts';

/** null: back to the default. Missing: as it is. */
const limit = z.optional(z.nullable(z.number()));

/** What the options page asks about settings and about the checklist of the set-up. */
export const SETTINGS_CALLS = {
  'settings.limits': {
    who: 'page',
    request: z.object({ pollMs: limit, dropCount: limit, dropShare: limit, loopTurns: limit }),
    reply: formReply(nothing),
  },
  /** From where a count is low where nothing else is said; null: back to the default. */
  'settings.low-stock': {
    who: 'page',
    request: z.object({ units: z.nullable(z.number()) }),
    reply: formReply(nothing),
  },
  'checklist.put': {
    who: 'page',
    request: z.object({ hidden: z.optional(z.boolean()), told: z.optional(z.boolean()) }),
    reply: nothing,
  },
  /** What is to be matched in each linked shop. Apart from the overview, since it takes long in a large catalogue. */
  'checklist.matches': { who: 'page', request: nothing, reply: z.object({ shops: z.array(ShopMatches) }) },
  /** A person has looked at these, and leaves them as they are. */
  'checklist.reviewed': {
    who: 'page',
    request: z.object({ shops: z.array(z.pick(ShopMatches, { integration: true, open: true, which: true })) }),
    reply: nothing,
  },
} as const satisfies Record<string, Call>;
