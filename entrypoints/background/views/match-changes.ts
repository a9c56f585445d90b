import { ok, type Result } from '../../../lib/model/channel-error.ts';
import { type IntegrationId, type ItemId, integrationOf, remoteIdOf, type Sku } from '../../../lib/model/ids.ts';
import type { MatchChange } from '../../../lib/model/match-change.ts';
import { type Link, takesPart } from '../../../lib/model/warehouse.ts';
import type { StockRecord } from '../../../lib/stock/record.ts';
import { target } from '../../../lib/stock/target.ts';
import type { Hub } from '../hub.ts';

/** What an item of a shop would get at each of the shop's linked locations, were it this SKU. Writes nothing. */
export async function matchChanges(
  hub: Pick<Hub, 'directory' | 'stock' | 'shops'>,
  { integration, item, sku }: { integration: IntegrationId; item: ItemId; sku: Sku },
): Promise<Result<MatchChange[]>> {
  const links = (await hub.directory.links()).filter(
    (link) => integrationOf(link.location) === integration && takesPart(link),
  );
  if (links.length === 0) return ok([]);
  const client = await hub.shops.of(integration);
  if (!client) return { ok: false, error: { kind: 'unauthorized', detail: 'its credentials can’t be had' } };
  const levels = await client.levels(
    [item],
    links.map(({ location }) => remoteIdOf(location)),
  );
  if (!levels.ok) return levels;
  const [locations, warehouses] = await Promise.all([hub.directory.locations(), hub.directory.warehouses()]);
  const changes: MatchChange[] = [];
  for (const link of links) {
    const [record] = await hub.stock.records(link.warehouse, [sku]);
    const level = levels.value.find(({ remoteLocation }) => remoteLocation === remoteIdOf(link.location));
    changes.push({
      location: locations.find(({ id }) => id === link.location)?.name ?? link.location,
      warehouse: warehouses.find(({ id }) => id === link.warehouse)?.name ?? link.warehouse,
      ...changeOf(link, item, record, level?.quantity ?? null),
    });
  }
  return ok(changes);
}

type Change = Pick<MatchChange, 'kind' | 'old' | 'to'>;

function changeOf(link: Link, item: ItemId, record: StockRecord | undefined, old: number | null): Change {
  const stays = (kind: MatchChange['kind']): Change => ({ kind, old, to: old });
  if (old === null) return stays('absent');
  if (link.direction === 'read' || link.direction === 'off') return stays('silent');
  const line = record?.lines[link.location];
  // A line that waits for its own item goes on from what that one had: what it moved since is counted first.
  const moved = line && line.item === item && line.base !== null && link.direction === 'both' ? old - line.base : 0;
  const count = record?.count ?? null;
  if (count === null) return stays('unknown');
  const to = target({ base: old, buffer: link.buffer, max: link.max }, count + moved);
  if (to === old) return stays('same');
  // What nobody reviewed is never emptied; a line that is there already is given what it was to have.
  return to === 0 && !line ? stays('kept') : { kind: 'written', old, to };
}
