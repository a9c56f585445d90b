import type { WordKey } from '../../../components/words/translate.ts';
import type { Trace } from '../../../lib/model/activity.ts';
import type { Snapshot } from '../snapshot.ts';
import type { TraceFacts } from './trace.ts';

/** Can this change be taken back? Only what a person did here can; what a shop did isn't ours to undo. */
export function undoOf(snapshot: Snapshot, { record, entry, undone }: TraceFacts): Trace['undo'] {
  if (entry.cause !== 'edit') return { kind: 'none' };
  const refused = (why: WordKey) => ({ kind: 'refused', sentence: snapshot.t(why) }) as const;
  if (undone) return refused('undo.wasUndone');
  if (!snapshot.warehouses.some(({ id }) => id === entry.warehouse)) {
    return refused('undo.warehouseGone');
  }
  if (entry.before === null || entry.after === null) {
    return refused('undo.wasUnknown');
  }
  if (!record || Object.keys(record.lines).length === 0) {
    return refused('undo.unlinked');
  }
  if (record.count === null) return refused('undo.isUnknown');
  const makes = record.count + entry.before - entry.after;
  return makes < 0 ? refused('undo.below-zero') : { kind: 'can' };
}
