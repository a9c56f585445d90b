import { isFigure } from '../model/count.ts';
import type { Direction } from '../model/warehouse.ts';
import { withCount } from './entry.ts';
import { isAnother, LEFT_OUT, suspend, withLine } from './observe.ts';
import { withoutLine } from './questions.ts';
import type { Line, StockRecord } from './record.ts';
import { isWritten, wantedAt } from './target.ts';

/** A record that nothing is known of yet. */
export function emptyRecord(warehouse: string, sku: string): StockRecord {
  return {
    version: 1,
    warehouse,
    sku,
    count: null,
    revision: 0,
    lines: {},
    open: 0,
    raiseSince: null,
    applied: [],
    outbox: [],
  };
}

export interface Attachment {
  location: string;
  gen: number;
  item: string;
  direction: Direction;
  buffer: number;
  max: number | null;
  /** What the shop has now; it becomes the base and changes no count. null: no figure, so the line starts suspended. */
  quantity: number | null;
  absent?: string | undefined;
  readAt: number;
  /** The step that it comes by, where a person confirmed one. */
  step?: string | undefined;
  /** false: left out by a person, or by the rule that a first sync never empties a location by itself. */
  include: boolean;
}

/**
 * More than a line's epoch ever goes up by in one commit. A line that is taken out and comes back under the same link, as
 * after an undone first sync, begins beyond every epoch that it had: readings and history entries are told apart by it.
 */
const EPOCHS_PER_COMMIT = 1_000;

/**
 * Links one location to the record. A line of this or a newer linking, or with a write on its way, stays as it is,
 * but one that was left out may be taken in.
 */
export function attach(record: StockRecord, to: Attachment): StockRecord {
  const existing = record.lines[to.location];
  const leftOut = existing?.gen === to.gen && existing.state === 'skipped' && to.include;
  if (existing && !leftOut && (existing.gen >= to.gen || existing.pending !== null)) return record;
  const known = isFigure(to.quantity);
  const line: Line = {
    gen: to.gen,
    item: to.item,
    base: known ? to.quantity : null,
    epoch: leftOut ? existing.epoch + 1 : record.revision * EPOCHS_PER_COMMIT,
    readAt: known ? to.readAt : null,
    settleUntil: 0,
    state: !to.include ? 'skipped' : known ? 'linked' : 'suspended',
    why: known || !to.include ? null : (to.absent ?? 'malformed'),
    direction: to.direction,
    buffer: to.buffer,
    max: to.max,
    refused: null,
    pending: null,
    doubt: null,
    seen: [],
    ...(to.step !== undefined && { since: { step: to.step, own: 0, moved: 0 } }),
  };
  // What was asked about its writes until now is still to be answered.
  const before = withoutLine(record, to.location);
  const linked = { ...before, lines: { ...record.lines, [to.location]: line } };
  // What it has is as old as the review or the pass that showed it: too old for a raise that waits to go out.
  if (line.state !== 'linked' || !raisesElsewhere(record, to.location)) return linked;
  return raisesWait(withLine(linked, to.location, { readAt: null }));
}

/** Is a raise on its way to another location, or waiting for readings? */
const raisesElsewhere = (record: StockRecord, here: string): boolean =>
  record.raiseSince !== null ||
  Object.entries(record.lines).some(([location, line]) => {
    if (location === here || line.state !== 'linked' || line.base === null || !isWritten(line)) return false;
    const wanted = wantedAt(line, record.count);
    return wanted !== null && wanted > line.base;
  });

/** A line that was left out takes part from now on, from what the shop has now. */
export function include(record: StockRecord, location: string, quantity: number, readAt: number): StockRecord {
  const line = record.lines[location];
  if (line?.state !== 'skipped') return record;
  return withLine(record, location, { state: 'linked', base: quantity, readAt, epoch: line.epoch + 1, why: null });
}

/**
 * Takes a location's figure as the count where none is known. Nothing was ever held back there before, so the figure is
 * all that there is: what is to be held back is taken off it by the first write.
 */
export function pull(
  record: StockRecord,
  location: string,
  from: { cause: 'first-count' | 'pull'; at: number; id?: string },
): StockRecord {
  const line = record.lines[location];
  if (record.count !== null || !line || line.base === null || line.state !== 'linked') return record;
  return withCount(record, line.base, {
    // Pulled, taken back and pulled again is two changes.
    id: from.id ?? `${record.warehouse}/${record.sku}/${location}/${line.gen}/${record.revision}/${from.cause}`,
    at: from.at,
    cause: from.cause,
    location,
    reason: null,
    ref: null,
  });
}

/**
 * A suspended line goes on with the item that now carries its SKU. The same item: from the base that was kept, so the
 * next reading accounts what happened meanwhile. Another item: its first reading is the base, as with a new link.
 */
