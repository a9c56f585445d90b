import type { Migration } from './migration.ts';

/** Shipments of Shiptheory that were seen, and who deducts for each of its channels. */
export const shipments: Migration = {
  to: 2,
  run(database) {
    const store = database.createObjectStore('shipments', { keyPath: 'id' });
    store.createIndex('byReference', 'reference');
    store.createIndex('byState', 'state');
    store.createIndex('byTime', 'modifiedAt');
    database.createObjectStore('deductors', { keyPath: 'channel' });
  },
};
