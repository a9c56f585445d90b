import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import { type ChannelError, fail } from '../../../lib/model/channel-error.ts';
import { integrationOf, remoteIdOf } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';
import { refuseFor } from '../sentences.ts';
import { shopOf } from '../shop-of.ts';

const LOCKED: ChannelError = { kind: 'unauthorized', detail: 'no credentials' };

/**
 * Stocks a SKU at a location where its shop doesn't have it, because a person pressed the button: nothing else ever
 * does. Its figure there is then read as of any location, and the location gets the warehouse's count.
 */
export function activateHandler(hub: Hub): Handlers['stock.activate'] {
  return async ({ sku, location }) => {
    const link = (await hub.directory.links()).find((one) => one.location === location && one.state !== 'unlinking');
    if (!link) throw new Refusal(hub.t('link.error.gone'));
    const id = integrationOf(location);
    const shop = await shopOf(hub, location);
    const [item, other] = await hub.directory.itemsBySku(id, [sku]);
    if (!item) throw new Refusal(hub.t('stock.error.noProduct', { shop, sku }));
    if (other) throw new Refusal(hub.t('stock.error.duplicate', { shop, sku }));
    const client = await hub.shops.of(id);
    if (client && !client.activate) throw new Refusal(hub.t('stock.error.ownAdmin', { shop }));
    const done = (await client?.activate?.(item.item, remoteIdOf(location))) ?? fail(LOCKED);
    if (!done.ok) throw new Refusal(refuseFor(hub.t, shop, done.error).error.sentence);
    // A line that stood still goes on with this reading; where there is none yet, the poll makes it.
    await hub.engine.refresh([sku], [id]);
    hub.sync({ now: true, integrations: [id] });
    hub.screens.changed();
    return {};
  };
}
