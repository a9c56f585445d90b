import { type Counts, type Header, MOST_BYTES as MOST } from '../backup/format.ts';
import { type BackupRead, type ReadOptions, readBackup } from '../backup/read-backup.ts';
import { restorer } from '../backup/restored-rows.ts';
import { type Exported, type ExportOptions, exportBackup } from './backup-export.ts';
import { createStaging } from './backup-staging.ts';
import { openDatabase } from './database.ts';
import { SCHEMA_VERSION } from './migrations/chain.ts';
import { isSetting } from './settings.ts';
import { currentDatabase, dropOtherDatabases } from './which-database.ts';

/*
 * Backups of the database, for the page that writes and reads the files: they are too large to be sent between contexts,
 * and one transaction has to see all of it. The page reads the data in use and fills another database beside it; to use
 * that one instead is the background's alone.
 */

/** Bytes. A larger file is no backup. */
export const MOST_BYTES = MOST;

/** What a backup holds, as a person is told before it is restored. */
export interface BackupSummary {
  madeAt: number;
  extension: string;
  warehouses: number;
  /** Linked locations. */
  locations: number;
  skus: number;
  entries: number;
  /** All rows, for the progress of the restore. */
  rows: number;
  /** Names of its shops. */
  shops: readonly string[];
  /** Shipments of a Shiptheory account were read. */
  shiptheory: boolean;
}

export type Checked =
  | { ok: true; summary: BackupSummary }
  | { ok: false; trouble: Extract<BackupRead, { ok: false }>['trouble'] };

export interface Watch {
  /** Rows that were read so far. */
  onProgress(rows: number): void;
  /** Asked now and then, and waited for; what it throws ends the work. */
  check(): void | Promise<void>;
}

/** Everything but secrets as of now; see `exportBackup`. */
export async function backUp(options: ExportOptions): Promise<Exported> {
  const database = await openDatabase(await currentDatabase());
  try {
    return await exportBackup(database, options);
  } finally {
    database.close();
  }
}

/** Is this the database in use by now? */
export const isInUse = async (name: string): Promise<boolean> => (await currentDatabase()) === name;

/** Reads a backup to its end and says what it holds. Keeps nothing of it. */
export async function checkBackup(text: AsyncIterable<string>, watch: Watch): Promise<Checked> {
  const shops: string[] = [];
  const read = await readBackup(text, {
    ...watched(watch, (row) => {
      if (row.store === 'integrations') shops.push(row.row.name);
    }),
  });
  return read.ok ? { ok: true, summary: summaryOf(read.header, read.counts, shops) } : read;
}

/**
 * Fills a database beside the one in use with a backup in which everything stands still, and gives its name. Of a file
 * that turns out to be bad, or when `check` throws, nothing is left. Only one at a time: whoever calls holds a lock.
 */
export async function stageBackup(
  text: AsyncIterable<string>,
  { uuid, kept, at, ...watch }: Watch & { uuid: string; kept: boolean; at: number },
): Promise<{ ok: true; database: string; rows: number } | Extract<BackupRead, { ok: false }>> {
  // What one left that was closed in the middle.
  await dropOtherDatabases();
  const staging = await createStaging(uuid);
  const restored = restorer({ kept, at });
  try {
    const read = await readBackup(
      text,
      watched(watch, async (row) => {
        for (const one of restored(row)) await staging.put(one);
      }),
    );
    if (!read.ok) {
      await staging.abandon();
      return read;
    }
    await staging.finish();
    return { ok: true, database: staging.name, rows: rowsOf(read.counts) };
  } catch (error) {
    await staging.abandon();
    throw error;
  }
}

function watched({ onProgress, check }: Watch, onRow: ReadOptions['onRow']): ReadOptions {
  let rows = 0;
  return {
    schema: SCHEMA_VERSION,
    isSetting,
    onRow(row) {
      rows++;
      return onRow(row);
    },
    async check() {
      await check();
      onProgress(rows);
    },
  };
}

const rowsOf = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

const summaryOf = ({ madeAt, extension }: Header, counts: Counts, shops: readonly string[]): BackupSummary => ({
  madeAt,
  extension,
  warehouses: counts.warehouses,
  locations: counts.links,
  skus: counts.products,
  entries: counts.entries,
  rows: rowsOf(counts),
  shops,
  shiptheory: counts.shipments + counts.deductors > 0,
});
