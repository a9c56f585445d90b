import type { EN_LANGUAGE } from './en-language.ts';
import type { Words } from './translate.ts';

/** German words of the choice of a language. */
export const DE_LANGUAGE = {
  'language.title': 'Sprache',
  'language.legend': 'Sprache der Erweiterung',
  'language.system': 'Wie der Browser ({language})',
  'language.hint':
    'Für diese Seite, das Popup und das Panel auf den Seiten Ihrer Shops. Was ein Shop selbst sagt, bleibt in seiner Sprache.',
} as const satisfies Record<keyof typeof EN_LANGUAGE, Words>;
