import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * One step of the schema. It sees the database as the step before left it, so it is written without the types of today,
 * and it is never changed once released: later wishes are later steps.
 */
export interface Migration {
  /** The version that the database has afterwards; the one before is one less. */
  readonly to: number;
  /** Awaits nothing but requests of this transaction, else the upgrade ends half-way and is rolled back. */
  run(database: IDBPDatabase, transaction: IDBPTransaction<unknown, string[], 'versionchange'>): void | Promise<void>;
}
