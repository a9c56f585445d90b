import type { Words } from './translate.ts';

/** English words of the choice of a language. */
export const EN_LANGUAGE = {
  'language.title': 'Language',
  'language.legend': 'Language of the extension',
  'language.system': 'Like the browser ({language})',
  'language.hint':
    'For this page, the popup and the panel on your shops’ pages. What a shop says itself stays in its own language.',
} as const satisfies Record<string, Words>;
