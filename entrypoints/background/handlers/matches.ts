import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';
import { matchReport } from '../views/match-report.ts';

/** What a shop's items are matched to, and a person's word on one of them. */
export function matchHandlers(hub: Hub): Pick<Handlers, 'matches.report' | 'matches.set'> {
  return {
    async 'matches.report'({ integration }) {
      const [items, matches, products] = await Promise.all([
        hub.directory.allItems(integration),
        hub.matches.of(integration),
        hub.directory.products(),
      ]);
      return { rows: [...matchReport(items, matches, products)] };
    },

    async 'matches.set'({ integration, item: id, sku }) {
      const [item] = await hub.directory.items(integration, [id]);
      const shop = (await hub.directory.integrations()).find((one) => one.id === integration);
      if (!item || !shop) return refuse(null, hub.t('match.error.gone'));
      const matches = await hub.matches.of(integration);
      const before = matches.find((match) => match.item === id);
      if (sku === null) await hub.matches.remove(integration, id);
      else {
        const [product] = await hub.directory.products([sku]);
        if (!product) return refuse('sku', hub.t('match.error.notInMaster', { sku }));
        const taken = (await hub.directory.itemsBySku(integration, [sku])).find((one) => one.item !== id);
        const byHand = matches.find((match) => match.sku === sku && match.item !== id);
        if ((taken && !matches.some((match) => match.item === taken.item)) || byHand) {
          return refuse('sku', hub.t('match.error.taken', { shop: shop.name, sku }));
        }
        const was = before ? before.was : item.sku;
        await hub.matches.put({ integration, item: id, product: item.product, sku, was });
      }
      // What it was and what it is now both show in a full pass.
      await askFullPass(hub.directory, integration);
      hub.screens.changed();
      hub.sync({ now: true, integrations: [integration] });
      return ok({});
    },
  };
}
