import { Item, Product } from '../model/catalogue.ts';
import { Integration, Location } from '../model/integration.ts';
import { Problem } from '../model/problem.ts';
import { Link, Warehouse } from '../model/warehouse.ts';
import { Cursor, type Directory } from '../sync/ports.ts';
import { commit, isTaken } from './commit.ts';
import { putItems } from './put-items.ts';
import { type ReportBadRow, readOptional, readRows, throwBadRow } from './rows.ts';
import type { Database } from './schema.ts';
import { createSettings } from './settings.ts';

/**
 * What is set up and what was seen in the shops, in IndexedDB. See `Directory` for what each method promises. What a
 * person added is given in the order in which they added it, so that screens keep it.
 */
export function createIdbDirectory(database: Database, report: ReportBadRow = throwBadRow): Directory {
  const settings = createSettings(database);
  return {
    async integrations() {
      const rows = readRows(Integration, 'integrations', await database.getAll('integrations'), ['id'], report);
      return rows.sort((a, b) => a.connectedAt - b.connectedAt);
    },
    async locations() {
      return readRows(Location, 'locations', await database.getAll('locations'), ['id'], report);
    },
    async warehouses() {
      const rows = readRows(Warehouse, 'warehouses', await database.getAll('warehouses'), ['id'], report);
      return rows.sort((a, b) => a.createdAt - b.createdAt);
    },
    async links() {
      const rows = readRows(Link, 'links', await database.getAll('links'), ['location'], report);
      return rows.sort((a, b) => a.gen - b.gen);
    },

    async addLink(link) {
      try {
        await commit(database, ['links'], (tx) => tx.objectStore('links').add(link));
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },
    changeLink: (location, gen, change) =>
      commit(database, ['links'], async (tx) => {
        const store = tx.objectStore('links');
        const kept = readOptional(Link, 'links', location, await store.get(location));
        const next = kept?.gen === gen ? change(kept) : null;
        if (next !== null) await store.put(next);
        return next;
      }),
    removeLink: (location, gen) =>
      commit(database, ['links'], async (tx) => {
        const store = tx.objectStore('links');
        if ((await store.get(location))?.gen === gen) await store.delete(location);
      }),

    master: async () => (await settings.get('master')) ?? null,
    setMaster: (master) => (master ? settings.put('master', master) : settings.remove('master')),

    async products(skus) {
      const store = database.transaction('products').store;
      const rows = skus ? await Promise.all([...new Set(skus)].map((sku) => store.get(sku))) : await store.getAll();
      return readRows(Product, 'products', present(rows), ['sku'], report);
    },
    addProducts: (products) =>
      commit(database, ['products'], async (tx) => {
        const store = tx.objectStore('products');
        for (const product of products) {
          if ((await store.getKey(product.sku)) === undefined) await store.add(product);
        }
      }),

    async items(integration, items) {
      const store = database.transaction('items').store;
      const rows = await Promise.all([...new Set(items)].map((item) => store.get([integration, item])));
      return readRows(Item, 'items', present(rows), ['integration', 'item'], report);
    },
    async itemsBySku(integration, skus) {
      const index = database.transaction('items').store.index('bySku');
      const rows = await Promise.all([...new Set(skus)].map((sku) => index.getAll([integration, sku])));
      return readRows(Item, 'items', rows.flat(), ['integration', 'item'], report);
    },
    async allItems(integration) {
      const rows = await database.getAllFromIndex('items', 'byIntegration', integration);
      return readRows(Item, 'items', rows, ['integration', 'item'], report);
    },
    putItems: (items) => putItems(database, items),
    removeItems: (integration, items) =>
      commit(database, ['items'], async (tx) => {
        for (const item of items) await tx.objectStore('items').delete([integration, item]);
      }),

    async cursor(integration) {
      return readOptional(Cursor, 'cursors', integration, await database.get('cursors', integration));
    },
    changeCursor: (integration, change) =>
      commit(database, ['cursors'], async (tx) => {
        const store = tx.objectStore('cursors');
        const cursor = change(readOptional(Cursor, 'cursors', integration, await store.get(integration)));
        await store.put(cursor);
        return cursor;
      }),

    async problems() {
      const rows = readRows(Problem, 'problems', await database.getAll('problems'), ['id'], report);
      return rows.sort((a, b) => a.since - b.since);
    },
    putProblem: (problem) =>
      commit(database, ['problems'], async (tx) => {
        const store = tx.objectStore('problems');
        const since = (await store.get(problem.id))?.since ?? problem.since;
        await store.put({ ...problem, since });
      }),
    clearProblem: (id) => commit(database, ['problems'], (tx) => tx.objectStore('problems').delete(id)),
  };
}

function present<T>(rows: readonly (T | undefined)[]): T[] {
  return rows.filter((row) => row !== undefined);
}
