import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';
import { stillUnlinking, unlinkAll } from '../unlink.ts';

/**
 * Moves a location to another warehouse: it is unlinked here, which settles what is on its way, and linked anew there.
 * What it may do and what it holds back go along; its counts don't, so what would change is reviewed.
 */
export function locationMoveHandler(hub: Hub): Handlers['location.move'] {
  return async ({ location, gen, warehouse: id }) => {
    const link = (await hub.directory.links()).find((one) => one.location === location);
    if (link?.gen !== gen) return refuse(null, hub.t('move.error.elsewhere'));
    const to = (await hub.directory.warehouses()).find((one) => one.id === id);
    if (!to) return refuse(null, hub.t('move.error.gone'));
    if (link.warehouse === id) return refuse(null, hub.t('move.error.there', { name: to.name }));
    if ((await hub.directory.master())?.location === location) {
      return refuse(null, hub.t('move.error.master'));
    }
    const [left] = await unlinkAll(hub, [location]);
    if (left !== undefined) {
      hub.screens.changed();
      return refuse(null, await stillUnlinking(hub, left));
    }
    const { name, revision } = to;
    const saved = await hub.setUp.saveWarehouse({ id, name, revision, add: [location], at: hub.clock.now() });
    hub.screens.changed();
    if (saved.kind !== 'saved') {
      return refuse(null, hub.t('move.error.changed', { name }));
    }
    const { direction, buffer, max } = link;
    for (const fresh of saved.links) {
      await hub.directory.changeLink(fresh.location, fresh.gen, (kept) => ({ ...kept, direction, buffer, max }));
    }
    hub.screens.changed();
    return ok({});
  };
}
