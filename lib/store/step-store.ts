import { Step, StepRow } from '../model/step.ts';
import { STEP_PART, type StepStore } from '../sync/ports.ts';
import { commit } from './commit.ts';
import { type ReportBadRow, readOptional, readRows, throwBadRow } from './rows.ts';
import type { Database } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Steps in IndexedDB. See `StepStore` for what each method promises. */
export function createStepStore(database: Database, report: ReportBadRow = throwBadRow): StepStore {
  return {
    begin: (step, rows) =>
      commit(database, ['steps', 'stepRows'], async (tx) => {
        const parts = tx.objectStore('stepRows');
        for (let at = 0, part = 0; at < rows.length; at += STEP_PART, part++) {
          await parts.put({ step: step.id, part, rows: rows.slice(at, at + STEP_PART) });
        }
        await tx.objectStore('steps').add(step);
      }),

    async steps() {
      return readRows(Step, 'steps', await database.getAll('steps'), ['id'], report);
    },

    async step(id) {
      return readOptional(Step, 'steps', id, await database.get('steps', id));
    },

    async save(next, expected) {
      if (next.revision !== expected + 1)
        throw new StoreError('misuse', `revision ${next.revision} can't follow ${expected}`);
      return commit(database, ['steps'], async (tx) => {
        const store = tx.objectStore('steps');
        if ((await store.get(next.id))?.revision !== expected) return false;
        await store.put(next);
        return true;
      });
    },

    async rows(id, part) {
      const found = await database.get('stepRows', [id, part]);
      return readRows(StepRow, 'stepRows', found?.rows ?? [], ['sku'], report);
    },

    remove: (ids) =>
      commit(database, ['steps', 'stepRows'], async (tx) => {
        for (const id of ids) {
          await tx.objectStore('stepRows').delete(IDBKeyRange.bound([id], [id, []]));
          await tx.objectStore('steps').delete(id);
        }
      }),
  };
}
