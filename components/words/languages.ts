import { DE } from './de.ts';
import { DE_SENTENCES } from './de-sentences.ts';
import { EN } from './en.ts';
import { createTranslate, type Language, type Translate } from './translate.ts';

/** Every language that can be chosen, by its code, under the name that it gives itself. One line adds one. */
export const LANGUAGES = {
  en: { name: 'English', words: EN, locale: 'en-GB' },
  de: { name: 'Deutsch', words: DE, locale: 'de-DE', sentences: DE_SENTENCES },
} as const satisfies Record<string, Language & { name: string }>;

export type LanguageCode = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly LanguageCode[];

/** null: no choice, or one that this version doesn't know. */
export function readLanguage(kept: unknown): LanguageCode | null {
  return LANGUAGE_CODES.find((code) => code === kept) ?? null;
}

/** The language of a browser that calls its own "de-AT"; English where it has one that isn't here. */
export function languageOfBrowser(tag: string): LanguageCode {
  return readLanguage(tag.toLowerCase().split('-')[0]) ?? 'en';
}

export function wordsOf(code: LanguageCode): Translate {
  return createTranslate(LANGUAGES[code]);
}
