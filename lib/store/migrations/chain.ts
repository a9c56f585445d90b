import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { first } from './1-first.ts';
import { shipments } from './2-shipments.ts';
import { steps } from './3-steps.ts';
import { lowStock } from './4-low-stock.ts';
import { entryIndexes } from './5-entry-indexes.ts';
import type { Migration } from './migration.ts';

/** All steps, oldest first. */
export const MIGRATIONS: readonly Migration[] = [first, shipments, steps, lowStock, entryIndexes];

/** The version that the newest step leads to. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Runs the steps that a database of version `from` lacks. A step that fails rolls all of them back. */
export async function migrate(
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
  from: number,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (const step of steps) if (step.to > from) await step.run(database, transaction);
}
