import type { RemoteItem } from '../../../lib/channels/channel.ts';
import { integrationOf, remoteIdOf } from '../../../lib/model/ids.ts';
import type { LocationView } from '../../../lib/model/views.ts';
import type { Link } from '../../../lib/model/warehouse.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import type { Snapshot } from '../snapshot.ts';

/** One item of a page's shop, where that shop can be asked to stock it. */
export interface Stockable {
  integration: string;
  item: RemoteItem;
}

/** The linked locations of the page's shop that don't stock this item, as far as that is known. */
export function notStockedAt(
  snapshot: Snapshot,
  { integration, item }: Stockable,
  recordOf: (warehouse: string) => StockRecord | undefined,
): readonly Link[] {
  if (!item.tracked || item.sku === null) return [];
  const polledAt = snapshot.cursors.get(integration)?.polledAt ?? null;
  return snapshot.links.filter(({ location, warehouse, state, linkedAt }) => {
    if (integrationOf(location) !== integration || state !== 'linked') return false;
    if (!snapshot.locations.get(location)?.active || recordOf(warehouse)?.lines[location]) return false;
    const level = item.levels.find(({ remoteLocation }) => remoteLocation === remoteIdOf(location));
    if (level) return level.absent === 'inactive' || level.absent === 'missing';
    // Without a reading: the shop was polled since the location was linked, and gave it no figure there.
    return polledAt !== null && polledAt >= linkedAt;
  });
}

/** Such a location under a count: it has no figure, gets none, and can be stocked if a person says so. */
export function notStockedView(snapshot: Snapshot, link: Link): LocationView {
  const integration = integrationOf(link.location);
  return {
    location: link.location,
    name: snapshot.locations.get(link.location)?.name ?? snapshot.t('name.unknownLocation'),
    integration,
    integrationName: snapshot.integrations.get(integration)?.name ?? snapshot.t('name.unknownShop'),
    master: snapshot.master?.location === link.location,
    base: null,
    heldBack: 0,
    verifiedAt: null,
    state: { kind: 'not-stocked' },
  };
}
