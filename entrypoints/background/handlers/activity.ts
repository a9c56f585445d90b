import type { Handlers } from '../../../lib/messages/server.ts';
import type { Hub } from '../hub.ts';
import { takeSnapshot } from '../snapshot.ts';
import { entryView } from '../views/entry-text.ts';

const MOST = 500;

/** The history, newest first, before a time. */
export function activityHandler(hub: Hub): Handlers['activity.list'] {
  return async ({ sku, before, limit }) => {
    const entries = await hub.stock.entries({
      limit: Math.min(Math.max(0, limit), MOST),
      ...(sku !== null && { sku }),
      ...(before !== null && { before }),
    });
    const snapshot = await takeSnapshot(hub);
    return { entries: entries.map((entry) => entryView(snapshot, entry)) };
  };
}
