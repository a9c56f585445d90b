import type { ChannelClient } from '../../lib/channels/channel.ts';
import type { Result } from '../../lib/model/channel-error.ts';

/** What is asked about: an item that the shop has, where it is, and a time of the shop's. */
export interface Asked {
  item: string;
  product: string;
  sku: string;
  place: string;
  since: string;
}

/** Every call of a client that asks the shop something. Undefined: this client hasn't got it. */
export const READING_CALLS: readonly [
  name: string,
  call: (client: ChannelClient, about: Asked) => Promise<Result<unknown>> | undefined,
][] = [
  ['check', (client) => client.check()],
  ['now', (client) => client.now()],
  ['locations', (client) => client.locations()],
  ['product', (client, { product, place }) => client.product(product, [place])],
  ['items', (client, { place }) => client.items(null, [place])],
  ['bySku', (client, { sku, place }) => client.bySku([sku], [place])],
  ['levels', (client, { item, place }) => client.levels([item], [place])],
  ['changedSince', (client, { since, place }) => client.changedSince(since, [place])],
  ['prepare', (client, { item, place }) => client.prepare?.([{ item, remoteLocation: place, from: 1, to: 2 }])],
  ['sales', (client, { item, place }) => client.sales?.([item], [place], Date.now() - 3_600_000)],
  ['claimShop', (client) => client.claimShop?.()],
  ['activate', (client, { item, place }) => client.activate?.(item, place)],
];
