import type { Doubt, Line, StockRecord } from './record.ts';

const ofLine = ({ doubt, doubts = [] }: Line): readonly Doubt[] => (doubt === null ? doubts : [doubt, ...doubts]);

/**
 * The questions about writes to a location, in the order in which they are asked: those of linkings that are over come
 * first. None where the count isn't known, since no answer would change anything.
 */
export function questionsAt({ count, left = [], lines }: StockRecord, location: string): readonly Doubt[] {
  if (count === null) return [];
  const line = lines[location];
  const over = left.filter((one) => one.location === location).map(({ doubt }) => doubt);
  return line ? [...over, ...ofLine(line)] : over;
}

/** The one that a person is asked now. null: none. */
export const questionAt = (record: StockRecord, location: string): Doubt | null =>
  questionsAt(record, location)[0] ?? null;

/**
 * The record without one of its lines, whose questions stay. Those of a line that was given back what it had moved what
 * it was given, never the count, and go with it.
 */
export function withoutLine(record: StockRecord, location: string): StockRecord {
  const { [location]: gone, ...lines } = record.lines;
  if (!gone) return record;
  const counted = record.count !== null && (gone.back?.to ?? null) === null;
  const kept = counted ? ofLine(gone).map((doubt) => ({ location, doubt })) : [];
  return { ...record, lines, ...(kept.length > 0 && { left: [...(record.left ?? []), ...kept] }) };
}

/** The record without any question: they were about a count that it doesn't have any more. */
export function withoutQuestions(record: StockRecord): StockRecord {
  const lines = Object.entries(record.lines).map(([location, line]): [string, Line] => [
    location,
    line.doubt === null ? line : { ...line, doubt: null, doubts: undefined },
  ]);
  return { ...record, lines: Object.fromEntries(lines), left: undefined };
}
