import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { integrationOf, type LocationId } from '../../../lib/model/ids.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import { isComparable } from '../comparable.ts';
import type { Hub } from '../hub.ts';
import { refuse, refuseFor } from '../sentences.ts';

/** What the first sync of a link would do, and doing it. Nothing is written before the second. */
export function firstSyncHandlers(hub: Hub): Pick<Handlers, 'first-sync.preview' | 'first-sync.confirm'> {
  return {
    async 'first-sync.preview'({ location }) {
      const link = await linkOf(hub, location);
      if (!link) return refuse(null, hub.t('link.error.gone'));
      if (await isTooEarly(hub, link)) return refuse(null, hub.t('link.error.noMaster'));
      const preview = await hub.engine.previewFirstSync(location);
      if (!preview.ok) return refuseFor(hub.t, await shopOf(hub, location), preview.error);
      const client = await hub.shops.of(integrationOf(location));
      return ok({
        gen: link.gen,
        rows: preview.value.map((row) => ({ ...row })),
        canStock: client?.activate !== undefined,
        ...(link.paused && { resumes: true }),
      });
    },

    async 'first-sync.confirm'({ location, gen, rows }) {
      const link = await linkOf(hub, location);
      if (!link) return refuse(null, hub.t('link.error.gone'));
      if (link.gen !== gen) return refuse(null, hub.t('link.error.anew'));
      if (await isTooEarly(hub, link)) return refuse(null, hub.t('link.error.noMaster'));
      const confirmed = await hub.engine.confirmFirstSync(location, gen, rows);
      hub.screens.changed();
      if (!confirmed.ok) return refuseFor(hub.t, await shopOf(hub, location), confirmed.error);
      hub.sync({ integrations: [integrationOf(location)] });
      return ok(confirmed.value);
    },
  };
}

/** Without a master nothing is known to compare with: a review would show every item as left out, and settle nothing. */
async function isTooEarly(hub: Hub, { state }: Link): Promise<boolean> {
  return state === 'review' && !(await isComparable(hub.directory));
}

async function linkOf(hub: Hub, location: LocationId) {
  return (await hub.directory.links()).find((link) => link.location === location);
}

async function shopOf(hub: Hub, location: LocationId): Promise<string> {
  const shop = (await hub.directory.integrations()).find(({ id }) => id === integrationOf(location));
  return shop?.name ?? hub.t('name.theShop');
}
