import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { DATABASE_NAME } from './database.ts';

/*
 * Which database is the one. A restore fills another database beside it and then names that one instead, in one durable
 * write: whoever dies at any point leaves the old data or the new, never half of either.
 */

const POINTER_NAME = 'stock-panel-which';
const STORE = 'which';
const KEY = 'database';

interface Pointer extends DBSchema {
  which: { key: string; value: string };
}

const openPointer = (): Promise<IDBPDatabase<Pointer>> =>
  openDB<Pointer>(POINTER_NAME, 1, { upgrade: (database) => void database.createObjectStore(STORE) });

async function withPointer<T>(work: (pointer: IDBPDatabase<Pointer>) => Promise<T>): Promise<T> {
  const pointer = await openPointer();
  try {
    return await work(pointer);
  } finally {
    pointer.close();
  }
}

/** The name of the database to be opened. */
export const currentDatabase = (): Promise<string> =>
  withPointer(async (pointer) => (await pointer.get(STORE, KEY)) ?? DATABASE_NAME);

/** From now on this one, durably. Whoever has the old one open has to open anew. */
export const useDatabase = (name: string): Promise<void> =>
  withPointer(async (pointer) => {
    const transaction = pointer.transaction(STORE, 'readwrite', { durability: 'strict' });
    await transaction.store.put(name, KEY);
    await transaction.done;
  });

/** A name for another database, to be filled before it is used. */
export const besideDatabase = (uuid: string): string => `${DATABASE_NAME}-${uuid}`;

/** Is this a name that {@link besideDatabase} gave? */
export const isBeside = (name: string): boolean =>
  name.startsWith(`${DATABASE_NAME}-`) && name !== POINTER_NAME && name.length > DATABASE_NAME.length + 1;

export async function isThere(name: string): Promise<boolean> {
  return (await indexedDB.databases()).some((one) => one.name === name);
}

/**
 * Deletes every database of ours but the one in use: what a restore left that was cancelled, that died, or that is over.
 * Only while nobody fills one.
 */
export async function dropOtherDatabases(): Promise<void> {
  const current = await currentDatabase();
  for (const { name } of await indexedDB.databases()) {
    if (name !== undefined && name !== current && (name === DATABASE_NAME || isBeside(name))) await deleteDB(name);
  }
}
