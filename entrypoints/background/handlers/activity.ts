import type { Handlers } from '../../../lib/messages/server.ts';
import { startOfBulk, undoOfEdit } from '../../../lib/model/ids.ts';
import { asOf } from '../activity/as-of.ts';
import { findEntries } from '../activity/find-entries.ts';
import { selfCheck } from '../activity/self-check.ts';
import { trace } from '../activity/trace.ts';
import type { Hub } from '../hub.ts';
import { takeSnapshot } from '../snapshot.ts';
import { activityEntry } from '../views/activity-entry.ts';
import { entryView } from '../views/entry-text.ts';

/** The most that one answer holds. */
const MOST = 500;
const between = (limit: number) => Math.min(Math.max(1, limit), MOST);

type Names =
  | 'activity.list'
  | 'activity.page'
  | 'activity.bulk'
  | 'activity.kept'
  | 'activity.trace'
  | 'activity.as-of'
  | 'activity.check';

/** The history: as a list, one change in full, the counts of a moment, and whether it all adds up. */
export function activityHandlers(hub: Hub): Pick<Handlers, Names> {
  return {
    async 'activity.list'({ sku, before, limit }) {
      const entries = await hub.stock.entries({
        limit: Math.min(Math.max(0, limit), MOST),
        ...(sku !== null && { sku }),
        ...(before !== null && { before }),
      });
      const snapshot = await takeSnapshot(hub);
      return { entries: entries.map((entry) => entryView(snapshot, entry)) };
    },

    async 'activity.page'({ filter, after, limit, grouped }) {
      const { entries, next } = await findEntries(hub, filter, after, between(limit), grouped);
      const snapshot = await takeSnapshot(hub);
      return { entries: entries.map(({ entry, bulk }) => activityEntry(snapshot, entry, bulk)), next };
    },

    async 'activity.bulk'({ bulk, after, limit }) {
      const start = startOfBulk(bulk);
      const [entries, all, undone] = await Promise.all([
        hub.stock.entriesAfter(start, after, between(limit)),
        hub.stock.entrySpan(start),
        hub.stock.entrySpan(undoOfEdit(start)),
      ]);
      const snapshot = await takeSnapshot(hub);
      return {
        n: all?.n ?? 0,
        undone: undone?.n ?? 0,
        entries: entries.map((entry) => activityEntry(snapshot, entry)),
        next: entries.length < between(limit) ? null : (entries.at(-1)?.id ?? null),
      };
    },

    'activity.kept': async () => ({ n: (await hub.stock.entrySpan(''))?.n ?? 0 }),

    async 'activity.trace'({ id }) {
      return { trace: await trace(hub, id) };
    },

    async 'activity.as-of'({ at, search, offset, limit }) {
      const { total, rows } = await asOf(hub, { at, search, offset: Math.max(0, offset), limit: between(limit) });
      return { total, warehouses: (await hub.directory.warehouses()).map(({ id, name }) => ({ id, name })), rows };
    },

    async 'activity.check'({ from, limit }) {
      return selfCheck(hub, from, between(limit));
    },
  };
}
