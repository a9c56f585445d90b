import type { LocationId } from '../../lib/model/ids.ts';
import type { Hub } from './hub.ts';
import { shopOf } from './shop-of.ts';

/**
 * Unlinks these locations, and gives those that are still linked: a change that was sent there isn't settled yet, so
 * forgetting the place now could lose or invent units. The master is let go where it was one of them. `gone`: their shop
 * is being disconnected, so what was sent there is never settled, and none of them stays.
 */
export async function unlinkAll(
  hub: Hub,
  locations: readonly LocationId[],
  gone = false,
): Promise<readonly LocationId[]> {
  const master = await hub.directory.master();
  if (master && locations.includes(master.location)) await hub.directory.setMaster(null);
  for (const location of locations) await hub.engine.unlink(location, gone);
  const links = await hub.directory.links();
  return locations.filter((location) => links.some((link) => link.location === location));
}

/** Why something can't be removed yet. */
export async function stillUnlinking(hub: Hub, location: LocationId): Promise<string> {
  return hub.t('unlink.error.unsettled', { shop: await shopOf(hub, location) });
}
