import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { MIGRATIONS, migrate } from './migrations/chain.ts';
import type { Migration } from './migrations/migration.ts';
import type { Database, Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

export const DATABASE_NAME = 'stock-panel';

export interface OpenOptions {
  /** The connection is closed and useless from now on: open again. The browser ended it, or a newer version needs it. */
  onClosed?(why: 'ended' | 'newer-version'): void;
  /** For tests of the chain. */
  steps?: readonly Migration[];
}

/**
 * Opens the database at the newest schema, upgrading it step by step.
 *
 * @throws StoreError `newer-data` when a later version of the extension wrote it: nothing is touched then. `blocked` when
 * another context keeps the older version open although it was asked to close.
 */
export async function openDatabase(name: string = DATABASE_NAME, options: OpenOptions = {}): Promise<Database> {
  const steps = options.steps ?? MIGRATIONS;
  return new Promise((resolve, reject) => {
    let gaveUp = false;
    let broken: { cause: unknown } | null = null;
    openDB<Schema>(name, steps.length, {
      upgrade(database, from, _to, transaction) {
        migrate(database as unknown as IDBPDatabase, transaction as unknown as Upgrade, from, steps).catch((cause) => {
          // A step that throws ends nothing by itself: what it did before would be kept as the new version.
          broken = { cause };
          transaction.abort();
        });
        transaction.done.catch((cause: unknown) => {
          broken ??= { cause };
        });
      },
      blocked() {
        gaveUp = true;
        reject(
          new StoreError('blocked', 'The data is open in an older window of this extension. Close it, then try again.'),
        );
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        options.onClosed?.('newer-version');
      },
      terminated: () => options.onClosed?.('ended'),
    }).then(
      (database) => {
        // Whoever asked has been told already that it is blocked; an open connection nobody has would block others.
        if (gaveUp) database.close();
        else resolve(database);
      },
      (cause: unknown) => reject(broken ? broken.cause : readable(cause)),
    );
  });
}

function readable(cause: unknown): unknown {
  if (!(cause instanceof DOMException) || cause.name !== 'VersionError') return cause;
  return new StoreError(
    'newer-data',
    'The data was written by a newer version of this extension. Update the extension; nothing was changed.',
    null,
    { cause },
  );
}
