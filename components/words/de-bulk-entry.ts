import type { EN_BULK_ENTRY } from './en-bulk-entry.ts';
import type { Words } from './translate.ts';

/** German words of Activity: what was changed at once, and how much is kept. */
export const DE_BULK_ENTRY = {
  'bulkEntry.edit': { one: 'Sammeländerung von 1 Bestand', other: 'Sammeländerung von {n} Beständen' },
  'bulkEntry.import': { one: 'Import von 1 Bestand', other: 'Import von {n} Beständen' },
  'bulkEntry.undoEdit': {
    one: 'Sammeländerung rückgängig gemacht: 1 Bestand',
    other: 'Sammeländerung rückgängig gemacht: {n} Bestände',
  },
  'bulkEntry.undoImport': {
    one: 'Import rückgängig gemacht: 1 Bestand',
    other: 'Import rückgängig gemacht: {n} Bestände',
  },
  'bulkEntry.open': 'Alles, was zugleich geändert wurde',
  'bulkEntry.list': 'Änderungen',
  'bulkEntry.reason': 'Grund: {reason}',
  'bulkEntry.shown': 'Die ersten {n} von {of}',
  'bulkEntry.undoHint': 'Nur diese Unterschiede werden zurückgenommen: Was seither verkauft wurde, bleibt verkauft.',
  'bulkEntry.undone': 'Alles wurde rückgängig gemacht.',
  'bulkEntry.partly': '{n} von {of} wurden rückgängig gemacht. „Rückgängig“ macht mit dem Rest weiter.',
  'history.kept': {
    one: '1 Änderung ist aufbewahrt. Nichts wird von selbst gelöscht.',
    other: '{n} Änderungen sind aufbewahrt. Keine wird von selbst gelöscht.',
  },
} satisfies Record<keyof typeof EN_BULK_ENTRY, Words>;
