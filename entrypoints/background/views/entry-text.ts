import { age } from '../../../components/words/age.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import { REASONS } from '../../../lib/model/reason.ts';
import type { EntryView } from '../../../lib/model/views.ts';
import type { Snapshot } from '../snapshot.ts';

/** How much the count moved by; null where one of both sides wasn't known. */
export function movedBy(entry: Entry): number | null {
  return entry.before === null || entry.after === null ? null : entry.after - entry.before;
}

/** What happened, in words. A shop's own figure doesn't say why it fell, so neither does the sentence. */
export function entryText(snapshot: Snapshot, entry: Entry): string {
  const { t } = snapshot;
  const by = movedBy(entry);
  switch (entry.cause) {
    case 'first-count':
      return t('entry.firstFrom', { place: placeOf(snapshot, entry) });
    case 'pull':
      return t('entry.pulledFrom', { place: placeOf(snapshot, entry) });
    case 'channel':
      return t(by !== null && by < 0 ? 'entry.lowered' : 'entry.raised', { shop: shopOf(snapshot, entry) });
    case 'edit':
      return entry.reason ? t('entry.typedFor', { reason: reasonOf(snapshot, entry.reason) }) : t('entry.typed');
    case 'undo':
      return t('entry.undone');
    case 'undo-step':
      return t('entry.stepUndone', { place: placeOf(snapshot, entry) });
    case 'order':
      return t('entry.order');
    case 'resolution':
      return t('entry.settled');
  }
}

/** The same in a few words, where the SKU stands beside it. */
export function entryTitle(snapshot: Snapshot, entry: Entry): string {
  if (entry.cause === 'first-count') return snapshot.t('entry.first');
  return entry.cause === 'pull' ? snapshot.t('entry.pulled') : entryText(snapshot, entry);
}

/** "2 sold or lowered on Acme Woo, 20 s ago", for a count that moved while somebody typed. */
export function movedText(snapshot: Snapshot, entries: readonly Entry[]): string {
  const { t } = snapshot;
  const [newest] = entries;
  if (!newest) return t('entry.moved');
  const by = movedBy(newest);
  const ago = age(t, snapshot.now - newest.at);
  if (by === null || newest.cause !== 'channel') {
    return t('entry.movedBy', { what: entryText(snapshot, newest), age: ago });
  }
  const params = { n: Math.abs(by), shop: shopOf(snapshot, newest), age: ago };
  return t(by < 0 ? 'entry.loweredBy' : 'entry.raisedBy', params);
}

export function entryView(snapshot: Snapshot, entry: Entry): EntryView {
  const { id, at, sku, warehouse, before, after } = entry;
  return { id, at, text: entryText(snapshot, entry), sku, warehouse, before, after };
}

/** A reason that a person chose from the list is kept by its English name. */
function reasonOf({ t }: Snapshot, kept: string): string {
  const reason = REASONS.find((one) => one === kept);
  return reason ? t(`reason.${reason}`) : kept;
}

function shopOf(snapshot: Snapshot, entry: Entry): string {
  const shop = entry.location && snapshot.integrations.get(integrationOf(entry.location))?.name;
  return shop || snapshot.t('name.aShop');
}

function placeOf(snapshot: Snapshot, entry: Entry): string {
  const location = entry.location ? snapshot.locations.get(entry.location)?.name : undefined;
  if (!location) return snapshot.t('name.aLocation');
  return snapshot.t('name.at', { location, shop: shopOf(snapshot, entry) });
}
