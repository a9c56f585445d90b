import { type Handlers, Refusal } from '../../../lib/messages/server.ts';
import type { LocationId } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';

/** Syncing now, pausing, and going on. */
export function syncHandlers(hub: Hub): Pick<Handlers, 'sync.now' | 'sync.pause' | 'sync.resume'> {
  return {
    async 'sync.now'() {
      await hub.engine.run({ now: true });
      hub.screens.changed();
      return {};
    },

    async 'sync.pause'({ integration: id, paused }) {
      const meant = (await hub.directory.integrations()).filter((one) => id === null || one.id === id);
      // Held before anything goes on: what would be sent is looked at first.
      const reviews = paused
        ? []
        : await hub.engine.holdForReview(meant.filter((one) => one.paused).map((one) => one.id));
      for (const integration of meant) {
        if ((await hub.setUp.putIntegration({ ...integration, paused })) !== 'saved') {
          throw new Refusal(hub.t('pause.error.changed', { name: integration.name }));
        }
      }
      hub.screens.changed();
      if (!paused) hub.sync({ now: true, integrations: meant.map((one) => one.id) });
      return { reviews: [...reviews] };
    },

    async 'sync.resume'({ integration }) {
      const cursor = await hub.directory.cursor(integration);
      let reviews: readonly LocationId[] = [];
      if (cursor?.stopped === 'second-installation') reviews = await hub.engine.takeOver(integration);
      else if (cursor?.stopped === 'mass-drop') reviews = await hub.engine.holdForReview([integration]);
      if (reviews.length === 0) await hub.engine.resume(integration);
      hub.screens.changed();
      hub.sync({ now: true, integrations: [integration] });
      return { reviews: [...reviews] };
    },
  };
}
