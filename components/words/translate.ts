import { EN } from './en.ts';
import { createReword } from './reword.ts';

export type WordKey = keyof typeof EN;

/** One sentence, or one for each plural form that the language has, chosen by the parameter `n`. */
export type Words = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** How a moment is written. `stamp` has the date and the seconds, `exact` the milliseconds, `day` no seconds, `date` no time. */
export type MomentStyle = 'stamp' | 'exact' | 'day' | 'date' | 'clock';

/** One language: its words, and how it writes numbers and moments. */
export interface Translate {
  /** Words for a key, with `{name}` filled in. Numbers are formatted; `n` chooses between singular and plural. */
  (key: WordKey, params?: Record<string, string | number>): string;
  /** As a `lang` attribute has it. */
  readonly locale: string;
  /** A number with this language's separators; digits are always 0 to 9. */
  number(value: number): string;
  /** A moment (a time in ms) in the browser's own time zone. */
  moment(at: number, style: MomentStyle): string;
  /** An English sentence of a channel in this language; one that isn't known stays wholly as it is. */
  reword(sentence: string): string;
}

export interface Language {
  words: Readonly<Record<WordKey, Words>>;
  /** Decides plural forms, separators within numbers, and how moments are written. */
  locale: string;
  /** The channels' sentences by their English ones; see `reword.ts`. English needs none. */
  sentences?: Readonly<Record<string, string>>;
}

const STYLES: Readonly<Record<MomentStyle, Intl.DateTimeFormatOptions>> = {
  stamp: { dateStyle: 'medium', timeStyle: 'medium' },
  exact: {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  },
  day: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

export function createTranslate({ words, locale, sentences = {} }: Language): Translate {
  const plural = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
  const moments = new Map<MomentStyle, Intl.DateTimeFormat>();
  const number = (value: number) => format.format(value).replace('-', '−');
  const translate = (key: WordKey, params: Record<string, string | number> = {}): string => {
    const entry = words[key];
    const text =
      typeof entry === 'string'
        ? entry
        : (entry[typeof params.n === 'number' ? plural.select(params.n) : 'other'] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? number(value) : value;
    });
  };
  return Object.assign(translate, {
    locale,
    number,
    moment(at: number, style: MomentStyle) {
      const known =
        moments.get(style) ?? new Intl.DateTimeFormat(locale, { ...STYLES[style], numberingSystem: 'latn' });
      moments.set(style, known);
      return known.format(at);
    },
    reword: createReword(sentences),
  });
}

/** English: British, as the rest of the project is written. */
export const english: Translate = createTranslate({ words: EN, locale: 'en-GB' });
