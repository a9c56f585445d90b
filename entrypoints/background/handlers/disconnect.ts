import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';
import { stillUnlinking, unlinkAll } from '../unlink.ts';

/** Forgets a shop: its links, its credentials, its panel and the browser's permission. Its counts' history stays. */
export function disconnectHandler(hub: Hub): Handlers['integration.disconnect'] {
  return async ({ integration: id }) => {
    const integrations = await hub.directory.integrations();
    const integration = integrations.find((one) => one.id === id);
    if (!integration) return {};
    const links = (await hub.directory.links()).filter((link) => integrationOf(link.location) === id);
    const locations = links.map((link) => link.location);
    const unsettled = await unlinkAll(hub, locations);
    if (unsettled.length > 0) {
      // The shop doesn't answer for its last change. A shop that is gone can be disconnected too, so without credentials
      // nothing waits for its answer any more.
      await hub.vault.delete(id);
      hub.shops.forget(id);
      const [left] = await unlinkAll(hub, unsettled, true);
      if (left !== undefined) throw new Refusal(await stillUnlinking(hub, left));
    }
    if ((await hub.setUp.deleteIntegration(id)) === 'linked') {
      throw new Refusal(hub.t('disconnect.error.linked', { name: integration.name }));
    }
    await hub.matches.forget(id);
    hub.shops.forget(id);
    await hub.screens.registerPanels();
    const others = new Set(integrations.filter((one) => one.id !== id).flatMap((one) => one.origins));
    await hub.permissions.remove(integration.origins.filter((origin) => !others.has(origin)));
    hub.screens.changed();
    hub.screens.left();
    return {};
  };
}
