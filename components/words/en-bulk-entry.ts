import type { Words } from './translate.ts';

/** English words of Activity: what was changed at once, and how much is kept. */
export const EN_BULK_ENTRY = {
  'bulkEntry.edit': { one: 'Bulk edit of 1 count', other: 'Bulk edit of {n} counts' },
  'bulkEntry.import': { one: 'Import of 1 count', other: 'Import of {n} counts' },
  'bulkEntry.undoEdit': { one: 'Undo of a bulk edit: 1 count', other: 'Undo of a bulk edit: {n} counts' },
  'bulkEntry.undoImport': { one: 'Undo of an import: 1 count', other: 'Undo of an import: {n} counts' },
  'bulkEntry.open': 'All that was changed at once',
  'bulkEntry.list': 'Changes',
  'bulkEntry.reason': 'Reason: {reason}',
  'bulkEntry.shown': 'The first {n} of {of}',
  'bulkEntry.undoHint': 'Undo takes only these differences back: what was sold since stays sold.',
  'bulkEntry.undone': 'All of it was undone.',
  'bulkEntry.partly': '{n} of {of} were undone. Undo goes on with the rest.',
  'history.kept': {
    one: '1 change is kept. Nothing is deleted by itself.',
    other: '{n} changes are kept. None is deleted by itself.',
  },
} satisfies Record<string, Words>;
