import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES, LANGUAGES, type LanguageCode, wordsOf } from '../../components/words/languages.ts';
import type { WordKey } from '../../components/words/translate.ts';
import { CONNECTS } from '../../lib/channels/connects.ts';
import { CHANNELS } from '../../lib/model/channel.ts';
import { SHIPTHEORY_FIELDS } from '../../lib/shiptheory/connect.ts';
import { sentencesOf, wordsInMarkup } from './rules/sentences.ts';
import { ROOT, source, sources } from './source.ts';

const OTHERS = LANGUAGE_CODES.filter((code) => code !== 'en');
const FORMS = [...CHANNELS.map((channel) => CONNECTS[channel].fields), SHIPTHEORY_FIELDS].flat();

describe.each(OTHERS)('the language %s', (code) => {
  const { words, locale } = LANGUAGES[code];
  const t = wordsOf(code);
  const keys = Object.keys(LANGUAGES.en.words) as WordKey[];

  it('has every word of English, with the same things to fill in', () => {
    expect(Object.keys(words).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => holes(code, key) !== holes('en', key))).toEqual([]);
  });

  it('has each plural form that it needs, and a plural where English has one', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const lacking = keys.filter((key) => {
      const own = words[key] as string | object;
      if (typeof LANGUAGES.en.words[key] === 'string' || typeof own === 'string') return false;
      return forms.some((form) => !Object.hasOwn(own, form));
    });
    expect(lacking).toEqual([]);
  });

  it('has every sentence that is made in English in lib', () => {
    const rooms = sources('lib/channels', 'lib/shiptheory', 'lib/messages', 'lib/sync', 'lib/bulk', 'lib/vault');
    const found = sentencesOf(rooms);
    expect(found.length).toBeGreaterThan(150);
    expect(found.filter(({ text }) => t.reword(text) === text).map(({ text, where }) => `${where}: ${text}`)).toEqual(
      [],
    );
  });

  it('says what each field of each form is', () => {
    const known: Readonly<Record<string, string>> = LANGUAGES[code].sentences;
    const said = FORMS.flatMap(({ label, help }) => [label, help]);
    expect(said.filter((text) => known[text] === undefined)).toEqual([]);
  });

  it('has no sentence that nothing says any more', () => {
    const source = sources('lib')
      .map(({ text }) => text)
      .join('\n');
    const stale = Object.keys(LANGUAGES[code].sentences).filter((text) => {
      const [longest = ''] = text.split(/\{\w+\}/).sort((a, b) => b.length - a.length);
      return !source.includes(longest.trim());
    });
    expect(stale).toEqual([]);
  });

  it('is known to the browser, by the same messages', () => {
    const names = (language: LanguageCode) => Object.keys(messages(language)).sort();
    expect(names(code)).toEqual(names('en'));
  });
});

it('the background makes no sentence of its own', () => {
  expect(sentencesOf(sources('entrypoints')).map(({ text, where }) => `${where}: ${text}`)).toEqual([]);
});

it('components have no words of their own', () => {
  expect(wordsInMarkup(sources('components'))).toEqual([]);
});

describe('the search for words can fail', () => {
  it.each([
    '<p>Not saved</p>',
    '<p>{t("a.b")} left</p>',
    "<p>{'Not saved'}</p>",
    '<input placeholder="SKU or title" />',
    '<button aria-label={`Remove`} />',
  ])('%s', (text) => {
    expect(wordsInMarkup([source('components/A.tsx', `const a = ${text};`)])).toHaveLength(1);
  });

  it.each(['<p class="card pad">–</p>', '<p title={t("a.b")}>{t("c.d")}</p>', '<i aria-hidden="true">St</i>'])(
    'what isn’t one: %s',
    (text) => {
      expect(wordsInMarkup([source('components/A.tsx', `const a = ${text};`)])).toEqual([]);
    },
  );

  it('a sentence in a source', () => {
    const text = `const a = { reason: 'It is gone.', detail: 'no such item' }; const b = \`Enter the \${what}.\`;`;
    expect(sentencesOf([source('lib/a.ts', text)]).map((one) => one.text)).toEqual(['It is gone.', 'Enter the Xy9.']);
  });
});

function holes(code: LanguageCode, key: WordKey): string {
  const entry = LANGUAGES[code].words[key] as string | Readonly<Record<string, string>>;
  const texts = typeof entry === 'string' ? [entry] : Object.values(entry);
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string));
  return [...new Set(names)].sort().join(' ');
}

function messages(code: LanguageCode): Record<string, { message: string }> {
  const path = join(ROOT, 'public/_locales', code, 'messages.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
