import type { Trace, TraceSend, TraceStop } from '../../../lib/model/activity.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { undoOfEdit } from '../../../lib/model/ids.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { TIME_LIMIT_MS } from '../../../lib/sync/deliver.ts';
import { KEEP_DELIVERIES_MS } from '../../../lib/sync/keep-deliveries.ts';
import type { Delivery, DeliveryLine, StockStore } from '../../../lib/sync/ports.ts';
import type { Hub } from '../hub.ts';
import { type Snapshot, takeSnapshot } from '../snapshot.ts';
import { activityEntry } from '../views/activity-entry.ts';
import { locationView } from '../views/cell.ts';
import { nowWords } from '../views/now-words.ts';
import { remarkWords } from '../views/remark-words.ts';
import { undoOf } from './undo-of.ts';

/** Entries and deliveries after the one asked about: its own are among the first of them. */
const ENTRIES = 2_000;
const DELIVERIES = 400;

interface Sent {
  delivery: Delivery;
  line: DeliveryLine;
}

/** What became of one change: which deliveries took it where, and when it was read back. null: no such entry. */
export async function trace(hub: Hub, id: string): Promise<Trace | null> {
  const entry = await hub.stock.entry(id);
  if (!entry) return null;
  const { warehouse, sku, at } = entry;
  const record = await hub.stock.record(warehouse, sku);
  const stored = await hub.stock.entries({ warehouse, sku, from: at, limit: ENTRIES });
  // What isn't copied to the history yet counts as well.
  const known = new Set(stored.map((one) => one.id));
  const entries = [...(record?.outbox ?? []).filter((one) => !known.has(one.id)), ...stored];
  const deliveries = await hub.stock.deliveriesOf({ warehouse, sku, since: at, limit: DELIVERIES });
  const undone = entry.cause === 'edit' && (await wasUndone(hub.stock, entry, entries));
  return traceOf(await takeSnapshot(hub), { record, entry, entries, undone, deliveries });
}

/** Undo has an id of its own where Activity made it; the panel's is found among what came after, however much that is. */
async function wasUndone(stock: StockStore, entry: Entry, known: readonly Entry[]): Promise<boolean> {
  if ((await stock.entry(undoOfEdit(entry.id))) !== undefined) return true;
  const { warehouse, sku, at } = entry;
  for (let part = known; ; ) {
    if (part.some(({ cause, ref }) => cause === 'undo' && ref === entry.id)) return true;
    const last = part.at(-1);
    if (!last || part.length < ENTRIES) return false;
    part = await stock.entries({ warehouse, sku, from: at, after: last, limit: ENTRIES });
  }
}

export interface TraceFacts {
  record: StockRecord | undefined;
  entry: Entry;
  /** All of the record from this entry's moment on. */
  entries: readonly Entry[];
  /** It was taken back already. */
  undone: boolean;
  /** Those with a line of the record that were created from that moment on, oldest first. */
  deliveries: readonly Delivery[];
}

export function traceOf(snapshot: Snapshot, facts: TraceFacts): Trace {
  const { record, entry } = facts;
  const forgotten = entry.at < snapshot.now - KEEP_DELIVERIES_MS;
  const bySite = sentBySite(facts);
  const locations = new Set([...Object.keys(record?.lines ?? {}), ...bySite.keys()]);
  return {
    entry: activityEntry(snapshot, entry),
    stops: [...locations].map((location) => stopOf(snapshot, facts, location, bySite.get(location) ?? [])),
    forgotten,
    undo: undoOf(snapshot, facts),
  };
}

/** The lines of the deliveries by location, oldest first. */
function sentBySite({ entry, deliveries }: TraceFacts): Map<string, Sent[]> {
  const found = new Map<string, Sent[]>();
  for (const delivery of deliveries) {
    if (delivery.state === 'void') continue;
    for (const line of delivery.lines) {
      if (line.warehouse !== entry.warehouse || line.sku !== entry.sku) continue;
      found.set(line.location, [...(found.get(line.location) ?? []), { delivery, line }]);
    }
  }
  return found;
}

