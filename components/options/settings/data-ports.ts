import type { BackupTrouble } from '../../../lib/backup/read-backup.ts';
import type { Checked } from '../../../lib/store/backup-store.ts';

/** Watches long work, and ends it. */
export interface Watch {
  /** Rows that are done. `part`: of all of it, 0 to 1. */
  onProgress(rows: number, part: number): void;
  isCancelled(): boolean;
}

export interface SavedBackup {
  rows: number;
  /** Rows that couldn't be read, so they aren't in it. */
  unreadable: number;
  bytes: number;
}

export type Restored =
  | { kind: 'done' }
  | { kind: 'cancelled' }
  /** Another window is restoring one. */
  | { kind: 'busy' }
  | { kind: 'trouble'; trouble: BackupTrouble }
  | { kind: 'refused'; sentence: string };

/** What Settings asks about all of the data. Everything rejects when it can't be done, and then nothing was changed. */
export interface DataPorts {
  /** Writes a backup and hands it over as a download. null: it was cancelled. */
  backUp(watch: Watch & { onTotal(rows: number): void }): Promise<SavedBackup | null>;
  /** Reads a file to its end and says what it holds. null: it was cancelled. */
  check(file: File, watch: Watch): Promise<Checked | null>;
  /** `kept`: shops may have been kept in step since it was made. */
  restore(file: File, kept: boolean, watch: Watch): Promise<Restored>;
  deleteAll(): Promise<unknown>;
}
