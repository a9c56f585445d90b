import type { Entry } from '../../../lib/model/history.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { EntryView } from '../../../lib/model/views.ts';
import type { Snapshot } from '../snapshot.ts';

/** How much the count moved by; null where one of both sides wasn't known. */
export function movedBy(entry: Entry): number | null {
  return entry.before === null || entry.after === null ? null : entry.after - entry.before;
}

/** What happened, in words. A shop's own figure doesn't say why it fell, so neither does the sentence. */
export function entryText(snapshot: Snapshot, entry: Entry): string {
  const shop = shopOf(snapshot, entry);
  const by = movedBy(entry);
  switch (entry.cause) {
    case 'first-count':
      return `First count, from ${placeOf(snapshot, entry)}`;
    case 'pull':
      return `Pulled from ${placeOf(snapshot, entry)}`;
    case 'channel':
      return by !== null && by < 0 ? `Sold or lowered on ${shop}` : `Returned or raised on ${shop}`;
    case 'edit':
      return entry.reason ? `Typed: ${entry.reason}` : 'Typed here';
    case 'undo':
      return 'Undone';
    case 'undo-step':
      return `First sync undone, of ${placeOf(snapshot, entry)}`;
    case 'order':
      return 'Order sent through Shiptheory';
    case 'resolution':
      return 'Settled after an unclear answer';
  }
}

/** The same in a few words, where the SKU stands beside it. */
export function entryTitle(snapshot: Snapshot, entry: Entry): string {
  if (entry.cause === 'first-count') return 'First count';
  return entry.cause === 'pull' ? 'Pulled' : entryText(snapshot, entry);
}

/** "2 sold or lowered on Acme Woo, 20 s ago", for a count that moved while somebody typed. */
export function movedText(snapshot: Snapshot, entries: readonly Entry[]): string {
  const [newest] = entries;
  if (!newest) return 'It was changed meanwhile';
  const by = movedBy(newest);
  const ago = age(snapshot.now - newest.at);
  if (by === null || newest.cause !== 'channel') return `${entryText(snapshot, newest)}, ${ago}`;
  const what = by < 0 ? 'sold or lowered' : 'returned or raised';
  return `${Math.abs(by)} ${what} on ${shopOf(snapshot, newest)}, ${ago}`;
}

export function entryView(snapshot: Snapshot, entry: Entry): EntryView {
  const { id, at, sku, warehouse, before, after } = entry;
  return { id, at, text: entryText(snapshot, entry), sku, warehouse, before, after };
}

function shopOf(snapshot: Snapshot, entry: Entry): string {
  return (entry.location && snapshot.integrations.get(integrationOf(entry.location))?.name) || 'a shop';
}

function placeOf(snapshot: Snapshot, entry: Entry): string {
  const name = entry.location ? snapshot.locations.get(entry.location)?.name : undefined;
  return name ? `${name} · ${shopOf(snapshot, entry)}` : 'a location';
}

function age(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}