function stopOf(snapshot: Snapshot, facts: TraceFacts, location: string, all: readonly Sent[]): TraceStop {
  const { entry, record } = facts;
  const origin = entry.location === location;
  const mine = carried(facts, all, origin);
  const last = mine.at(-1);
  const arrived = last?.line.outcome?.kind === 'applied' || last?.line.outcome?.kind === 'doubled';
  const following = last ? all[all.indexOf(last) + 1] : undefined;
  const newest = record?.lastEntry === undefined || record.lastEntry === entry.id;
  return {
    location,
    name: placeName(snapshot, location),
    origin,
    withNewer: last?.line.entry !== undefined && last.line.entry !== entry.id,
    sends: mine.map((sent) => sendOf(snapshot, sent)),
    verified: arrived && last ? verifiedOf(last, following, record, location) : null,
    now: !arrived && !origin && newest ? stateNow(snapshot, record, location) : null,
  };
}

/**
 * The transmissions that took this entry to a location: from the first that names it, or a newer one, until one arrived.
 * A line that names an older entry was claimed before this one was made.
 */
function carried({ entry, entries }: TraceFacts, all: readonly Sent[], origin: boolean): Sent[] {
  const newer = new Set(entries.map(({ id }) => id));
  const own = all.some(({ line }) => line.entry === entry.id);
  // The figure moved there: only a write that names this very entry has to do with it.
  if (origin && !own) return [];
  const mine: Sent[] = [];
  for (const sent of all) {
    if (sent.line.entry !== undefined && !newer.has(sent.line.entry)) continue;
    mine.push(sent);
    if (sent.line.outcome?.kind === 'applied' || sent.line.outcome?.kind === 'doubled') break;
  }
  return mine;
}

function sendOf({ t }: Snapshot, { delivery, line }: Sent): TraceSend {
  const { outcome, read } = line;
  const lastSent = delivery.sentAt.at(-1);
  const { answeredAt } = delivery;
  const remark = outcome?.kind === 'unknown' ? outcome.detail : delivery.lastError;
  return {
    key: delivery.key.slice(0, 8),
    from: line.from,
    to: line.to,
    read: read ? { at: read.from, took: readFor(read) } : null,
    sentAt: delivery.sentAt[0] ?? null,
    took: answeredAt !== undefined && lastSent !== undefined ? Math.max(0, answeredAt - lastSent) : null,
    tries: delivery.tries,
    outcome: outcome?.kind ?? (delivery.state === 'unknown' ? 'unknown' : 'open'),
    detail: outcome?.kind === 'rejected' ? t.reword(outcome.reason) : remark === null ? null : remarkWords(t, remark),
  };
}

/** How long a reading took; null: its end wasn't kept, so a call's time limit stands in for it. */
function readFor({ from, known }: { from: number; known: number }): number | null {
  const took = Math.max(0, known - from);
  return took === TIME_LIMIT_MS ? null : took;
}

/** The reading after a write: the record's own, or the one that the next write was made from. */
function verifiedOf(
  { delivery, line: sent }: Sent,
  following: Sent | undefined,
  record: StockRecord | undefined,
  location: string,
): TraceStop['verified'] {
  const line = record?.lines[location];
  const sentAt = delivery.sentAt.at(-1) ?? delivery.createdAt;
  const at = following ? following.line.read?.from : line?.gen === sent.gen ? line.readAt : undefined;
  if (at == null || at < sentAt) return null;
  const { answeredAt } = delivery;
  return { at, took: answeredAt === undefined ? null : Math.max(0, at - answeredAt) };
}

function stateNow(snapshot: Snapshot, record: StockRecord | undefined, location: string): string | null {
  const link = snapshot.links.find((one) => one.location === location);
  const view = link && record ? locationView(snapshot, link, record) : null;
  return view && nowWords(snapshot.t, view.state);
}

function placeName(snapshot: Snapshot, location: string): string {
  const integration = snapshot.integrations.get(location.slice(0, location.indexOf('/')));
  const name = snapshot.locations.get(location)?.name;
  return integration && name
    ? snapshot.t('name.at', { location: name, shop: integration.name })
    : snapshot.t('name.goneLocation');
}
