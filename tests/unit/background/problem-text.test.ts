import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES, wordsOf } from '../../../components/words/languages.ts';
import { english } from '../../../components/words/translate.ts';
import { problemWords } from '../../../entrypoints/background/views/problem-text.ts';
import { type Problem, ProblemKind } from '../../../lib/model/problem.ts';

const NAMES = { shop: 'Acme Woo', location: 'Store stock', warehouse: 'Leeds' };
const about = { integration: 'shop', location: 'shop/1', warehouse: 'leeds', sku: 'A-1', since: 1 };
const problem = (kind: Problem['kind'], detail: Problem['detail'] = {}): Problem => ({
  id: kind,
  kind,
  ...about,
  detail,
});

describe('the words of a problem', () => {
  it.each(ProblemKind.options)('%s: one sentence that names the shop, and one next step', (kind) => {
    const { sentence, step } = problemWords(english, problem(kind), NAMES);
    expect(sentence).toMatch(/^\S.*[^.]\.$/);
    expect(sentence).toContain('Acme Woo');
    expect(sentence).not.toMatch(/undefined|null|NaN/);
    expect(step).toMatch(/^[A-Z].*[^.]$/);
  });

  it.each(ProblemKind.options)('%s: reads well when nothing is known of it any more', (kind) => {
    const bare = { ...problem(kind), integration: null, location: null, warehouse: null, sku: null };
    const { sentence } = problemWords(english, bare, { shop: null, location: null, warehouse: null });
    expect(sentence).not.toMatch(/undefined|null|NaN| {2}/);
  });

  it('asks to stock what is no longer stocked at a location, not what is gone', () => {
    expect(problemWords(english, problem('item-missing', { why: 'inactive' }), NAMES)).toMatchObject({
      sentence: expect.stringMatching(/isn’t stocked at Store stock · Acme Woo any more/),
      step: 'Stock it at Store stock',
      action: 'stock',
    });
    expect(problemWords(english, problem('item-missing', { why: 'missing' }), NAMES).action).toBe('sync');
  });

  it('has the figures and reasons that a person needs', () => {
    const words = (kind: Problem['kind'], detail: Problem['detail']) =>
      problemWords(english, problem(kind, detail), NAMES).sentence;
    expect(words('outcome-ambiguous', { ifApplied: 7, ifNot: 9 })).toMatch(/7.*9/);
    expect(words('right-missing', { missing: 'write_inventory' })).toContain('write_inventory');
    expect(words('push-rejected', { reason: 'It isn’t managed.' })).toMatch(/: It isn’t managed\.$/);
    expect(words('mass-drop', { count: 1 })).toMatch(/^1 SKU /);
    expect(words('mass-drop', { count: 40 })).toMatch(/^40 SKUs /);
    expect(words('writes-unanswered', { count: 1 })).toMatch(/ 1 new count doesn’t get through/);
    expect(words('writes-unanswered', { count: 40 })).toMatch(/ 40 new counts don’t get through/);
  });
});

describe.each(LANGUAGE_CODES)('in the language %s', (code) => {
  const t = wordsOf(code);

  it.each(ProblemKind.options)('%s: one sentence that names the shop, with nothing left to fill in', (kind) => {
    for (const detail of [{}, { count: 1, missing: 'a', reason: 'No.', ifApplied: 7, ifNot: 9, reference: 'R-1' }]) {
      const { sentence, step } = problemWords(t, problem(kind, detail), NAMES);
      expect(sentence).toMatch(/^\S.*[^.]\.$/);
      expect(sentence).toContain('Acme Woo');
      expect(`${sentence} ${step}`).not.toMatch(/[{}]|undefined|null|NaN| {2}/);
    }
  });
});

it('a kept reason of a channel is put into the language, a shop’s own is quoted', () => {
  const said = (reason: string) => problemWords(wordsOf('de'), problem('push-rejected', { reason }), NAMES).sentence;
  expect(said('Shopify takes no figure below 0.')).toBe(
    'Store stock · Acme Woo hat den neuen Bestand von A-1 abgelehnt: Shopify nimmt keinen Wert unter 0.',
  );
  expect(said('The shop refused the change: Not today.')).toBe(
    'Store stock · Acme Woo hat den neuen Bestand von A-1 abgelehnt: Der Shop hat die Änderung abgelehnt: Not today.',
  );
});
