import type { Words } from './translate.ts';

/** While a whole shop is read, to say what would change or to take first counts. */
export const EN_PREVIEWS = {
  'preview.asked': 'Waiting for its first answer',
  'preview.read': { one: '1 product or variant read', other: '{n} products and variants read' },
  'preview.working': 'Working out what would change',
  'preview.rows': '{n} of {of} rows',
  'preview.failed': 'Something went wrong in the extension',
  'preview.gone': 'The reading was cut short: the browser put the extension or this tab to sleep',
  'warehouse.counting': 'Saved. First counts come in from {location}, also if you leave this page.',
} as const satisfies Record<string, Words>;
