import type { Handlers } from '../../../lib/messages/server.ts';
import type { Hub } from '../hub.ts';
import { takeSnapshot } from '../snapshot.ts';
import { overview } from '../views/overview.ts';
import { settingsView } from '../views/settings.ts';
import { shiptheoryView } from '../views/shiptheory.ts';
import { stepViews } from '../views/steps.ts';

const NEWEST = 5;

/** What the options page's frame and the popup show. */
export function overviewHandler(hub: Hub): Handlers['state.overview'] {
  return async () => {
    const [snapshot, entries, shiptheory, settings, steps] = await Promise.all([
      takeSnapshot(hub),
      hub.stock.entries({ limit: NEWEST }),
      shiptheoryView(hub),
      settingsView(hub.settings),
      hub.steps.steps(),
    ]);
    const { products, records } = await hub.catalogue.sums(snapshot.warehouses.map(({ id }) => id));
    const view = overview(snapshot, {
      version: hub.version,
      records,
      products,
      entries,
      promise: (channel, url) => hub.shops.make(channel, url, {}).capabilities.promise,
    });
    return { ...view, settings, ...(shiptheory && { shiptheory }), steps: stepViews(snapshot, steps) };
  };
}
