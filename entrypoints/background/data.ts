import { type Handlers, Refusal } from '../../lib/messages/server.ts';
import { keptAwake } from '../../lib/platform/keep-awake.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createSettings } from '../../lib/store/settings.ts';
import { besideDatabase, dropOtherDatabases, useDatabase } from '../../lib/store/which-database.ts';

/** All of the data at once. */
export interface Data {
  /** Work on the data as it is. @throws Refusal while all of it is being replaced. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Handlers that all work {@link during}. */
  guarded<H extends Partial<Handlers>>(handlers: H): H;
  /**
   * Uses a database that was filled beside the one in use. Everything else has stopped when that is done, and begins
   * anew afterwards. A worker that dies at any point leaves the old data in use or the new.
   */
  replaceWith(name: string): Promise<void>;
  /** The same with an empty one; then forgets what the browser keeps beside it. */
  deleteAll(): Promise<void>;
}

export interface DataDeps {
  /** Closes the database. */
  close(): void;
  /** Resolves when the engine has nothing on its way any more. */
  idle(): Promise<void>;
  sleep(ms: number): Promise<void>;
  /** Of this browser: it outlives the data, so that shops don't take it for a second one. */
  installation: string;
  uuid(): string;
  forgetAll(): Promise<void>;
  /** What whoever asks meanwhile is told. */
  busy(): string;
  /** Called when it is over, whatever came of it. */
  onReplaced(): Promise<void>;
}

/** Longer than any call to a shop may take. Milliseconds. */
const LONGEST_MS = 45_000;

export function createData(deps: DataDeps): Data {
  const running = new Set<Promise<unknown>>();
  let closed = false;

  const during: Data['during'] = async (work) => {
    if (closed) throw new Refusal(deps.busy());
    const mine = work();
    running.add(mine);
    try {
      return await mine;
    } finally {
      running.delete(mine);
    }
  };

  /** With the database closed, whatever runs ends at its next step, as if the worker had died there. */
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (closed) throw new Refusal(deps.busy());
    closed = true;
    deps.close();
    try {
      const over = Promise.allSettled([...running, deps.idle()]);
      await Promise.race([over, deps.sleep(LONGEST_MS)]);
      await work();
    } finally {
      await deps.onReplaced();
    }
  };

  return {
    during,

    guarded(handlers) {
      const each = Object.entries(handlers).map(([name, handler]) => [
        name,
        (...asked: readonly unknown[]) =>
          during(() => (handler as unknown as (...given: readonly unknown[]) => Promise<unknown>)(...asked)),
      ]);
      return Object.fromEntries(each);
    },

    replaceWith: (name) =>
      keptAwake(() =>
        alone(async () => {
          await keepName(name, deps.installation);
          await useDatabase(name);
          await dropOtherDatabases();
        }),
      ),

    deleteAll: () =>
      keptAwake(() =>
        alone(async () => {
          const name = besideDatabase(deps.uuid());
          await keepName(name, deps.installation);
          await useDatabase(name);
          await dropOtherDatabases();
          await deps.forgetAll();
        }),
      ),
  };
}

/** What is put in place belongs to this installation, whichever one a backup was made by. Makes the database if need be. */
async function keepName(database: string, installation: string): Promise<void> {
  const opened = await openDatabase(database);
  try {
    await createSettings(opened).put('installation', installation);
  } finally {
    opened.close();
  }
}
