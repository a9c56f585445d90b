import type { ActivityEntry } from '../../../lib/model/activity.ts';

/** Both lists as one in the history's own order, newest first and those of a moment by their ids; every entry once. */
export function mergeEntries(known: readonly ActivityEntry[], read: readonly ActivityEntry[]): ActivityEntry[] {
  const byId = new Map(read.map((entry) => [keyOf(entry), entry]));
  for (const entry of known) if (!byId.has(keyOf(entry))) byId.set(keyOf(entry), entry);
  return [...byId.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** A bulk that grows is told by a newer entry each time, and stays one line. */
export const keyOf = ({ id, bulk }: ActivityEntry): string => (bulk ? `${bulk.undo ? 'undo ' : ''}${bulk.bulk}` : id);
