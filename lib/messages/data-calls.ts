import * as z from 'zod/mini';
import { type Call, formReply, nothing } from './call.ts';

/** All of the data at once. Files are written and read by the page itself: they are too large for messages. */
export const DATA_CALLS = {
  /** Uses this database, which the page has filled from a backup, in place of the one that is in use. */
  'data.restore': { who: 'page', request: z.object({ database: z.string() }), reply: formReply(nothing) },
  /** Deletes everything that is kept in this browser, and gives every permission back. */
  'data.delete': { who: 'page', request: nothing, reply: formReply(nothing) },
} as const satisfies Record<string, Call>;