export function rebind(record: StockRecord, location: string, item: string): StockRecord {
  const line = record.lines[location];
  if (line?.state !== 'suspended' || line.pending !== null) return record;
  const other = line.item !== item;
  return raisesWait(
    withLine(record, location, {
      ...(other && { item, base: null, seen: [], since: undefined }),
      state: 'linked',
      why: null,
      readAt: null,
      epoch: line.epoch + 1,
    }),
  );
}

/** A line that comes back may have sold what a raise elsewhere counts on: it is read before any raise goes out. */
const raisesWait = (record: StockRecord): StockRecord =>
  record.raiseSince === null ? { ...record, raiseSince: -record.revision - 1 } : record;

/**
 * Its item carries another SKU now. A line that had no figure there gets none from it either; one that is paused says so
 * when it goes on.
 */
export function renamedAway(record: StockRecord, location: string): StockRecord {
  const line = record.lines[location];
  if (line?.state === 'linked') return suspend(record, location, 'renamed');
  if (line?.state === 'suspended' && !isAnother(line))
    return withLine(record, location, { why: 'renamed', epoch: line.epoch + 1 });
  if (line?.state === 'paused' && (line.was === undefined || !isAnother({ why: line.was })))
    return withLine(record, location, { was: 'renamed', epoch: line.epoch + 1 });
  return record;
}

/** The item of a line that stands still belongs to another record now: what happens to it from here on isn't this one's. */
export function letGo(record: StockRecord, location: string): StockRecord {
  const away = renamedAway(record, location);
  const line = away.lines[location];
  if (!line || (line.state !== 'suspended' && line.state !== 'paused')) return record;
  if (line.pending !== null || line.base === null) return away;
  return withLine(away, location, { base: null, seen: [], since: undefined, epoch: line.epoch + 1 });
}

export function pause(record: StockRecord, location: string, why: string): StockRecord {
  const line = record.lines[location];
  if (!line || line.back || (line.state !== 'linked' && line.state !== 'suspended')) return record;
  const was = line.state === 'suspended' ? (line.why ?? 'malformed') : undefined;
  return withLine(record, location, { state: 'paused', why, was, epoch: line.epoch + 1 });
}

/**
 * Goes on from the base that was kept: the next reading accounts what changed meanwhile. `unclear`: why it can't be told
 * which item the SKU is on now; such a line is suspended, as is one that was suspended when it was paused.
 */
export function resume(record: StockRecord, location: string, unclear: string | null = null): StockRecord {
  const line = record.lines[location];
  if (line?.state !== 'paused') return record;
  const why = unclear ?? line.was ?? null;
  const state = why === null ? 'linked' : 'suspended';
  const back = withLine(record, location, {
    state,
    why,
    was: undefined,
    readAt: null,
    resumed: true,
    seen: [],
    epoch: line.epoch + 1,
  });
  return raisesWait(back);
}

/** A person leaves a paused line out of what goes on: from now on it neither counts nor gets anything. */
export function leaveOut(record: StockRecord, location: string): StockRecord {
  const line = record.lines[location];
  if (line?.state !== 'paused') return record;
  return withLine(record, location, { state: 'skipped', why: null, was: undefined, epoch: line.epoch + 1 });
}

/**
 * Nothing new is sent there; what is pending is still settled, and it is read once more before it goes. Of one that came
 * out of a backup, or that another installation kept, nothing is accounted without a review: what it moved by may have
 * been counted elsewhere. Nor is anything of one that was left out, or whose item may not be the SKU's.
 */
export function startUnlink(record: StockRecord, location: string, gen: number): StockRecord {
  const line = record.lines[location];
  if (!line || line.gen !== gen) return record;
  // What is on its way is settled by the base that it was made from.
  const unreviewed = line.restored !== undefined && line.state !== 'linked' && line.pending === null;
  const held = line.state === 'paused' ? (line.was ?? null) : line.why;
  const why = line.state === 'skipped' ? LEFT_OUT : isAnother({ why: held }) ? held : null;
  if (line.state === 'unlinking' && !(unreviewed && line.base !== null)) return record;
  return withLine(record, location, {
    state: 'unlinking',
    why,
    epoch: line.epoch + 1,
    readAt: null,
    ...(unreviewed && { base: null }),
  });
}

/** Drops the line once nothing is pending. The count stays: units that were there belong to the warehouse. So do questions. */
export function drop(record: StockRecord, location: string, gen: number): StockRecord {
  const line = record.lines[location];
  if (!line || line.gen !== gen || line.pending !== null) return record;
  return withoutLine(record, location);
}

/** The SKU was looked up in this integration. */
export function found(record: StockRecord, integration: string): StockRecord {
  if (!record.seek?.includes(integration)) return record;
  return { ...record, seek: record.seek.filter((one) => one !== integration) };
}
