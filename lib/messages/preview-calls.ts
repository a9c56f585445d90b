import * as z from 'zod/mini';
import { FirstSyncRowView } from '../model/first-sync-row.ts';
import { PreviewState } from '../model/preview.ts';
import { type Call, nothing } from './call.ts';

const begin = z.object({ id: z.string(), location: z.string() });

/**
 * Previews that read a whole shop. The page gives each its own id, asks where it is until it is over, and fetches its
 * rows in parts. A page that asks no more has gone: then nothing more is read for it.
 */
export const PREVIEW_CALLS = {
  /** Begins to read a location for its review. With an id that is known already: nothing. */
  'first-sync.preview': { who: 'page', request: begin, reply: nothing },
  /** Begins to read what another master stock location would mean. */
  'master.preview': { who: 'page', request: begin, reply: nothing },
  /** Where it is: answers as soon as it is over, else after a moment. */
  'preview.state': { who: 'page', request: z.object({ id: z.string() }), reply: PreviewState },
  /** A part of a review's rows. `next`: where to go on; null: these were the last. null instead of rows: it is gone. */
  'preview.rows': {
    who: 'page',
    request: z.object({ id: z.string(), from: z.number() }),
    reply: z.object({ rows: z.nullable(z.array(FirstSyncRowView)), next: z.nullable(z.number()) }),
  },
  /** Nobody waits for it any more: the shop is asked for no further page. */
  'preview.stop': { who: 'page', request: z.object({ id: z.string() }), reply: nothing },
  /** How far the first counts of a master are that was just chosen. `read`: of its shop so far; null: not being read. */
  'master.progress': {
    who: 'page',
    request: z.object({ location: z.string() }),
    reply: z.object({ chosen: z.boolean(), read: z.nullable(z.number()) }),
  },
} as const satisfies Record<string, Call>;
