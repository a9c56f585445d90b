import { CHANNELS, type Channel } from '../model/channel.ts';
import { integrationOf } from '../model/ids.ts';
import type { Shipment, ShownWhy } from '../model/shipment.ts';
import type { Master } from '../model/warehouse.ts';
import type { Context } from './context.ts';
import type { OrderCursor, OrderStore } from './order-ports.ts';

/** How long before the connection completed shipments were looked at; an older one may have been completed at any time. */
export const BASELINE_MS = 30 * 24 * 60 * 60_000;

/** What decides about shipments, as it is at one moment. */
export interface Facts {
  cursor: OrderCursor;
  master: Master | null;
  /** Channels of which a shop is linked here: every sale there has lowered the count already. */
  linked: ReadonlySet<Channel>;
  /** By Shiptheory's name of the channel; missing: nobody has said. */
  said: ReadonlyMap<string, 'extension' | 'channel'>;
}

export type Decision = { kind: 'shown'; why: ShownWhy } | { kind: 'undecided' } | { kind: 'due'; warehouse: string };

/** null: no account was ever connected. */
export async function factsOf(ctx: Context, store: OrderStore): Promise<Facts | null> {
  const { directory } = ctx.deps;
  const [cursor, master, integrations, links, deductors] = await Promise.all([
    store.cursor(),
    directory.master(),
    directory.integrations(),
    directory.links(),
    store.deductors(),
  ]);
  if (!cursor) return null;
  const shops = new Set(links.filter(({ state }) => state !== 'review').map(({ location }) => integrationOf(location)));
  return {
    cursor,
    master,
    linked: new Set(integrations.filter(({ id }) => shops.has(id)).map(({ channel }) => channel)),
    said: new Map(deductors.flatMap(({ channel, who }) => (who === null ? [] : [[channel, who] as const]))),
  };
}

/**
 * Who lowers the count for this shipment. Shiptheory tells only the channel's name, so one linked shop stands for all of
 * that channel.
 */
export function decisionOn(shipment: Shipment, { cursor, master, linked, said }: Facts): Decision {
  if (shipment.lines.length === 0) return { kind: 'shown', why: 'no-products' };
  if (shipment.createdAt < cursor.startedAt - BASELINE_MS) return { kind: 'shown', why: 'old' };
  if (!master || cursor.masterSince === null || shipment.modifiedAt < cursor.masterSince) {
    return { kind: 'shown', why: 'no-master' };
  }
  const channel = channelCalled(shipment.channel);
  if (channel !== null && linked.has(channel)) return { kind: 'shown', why: 'channel-linked' };
  const who = said.get(shipment.channel);
  if (who === 'channel') return { kind: 'shown', why: 'channel-deducts' };
  return who === 'extension' ? { kind: 'due', warehouse: master.warehouse } : { kind: 'undecided' };
}

/** The channel that Shiptheory calls this: "Bigcommerce", "Magento 2", "Woo Commerce". */
export function channelCalled(name: string): Channel | null {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return CHANNELS.find((channel) => letters.startsWith(channel)) ?? null;
}
