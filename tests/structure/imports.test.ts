import { describe, expect, it } from 'vitest';
import { channelsThatKnowEachOther, closure, cycles, forbiddenImports } from './rules/imports.ts';
import { source, sources } from './source.ts';

const tree = sources('lib', 'components', 'entrypoints');

describe('who may import whom', () => {
  it('is kept', () => {
    expect(forbiddenImports(tree)).toEqual([]);
  });

  it('keeps channels apart', () => {
    expect(channelsThatKnowEachOther(tree)).toEqual([]);
  });

  it('has no cycles', () => {
    expect(cycles(tree)).toEqual([]);
  });

  it('keeps credentials, stores and every API client out of the content script', () => {
    const loaded = closure(tree, 'entrypoints/panel.content/index.tsx').map((file) => file.path);
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.filter((path) => /^lib\/(vault|store|sync)\/|\/(client|schema)\.ts$/.test(path))).toEqual([
      'lib/messages/client.ts',
    ]);
  });

  it('keeps what belongs to screens out of the background', () => {
    const loaded = closure(tree, 'entrypoints/background/index.ts').map((file) => file.path);
    expect(loaded.length).toBeGreaterThan(20);
    expect(loaded.filter((path) => /^components\/(?!words\/)|\/overlay\/|\/page\.ts$/.test(path))).toEqual([]);
  });
});

describe('the rules can fail', () => {
  it.each([
    ['lib/stock/apply.ts', "import { createHttp } from '../channels/http.ts';"],
    ['lib/stock/apply.ts', "import { signal } from '@preact/signals';"],
    ['lib/sync/engine.ts', "import { createIdbStore } from '../store/stock.ts';"],
    ['lib/sync/engine.ts', "import { anything } from '../channels/channel.ts';"],
    ['lib/model/ids.ts', "import * as z from 'zod';"],
    ['lib/channels/shopify/page.ts', "import { Reply } from './schema.ts';"],
    ['lib/channels/woocommerce/connect.ts', "import { createHttp } from '../http.ts';"],
    ['lib/channels/pages.ts', "export { shopifyPage } from './shopify/client.ts';"],
    ['components/panel/Panel.tsx', "import { call } from '../../lib/messages/client.ts';"],
    ['components/options/Warehouses.tsx', "import browser from 'webextension-polyfill';"],
    ['entrypoints/popup/main.tsx', "const store = await import('../../lib/store/stock.ts');"],
    ['entrypoints/panel.content/index.tsx', "import { Vault } from '../../lib/vault/vault.ts';"],
    ['entrypoints/background/compose.ts', "import { Panel } from '../../components/panel/Panel.tsx';"],
    ['lib/nowhere/thing.ts', 'export const x = 1;'],
  ])('%s with %s', (path, text) => {
    expect(forbiddenImports([source(path, text)])).toHaveLength(1);
  });

  it('lets the engine name the types of a channel, and nothing of it', () => {
    const type = source('lib/sync/plan.ts', "import type { ChannelClient } from '../channels/channel.ts';");
    expect(forbiddenImports([type])).toEqual([]);
  });

  it('sees a channel that imports another', () => {
    const file = source('lib/channels/shopify/client.ts', "import { x } from '../woocommerce/marker.ts';");
    expect(channelsThatKnowEachOther([file])).toHaveLength(1);
  });

  it('sees a cycle, and none where only types go back', () => {
    const a = source('lib/stock/a.ts', "import { b } from './b.ts';");
    expect(cycles([a, source('lib/stock/b.ts', "import { a } from './a.ts';")])).toEqual([
      'lib/stock/a.ts → lib/stock/b.ts → lib/stock/a.ts',
    ]);
    expect(cycles([a, source('lib/stock/b.ts', "import type { A } from './a.ts';")])).toEqual([]);
  });

  it('follows what a file loads', () => {
    const files = [
      source('entrypoints/popup/main.tsx', "import './far.ts'; import type { T } from './types.ts';"),
      source('entrypoints/popup/far.ts', "await import('./later.ts');"),
      source('entrypoints/popup/later.ts', 'export const x = 1;'),
      source('entrypoints/popup/types.ts', 'export type T = 1;'),
    ];
    expect(closure(files, 'entrypoints/popup/main.tsx').map((file) => file.path)).not.toContain(
      'entrypoints/popup/types.ts',
    );
    expect(closure(files, 'entrypoints/popup/main.tsx')).toHaveLength(3);
  });
});
