import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { isBeside, isThere } from '../../../lib/store/which-database.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';

/** All of the data at once: a backup in its place, or nothing. */
export function dataHandlers(hub: Hub): Pick<Handlers, 'data.restore' | 'data.delete'> {
  return {
    async 'data.restore'({ database }) {
      if (!isBeside(database) || !(await isThere(database))) {
        return refuse(null, hub.t('data.error.gone'));
      }
      await hub.data.replaceWith(database);
      // Other shops may be connected now.
      hub.screens.left();
      return ok({});
    },

    async 'data.delete'() {
      await hub.data.deleteAll();
      hub.screens.left();
      return ok({});
    },
  };
}
