import { describe, expect, it } from 'vitest';
import { age } from '../../../components/words/age.ts';
import { figure, signed } from '../../../components/words/figure.ts';
import { languageOfBrowser, readLanguage, wordsOf } from '../../../components/words/languages.ts';
import { createReword } from '../../../components/words/reword.ts';
import { parseCount } from '../../../lib/stock/parse-count.ts';

const en = wordsOf('en');
const de = wordsOf('de');

describe('figures', () => {
  it('have the language’s own separators, and unknown is no figure', () => {
    expect([figure(en, 18_240), figure(de, 18_240)]).toEqual(['18,240', '18.240']);
    expect([figure(de, null), figure(de, 0), figure(de, -3)]).toEqual(['–', '0', '−3']);
    expect([signed(de, 1_204), signed(de, -1_204)]).toEqual(['+1.204', '−1.204']);
  });

  it('that are shown with a separator are refused when they are typed so, in any language', () => {
    for (const text of ['1.204', '1,204', '1 204', '1\u00a0204', '1’204', '18.240', '1.234.567', '+1.204']) {
      expect([text, parseCount(text)]).toEqual([text, { ok: false, reason: 'notation' }]);
    }
    expect(parseCount('1,5')).toEqual({ ok: false, reason: 'not-whole' });
    expect(de('count.notation')).toMatch(/^Geben Sie nur Ziffern ein.*1204\.$/);
  });
});

describe('moments', () => {
  const at = new Date(2026, 10, 26, 9, 5, 7).getTime();

  it('are written as the language does, with 24 hours', () => {
    expect(en.moment(at, 'stamp')).toBe('26 Nov 2026, 09:05:07');
    expect(de.moment(at, 'stamp')).toBe('26.11.2026, 09:05:07');
    expect([en.moment(at, 'clock'), de.moment(at, 'clock')]).toEqual(['09:05:07', '09:05:07']);
    expect(de.moment(at, 'day')).toBe('26. Nov., 09:05');
    expect([en.moment(at, 'date'), de.moment(at, 'date')]).toEqual(['26 Nov', '26. Nov.']);
  });

  it('have ages', () => {
    expect([12_000, 240_000, 10_800_000, 172_800_000].map((ms) => age(de, ms))).toEqual([
      '12 s',
      '4 min',
      '3 h',
      '2 Tg',
    ]);
    expect(de('verified.ago', { age: age(de, 12_000) })).toBe('Vor 12 s geprüft');
  });
});

describe('words', () => {
  it('choose the plural of the language', () => {
    expect(de('popup.inWarehouses', { n: 1 })).toBe('in 1 Lager');
    expect(de('popup.inWarehouses', { n: 1_200 })).toBe('in 1.200 Lagern');
    expect(de('popup.inWarehouses', { n: 0 })).toBe('in 0 Lagern');
  });
});

describe('sentences of channels', () => {
  it('are put into the language, with what was filled in left as it is', () => {
    expect(de.reword('Shopify takes no figure below 0.')).toBe('Shopify nimmt keinen Wert unter 0.');
    expect(de.reword('Enter the consumer key.')).toBe('Geben Sie „consumer key“ ein.');
    expect(de.reword('The shop refused the change: It isn’t (yet) managed.')).toBe(
      'Der Shop hat die Änderung abgelehnt: It isn’t (yet) managed.',
    );
  });

  it('that nobody knows stay wholly as they are', () => {
    expect(de.reword('Nobody wrote this one.')).toBe('Nobody wrote this one.');
    expect(de.reword('')).toBe('');
    expect(de.reword('constructor')).toBe('constructor');
  });

  it('are English in English', () => {
    expect(en.reword('Shopify takes no figure below 0.')).toBe('Shopify takes no figure below 0.');
  });

  it('that fit two patterns take the one that says more', () => {
    const reword = createReword({ '{a} refused: {b}': '1 {a} {b}', '{a} refused the figure: {b}': '2 {a} {b}' });
    expect(reword('Acme refused the figure: no $& here')).toBe('2 Acme no $& here');
    expect(reword('Acme refused: none')).toBe('1 Acme none');
  });
});

describe('the choice', () => {
  it('is only one that exists', () => {
    expect([readLanguage('de'), readLanguage('xx'), readLanguage(null), readLanguage({})]).toEqual([
      'de',
      null,
      null,
      null,
    ]);
  });

  it('without one is the browser’s, else English', () => {
    expect(['de', 'de-AT', 'DE-ch', 'en-US', 'fr', ''].map(languageOfBrowser)).toEqual([
      'de',
      'de',
      'de',
      'en',
      'en',
      'en',
    ]);
  });
});
