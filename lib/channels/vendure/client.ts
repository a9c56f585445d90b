import type { Capabilities, ChannelClient } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { activate } from './activating.ts';
import { createApi } from './api.ts';
import { readChanges, readNow } from './changes.ts';
import { check } from './check.ts';
import { prepare } from './preparing.ts';
import { readBySku, readItems, readLevels, readLocations, readProduct } from './reads.ts';
import { settle } from './settling.ts';
import { createStockApi } from './stock-api.ts';
import { seal, send } from './writes.ts';

const CAPABILITIES: Capabilities = {
  write: 'set',
  witness: 'ledger',
  replayWindowMs: null,
  // A batch is one transaction, which other writers of the shop wait for.
  maxLines: 50,
  grouped: false,
  settleMs: 0,
  // The shop goes on with a request that nobody waits for any more.
  quarantineMs: 60_000,
  promise: {
    level: 'guarded',
    why: 'Vendure overwrites units on hand. Sales are kept apart from them and shipments and edits meanwhile are found in its ledger, but one within the same few milliseconds can be lost.',
  },
};

/**
 * Vendure's admin API. Items are product variants, locations are stock locations, and the figure is what is available of
 * a variant at one: units on hand less those allocated to orders.
 */
export function createVendureClient(deps: ClientDeps): ChannelClient {
  const api = createStockApi(createApi(deps), deps.now);
  return {
    channel: 'vendure',
    capabilities: CAPABILITIES,
    check: () => check(api, deps),
    locations: () => readLocations(api),
    product: (product, places) => readProduct(api, product, places),
    items: (cursor, places) => readItems(api, cursor, places),
    bySku: (skus, places) => readBySku(api, skus, places),
    levels: (items, places) => readLevels(api, items, places),
    changedSince: (since, places) => readChanges(api, since, places),
    now: () => readNow(api),
    group: () => '',
    prepare: (lines) => prepare(api, lines),
    seal,
    send: (sealed, lines) => send(api, sealed, lines),
    settle: (_, lines) => settle(api, lines),
    activate: (item, place) => activate(api, item, place),
  };
}
