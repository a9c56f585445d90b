import type { Handlers } from '../../../lib/messages/server.ts';
import type { Item, Match } from '../../../lib/model/catalogue.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import type { Integration } from '../../../lib/model/integration.ts';
import { askFullPass } from '../../../lib/sync/cursors.ts';
import type { Hub } from '../hub.ts';
import { type Refused, refuse, refuseFor } from '../sentences.ts';
import { matchChanges } from '../views/match-changes.ts';
import { matchReport } from '../views/match-report.ts';

/** What a shop's items are matched to, and a person's word on one of them. */
export function matchHandlers(hub: Hub): Pick<Handlers, 'matches.report' | 'matches.preview' | 'matches.set'> {
  return {
    async 'matches.report'({ integration }) {
      const [items, matches, products] = await Promise.all([
        hub.directory.allItems(integration),
        hub.matches.of(integration),
        hub.directory.products(),
      ]);
      return { rows: [...matchReport(items, matches, products)] };
    },

    async 'matches.preview'(request) {
      const word = await wordOn(hub, request);
      if (!word.ok) return word;
      const { shop, item, before } = word;
      const sku = request.sku ?? (before ? before.was : item.sku);
      if (sku === null || (await hub.directory.products([sku])).length === 0) return ok({ sku: null, changes: [] });
      const changes = await matchChanges(hub, { integration: shop.id, item: item.item, sku });
      return changes.ok ? ok({ sku, changes: changes.value }) : refuseFor(hub.t, shop.name, changes.error);
    },

    async 'matches.set'(request) {
      const word = await wordOn(hub, request);
      if (!word.ok) return word;
      const { shop, item, before } = word;
      const { sku } = request;
      if (sku === null) await hub.matches.remove(shop.id, item.item);
      else {
        const was = before ? before.was : item.sku;
        await hub.matches.put({ integration: shop.id, item: item.item, product: item.product, sku, was });
      }
      // What it was and what it is now both show in a full pass.
      await askFullPass(hub.directory, shop.id);
      hub.screens.changed();
      hub.sync({ now: true, integrations: [shop.id] });
      return ok({});
    },
  };
}

interface Word {
  ok: true;
  shop: Integration;
  item: Item;
  /** What was said of the item until now. */
  before: Match | undefined;
}

/** Can this be said of the item? Else why not. */
async function wordOn(
  hub: Hub,
  { integration, item: id, sku }: { integration: string; item: string; sku: string | null },
): Promise<Word | Refused> {
  const [item] = await hub.directory.items(integration, [id]);
  const shop = (await hub.directory.integrations()).find((one) => one.id === integration);
  if (!item || !shop) return refuse(null, hub.t('match.error.gone'));
  const matches = await hub.matches.of(integration);
  const before = matches.find((match) => match.item === id);
  if (sku === null) return { ok: true, shop, item, before };
  const [product] = await hub.directory.products([sku]);
  if (!product) return refuse('sku', hub.t('match.error.notInMaster', { sku }));
  const taken = (await hub.directory.itemsBySku(integration, [sku])).find((one) => one.item !== id);
  const byHand = matches.find((match) => match.sku === sku && match.item !== id);
  if ((taken && !matches.some((match) => match.item === taken.item)) || byHand) {
    return refuse('sku', hub.t('match.error.taken', { shop: shop.name, sku }));
  }
  return { ok: true, shop, item, before };
}
