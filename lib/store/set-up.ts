import type { IntegrationId, LocationId, WarehouseId } from '../model/ids.ts';
import { Integration, type Location } from '../model/integration.ts';
import type { LowChoice } from '../model/low-choice.ts';
import { DOUBTS } from '../model/problem.ts';
import type { Millis } from '../model/time.ts';
import { type Link, Warehouse } from '../model/warehouse.ts';
import { commit, isTaken, Rollback } from './commit.ts';
import { nextGen } from './link-numbers.ts';
import { readRow } from './rows.ts';
import type { Database } from './schema.ts';

export interface WarehouseChange {
  id: WarehouseId;
  /** Already trimmed and of a length that is allowed. */
  name: string;
  /** What the form was opened with; 0 for a new warehouse. */
  revision: number;
  /** Locations to link, each as `review`. */
  add: readonly LocationId[];
  /** From where its counts are low; missing: as it was. */
  lowStock?: LowChoice | undefined;
  at: Millis;
}

export type WarehouseSaved =
  | { kind: 'saved'; warehouse: Warehouse; links: readonly Link[] }
  /** Another tab saved it, or deleted it, since the form was opened. */
  | { kind: 'stale' }
  | { kind: 'gone' }
  | { kind: 'name-taken' }
  /** This location belongs to a warehouse already; nothing was saved. */
  | { kind: 'taken'; location: LocationId };

/** Changes of the set-up that have to be whole: each is one durable transaction, so two tabs can't both win. */
export interface SetUp {
  /** Adds or replaces; refused when another integration has the name (without regard to case) or is the same shop. */
  putIntegration(integration: Integration): Promise<'saved' | 'name-taken' | 'shop-taken'>;
  /** Forgets the shop and everything that was seen in it, its credentials included. Its locations must be unlinked before. */
  deleteIntegration(id: IntegrationId): Promise<'deleted' | 'linked'>;
  putLocations(locations: readonly Location[]): Promise<void>;
  /** Saves the warehouse and its new links together, or nothing. */
  saveWarehouse(change: WarehouseChange): Promise<WarehouseSaved>;
  /** Deletes it with its counts; its locations must be unlinked before. The history stays. */
  deleteWarehouse(id: WarehouseId, revision: number): Promise<'deleted' | 'stale' | 'gone' | 'linked'>;
}

export function createSetUp(database: Database): SetUp {
  return {
    async putIntegration(integration) {
      try {
        return await commit(database, ['integrations'], async (tx) => {
          const store = tx.objectStore('integrations');
          for (const row of await store.getAll()) {
            const other = readRow(Integration, 'integrations', row.id, row);
            if (other.id !== integration.id && sameName(other.name, integration.name)) return 'name-taken';
          }
          await store.put(integration);
          return 'saved';
        });
      } catch (error) {
        if (isTaken(error)) return 'shop-taken';
        throw error;
      }
    },

    deleteIntegration: (id) =>
      commit(database, ['integrations', 'locations', 'links', 'items', 'cursors', 'problems', 'vault'], async (tx) => {
        const locations = await tx.objectStore('locations').index('byIntegration').getAllKeys(id);
        for (const location of locations) {
          if ((await tx.objectStore('links').getKey(location)) !== undefined) return 'linked';
        }
        for (const location of locations) await tx.objectStore('locations').delete(location);
        for (const key of await tx.objectStore('items').index('byIntegration').getAllKeys(id)) {
          await tx.objectStore('items').delete(key);
        }
        for (const problem of await tx.objectStore('problems').getAll()) {
          // Questions about its writes are about counts that stay, and are asked until somebody answers.
          const isQuestion = DOUBTS.includes(problem.kind) && problem.sku !== null;
          if (problem.integration === id && !isQuestion) await tx.objectStore('problems').delete(problem.id);
        }
        await tx.objectStore('cursors').delete(id);
        await tx.objectStore('vault').delete(id);
        await tx.objectStore('integrations').delete(id);
        return 'deleted';
      }),

    putLocations: (locations) =>
      commit(database, ['locations'], async (tx) => {
        for (const location of locations) await tx.objectStore('locations').put(location);
      }),

    saveWarehouse: (change) => saveWarehouse(database, change),

    deleteWarehouse: (id, revision) =>
      commit(database, ['warehouses', 'links', 'records', 'thresholds', 'problems'], async (tx) => {
        const stored = await tx.objectStore('warehouses').get(id);
        if (stored === undefined) return 'gone';
        if (stored.revision !== revision) return 'stale';
        if ((await tx.objectStore('links').index('byWarehouse').count(id)) > 0) return 'linked';
        for (const store of ['records', 'thresholds'] as const) {
          await tx.objectStore(store).delete(IDBKeyRange.bound([id], [id, []]));
        }
        for (const problem of await tx.objectStore('problems').getAll()) {
          if (problem.warehouse === id) await tx.objectStore('problems').delete(problem.id);
        }
        await tx.objectStore('warehouses').delete(id);
        return 'deleted';
      }),
  };
}

function saveWarehouse(database: Database, change: WarehouseChange): Promise<WarehouseSaved> {
  return commit(database, ['warehouses', 'links', 'settings'], async (tx): Promise<WarehouseSaved> => {
    const warehouses = tx.objectStore('warehouses');
    const all = (await warehouses.getAll()).map((row) => readRow(Warehouse, 'warehouses', row.id, row));
    const stored = all.find((one) => one.id === change.id);
    if (!stored && change.revision > 0) return { kind: 'gone' };
    if ((stored?.revision ?? 0) !== change.revision) return { kind: 'stale' };
    if (all.some((one) => one.id !== change.id && sameName(one.name, change.name))) return { kind: 'name-taken' };

    const lowStock = change.lowStock ?? stored?.lowStock;
    const warehouse: Warehouse = {
      id: change.id,
      name: change.name,
      createdAt: stored?.createdAt ?? change.at,
      revision: change.revision + 1,
      ...(lowStock !== undefined && lowStock !== 'inherit' && { lowStock }),
    };
    await warehouses.put(warehouse);
    const links: Link[] = [];
    for (const location of change.add) {
      // Asked before, not tried: a failed `add` would end the transaction and lose which location it was.
      if ((await tx.objectStore('links').getKey(location)) !== undefined) {
        throw new Rollback<WarehouseSaved>({ kind: 'taken', location });
      }
      const link: Link = {
        location,
        warehouse: change.id,
        gen: await nextGen(tx),
        state: 'review',
        direction: 'both',
        buffer: 0,
        max: null,
        linkedAt: change.at,
      };
      await tx.objectStore('links').add(link);
      links.push(link);
    }
    return { kind: 'saved', warehouse, links };
  });
}

function sameName(a: string, b: string): boolean {
  return a.toLocaleLowerCase() === b.toLocaleLowerCase();
}
