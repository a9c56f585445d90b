import type { DataPorts, Watch } from '../../components/options/settings/data-ports.ts';
import { call } from '../../lib/messages/client.ts';
import type { ReplyOf } from '../../lib/messages/protocol.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createLocks, RESTORE_LOCK } from '../../lib/platform/locks.ts';
import { backUp, checkBackup, isInUse, MOST_BYTES, stageBackup } from '../../lib/store/backup-store.ts';
import { saveFile } from './save-file.ts';

export interface DataPortsDeps {
  version(): string;
  /** Reads the overview again. */
  refresh(): Promise<void>;
}

/** After so long the page gets a turn to draw and to hear a click. Milliseconds. */
const TURN_MS = 40;
/** The background may hold the lock for a moment when it starts. Milliseconds. */
const LOCK_WAITS: readonly number[] = [0, 300, 1_500];

/** Thrown within long work to end it. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Backups are written and read here, in the page: a file of hundreds of MB is no message. */
export function createDataPorts({ version, refresh }: DataPortsDeps): DataPorts {
  const locks = createLocks(navigator.locks);
  /** undefined: another window is at it. */
  const alone = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    for (const wait of LOCK_WAITS) {
      await systemClock.sleep(wait);
      const done = await locks.tryRun(RESTORE_LOCK, work);
      if (done !== undefined) return done;
    }
    return undefined;
  };

  return {
    async backUp({ onTotal, onProgress, isCancelled }) {
      const parts: Blob[] = [];
      const madeAt = systemClock.now();
      const written = await backUp({
        extension: version(),
        madeAt,
        // The browser may put a blob on the disk; a string it must keep.
        onPart: (text) => parts.push(new Blob([text])),
        onProgress(done, total) {
          onTotal(total);
          onProgress(done, total === 0 ? 1 : done / total);
        },
        isCancelled,
      });
      if (written === null || isCancelled()) return null;
      saveFile(fileName(madeAt), 'application/json', parts);
      return { ...written, bytes: parts.reduce((sum, { size }) => sum + size, 0) };
    },

    async check(file, watch) {
      if (file.size > MOST_BYTES) return { ok: false, trouble: { kind: 'too-large' } };
      return unlessCancelled(null, () => {
        const { text, following } = follow(file, watch);
        return checkBackup(text, following);
      });
    },

    async restore(file, kept, watch) {
      const restored = await alone(() =>
        unlessCancelled({ kind: 'cancelled' } as const, async () => {
          const { text, following } = follow(file, watch);
          const options = { ...following, kept, uuid: crypto.randomUUID(), at: systemClock.now() };
          const staged = await stageBackup(text, options);
          if (!staged.ok) return { kind: 'trouble', trouble: staged.trouble } as const;
          watch.onProgress(staged.rows, 1);
          const reply = await putInPlace(staged.database);
          return reply.ok
            ? ({ kind: 'done' } as const)
            : ({ kind: 'refused', sentence: reply.error.sentence } as const);
        }),
      );
      await refresh();
      return restored ?? { kind: 'busy' };
    },

    async deleteAll() {
      const deleted = await alone(() => call('data.delete', {}));
      if (!deleted) throw new Error('a backup is being restored');
      await refresh();
    },
  };
}

/**
 * Has the background use it. A worker may die under the call, before or after that is done: which of both shows, and
 * where it isn't done it is asked once more.
 */
async function putInPlace(database: string, again = true): Promise<ReplyOf<'data.restore'>> {
  try {
    return await call('data.restore', { database });
  } catch (error) {
    if (await isInUse(database)) return { ok: true, value: {} };
    if (again) return putInPlace(database, false);
    throw error;
  }
}

async function unlessCancelled<T, C>(otherwise: C, work: () => Promise<T>): Promise<T | C> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) return otherwise;
    throw error;
  }
}

/** The file as text, part by part, and who watches how far that is. */
function follow(file: File, { onProgress, isCancelled }: Watch) {
  let bytes = 0;
  let drawnAt = systemClock.now();
  async function* text(): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    const reader = file.stream().getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      yield decoder.decode(part.value, { stream: true });
    }
    yield decoder.decode();
  }
  return {
    text: text(),
    following: {
      onProgress: (rows: number) => onProgress(rows, file.size === 0 ? 1 : Math.min(1, bytes / file.size)),
      async check() {
        if (isCancelled()) throw new Cancelled();
        if (systemClock.now() - drawnAt < TURN_MS) return;
        await systemClock.sleep(0);
        drawnAt = systemClock.now();
      },
    },
  };
}

/** `stock-panel-backup-2027-01-15-0800.json`, by this computer's clock. */
function fileName(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `stock-panel-backup-${date.slice(0, 10)}-${date.slice(11, 16).replace(':', '')}.json`;
}
