import type { FirstSyncRowView } from '../../../lib/model/first-sync-row.ts';

export type Action = FirstSyncRowView['action'];

/** In the order in which the filters show them. */
export const ACTIONS: readonly Action[] = [
  'create',
  'raise',
  'lower',
  'to-zero',
  'unclear',
  'follow',
  'skip',
  'unmatched',
];

/** Actions that write a figure at Confirm. */
const WRITES: ReadonlySet<Action> = new Set(['create', 'raise', 'lower', 'to-zero', 'unclear']);

/** Rows that a person can turn on and off. The others have nothing to decide: already the same, or nothing to match. */
export function canChoose(action: Action): boolean {
  return action !== 'skip' && action !== 'unmatched';
}

/**
 * Is this row on before anybody touched it? Rows that would become zero are off: most often the warehouse just
 * doesn't stock them. So are rows of which nobody can tell what happened. Rows that are the same already are linked
 * without a write.
 */
export function onAtFirst(action: Action): boolean {
  return action !== 'to-zero' && action !== 'unclear' && action !== 'unmatched';
}

/** What a person changed of the rows' first choice: indexes of rows that are the other way round. */
export type Flipped = ReadonlySet<number>;

export function isOn(rows: readonly FirstSyncRowView[], flipped: Flipped, index: number): boolean {
  const row = rows[index];
  return row !== undefined && onAtFirst(row.action) !== flipped.has(index);
}

/** Turns all of these rows on or off. */
export function setAll(
  rows: readonly FirstSyncRowView[],
  flipped: Flipped,
  indexes: readonly number[],
  on: boolean,
): Flipped {
  const next = new Set(flipped);
  for (const index of indexes) {
    const row = rows[index];
    if (row === undefined || !canChoose(row.action)) continue;
    if (onAtFirst(row.action) === on) next.delete(index);
    else next.add(index);
  }
  return next;
}

/** What a person changed, carried over to rows that were read again: of those for which the same would still be done. */
export function carryOver(
  before: readonly FirstSyncRowView[],
  flipped: Flipped,
  after: readonly FirstSyncRowView[],
): Flipped {
  const nameOf = ({ sku, action }: FirstSyncRowView) => `${action} ${sku}`;
  const changed = new Set([...flipped].flatMap((index) => before.slice(index, index + 1).map(nameOf)));
  return new Set(
    [...after.keys()].filter((index) => after.slice(index, index + 1).some((row) => changed.has(nameOf(row)))),
  );
}

/** How many rows there are of each action. */
export function countActions(rows: readonly FirstSyncRowView[]): Record<Action, number> {
  const counts: Record<Action, number> = {
    create: 0,
    raise: 0,
    lower: 0,
    'to-zero': 0,
    unclear: 0,
    follow: 0,
    skip: 0,
    unmatched: 0,
  };
  for (const row of rows) counts[row.action] += 1;
  return counts;
}

export interface Outcome {
  /** Rows whose figure Confirm writes. */
  written: number;
  /** Rows that wait for the warehouse's first count. */
  following: number;
  /** Rows that would become zero and are on, and those that are off. */
  zeroOn: number;
  zeroOff: number;
}

/** What Confirm would do as the rows stand. */
export function outcome(rows: readonly FirstSyncRowView[], flipped: Flipped): Outcome {
  const sum: Outcome = { written: 0, following: 0, zeroOn: 0, zeroOff: 0 };
  rows.forEach((row, index) => {
    const on = isOn(rows, flipped, index);
    if (row.action === 'to-zero') sum[on ? 'zeroOn' : 'zeroOff'] += 1;
    if (on && WRITES.has(row.action)) sum.written += 1;
    if (on && row.action === 'follow') sum.following += 1;
  });
  return sum;
}

/** The indexes of the rows that a filter shows. */
export function shownRows(rows: readonly FirstSyncRowView[], filter: Action | 'all'): readonly number[] {
  const shown: number[] = [];
  rows.forEach((row, index) => {
    if (filter === 'all' || row.action === filter) shown.push(index);
  });
  return shown;
}
