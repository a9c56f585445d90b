import { vi } from 'vitest';
import { Catalogue } from '../../../entrypoints/background/catalogue/catalogue.ts';
import { watchedDirectory } from '../../../entrypoints/background/catalogue/watched-directory.ts';
import type { Hub } from '../../../entrypoints/background/hub.ts';
import type { ChannelClient, ShopInfo } from '../../../lib/channels/channel.ts';
import { CONNECTS } from '../../../lib/channels/connects.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { LOW_STOCK } from '../../../lib/stock/low-stock.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createIdbDirectory } from '../../../lib/store/directory.ts';
import { createSetUp } from '../../../lib/store/set-up.ts';
import { createIdbStore } from '../../../lib/store/stock-store.ts';
import { createVaultRows } from '../../../lib/store/vault-rows.ts';
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
    check: async () => ok(info),
    locations: async () => ok([{ remoteId: 'stock', name: 'Store stock', active: true }]),
    ...over,
  } as ChannelClient;
}

/** A hub on a database of its own, with an engine that removes links at once and otherwise does nothing. */
export async function aHub(over: Partial<Hub> = {}, client: ChannelClient = aClient()): Promise<Hub> {
  const database = await openDatabase(crypto.randomUUID());
  const stock = createIdbStore(database);
  const directory = watchedDirectory(createIdbDirectory(database), () => catalogue);
  const catalogue = new Catalogue({ stock, directory });
  const engine = {
    run: vi.fn(async () => undefined),
    refresh: vi.fn(async () => undefined),
    edit: vi.fn(async () => []),
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
    stock,
    directory,
    setUp: createSetUp(database),
    catalogue,
    lowStock: async () => () => LOW_STOCK,
    vault: createVault(createVaultRows(database)),
    engine,
    shops: { of: async () => client, make: () => client, forget: vi.fn() },
    forms: CONNECTS,
    permissions: { has: async () => true, remove: vi.fn(async () => undefined) },
    screens: {
      changed: vi.fn(),
      openOptions: vi.fn(async () => undefined),
      registerPanels: vi.fn(async () => undefined),
      startPanels: vi.fn(async () => undefined),
    },
    sync: vi.fn(),
    clock: { now: () => NOW, sleep: async () => undefined },
    uuid: () => crypto.randomUUID(),
    log: vi.fn(),
    version: '0.0.0',
    ...over,
  };
}
