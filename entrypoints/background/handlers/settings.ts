import type { Handlers } from '../../../lib/messages/server.ts';
import { ok } from '../../../lib/model/channel-error.ts';
import { inForce, isWithin, type KeptLimits, LIMIT_NAMES } from '../../../lib/model/limits.ts';
import { LOW_STOCK_MOST } from '../../../lib/stock/low-stock.ts';
import type { Hub } from '../hub.ts';
import { refuse } from '../sentences.ts';

/** How often shops are asked, when brakes stop, and from where a count is low. */
export function settingsHandlers(hub: Hub): Pick<Handlers, 'settings.limits' | 'settings.low-stock'> {
  return {
    async 'settings.limits'(change) {
      const named = LIMIT_NAMES.filter((name) => change[name] !== undefined);
      for (const name of named) {
        const value = change[name] ?? null;
        if (value !== null && !isWithin(name, value)) return refuse(name, outOfBounds(hub));
      }
      const after = inForce(
        await hub.settings.change('limits', (kept) => {
          const next: KeptLimits = { ...kept };
          for (const name of named) next[name] = change[name] ?? undefined;
          return next;
        }),
      );
      if (change.pollMs !== undefined) {
        await hub.pollEvery(after.pollMs);
        hub.sync();
      }
      hub.screens.changed();
      return ok({});
    },

    async 'settings.low-stock'({ units }) {
      if (units !== null && !(Number.isInteger(units) && units >= 0 && units <= LOW_STOCK_MOST)) {
        return refuse('lowStock', outOfBounds(hub));
      }
      if (units === null) await hub.settings.remove('lowStock');
      else await hub.settings.put('lowStock', units);
      hub.screens.changed();
      return ok({});
    },
  };
}

/** Only ever read where a page sends what it should have refused itself. */
const outOfBounds = ({ t }: Hub): string => t('settings.error.figure');
