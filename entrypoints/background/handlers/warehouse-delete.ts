import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';
import { stillUnlinking, unlinkAll } from '../unlink.ts';

/** Unlinks everything, then deletes the warehouse with its counts. The history stays. */
export function warehouseDeleteHandler(hub: Hub): Handlers['warehouse.delete'] {
  return async ({ id, revision }) => {
    const stored = (await hub.directory.warehouses()).find((one) => one.id === id);
    if (!stored) return ok({});
    const stale = refuse(null, hub.t('warehouse.error.changedDelete'));
    if (stored.revision !== revision) return stale;
    const links = (await hub.directory.links()).filter((link) => link.warehouse === id);
    const [left] = await unlinkAll(
      hub,
      links.map((link) => link.location),
    );
    if (left !== undefined) return refuse(null, await stillUnlinking(hub, left));
    const deleted = await hub.setUp.deleteWarehouse(id, revision);
    hub.screens.changed();
    if (deleted === 'stale') return stale;
    if (deleted === 'linked') return refuse(null, hub.t('warehouse.error.linked', { name: stored.name }));
    return ok({});
  };
}
