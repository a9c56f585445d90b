import type { Capabilities } from '../../../lib/channels/channel.ts';
import type { Channel } from '../../../lib/model/channel.ts';
import type { Entry } from '../../../lib/model/history.ts';
import { integrationOf } from '../../../lib/model/ids.ts';
import type { LocationStateView, Overview, WarehouseDetail } from '../../../lib/model/views.ts';
import type { Warehouse } from '../../../lib/model/warehouse.ts';
import type { Group } from '../catalogue/shape.ts';
import type { Snapshot } from '../snapshot.ts';
import { locationView } from './cell.ts';
import { entryTitle, movedBy } from './entry-text.ts';
import { integrationView, type Tally } from './integration.ts';
import { problemView } from './problem.ts';

export interface OverviewFacts {
  version: string;
  /** All records, by warehouse; those of which the same is said come together. */
  records: ReadonlyMap<string, readonly Group[]>;
  products: number;
  /** The newest entries, newest first. */
  entries: readonly Entry[];
  promise(channel: Channel, url: string): Capabilities['promise'];
}

/** What the options page's frame and the popup show. */
export function overview(snapshot: Snapshot, facts: OverviewFacts): Omit<Overview, 'settings' | 'shiptheory'> {
  const tallies = tally(snapshot, facts.records);
  const integrations = [...snapshot.integrations.values()].map((one) =>
    integrationView(snapshot, one, facts.promise(one.channel, one.url), tallies.get(one.id) ?? {}),
  );
  return {
    version: facts.version,
    integrations,
    warehouses: snapshot.warehouses.map((one) => warehouseDetail(snapshot, one, facts.records.get(one.id) ?? [])),
    master: snapshot.master,
    problems: snapshot.problems.map((one) => problemView(snapshot, one)),
    products: facts.products,
    counts: sum(known([...facts.records.values()].flat())),
    verifiedAt: oldest(integrations.filter((one) => one.state !== 'not-linked').map((one) => one.verifiedAt)),
    last: facts.entries.slice(0, 5).map((entry) => ({
      text: entryTitle(snapshot, entry),
      sku: entry.sku,
      by: movedBy(entry),
      at: entry.at,
    })),
  };
}

function warehouseDetail(
  snapshot: Snapshot,
  { id, name, revision, lowStock }: Warehouse,
  records: readonly Group[],
): WarehouseDetail {
  return {
    id,
    name,
    revision,
    ...(lowStock !== undefined && { lowStock }),
    master: snapshot.master?.warehouse === id,
    skus: sum(known(records)),
    links: snapshot.links
      .filter((link) => link.warehouse === id)
      .map((link) => ({
        location: link.location,
        name: snapshot.locations.get(link.location)?.name ?? snapshot.t('name.unknownLocation'),
        integration: integrationOf(link.location),
        integrationName:
          snapshot.integrations.get(integrationOf(link.location))?.name ?? snapshot.t('name.unknownShop'),
        gen: link.gen,
        state: link.state,
        direction: link.direction,
        buffer: link.buffer,
        max: link.max,
        paused: link.paused === true,
        master: snapshot.master?.location === link.location,
        leftOut: sum(records.filter(({ record }) => record.lines[link.location]?.state === 'skipped')),
      })),
  };
}

const known = (records: readonly Group[]) => records.filter(({ record }) => record.count !== null);

const sum = (records: readonly Group[]) => records.reduce((total, { n }) => total + n, 0);

/** Where a count isn't known nothing is sent, so there nothing waits and nothing fails. */
function tally(snapshot: Snapshot, records: OverviewFacts['records']): Map<string, Tally> {
  const tallies = new Map<string, Partial<Record<LocationStateView['kind'], number>>>();
  for (const link of snapshot.links) {
    const integration = integrationOf(link.location);
    const counts = tallies.get(integration) ?? {};
    tallies.set(integration, counts);
    for (const { record, n } of known(records.get(link.warehouse) ?? [])) {
      const kind = locationView(snapshot, link, record)?.state.kind;
      if (kind) counts[kind] = (counts[kind] ?? 0) + n;
    }
  }
  return tallies;
}

/** The whole is verified when its oldest part was; never, while a part never was. */
function oldest(times: readonly (number | null)[]): number | null {
  return times.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)), times[0] ?? null);
}
