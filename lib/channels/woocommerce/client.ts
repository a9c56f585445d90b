import { ok } from '../../model/channel-error.ts';
import type { Capabilities, ChannelClient } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { createApi } from './api.ts';
import { check } from './check.ts';
import { readChanged, readItems, readNow } from './passes.ts';
import { readBySku, readLevels, readProduct } from './reading.ts';
import { STOCK } from './remote-item.ts';
import { readSales, type SalesFeed } from './sales.ts';
import { settle } from './settling.ts';
import type { Differences } from './support.ts';
import { groupOf, prepare, seal, send } from './writing.ts';

const CAPABILITIES: Capabilities = {
  write: 'relative',
  witness: 'marker',
  readsThenSaves: true,
  replayWindowMs: null,
  maxLines: 100,
  grouped: true,
  settleMs: 0,
  // PHP goes on with a request that nobody waits for any more, for as long as the host lets a script run.
  quarantineMs: 60_000,
  promise: {
    level: 'guarded',
    why: 'WooCommerce reads the stock, adds the change and saves it. A sale within the same few milliseconds is looked up in the shop’s orders afterwards, where these may be read; an edit by staff in those milliseconds can be lost.',
  },
};

/** A connected WooCommerce shop, through its REST API v3. One stock per product or variation. */
export function createWooCommerceClient(deps: ClientDeps): ChannelClient {
  const api = createApi(deps);
  const differences: Differences = { known: 'unproven' };
  const feed: SalesFeed = { refused: null };
  return {
    channel: 'woocommerce',
    capabilities: CAPABILITIES,
    check: () => check(api, deps),
    locations: async () => ok([{ remoteId: STOCK, name: 'Store stock', active: true }]),
    product: (product, remoteLocations) => readProduct(api, product, remoteLocations),
    items: (cursor, remoteLocations) => readItems(api, cursor, remoteLocations),
    bySku: (skus, remoteLocations) => readBySku(api, skus, remoteLocations),
    levels: (items, remoteLocations) => readLevels(api, items, remoteLocations),
    changedSince: (since, remoteLocations) => readChanged(api, since, remoteLocations),
    now: () => readNow(api),
    group: groupOf,
    seal: (key, lines) => seal(key, lines, deps.installation),
    prepare: (lines) => prepare(api, deps, differences, lines),
    send: (sealed, lines) => send(api, deps, differences, sealed, lines),
    settle: (sealed, lines) => settle(api, deps, differences, sealed, lines),
    sales: (items, remoteLocations, since) => readSales(api, deps, feed, items, remoteLocations, since),
  };
}
