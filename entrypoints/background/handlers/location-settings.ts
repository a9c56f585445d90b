import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { isFigure, MAX_COUNT } from '../../../lib/model/count.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';

/** What a linked location may do, how much of the count it is shown, and pausing it. */
export function locationSettingsHandlers(hub: Hub): Pick<Handlers, 'location.configure' | 'location.pause'> {
  return {
    async 'location.configure'({ location, gen, seen, to }) {
      if (!isShare(to.buffer)) return refuse('buffer', hub.t('may.wholeNumber'));
      if (to.max !== null && !isShare(to.max)) return refuse('max', hub.t('may.wholeNumber'));
      const saved = await hub.engine.configure(location, gen, seen, to);
      hub.screens.changed();
      switch (saved.kind) {
        case 'gone':
          return refuse(null, hub.t('link.error.goneUnsaved'));
        case 'stale':
          return refuse(null, hub.t('link.error.changed'));
        case 'saved':
          hub.sync({ integrations: [integrationOf(location)] });
          return ok({ review: saved.review });
      }
    },

    async 'location.pause'({ locations }) {
      for (const location of locations) await hub.engine.pause(location, true);
      hub.screens.changed();
      return {};
    },
  };
}

const isShare = (figure: number): boolean => isFigure(figure) && figure >= 0 && figure <= MAX_COUNT;
