import * as z from 'zod/mini';
import { ThresholdRow } from '../model/low-choice.ts';
import type { Millis } from '../model/time.ts';
import { commit } from './commit.ts';
import { type ReportBadRow, readRows, throwBadRow } from './rows.ts';
import type { Database } from './schema.ts';

/**
 * A count that fell to its threshold: noted → sealed (it belongs to a notification with a fixed id) → over. One that is
 * over is kept for a while, so that the change that made it, taken in again after a crash, isn't noted as another one.
 */
export const Crossing = z.object({
  /** Of the history entry that made it. */
  id: z.string(),
  warehouse: z.string(),
  sku: z.string(),
  notedAt: z.number(),
  /** Of the notification that tells it; null: none yet. */
  notice: z.nullable(z.string()),
  /** 1: it is to be told. */
  open: z.union([z.literal(0), z.literal(1)]),
});
export type Crossing = z.infer<typeof Crossing>;

/** Thresholds of single SKUs, and crossings, in IndexedDB. Every write is durable when its promise resolves. */
export interface LowStockStore {
  thresholds(): Promise<readonly ThresholdRow[]>;
  /** One choice for these SKUs in these warehouses, in one transaction; 'inherit' removes theirs. */
  putThresholds(
    warehouses: readonly string[],
    skus: readonly string[],
    low: ThresholdRow['low'] | 'inherit',
  ): Promise<void>;
  /** Create-if-absent by id. */
  note(crossings: readonly Crossing[]): Promise<void>;
  /** Those to be told, as they were noted. */
  openCrossings(): Promise<readonly Crossing[]>;
  /** Makes these a part of a notification. */
  seal(ids: readonly string[], notice: string): Promise<void>;
  /** These needn't be told any more. */
  close(ids: readonly string[]): Promise<void>;
  /** Forgets what is over and was noted before this moment. */
  prune(before: Millis): Promise<void>;
}

export function createLowStockStore(database: Database, report: ReportBadRow = throwBadRow): LowStockStore {
  const change = (ids: readonly string[], to: Partial<Crossing>) =>
    commit(database, ['crossings'], async (tx) => {
      const store = tx.objectStore('crossings');
      for (const id of ids) {
        const stored = await store.get(id);
        if (stored) await store.put({ ...stored, ...to });
      }
    });
  return {
    async thresholds() {
      return readRows(ThresholdRow, 'thresholds', await database.getAll('thresholds'), ['warehouse', 'sku'], report);
    },
    putThresholds: (warehouses, skus, low) =>
      commit(database, ['thresholds'], async (tx) => {
        const store = tx.objectStore('thresholds');
        for (const warehouse of warehouses) {
          for (const sku of skus) {
            if (low === 'inherit') await store.delete([warehouse, sku]);
            else await store.put({ warehouse, sku, low });
          }
        }
      }),
    note: (crossings) =>
      commit(database, ['crossings'], async (tx) => {
        const store = tx.objectStore('crossings');
        for (const crossing of crossings) {
          if ((await store.getKey(crossing.id)) === undefined) await store.add(crossing);
        }
      }),
    async openCrossings() {
      const rows = await database.getAllFromIndex('crossings', 'byOpen', 1);
      return readRows(Crossing, 'crossings', rows, ['id'], report).sort((a, b) => a.notedAt - b.notedAt);
    },
    seal: (ids, notice) => change(ids, { notice }),
    close: (ids) => change(ids, { open: 0 }),
    prune: (before) =>
      commit(database, ['crossings'], async (tx) => {
        const store = tx.objectStore('crossings');
        const old = await store.index('byTime').getAll(IDBKeyRange.upperBound(before, true));
        for (const { id, open } of old) if (open === 0) await store.delete(id);
      }),
  };
}
