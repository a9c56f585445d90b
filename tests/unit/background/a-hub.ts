import { vi } from 'vitest';
import { english } from '../../../components/words/translate.ts';
import { Catalogue } from '../../../entrypoints/background/catalogue/catalogue.ts';
import { watchedDirectory } from '../../../entrypoints/background/catalogue/watched-directory.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import { LowStockNotices } from '../../../entrypoints/background/low-stock/notices.ts';
import { Thresholds } from '../../../entrypoints/background/low-stock/thresholds.ts';
import { createMatches } from '../../../entrypoints/background/matches.ts';
import { Previews } from '../../../entrypoints/background/previews/previews.ts';
import { createShiptheory } from '../../../entrypoints/background/shiptheory.ts';
import type { ChannelClient, RemoteItem, ShopInfo } from '../../../lib/channels/channel.ts';
import { CONNECTS } from '../../../lib/channels/connects.ts';
import type { Http } from '../../../lib/channels/http.ts';
import { fail, ok } from '../../../lib/model/channel-error.ts';
import type { Session } from '../../../lib/platform/session.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import { createHistorySearch } from '../../../lib/store/history-search.ts';
import { createLowStockStore } from '../../../lib/store/low-stock-store.ts';
import { createOrderStore } from '../../../lib/store/order-store.ts';
import { createSetUp } from '../../../lib/store/set-up.ts';
import { createSettings } from '../../../lib/store/settings.ts';
import { createStepStore } from '../../../lib/store/step-store.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';
import { createVaultRows } from '../../../lib/store/vault-rows.ts';
import { itemOf } from '../../../lib/sync/catalogue.ts';
import type { Engine } from '../../../lib/sync/ports.ts';
import { createVault } from '../../../lib/vault/vault.ts';

export const NOW = 1_000_000;

export const WOO_INPUT = {
  url: 'https://shop.example.test/store',
  consumerKey: `ck_${'a1'.repeat(20)}`,
  consumerSecret: `cs_${'b2'.repeat(20)}`,
};

/** A client that answers as a healthy WooCommerce does, with one location. */
export function aClient(over: Partial<ChannelClient> = {}): ChannelClient {
  const info: ShopInfo = { name: 'Acme Woo', shopKey: 'woo:shop', adminHandle: null };
  return {
    channel: 'woocommerce',
    capabilities: {
      write: 'relative',
      witness: 'marker',
      replayWindowMs: null,
      maxLines: 100,
      grouped: true,
      settleMs: 0,
      quarantineMs: 60_000,
      promise: { level: 'guarded', why: 'A client of tests.' },
    },
    check: async () => ok(info),
    locations: async () => ok([{ remoteId: 'stock', name: 'Store stock', active: true }]),
    ...over,
  } as ChannelClient;
}

/** A hub on a database of its own, with an engine that removes links at once and otherwise does nothing. */
export async function aHub(
  over: Partial<Hub> = {},
  client: ChannelClient = aClient(),
  http: Http = async () => fail({ kind: 'unavailable', detail: 'no connection' }),
): Promise<Hub> {
  const database = await openDatabase(crypto.randomUUID());
  const vault = createVault(createVaultRows(database));
  const clock = over.clock ?? { now: () => NOW, sleep: async () => undefined };
  const stock = createIdbStore(database);
  // Its pages never tire of waiting.
  const previews = over.previews ?? new Previews({ sleep: () => new Promise(() => undefined) });
  const directory = watchedDirectory(createIdbDirectory(database), () => catalogue);
  const catalogue = new Catalogue({ stock, directory });
  const settings = createSettings(database);
  const lowStore = createLowStockStore(database);
  const thresholds = new Thresholds({ settings, directory, store: lowStore });
  const engine = {
    run: vi.fn(async () => undefined),
    refresh: vi.fn(async () => undefined),
    edit: vi.fn(async () => []),
    itemsRead: vi.fn(() => null),
    keepSeen: vi.fn(async (integration: string, seen: readonly RemoteItem[]) =>
      directory.putItems(seen.map((item) => itemOf(integration, item, NOW))),
    ),
    chooseMaster: vi.fn(async (master) => {
      await directory.setMaster(master);
      return ok({ pulled: 3 });
    }),
    async unlink(location: string) {
      const link = (await directory.links()).find((one) => one.location === location);
      if (link) await directory.removeLink(location, link.gen);
    },
  } as unknown as Engine;
  return {
    t: english,
    stock,
    history: createHistorySearch(database),
    directory,
    steps: createStepStore(database),
    setUp: createSetUp(database),
    catalogue,
    matches: createMatches(createSettings(database)),
    previews,
    lowStock: () => thresholds.current(),
    thresholds,
    notices: new LowStockNotices({
      settings,
      store: lowStore,
      stock,
      directory,
      thresholds,
      notifications: someNotifications(),
      t: () => english,
      locks: { run: (_name, work) => work(), tryRun: (_name, work) => work() },
      clock,
      wakeAt: vi.fn(),
      uuid: () => crypto.randomUUID(),
    }),
    settings,
    pollEvery: vi.fn(async () => undefined),
    vault,
    data: {
      during: (work) => work(),
      guarded: (handlers) => handlers,
      replaceWith: vi.fn(async () => undefined),
      deleteAll: vi.fn(async () => undefined),
    },
    engine,
    shops: { of: async () => client, make: () => client, forget: vi.fn() },
    forms: CONNECTS,
    permissions: { has: async () => true, remove: vi.fn(async () => undefined) },
    screens: {
      changed: vi.fn(),
      left: vi.fn(),
      openOptions: vi.fn(async () => undefined),
      registerPanels: vi.fn(async () => []),
      startPanels: vi.fn(async () => undefined),
    },
    sync: vi.fn(),
    clock,
    shiptheory: createShiptheory({
      store: createOrderStore(database),
      settings: createSettings(database),
      vault,
      session: aSession(),
      http,
      clock,
      onLocked: vi.fn(),
    }),
    uuid: () => crypto.randomUUID(),
    log: vi.fn(),
    version: '0.0.0',
    ...over,
  };
}

/** Notifications of a browser that allows them: what is in sight, and everything that was ever shown. */
export function someNotifications(permitted = true) {
  const inSight = new Map<string, { title: string; message: string }>();
  const told: { id: string; title: string; message: string }[] = [];
  return {
    told,
    inSight,
    permitted: async () => permitted,
    async show(id: string, words: { title: string; message: string }) {
      inSight.set(id, words);
      told.push({ id, ...words });
    },
    shown: async () => [...inSight.keys()],
    remove: async (id: string) => void inSight.delete(id),
  };
}

/** What a browser keeps while it runs. */
export function aSession(): Session {
  const kept = new Map<string, unknown>();
  return {
    get: async (name) => kept.get(name),
    put: async (name, value) => void kept.set(name, value),
    remove: async (name) => void kept.delete(name),
  };
}
