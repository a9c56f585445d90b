import { describe, expect, it } from 'vitest';
import { closure } from './rules/imports.ts';
import { moduleState } from './rules/state.ts';
import { source, sources } from './source.ts';

describe('module-level state', () => {
  it('is nowhere in what the background loads: the worker dies at any moment', () => {
    const tree = sources('lib', 'entrypoints');
    const loaded = closure(tree, 'entrypoints/background/index.ts');
    expect(loaded.length).toBeGreaterThan(20);
    expect(moduleState(loaded)).toEqual([]);
  });

  it.each([
    'let waiting = 0;',
    'export let waiting: string | undefined;',
    'var x = 1;',
    'const cache = new Map<string, number>();',
    'export const seen = new Set();',
    'const queue: string[] = [];',
    'const byId: Record<string, number> = {};',
    'const open = signal(false);',
    'class A { static count = 0; }',
  ])('is seen: %s', (text) => {
    expect(moduleState([source('lib/sync/a.ts', text)])).toHaveLength(1);
  });

  it.each([
    'const LIMIT = 250;',
    "const WORDS: ReadonlySet<string> = new Set(['a']);",
    'const NONE: readonly string[] = [];',
    "const TABLE = { a: 'b' };",
    "const NAMES = ['a', 'b'] as const;",
    'export const f = () => { let n = 0; const m = new Map(); return [n, m]; };',
    'class A { static readonly version = 1; }',
    'const Schema = z.object({});',
  ])('is not: %s', (text) => {
    expect(moduleState([source('lib/sync/a.ts', text)])).toEqual([]);
  });
});
