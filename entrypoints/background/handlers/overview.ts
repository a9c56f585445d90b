import type { Handlers } from '../../../lib/messages/server.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import type { Hub } from '../hub.ts';
import { takeSnapshot } from '../snapshot.ts';
import { overview } from '../views/overview.ts';
import { shiptheoryView } from '../views/shiptheory.ts';

const NEWEST = 5;

/** What the options page's frame and the popup show. */
export function overviewHandler(hub: Hub): Handlers['state.overview'] {
  return async () => {
    const [snapshot, products, entries, shiptheory] = await Promise.all([
      takeSnapshot(hub),
      hub.directory.products(),
      hub.stock.entries({ limit: NEWEST }),
      shiptheoryView(hub),
    ]);
    const records = new Map<string, readonly StockRecord[]>();
    for (const { id } of snapshot.warehouses) records.set(id, await hub.stock.records(id));
    const view = overview(snapshot, {
      version: hub.version,
      records,
      products: products.length,
      entries,
      promise: (channel, url) => hub.shops.make(channel, url, {}).capabilities.promise,
    });
    return { ...view, ...(shiptheory && { shiptheory }) };
  };
}
