import type { Item, Product } from '../../lib/model/catalogue.ts';
import type { Integration, Location } from '../../lib/model/integration.ts';
import type { Problem } from '../../lib/model/problem.ts';
import type { Link, Master, Warehouse } from '../../lib/model/warehouse.ts';
import type { Cursor, Directory } from '../../lib/sync/ports.ts';
import { deepCopy } from './deep-copy.ts';

/** What is set up before a test begins; the engine itself never writes these three. */
export interface SetUp {
  integrations?: readonly Integration[];
  locations?: readonly Location[];
  warehouses?: readonly Warehouse[];
}

/** A directory in memory, whose integrations, locations and warehouses are changed with `setUp`. */
export type MemoryDirectory = Directory & {
  /** Upserts by id. */
  setUp(more: SetUp): void;
};

export function createMemoryDirectory(copy: <T>(value: T) => T = deepCopy): MemoryDirectory {
  const integrations = new Map<string, Integration>();
  const locations = new Map<string, Location>();
  const warehouses = new Map<string, Warehouse>();
  const links = new Map<string, Link>();
  const products = new Map<string, Product>();
  const items = new Map<string, Map<string, Item>>();
  const cursors = new Map<string, Cursor>();
  const problems = new Map<string, Problem>();
  let master: Master | null = null;

  const all = <T>(map: ReadonlyMap<string, T> | undefined): T[] => (map ? [...map.values()].map(copy) : []);
  const some = <T>(map: ReadonlyMap<string, T> | undefined, keys: readonly string[]): T[] =>
    [...new Set(keys)].flatMap((key) => {
      const found = map?.get(key);
      return found ? [copy(found)] : [];
    });

  return {
    setUp(more) {
      for (const one of more.integrations ?? []) integrations.set(one.id, copy(one));
      for (const one of more.locations ?? []) locations.set(one.id, copy(one));
      for (const one of more.warehouses ?? []) warehouses.set(one.id, copy(one));
    },

    async integrations() {
      return all(integrations);
    },
    async locations() {
      return all(locations);
    },
    async warehouses() {
      return all(warehouses);
    },
    async links() {
      return all(links);
    },
    async addLink(link) {
      if (links.has(link.location)) return false;
      links.set(link.location, copy(link));
      return true;
    },
    async changeLink(location, gen, change) {
      const kept = links.get(location);
      const next = kept?.gen === gen ? change(copy(kept)) : null;
      if (next !== null) links.set(location, copy(next));
      return next;
    },
    async removeLink(location, gen) {
      if (links.get(location)?.gen === gen) links.delete(location);
    },
    async master() {
      return copy(master);
    },
    async setMaster(next) {
      master = copy(next);
    },

    async products(skus) {
      return skus ? some(products, skus) : all(products);
    },
    async addProducts(added) {
      for (const one of added) if (!products.has(one.sku)) products.set(one.sku, copy(one));
    },
    async items(integration, wanted) {
      return some(items.get(integration), wanted);
    },
    async itemsBySku(integration, skus) {
      const wanted = new Set(skus);
      const ofIntegration = items.get(integration);
      if (!ofIntegration) return [];
      return [...ofIntegration.values()].filter((one) => one.sku !== null && wanted.has(one.sku)).map(copy);
    },
    async allItems(integration) {
      return all(items.get(integration));
    },
    async putItems(added) {
      for (const one of added) {
        const ofIntegration = items.get(one.integration) ?? new Map<string, Item>();
        ofIntegration.set(one.item, copy(one));
        items.set(one.integration, ofIntegration);
      }
    },
    async removeItems(integration, gone) {
      for (const item of gone) items.get(integration)?.delete(item);
    },

    async cursor(integration) {
      return copy(cursors.get(integration));
    },
    async changeCursor(integration, change) {
      const changed = change(copy(cursors.get(integration)));
      cursors.set(integration, copy(changed));
      return changed;
    },

    async problems() {
      return all(problems);
    },
    async putProblem(problem) {
      const since = problems.get(problem.id)?.since ?? problem.since;
      problems.set(problem.id, copy({ ...problem, since }));
    },
    async clearProblem(id) {
      problems.delete(id);
    },
  };
}
