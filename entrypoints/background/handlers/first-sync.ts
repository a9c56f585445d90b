import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { integrationOf, type LocationId } from '../../../lib/model/ids.ts';
import { CONFIRMED } from '../../../lib/sync/confirm-first-sync.ts';
import { isTooEarly } from '../comparable.ts';
import type { Hub } from '../hub.ts';
import { refuse, refuseFor } from '../sentences.ts';
import { shopOf } from '../shop-of.ts';

/** Doing the first sync of a link as a person confirmed it. What it would do is read by `previews.ts`. */
export function firstSyncHandlers(hub: Hub): Pick<Handlers, 'first-sync.confirm'> {
  return {
    async 'first-sync.confirm'({ location, gen, rows }) {
      const link = await linkOf(hub, location);
      if (!link) return refuse(null, hub.t('link.error.gone'));
      if (link.gen !== gen) return refuse(null, hub.t('link.error.anew'));
      if (await isTooEarly(hub.directory, link)) return refuse(null, hub.t('link.error.noMaster'));
      // In the order of the store, so that each part of them lies close together there.
      const inOrder = [...rows].sort((a, b) => (a.sku < b.sku ? -1 : 1));
      const confirmed = await hub.engine.confirmFirstSync(location, gen, inOrder);
      hub.screens.changed();
      if (!confirmed.ok) {
        const { error } = confirmed;
        // The shop has nothing to do with it.
        if ('detail' in error && error.detail === CONFIRMED) return refuse(null, hub.t('link.error.confirmed'));
        return refuseFor(hub.t, await shopOf(hub, location), error);
      }
      hub.sync({ integrations: [integrationOf(location)] });
      return ok(confirmed.value);
    },
  };
}

async function linkOf(hub: Hub, location: LocationId) {
  return (await hub.directory.links()).find((link) => link.location === location);
}
