import { describe, expect, it } from 'vitest';
import { besideTheDoor, worldInTheCore } from './rules/doors.ts';
import { source, sources } from './source.ts';

const tree = sources('lib', 'components', 'entrypoints');

describe('single doors', () => {
  it('are the only way to the database, the network, the browser, the clock and chance', () => {
    expect(besideTheDoor(tree)).toEqual([]);
  });

  it('leave the core without a world', () => {
    expect(worldInTheCore(tree)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  it.each([
    ['lib/sync/engine.ts', "import { openDB } from 'idb';"],
    ['lib/vault/vault.ts', "indexedDB.open('x');"],
    ['lib/channels/shopify/client.ts', "await fetch('https://example.test');"],
    ['lib/channels/shopify/client.ts', "await globalThis.fetch('https://example.test');"],
    ['lib/overlay/mount.ts', "navigator.sendBeacon('https://example.test');"],
    ['components/panel/Panel.tsx', "import browser from 'webextension-polyfill';"],
    ['lib/sync/engine.ts', 'chrome.runtime.reload();'],
    ['lib/stock/apply.ts', 'export const f = () => Date.now();'],
    ['components/panel/Age.tsx', 'export const f = () => new Date();'],
    ['lib/messages/client.ts', 'export const t = () => performance.now();'],
    ['lib/sync/lanes.ts', 'export const jitter = () => Math.random();'],
  ])('%s with %s', (path, text) => {
    expect(besideTheDoor([source(path, text)])).toHaveLength(1);
  });

  it.each([
    ['lib/channels/http.ts', "export const go = () => fetch('https://example.test');"],
    ['lib/channels/shopify/client.ts', 'export const when = (ms: number) => new Date(ms);'],
    ['lib/store/database.ts', "import { openDB } from 'idb'; import type { IDBPDatabase } from 'idb';"],
    ['components/panel/Panel.tsx', 'export const chrome = { kind: "look" }; export const a = { chrome: 1 };'],
  ])('and let pass: %s with %s', (path, text) => {
    expect(besideTheDoor([source(path, text)]).filter((found) => !found.includes('look'))).toHaveLength(
      text.includes('export const chrome') ? 1 : 0,
    );
  });

  it('sees the world in the core', () => {
    expect(worldInTheCore([source('lib/sync/a.ts', 'setTimeout(() => {}, 1);')])).toHaveLength(1);
    expect(worldInTheCore([source('lib/stock/a.ts', 'export const f = (location: string) => location;')])).toEqual([]);
    expect(worldInTheCore([source('lib/stock/a.ts', 'export const f = (x: { location: 1 }) => x.location;')])).toEqual(
      [],
    );
  });
});
