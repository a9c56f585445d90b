import type { Match } from '../../lib/model/catalogue.ts';
import type { IntegrationId, ItemId } from '../../lib/model/ids.ts';
import type { Settings } from '../../lib/store/settings.ts';

/** What people said of which item is which SKU. */
export interface Matches {
  of(integration: IntegrationId): Promise<readonly Match[]>;
  /** Matches an item, in place of what it was matched to before. */
  put(match: Match): Promise<void>;
  /** The item has the shop's own SKU again. */
  remove(integration: IntegrationId, item: ItemId): Promise<void>;
  /** The shop is gone, and with it all that was said of its items. */
  forget(integration: IntegrationId): Promise<void>;
}

export function createMatches(settings: Pick<Settings, 'get' | 'change'>): Matches {
  const without = async (gone: (match: Match) => boolean, more: readonly Match[] = []): Promise<void> => {
    await settings.change('matches', (kept = []) => [...kept.filter((match) => !gone(match)), ...more]);
  };
  return {
    of: async (id) => ((await settings.get('matches')) ?? []).filter(({ integration }) => integration === id),
    put: (match) =>
      without(({ integration, item }) => integration === match.integration && item === match.item, [match]),
    remove: (id, gone) => without(({ integration, item }) => integration === id && item === gone),
    forget: (id) => without(({ integration }) => integration === id),
  };
}
