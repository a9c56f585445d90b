import { fail, ok } from '../../model/channel-error.ts';
import type { Capabilities, ChannelClient } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { activate } from './activate.ts';
import { createApi } from './api.ts';
import { BULK_FROM, readPass } from './bulk.ts';
import { readChanges } from './changes.ts';
import { claimShop } from './heartbeat.ts';
import { MAX_PAGE, SHOP } from './queries.ts';
import { readBySku, readLevels, readLocations, readProduct } from './reads.ts';
import { ShopReply } from './schema.ts';
import { missingScopes } from './scopes.ts';
import { sealWrite, sendWrite } from './writes.ts';

const CAPABILITIES: Capabilities = {
  write: 'compare-and-set',
  witness: 'replay',
  replayWindowMs: 86_400_000,
  maxLines: MAX_PAGE,
  grouped: false,
  settleMs: 0,
  quarantineMs: 60_000,
  promise: {
    level: 'exact',
    why: 'Shopify refuses a figure that no longer fits, and applies the same change only once.',
  },
};

/** Shopify's Admin GraphQL API. Items are inventory items, locations are locations, both by their global ids. */
export function createShopifyClient(
  deps: ClientDeps,
  /** How many variants make a catalogue large; see {@link readPass}. */
  { bulkFrom = BULK_FROM }: { bulkFrom?: number } = {},
): ChannelClient {
  const api = createApi(deps);
  return {
    channel: 'shopify',
    capabilities: CAPABILITIES,

    async check() {
      const reply = await api.query(SHOP, {}, ShopReply);
      if (!reply.ok) return reply;
      const { shop, currentAppInstallation: app } = reply.value.data;
      const missing = missingScopes(app.accessScopes.map(({ handle }) => handle));
      if (missing.length > 0) return fail({ kind: 'forbidden', missing, detail: 'scopes of the installation' });
      // The admin's address may name the shop otherwise than its domain does; the app's own address in it knows.
      const handle = /\/store\/([^/]+)/.exec(app.launchUrl)?.[1] ?? shop.myshopifyDomain.split('.')[0] ?? null;
      return ok({ name: shop.name, shopKey: shop.myshopifyDomain.toLowerCase(), adminHandle: handle });
    },

    async now() {
      const reply = await api.query(SHOP, {}, ShopReply);
      if (!reply.ok) return reply;
      const time = reply.value.shopTime;
      return time === null ? fail({ kind: 'malformed', detail: 'no Date header' }) : ok(time);
    },

    locations: () => readLocations(api),
    product: (product, locations) => readProduct(api, product, locations),
    items: (cursor, locations) => readPass(api, deps, bulkFrom, cursor, locations),
    bySku: (skus, locations) => readBySku(api, skus, locations),
    levels: (items, locations) => readLevels(api, items, locations),
    changedSince: (since, locations) => readChanges(api, since, locations),

    group: () => '',
    seal: sealWrite,
    send: (sealed, lines) => sendWrite(api, sealed, lines),
    settle: (sealed, lines) => sendWrite(api, sealed, lines),
    activate: (item, location) => activate(api, deps.uuid(), item, location),
    claimShop: (options) => claimShop(api, deps.installation, options?.over ?? false),
  };
}
