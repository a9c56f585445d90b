import type { Capabilities, ChannelClient } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { createApi } from './api.ts';
import { readChanges, readNow } from './changes.ts';
import { check } from './check.ts';
import { readBySku, readItems, readLevels, readLocations, readProduct } from './reading.ts';
import { readSales } from './sales.ts';
import { send } from './sending.ts';
import { prepare, seal } from './writes.ts';

const CAPABILITIES: Capabilities = {
  write: 'relative',
  witness: 'none',
  replayWindowMs: null,
  maxLines: 2_000,
  grouped: false,
  // An adjustment is answered before it is applied; how much later isn't documented, "a while" is.
  settleMs: 60_000,
  // As long as a request may live at their end, and then as long as an accepted one may take.
  quarantineMs: 120_000,
  promise: {
    level: 'guarded',
    why: 'BigCommerce adds the change to what it has, a while later, and leaves no trace of it: when its answer is lost, only counting can tell whether the change arrived.',
  },
};

/** A connected BigCommerce store, through its Management API. Several locations, one stock per product or variant. */
export function createBigCommerceClient(deps: ClientDeps): ChannelClient {
  const api = createApi(deps);
  return {
    channel: 'bigcommerce',
    capabilities: CAPABILITIES,
    check: () => check(api, deps),
    locations: () => readLocations(api),
    product: (product, remoteLocations) => readProduct(api, product, remoteLocations),
    items: (cursor, remoteLocations) => readItems(api, cursor, remoteLocations),
    bySku: (skus, remoteLocations) => readBySku(api, skus, remoteLocations),
    levels: (items, remoteLocations) => readLevels(api, items, remoteLocations),
    changedSince: (since, remoteLocations) => readChanges(api, since, remoteLocations),
    now: () => readNow(api),
    group: () => '',
    prepare: (lines) => prepare(api, lines),
    seal,
    send: (sealed, lines) => send(api, deps, sealed, lines),
    settle: async () => ({ kind: 'unknown', error: { kind: 'unavailable', detail: 'this shop has no witness' } }),
    sales: (items, remoteLocations, since) => readSales(api, deps, items, remoteLocations, since),
  };
}
