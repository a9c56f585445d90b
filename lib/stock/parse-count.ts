import { MAX_COUNT } from '../model/count.ts';

/** What a person's text means, or why it means nothing. The panel has a sentence for each reason. */
export type ParsedCount =
  | { ok: true; value: { kind: 'set'; to: number } | { kind: 'adjust'; by: number } }
  | { ok: false; reason: 'empty' | 'not-whole' | 'negative' | 'too-large' | 'notation' };

/**
 * Reads `12` (sets), `+3` and `-2` (adjust; a true minus sign counts too). Only plain digits are read: "1.204" is a
 * thousand to one person and one and a bit to another, so it is asked, never guessed.
 */
export function parseCount(text: string): ParsedCount {
  const typed = text.trim().replace('−', '-');
  if (typed === '') return { ok: false, reason: 'empty' };
  const match = /^([+-]?)(\d+)$/.exec(typed);
  if (!match) return { ok: false, reason: /^[+-]?\d+[.,]\d{1,2}$/.test(typed) ? 'not-whole' : 'notation' };
  const [, sign = '', digits = ''] = match;
  const size = Number(digits);
  if (size > MAX_COUNT) return { ok: false, reason: 'too-large' };
  if (sign === '') return { ok: true, value: { kind: 'set', to: size } };
  return { ok: true, value: { kind: 'adjust', by: sign === '-' ? -size : size } };
}
