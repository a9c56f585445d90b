import type { Migration } from './migration.ts';

/** The history by cause and by place, so that what is rare in it is found without reading all of it. */
export const entryIndexes: Migration = {
  to: 5,
  run(_database, transaction) {
    const entries = transaction.objectStore('entries');
    entries.createIndex('byCause', ['cause', 'at']);
    // An entry of no place has null there, which is no key: it isn't in this index.
    entries.createIndex('byLocation', ['location', 'at']);
  },
};
