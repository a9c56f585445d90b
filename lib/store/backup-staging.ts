import { deleteDB } from 'idb';
import { CARRIED_STORES, type Carried, type CarriedRow } from '../backup/carried.ts';
import { openDatabase } from './database.ts';
import type { Database } from './schema.ts';
import { besideDatabase } from './which-database.ts';

/** Rows that are written at once. */
const PART = 1_000;

/** A database beside the one in use that a backup is put into. It means nothing until it is used instead. */
export interface Staging {
  readonly name: string;
  /** Resolves when it may go on; a part that is full is written first. */
  put(row: CarriedRow): Promise<void> | undefined;
  /** Everything is on the disk, and the database is closed. */
  finish(): Promise<void>;
  /** Nothing of it is left. */
  abandon(): Promise<void>;
}

export async function createStaging(uuid: string): Promise<Staging> {
  const name = besideDatabase(uuid);
  const database = await openDatabase(name);
  let part: CarriedRow[] = [];
  // One part is written while the next is read.
  let writing: Promise<void> = Promise.resolve();
  const flush = (durability: 'relaxed' | 'strict'): Promise<void> => {
    const rows = part;
    const before = writing;
    part = [];
    writing = before.then(() => write(database, rows, durability));
    writing.catch(() => {
      // Told to whoever waits for it next: the next part, or the end.
    });
    return before;
  };
  return {
    name,
    put(row) {
      part.push(row);
      return part.length < PART ? undefined : flush('relaxed');
    },
    async finish() {
      // The last part is written durably, and with it all before it: they share one log on the disk.
      await flush('strict');
      await writing;
      database.close();
    },
    async abandon() {
      await writing.catch(() => {
        // It is thrown away, whatever was to become of it.
      });
      database.close();
      await deleteDB(name);
    },
  };
}

async function write(database: Database, rows: readonly CarriedRow[], durability: 'relaxed' | 'strict') {
  const transaction = database.transaction(CARRIED_STORES, 'readwrite', { durability });
  const puts = rows.map(({ store, row }) => transaction.objectStore(store as Carried).put(row as never));
  await Promise.all([...puts, transaction.done]);
}
