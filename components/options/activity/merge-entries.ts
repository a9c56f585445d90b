import type { ActivityEntry } from '../../../lib/model/activity.ts';

/** Both lists as one in the history's own order, newest first and those of a moment by their ids; every entry once. */
export function mergeEntries(known: readonly ActivityEntry[], read: readonly ActivityEntry[]): ActivityEntry[] {
  const byId = new Map(read.map((entry) => [entry.id, entry]));
  for (const entry of known) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
