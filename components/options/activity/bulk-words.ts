import type { BulkLine } from '../../../lib/model/activity.ts';
import type { Translate } from '../../words/translate.ts';

/** "Bulk edit of 240 counts": what a line that stands for many changes says. */
export function bulkWords({ undo, imported, n }: BulkLine, t: Translate): string {
  if (undo) return t(imported ? 'bulkEntry.undoImport' : 'bulkEntry.undoEdit', { n });
  return t(imported ? 'bulkEntry.import' : 'bulkEntry.edit', { n });
}
