import { integrationOf, remoteIdOf } from '../../lib/model/ids.ts';
import { problemId } from '../../lib/sync/problems.ts';
import type { World } from './world.ts';

/**
 * What isn't as it should be at rest where items changed their SKUs: a SKU that is on one item of a shop is synced with
 * that item, and nothing waits for an answer that may have come.
 */
export function unrestOfItems(world: World): string[] {
  if (world.habits.renames === 0) return [];
  const found: string[] = [];
  for (const { record } of world.watch.books.values()) {
    for (const [location, line] of Object.entries(record.lines)) {
      const name = `${record.warehouse} ${record.sku} ${location}`;
      if (line.pending) found.push(`${name} is pending: ${line.pending.delivery}`);
      if (line.state === 'skipped' || line.direction === 'off') continue;
      const items = itemsOf(world, location, record.sku);
      const [only] = items;
      if (items.length === 1 && only !== line.item) found.push(`${name} is ${line.item}’s and ${only} carries the SKU`);
      if (items.length > 1 && line.state === 'linked')
        found.push(`${name} goes on though ${items.length} carry the SKU`);
    }
  }
  return [...found, ...leftOut(world)];
}

/** Items of a linked location whose SKU is on nothing else there and has a count, and that are synced with nothing. */
function leftOut(world: World): string[] {
  const records = [...world.watch.books.values()].map(({ record }) => record);
  const linked = new Map<string, string>();
  for (const { warehouse, lines } of records) {
    for (const [location, { state }] of Object.entries(lines)) if (state === 'linked') linked.set(location, warehouse);
  }
  const master = world.locations()[0]?.id;
  const found: string[] = [];
  for (const [location, warehouse] of linked) {
    const shop = world.shops.get(integrationOf(location));
    for (const { item, sku } of shop?.items.values() ?? []) {
      const place = shop?.place(item, remoteIdOf(location));
      if (!place || itemsOf(world, location, sku).length > 1) continue;
      const known = records.some((record) => record.sku === sku && record.count !== null);
      const record = records.find((one) => one.sku === sku && one.warehouse === warehouse);
      if ((known || location === master) && !record?.lines[location])
        found.push(`${location} ${item}, ${sku}, has no line`);
    }
  }
  return found;
}

/** Suspended lines of which nobody was told, and SKUs that are said to be doubled and aren't. */
export function untoldOfItems(world: World): string[] {
  if (world.habits.renames === 0) return [];
  const { watch } = world;
  const found: string[] = [];
  const waiting = new Set<string>();
  for (const { record } of watch.books.values()) {
    for (const [location, line] of Object.entries(record.lines)) {
      if (line.state !== 'suspended') continue;
      const [integration, { warehouse, sku }] = [integrationOf(location), record];
      const ids = [
        problemId('duplicate-sku', { integration, sku }),
        problemId('item-missing', { integration, location, warehouse, sku }),
        problemId('item-untracked', { integration, location, warehouse, sku }),
        problemId('shop-malformed', { integration, location, warehouse, sku }),
      ];
      for (const id of ids) waiting.add(id);
      if (!ids.some((id) => watch.problems.has(id)))
        found.push(`nobody was told that ${location} ${sku} is ${line.why}`);
    }
  }
  for (const { id, kind, integration, sku } of watch.problems.values()) {
    if (kind !== 'duplicate-sku' || integration === null || sku === null) continue;
    const items = [...(world.shops.get(integration)?.items.values() ?? [])].filter((one) => one.sku === sku);
    // Nobody looks at a shop none of whose locations is synced.
    const read = [...watch.books.values()].some(({ record }) =>
      Object.entries(record.lines).some(([at, { state }]) => integrationOf(at) === integration && state === 'linked'),
    );
    if (items.length < 2 && read && !waiting.has(id)) found.push(`${id} is over`);
  }
  return found;
}

/** Do several items of this location's shop carry the SKU? */
export const isDoubled = (world: World, location: string, sku: string): boolean =>
  itemsOf(world, location, sku).length > 1;

function itemsOf(world: World, location: string, sku: string): string[] {
  const items = [...(world.shops.get(integrationOf(location))?.items.values() ?? [])];
  return items.filter((one) => one.sku === sku).map(({ item }) => item);
}
