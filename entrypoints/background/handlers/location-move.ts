import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
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
    const warehouses = await hub.directory.warehouses();
    const to = warehouses.find((one) => one.id === id);
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
    const linked = await linkAnew(hub, link, id);
    const back = linked === 'gone' ? await linkAnew(hub, link, link.warehouse) : null;
    hub.screens.changed();
    if (linked === 'linked') return ok({});
    if (linked === 'taken' || back === 'taken') return refuse(null, hub.t('move.error.elsewhere'));
    const from = warehouses.find((one) => one.id === link.warehouse)?.name;
    return refuse(
      null,
      back === 'linked' && from !== undefined
        ? hub.t('move.error.back', { name: from })
        : hub.t('move.error.changed', { name: to.name }),
    );
  };
}

/** Links what was unlinked just now to a warehouse, as it is by then: whoever changes its name meanwhile is no hindrance. */
async function linkAnew(
  hub: Hub,
  { location, direction, buffer, max }: Link,
  id: string,
): Promise<'linked' | 'taken' | 'gone'> {
  for (;;) {
    const to = (await hub.directory.warehouses()).find((one) => one.id === id);
    if (!to) return 'gone';
    const { name, revision } = to;
    const saved = await hub.setUp.saveWarehouse({ id, name, revision, add: [location], at: hub.clock.now() });
    if (saved.kind === 'taken') return 'taken';
    if (saved.kind !== 'saved') continue;
    for (const fresh of saved.links) {
      await hub.directory.changeLink(fresh.location, fresh.gen, (kept) => ({ ...kept, direction, buffer, max }));
    }
    return 'linked';
  }
}
