import { describe, expect, it } from 'vitest';
import { parseCount } from '../../../lib/stock/parse-count.ts';

describe('what a person types as a count', () => {
  it.each([
    ['12', { kind: 'set', to: 12 }],
    [' 12 ', { kind: 'set', to: 12 }],
    ['0', { kind: 'set', to: 0 }],
    ['007', { kind: 'set', to: 7 }],
    ['1000000000', { kind: 'set', to: 1_000_000_000 }],
    ['+3', { kind: 'adjust', by: 3 }],
    ['-2', { kind: 'adjust', by: -2 }],
    ['−2', { kind: 'adjust', by: -2 }],
  ])('%j is understood', (text, value) => {
    expect(parseCount(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['1000000001', 'too-large'],
    ['+1000000001', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['1.5', 'not-whole'],
    ['1,5', 'not-whole'],
    ['1.234', 'notation'],
    ['1,234', 'notation'],
    ['1 234', 'notation'],
    ['1e3', 'notation'],
    ['0x10', 'notation'],
    ['twelve', 'notation'],
    ['+', 'notation'],
    ['--2', 'notation'],
    ['١٢', 'notation'],
    ['Infinity', 'notation'],
  ])('%j is asked about: %s', (text, reason) => {
    expect(parseCount(text)).toEqual({ ok: false, reason });
  });
});
