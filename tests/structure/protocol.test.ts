import { describe, expect, it } from 'vitest';
import { CALLS } from '../../lib/messages/protocol.ts';
import { strings } from './rules/strings.ts';
import { source, sources } from './source.ts';

const names = Object.keys(CALLS);
const missing = (files: Parameters<typeof strings>[0]): string[] => {
  const found = strings(files);
  return names.filter((name) => !found.has(name));
};

describe('the protocol', () => {
  it('every call has a handler', () => {
    expect(missing(sources('entrypoints/background'))).toEqual([]);
  });

  it('every call is made by a screen', () => {
    expect(missing(sources('lib/overlay', 'entrypoints/options', 'entrypoints/popup'))).toEqual([]);
  });

  it('what a panel may call is what a panel needs', () => {
    const panel = names.filter((name) => CALLS[name as keyof typeof CALLS].who === 'panel');
    expect(panel.filter((name) => !/^(panel|stock|app)\./.test(name))).toEqual([]);
  });

  it('a call without a handler is seen', () => {
    const handlers = source('entrypoints/background/a.ts', "export const h = { 'sync.now': () => ({}) };");
    expect(missing([handlers])).toContain('stock.save');
    expect(missing([handlers])).not.toContain('sync.now');
  });
});
