import * as z from 'zod/mini';
import { BackupWriter } from '../backup/backup-writer.ts';
import { CARRIED, CARRIED_STORES, type Carried, SETTINGS_LEFT_OUT } from '../backup/carried.ts';
import { FORMAT, FORMAT_VERSION } from '../backup/format.ts';
import type { Database } from './schema.ts';
import { isSetting } from './settings.ts';

/** Rows that are read at once. */
const PAGE = 500;

export interface ExportOptions {
  /** The version of the extension. */
  extension: string;
  madeAt: number;
  /** The next part of the file. Must not wait for anything. */
  onPart(text: string): void;
  onProgress(done: number, total: number): void;
  isCancelled(): boolean;
}

/** `unreadable`: rows that aren't what this version writes, so they are in no backup. null: it was cancelled. */
export type Exported = { rows: number; unreadable: number } | null;

/**
 * Writes everything but secrets as a backup, all as of one moment: one transaction reads all of it, and whoever wants to
 * write meanwhile waits. So nothing but the transaction's own requests is awaited before the last row.
 */
export async function exportBackup(database: Database, options: ExportOptions): Promise<Exported> {
  const { extension, madeAt, onPart, onProgress, isCancelled } = options;
  const header = { format: FORMAT, version: FORMAT_VERSION, schema: database.version, extension, madeAt } as const;
  const transaction = database.transaction(CARRIED_STORES);
  const counted = await Promise.all(CARRIED_STORES.map((store) => transaction.objectStore(store).count()));
  const total = counted.reduce((sum, n) => sum + n, 0);
  const writer = new BackupWriter(header, onPart);
  let rows = 0;
  let unreadable = 0;
  onProgress(0, total);
  for (const name of CARRIED_STORES) {
    const store = transaction.objectStore(name);
    let after: IDBKeyRange | null = null;
    for (;;) {
      const page: unknown[] = await store.getAll(after as never, PAGE);
      if (isCancelled()) return null;
      for (const row of page) {
        if (isLeftOut(name, row)) continue;
        const read = readable(name, row);
        if (read === undefined) unreadable++;
        else writer.add(name, read);
      }
      rows += page.length;
      onProgress(rows, total);
      if (page.length < PAGE) break;
      after = IDBKeyRange.lowerBound(keyOf(page.at(-1), store.keyPath), true);
    }
  }
  await writer.end();
  return { rows: rows - unreadable, unreadable };
}

/** Every store has its keys within its rows. */
function keyOf(row: unknown, path: string | readonly string[] | null): IDBValidKey {
  const part = (name: string) => (row as Record<string, IDBValidKey>)[name] as IDBValidKey;
  return typeof path === 'string' ? part(path) : (path ?? []).map(part);
}

const isLeftOut = (store: Carried, row: unknown): boolean =>
  store === 'settings' && Object.hasOwn(SETTINGS_LEFT_OUT, nameOf(row));

/** The row with nothing but what its schema names; undefined: it can't be read, so it couldn't be restored either. */
function readable(store: Carried, row: unknown): unknown {
  const parsed = z.safeParse(CARRIED[store], row);
  if (!parsed.success) return undefined;
  if (store === 'settings' && !isSetting(nameOf(parsed.data), (parsed.data as { value: unknown }).value)) {
    return undefined;
  }
  return parsed.data;
}

const nameOf = (row: unknown): string => String((row as { name?: unknown } | null)?.name);
