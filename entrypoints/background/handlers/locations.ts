import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { locationId } from '../../../lib/model/ids.ts';
import type { Location } from '../../../lib/model/integration.ts';
import type { Hub } from '../hub.ts';
import { refuse, refuseFor } from '../sentences.ts';

/** Fetches a shop's locations again. One that is gone from the list stays, as inactive: counts may hang on it. */
export function locationsHandler(hub: Hub): Handlers['integration.locations'] {
  return async ({ integration: id }) => {
    const integration = (await hub.directory.integrations()).find((one) => one.id === id);
    if (!integration) return refuse(null, hub.t('connect.error.gone'));
    const client = await hub.shops.of(id);
    if (!client) return refuseFor(hub.t, integration.name, { kind: 'unauthorized', detail: 'no credentials' });
    const remote = await client.locations();
    if (!remote.ok) return refuseFor(hub.t, integration.name, remote.error);

    const fetchedAt = hub.clock.now();
    const known = (await hub.directory.locations()).filter((one) => one.integration === id);
    const listed = remote.value.map((one): Location => {
      const { remoteId, name, active } = one;
      return { id: locationId(id, remoteId), integration: id, remoteId, name, active, fetchedAt };
    });
    const gone = known.filter((one) => !listed.some((other) => other.id === one.id));
    const all = [...listed, ...gone.map((one) => ({ ...one, active: false, fetchedAt }))];
    await hub.setUp.putLocations(all);
    await tellOfGone(hub, all);
    hub.screens.changed();
    return ok({ count: listed.filter((one) => one.active).length });
  };
}

/** A location that isn't active any more is a problem only while a warehouse counts on it. */
async function tellOfGone(hub: Hub, locations: readonly Location[]): Promise<void> {
  const links = new Map((await hub.directory.links()).map((link) => [link.location, link]));
  for (const { id, integration, active, fetchedAt } of locations) {
    const problem = `location-gone:${integration}:${id}`;
    const link = links.get(id);
    if (active || !link) await hub.directory.clearProblem(problem);
    else {
      await hub.directory.putProblem({
        id: problem,
        kind: 'location-gone',
        integration,
        location: id,
        warehouse: link.warehouse,
        sku: null,
        since: fetchedAt,
        detail: {},
      });
    }
  }
}
