import type { Line, StockRecord } from './record.ts';

/**
 * What a location should show for this count: the count less what is held back, not above its maximum, not below 0.
 * A shop's own negative figure (oversold there) isn't raised to 0, since that would invent units.
 */
export function target(line: Pick<Line, 'base' | 'buffer' | 'max'>, count: number): number {
  const shown = Math.max(0, Math.min(count - line.buffer, line.max ?? Number.MAX_SAFE_INTEGER));
  return shown === 0 && line.base !== null && line.base < 0 ? line.base : shown;
}

/** Does this line take part: are its readings accounted and may it be written? */
export const isLive = (line: Line): boolean =>
  line.state === 'linked' || line.state === 'suspended' || line.state === 'unlinking';
export const isAccounted = (line: Line): boolean =>
  line.back === undefined && (line.direction === 'both' || line.direction === 'read');
/** Are its figures taken in? A line that is given back what it had is, whatever its location may do by now. */
export const isRead = (line: Line): boolean => line.back !== undefined || line.direction !== 'off';
export const isWritten = (line: Line): boolean =>
  line.back ? line.back.to !== null : line.direction === 'both' || line.direction === 'write';

/** The figure that a location is to be given: by the count, or what it had before a step. null: none. */
export const wantedAt = (line: Line, count: number | null): number | null => {
  if (line.back) return line.back.to;
  return count === null ? null : target(line, count);
};

/** Locations that a raise waits for: each is to be read after the observation that raised the count. */
export function unreadSinceRaise(record: StockRecord): readonly string[] {
  if (record.raiseSince === null) return [];
  return Object.keys(record.lines).filter((location) => isUnread(record.lines[location] as Line));
}

/** A line with a write on its way isn't held up for, but what it has is as old: it is read when the write is settled. */
export const isAwaitingReadings = (record: StockRecord): boolean =>
  Object.values(record.lines).some(
    (line) => isUnread(line) || (line.state === 'linked' && line.pending !== null && isAccounted(line)),
  );

const isUnread = (line: Line): boolean =>
  line.state === 'linked' && line.readAt === null && line.pending === null && line.base !== null && isAccounted(line);

export type Push =
  | { kind: 'push'; from: number; to: number }
  /** Equal, unknown, not written here, or already on its way. */
  | { kind: 'none' }
  /** Wanted, but not before this time: the shop refused it or didn't answer, or its reads still lag. */
  | { kind: 'later'; at: number; to: number }
  /** A raise that came from an observation: these other locations are to be read first. */
  | { kind: 'read-first'; to: number; locations: readonly string[] };

/** Nothing is put off for longer: a time further ahead is from a clock that was set back. Milliseconds. */
const LONGEST_WAIT = 2 * 60 * 60_000;

/**
 * What to do about one location now. `unreachable` locations hold nobody else up.
 */
export function nextPush(
  record: StockRecord,
  location: string,
  now: number,
  unreachable: (location: string) => boolean,
): Push {
  const line = record.lines[location];
  if (!line || line.base === null) return { kind: 'none' };
  if (line.state !== 'linked' || line.pending !== null || !isWritten(line)) return { kind: 'none' };
  const to = wantedAt(line, record.count);
  if (to === null || to === line.base) return { kind: 'none' };
  // What the last write went over is looked up with the next reading; a write before that would blur it.
  if (line.audit && line.readAt === null) return { kind: 'none' };
  const waits = [line.settleUntil, line.refused?.retryAt ?? 0, line.unanswered?.retryAt ?? 0];
  const at = Math.max(0, ...waits.filter((until) => until - now <= LONGEST_WAIT));
  if (now < at) return { kind: 'later', at, to };
  if (to > line.base && !line.back) {
    const locations = unreadSinceRaise(record).filter((other) => other !== location && !unreachable(other));
    if (locations.length > 0) return { kind: 'read-first', to, locations };
  }
  return { kind: 'push', from: line.base, to };
}

/** Is something to be done about this record, whatever a worker remembers? */
export function isOpen(record: StockRecord): boolean {
  if (record.outbox.length > 0 || (record.seek?.length ?? 0) > 0) return true;
  return Object.values(record.lines).some((line) => {
    if (line.pending !== null || line.state === 'unlinking' || line.back) return true;
    if (line.state !== 'linked') return false;
    if (line.readAt === null) return isRead(line);
    if (line.base === null) return false;
    const to = wantedAt(line, record.count);
    return to !== null && isWritten(line) && to !== line.base;
  });
}
