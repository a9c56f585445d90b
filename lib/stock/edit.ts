import { MAX_COUNT } from '../model/count.ts';
import type { Cause } from '../model/history.ts';
import { remember, withCount } from './entry.ts';
import type { StockRecord } from './record.ts';

export interface CountEdit {
  /** The same edit twice counts once. */
  id: string;
  at: number;
  change: { kind: 'set'; to: number; seen: number | null } | { kind: 'adjust'; by: number };
  cause: Extract<Cause, 'edit' | 'undo' | 'order'>;
  reason: string | null;
  ref: string | null;
}

export type Edited =
  | { kind: 'applied'; record: StockRecord }
  /** The count is no longer what was seen: nothing is applied. */
  | { kind: 'moved' }
  | { kind: 'refused'; why: 'below-zero' | 'unknown-count' | 'too-large' | 'unlinked' };

/** A person's edit, on a record whose reachable lines were just read. */
export function edit(record: StockRecord, change: CountEdit): Edited {
  if (record.applied.includes(change.id)) return { kind: 'applied', record };
  if (Object.keys(record.lines).length === 0) return { kind: 'refused', why: 'unlinked' };
  const next = wanted(record, change.change);
  if (typeof next !== 'number') return next;
  if (next < 0) return { kind: 'refused', why: 'below-zero' };
  if (next > MAX_COUNT) return { kind: 'refused', why: 'too-large' };
  const { at, cause, reason, ref } = change;
  const counted = withCount(record, next, { id: change.id, at, cause, reason, ref, location: null });
  return { kind: 'applied', record: remember(counted, change.id) };
}

function wanted(record: StockRecord, change: CountEdit['change']): number | Exclude<Edited, { kind: 'applied' }> {
  if (change.kind === 'set') return change.seen === record.count ? change.to : { kind: 'moved' };
  return record.count === null ? { kind: 'refused', why: 'unknown-count' } : record.count + change.by;
}
