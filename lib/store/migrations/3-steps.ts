import type { Migration } from './migration.ts';

/** Steps of the set-up with what there was before them, in rows of many SKUs. */
export const steps: Migration = {
  to: 3,
  run(database) {
    database.createObjectStore('steps', { keyPath: 'id' });
    database.createObjectStore('stepRows', { keyPath: ['step', 'part'] });
  },
};
