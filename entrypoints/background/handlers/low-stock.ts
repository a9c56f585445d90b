import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import type { Hub } from '../hub.ts';

type Names = 'low-stock.of' | 'low-stock.set' | 'low-stock.notices' | 'low-stock.tell';

/** From where counts are low, and whether that is told. */
export function lowStockHandlers(hub: Hub): Pick<Handlers, Names> {
  return {
    'low-stock.of': async ({ sku }) => ({ thresholds: await hub.thresholds.ofSku(sku) }),

    async 'low-stock.set'({ warehouses, skus, low }) {
      const known = new Set((await hub.directory.warehouses()).map(({ id }) => id));
      if (warehouses.some((id) => !known.has(id))) throw new Refusal('This warehouse was deleted. Reload the page.');
      const kept = (await hub.directory.products(skus)).map(({ sku }) => sku);
      await hub.thresholds.set(warehouses, kept, low);
      hub.screens.changed();
      return { saved: kept.length };
    },

    'low-stock.notices': () => hub.notices.state(),

    async 'low-stock.tell'({ on }) {
      await hub.notices.turn(on);
      hub.screens.changed();
      return {};
    },
  };
}
