import type { Handlers } from '../../../lib/messages/server.ts';
import { NEW_CHECKLIST } from '../../../lib/model/checklist.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { Hub } from '../hub.ts';
import { matchReport } from '../views/match-report.ts';
import { isReviewed, openMatches } from '../views/open-matches.ts';

/** The checklist of the set-up: what a person said about it, and what it can't see from the overview. */
export function checklistHandlers(
  hub: Hub,
): Pick<Handlers, 'checklist.put' | 'checklist.matches' | 'checklist.reviewed'> {
  return {
    async 'checklist.put'({ hidden, told }) {
      await hub.settings.change('checklist', (kept = NEW_CHECKLIST) => ({
        ...kept,
        hidden: hidden ?? kept.hidden,
        told: told ?? kept.told,
      }));
      hub.screens.changed();
      return {};
    },

    async 'checklist.matches'() {
      const [links, products, checklist] = await Promise.all([
        hub.directory.links(),
        hub.directory.products(),
        hub.settings.get('checklist'),
      ]);
      const linked = [...new Set(links.map(({ location }) => integrationOf(location)))];
      const shops = await Promise.all(
        linked.map(async (integration) => {
          const [items, matches, cursor] = await Promise.all([
            hub.directory.allItems(integration),
            hub.matches.of(integration),
            hub.directory.cursor(integration),
          ]);
          const now = openMatches(matchReport(items, matches, products));
          const left = checklist?.left.find((one) => one.integration === integration);
          const read = items.length > 0 || (cursor?.fullAt ?? null) !== null;
          return { integration, ...now, read, reviewed: isReviewed(now, left) };
        }),
      );
      return { shops };
    },

    async 'checklist.reviewed'({ shops }) {
      const seen = new Set(shops.map(({ integration }) => integration));
      await hub.settings.change('checklist', (kept = NEW_CHECKLIST) => ({
        ...kept,
        left: [...kept.left.filter(({ integration }) => !seen.has(integration)), ...shops],
      }));
      hub.screens.changed();
      return {};
    },
  };
}
