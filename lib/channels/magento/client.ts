import type { Capabilities, ChannelClient } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { createApi } from './api.ts';
import { check } from './check.ts';
import { readChanged, readItems, readNow } from './passes.ts';
import { readLocations } from './places.ts';
import { prepare, seal } from './preparing.ts';
import { readBySku, readLevels, readProduct } from './reading.ts';
import { readSales } from './sales.ts';
import { send } from './sending.ts';

const CAPABILITIES: Capabilities = {
  write: 'set',
  witness: 'none',
  replayWindowMs: null,
  // Shops may limit what one call takes to this.
  maxLines: 20,
  grouped: false,
  // What can be sold is read from an index, which some shops bring up to date once a minute; see below.
  settleMs: 90_000,
  // PHP goes on with a request that nobody waits for any more, for as long as the host lets a script run.
  quarantineMs: 60_000,
  ownFigures: true,
  promise: {
    level: 'guarded',
    why: 'Magento only takes whole quantities: a shipment or an edit between our last look and our write is overwritten. Orders are kept apart and survive, except where a stock has several sources: there they count when they ship.',
  },
};

/** A connected Magento or Adobe Commerce shop with its inventory modules. Items are products, locations are sources. */
export function createMagentoClient(deps: ClientDeps): ChannelClient {
  const api = createApi(deps);
  // Whether this shop's last write was to be seen at once. Nobody knows at first, and waiting is always right.
  let current = false;
  return {
    channel: 'magento',
    capabilities: {
      ...CAPABILITIES,
      get settleMs() {
        return current ? 0 : CAPABILITIES.settleMs;
      },
    },
    check: () => check(api, deps),
    locations: () => readLocations(api),
    product: (product, remoteLocations) => readProduct(api, product, remoteLocations),
    items: (cursor, remoteLocations) => readItems(api, cursor, remoteLocations),
    bySku: (skus, remoteLocations) => readBySku(api, skus, remoteLocations),
    levels: (items, remoteLocations) => readLevels(api, items, remoteLocations),
    changedSince: (since, remoteLocations) => readChanged(api, since, remoteLocations),
    now: () => readNow(api),
    group: () => '',
    prepare: (lines) => prepare(api, lines),
    seal: (key, lines) => seal(key, lines),
    async send(sealed, lines) {
      const sent = await send(api, sealed, lines);
      current = sent.current;
      return sent.outcome;
    },
    async settle() {
      return { kind: 'unknown', error: { kind: 'unavailable', detail: 'this shop has no witness' } };
    },
    sales: (items, remoteLocations, since) => readSales(api, deps, items, remoteLocations, since),
  };
}
