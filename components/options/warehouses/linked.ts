import type { IntegrationView, Overview, WarehouseDetail } from '../../../lib/model/views.ts';

/** A location in a warehouse's form: linked already, or to be linked by Save. */
export interface Linked {
  location: string;
  name: string;
  integration: string;
  integrationName: string;
}

/** A location as the form offers it. */
export interface Offer {
  location: string;
  name: string;
  /** null: free to choose. Otherwise why not; `taken` says where. */
  barred: null | { why: 'taken'; warehouse: string } | { why: 'added' } | { why: 'inactive' };
}

/** All locations of a shop, and whether this form may take each of them. */
export function offers(
  integration: IntegrationView,
  overview: Overview,
  warehouse: WarehouseDetail | null,
  chosen: readonly Linked[],
): Offer[] {
  const added = new Set(chosen.map((linked) => linked.location));
  const elsewhere = holders(overview, warehouse);
  return integration.locations.map(({ id, name, active }) => {
    const holder = elsewhere.get(id);
    if (added.has(id)) return { location: id, name, barred: { why: 'added' } };
    if (holder !== undefined) return { location: id, name, barred: { why: 'taken', warehouse: holder } };
    return { location: id, name, barred: active ? null : { why: 'inactive' } };
  });
}

/** The first of these locations that another warehouse has got since it was put into the list, or null. */
export function takenMeanwhile(
  chosen: readonly Linked[],
  overview: Overview,
  warehouse: WarehouseDetail | null,
): { location: string; warehouse: string } | null {
  const elsewhere = holders(overview, warehouse);
  const taken = chosen.find(({ location }) => elsewhere.has(location));
  return taken ? { location: taken.location, warehouse: elsewhere.get(taken.location) ?? '' } : null;
}

/** What a warehouse has linked, as its form starts with it. */
export function linkedOf(warehouse: WarehouseDetail | null): Linked[] {
  return (warehouse?.links ?? [])
    .filter((link) => link.state !== 'unlinking')
    .map(({ location, name, integration, integrationName }) => ({ location, name, integration, integrationName }));
}

/** Shops that would have two of these locations: such a shop adds the two counts up. */
export function doubled(chosen: readonly Linked[]): string[] {
  const seen = new Map<string, number>();
  for (const { integrationName } of chosen) seen.set(integrationName, (seen.get(integrationName) ?? 0) + 1);
  return [...seen].filter(([, times]) => times > 1).map(([name]) => name);
}

/** Names as they are read out: with the shop where the location's name alone is said twice. */
export function spokenName(linked: Linked, chosen: readonly Linked[]): string {
  const twins = chosen.filter((other) => other.name === linked.name).length > 1;
  return twins ? `${linked.name} · ${linked.integrationName}` : linked.name;
}

/** Where the master stock location is, in words, unless it is in this warehouse. */
export function masterElsewhere(
  overview: Overview,
  warehouse: WarehouseDetail | null,
): { location: string; warehouse: string } | null {
  const { master } = overview;
  if (master === null || master.warehouse === warehouse?.id) return null;
  const holder = overview.warehouses.find((each) => each.id === master.warehouse);
  const link = holder?.links.find((each) => each.location === master.location);
  return holder && link ? { location: link.name, warehouse: holder.name } : null;
}

/** Names of the other warehouses by the locations that they have. */
function holders(overview: Overview, warehouse: WarehouseDetail | null): Map<string, string> {
  const names = new Map<string, string>();
  for (const other of overview.warehouses) {
    if (other.id === warehouse?.id) continue;
    for (const link of other.links) names.set(link.location, other.name);
  }
  return names;
}

/** The master stock location's name; '' where there is none. */
export function masterName({ master, warehouses }: Overview): string {
  const links = warehouses.flatMap((each) => each.links);
  return links.find(({ location }) => location === master?.location)?.name ?? '';
}
