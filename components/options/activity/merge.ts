import type { EntryView } from '../../../lib/model/views.ts';

/** Both lists as one, newest first, every entry once. Entries of the same moment keep the order they came in. */
export function merge(known: readonly EntryView[], read: readonly EntryView[]): EntryView[] {
  const byId = new Map(read.map((entry) => [entry.id, entry]));
  for (const entry of known) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()].sort((a, b) => b.at - a.at);
}
