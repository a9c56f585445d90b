import type { Locks } from '../sync/ports.ts';

/** Held by whoever fills a database from a backup, or deletes all of them: of all contexts one at a time. */
export const RESTORE_LOCK = 'restore';

/** A mutex over every context of this browser profile (Web Locks). The browser releases it when its holder dies. */
export function createLocks(manager: LockManager): Locks {
  return {
    run: (name, work) => manager.request(name, work) as ReturnType<typeof work>,
    tryRun: (name, work) =>
      manager.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined)) as ReturnType<typeof work>,
  };
}
