import type { Stays, Step, StepRow } from '../model/step.ts';
import { withCount } from './entry.ts';
import { givenBack } from './given-back.ts';
import { drop } from './link.ts';
import { withLine } from './observe.ts';
import type { Line, StockRecord } from './record.ts';
import { isWritten } from './target.ts';

/*
 * A first sync is taken back as if the location had never been synced: it gets what it had before, with what happened
 * there since, and the count is given back what that had changed in it. So every sale is counted once: at the location
 * where it happened, or in the warehouse, never in both and never in none.
 */

/** What taking a step back does to one SKU. `since`: what happened at the location meanwhile, which it keeps. */
export type TakenBack =
  | {
      kind: 'back';
      from: number;
      to: number;
      since: number;
      /** By how much `to` is more than what it had, because that was below 0. */
      raised: number;
      count: { from: number | null; to: number | null };
    }
  | { kind: 'stays'; why: Stays };

const stays = (why: Stays): TakenBack => ({ kind: 'stays', why });

/** What would become of this SKU. `before` undefined: it came to the location after the step. */
export function wouldTakeBack(record: StockRecord, step: Step, before: StepRow | undefined): TakenBack {
  const line = record.lines[step.location];
  if (!line || line.gen !== step.gen || line.state === 'unlinking') return stays('gone');
  if (!before) return stays('later');
  if (!before.include || line.state === 'skipped') return stays('left-out');
  if (line.since?.step !== step.id) return stays('changed');
  if (line.state === 'suspended' || line.was !== undefined) return stays('no-figure');
  if (line.pending !== null || line.doubt !== null) return stays('unclear');
  if (line.base === null || before.base === null) return stays('no-figure');
  const { own, moved } = line.since;
  const { to, beyond, raised } = givenBack(before.base + own, Math.min(before.base, 0), line.base);
  const count = countBack(record, line, before, moved - beyond);
  if (to !== line.base && !isWritten(line)) return stays('read-only');
  return { kind: 'back', from: line.base, to, since: own, raised, count: { from: record.count, to: count } };
}

/** The count without what came from this location since; `moved`: by how much that was. */
function countBack({ count, lastEntry }: StockRecord, { since }: Line, before: StepRow, moved: number): number | null {
  if (count === null || before.count !== null) return count === null ? null : count - moved;
  // It wasn't known before. Made from this location's figure alone, it is unknown again without it; once anything else
  // was counted on top, it stays what it is.
  if (since?.first === undefined) return count - moved;
  return since.first === lastEntry ? null : count;
}

/** Begins to take a step back for one SKU; done before, it does nothing. */
export function takeBack(record: StockRecord, step: Step, before: StepRow | undefined, at: number): StockRecord {
  const { location } = step;
  const line = record.lines[location];
  if (!line || line.gen !== step.gen || line.state === 'unlinking' || line.back?.step === step.id) return record;
  const result = wouldTakeBack(record, step, before);
  const becomes = becomesOf(step, before);
  if (result.kind === 'stays') {
    if (line.state === becomes) return record;
    const going = { step: step.id, to: null, becomes, keep: line.base };
    return brought(withLine(record, location, { back: going, epoch: line.epoch + 1 }), location);
  }
  const begun = withLine(record, location, {
    state: 'linked',
    why: null,
    refused: null,
    since: undefined,
    // What it is given beyond what it had is no news on the day that a paused line goes on.
    back: { step: step.id, to: result.to, becomes, keep: before?.base == null ? null : before.base + result.raised },
    epoch: line.epoch + 1,
  });
  return brought(withEntry(begun, step, at, result.count.to), location);
}

const becomesOf = (step: Step, before: StepRow | undefined): 'gone' | 'skipped' | 'paused' => {
  const was = before?.line ?? 'none';
  if (was === 'paused' || was === 'skipped') return was;
  // Left out, so that the next pass doesn't take it in again.
  if (step.kind === 'more') return 'skipped';
  return step.kind === 'resume' ? 'paused' : 'gone';
};

/** One entry for each SKU whose count is known, also where it stays the same: the location's figure is what changes. */
function withEntry(record: StockRecord, step: Step, at: number, count: number | null): StockRecord {
  const id = `undo/${step.id}/${record.sku}`;
  const event = { id, at, cause: 'undo-step', location: step.location, reason: null, ref: step.id } as const;
  if (count !== record.count) return withCount(record, count, event);
  if (count === null) return record;
  const entry = { ...event, warehouse: record.warehouse, sku: record.sku, before: count, after: count };
  return { ...record, lastEntry: id, outbox: [...record.outbox, entry] };
}

/** Ends it for a location that has got back what it had, read back, or that keeps what it has. */
export function brought(record: StockRecord, location: string): StockRecord {
  const line = record.lines[location];
  if (!line?.back || line.pending !== null) return record;
  const { to, becomes, keep } = line.back;
  const waits = to !== null && line.state === 'linked' && (line.base !== to || line.readAt === null);
  if (waits) return record;
  const rest = { back: undefined, since: undefined, refused: null, epoch: line.epoch + 1 };
  switch (becomes) {
    case 'gone':
      return drop(record, location, line.gen);
    case 'linked':
      return withLine(record, location, rest);
    case 'skipped':
      return withLine(record, location, { ...rest, state: 'skipped', why: null });
    case 'paused': {
      const was = line.state === 'suspended' ? (line.why ?? 'malformed') : line.was;
      return withLine(record, location, { ...rest, state: 'paused', why: 'person', was, base: keep });
    }
  }
}

/** What taking back counts that were pulled would do to one SKU. `entry`: the id of what pulling it left. */
export function wouldUnpull(record: StockRecord, step: Step, before: StepRow | undefined, entry: string): TakenBack {
  if (record.count === null) return stays('same');
  if (record.lastEntry !== entry) return stays('moved');
  const others = othersOf(record, before);
  if (others.some(({ line }) => line.pending !== null || line.doubt !== null)) return stays('unclear');
  const base = record.lines[step.location]?.base ?? record.count;
  return { kind: 'back', from: base, to: base, since: 0, raised: 0, count: { from: record.count, to: null } };
}

/** The count is unknown again, and locations that had followed it get back what they had. */
export function unpull(
  record: StockRecord,
  step: Step,
  before: StepRow | undefined,
  entry: string,
  at: number,
): StockRecord {
  if (wouldUnpull(record, step, before, entry).kind === 'stays') return record;
  let next = withEntry(record, step, at, null);
  for (const { location, line, base } of othersOf(record, before)) {
    if (line.state !== 'linked' || line.base === null || base === null || !isWritten(line)) continue;
    const { to } = givenBack(base, Math.min(base, 0), line.base);
    if (to === line.base) continue;
    const back = { step: step.id, to, becomes: 'linked', keep: null } as const;
    next = withLine(next, location, { back, refused: null, epoch: line.epoch + 1 });
  }
  return next;
}

function othersOf(record: StockRecord, before: StepRow | undefined) {
  return (before?.others ?? []).flatMap(({ location, gen, base }) => {
    const line = record.lines[location];
    return line?.gen === gen ? [{ location, line, base }] : [];
  });
}
