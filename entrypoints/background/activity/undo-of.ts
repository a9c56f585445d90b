import type { Trace } from '../../../lib/model/activity.ts';
import type { Snapshot } from '../snapshot.ts';
import type { TraceFacts } from './trace.ts';

/** Can this change be taken back? Only what a person did here can; what a shop did isn't ours to undo. */
export function undoOf(snapshot: Snapshot, { record, entry, undone }: TraceFacts): Trace['undo'] {
  if (entry.cause !== 'edit') return { kind: 'none' };
  const refused = (sentence: string) => ({ kind: 'refused', sentence }) as const;
  if (undone) return refused('It was undone.');
  if (!snapshot.warehouses.some(({ id }) => id === entry.warehouse)) {
    return refused('Its warehouse was deleted, so there is no count to undo it in.');
  }
  if (entry.before === null || entry.after === null) {
    return refused('The count wasn’t known before, so there is nothing to go back to.');
  }
  if (!record || Object.keys(record.lines).length === 0) {
    return refused('No linked location of this warehouse has this SKU any more.');
  }
  if (record.count === null) return refused('The count isn’t known now, so nothing can be taken back from it.');
  const makes = record.count + entry.before - entry.after;
  return makes < 0 ? refused('Undone now, it would make the count less than 0.') : { kind: 'can' };
}
