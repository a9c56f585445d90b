import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../components/words/languages.ts';
import { english } from '../../../components/words/translate.ts';
import { remarkWords } from '../../../entrypoints/background/views/remark-words.ts';

const de = wordsOf('de');

describe('a remark in the trace of a change', () => {
  it.each([
    ['unavailable', 'The shop didn’t answer', 'Der Shop hat nicht geantwortet'],
    ['status 500', 'Answered with status 500', 'Mit Status 500 beantwortet'],
    [
      'status 400, rest_invalid_param',
      'Answered with status 400: “rest_invalid_param”',
      'Mit Status 400 beantwortet: „rest_invalid_param“',
    ],
    ['no answer within 20 s', 'No answer within 20 s', 'Keine Antwort innerhalb von 20 s'],
    ['no connection', 'No connection to the shop', 'Keine Verbindung zum Shop'],
    ['called off', 'Called off', 'Abgebrochen'],
    [
      'not what the API documents, at "items.0.sku"',
      'The answer has another form than documented, at “items.0.sku”',
      'Die Antwort hat eine andere Form als dokumentiert, bei „items.0.sku“',
    ],
  ])('has words in each language: %s', (remark, english_, german) => {
    expect([remarkWords(english, remark), remarkWords(de, remark)]).toEqual([english_, german]);
  });

  it('is quoted as it is where nobody knows it', () => {
    expect(remarkWords(english, 'Deadlock found')).toBe('“Deadlock found”');
    expect(remarkWords(de, 'Deadlock found')).toBe('„Deadlock found“');
  });

  it('has words wherever a channel or the engine can’t say what became of a line', () => {
    const made = [...sources('lib/channels'), ...sources('lib/sync')].flatMap((text) =>
      [...text.matchAll(/kind: 'unknown', detail: '([^']+)'|\bunknown\('([^']+)'\)/g)].map(
        ([, first, second]) => first ?? second ?? '',
      ),
    );
    expect(made.length).toBeGreaterThan(12);
    expect(made.filter((remark) => remarkWords(english, remark) === `“${remark}”`)).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
