import { EN } from './en.ts';

export type WordKey = keyof typeof EN;

/** Words for a key, with `{name}` filled in. Numbers are formatted; `n` chooses between singular and plural. */
export type Translate = (key: WordKey, params?: Record<string, string | number>) => string;

/** One sentence, or one for each plural form that the language has, chosen by the parameter `n`. */
export type Words = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** `locale` decides plural forms and the separators within numbers; digits are always 0 to 9. */
export function createTranslate(words: Readonly<Record<WordKey, Words>>, locale: string): Translate {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
  return (key, params = {}) => {
    const entry = words[key];
    const text =
      typeof entry === 'string'
        ? entry
        : (entry[typeof params.n === 'number' ? plural.select(params.n) : 'other'] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? number.format(value).replace('-', '−') : value;
    });
  };
}

/** English, the only language so far. */
export const english: Translate = createTranslate(EN, 'en');
