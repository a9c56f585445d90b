import type { Migration } from './migration.ts';

/** Low-stock thresholds of single SKUs, and counts that crossed theirs. */
export const lowStock: Migration = {
  to: 4,
  run(database) {
    database.createObjectStore('thresholds', { keyPath: ['warehouse', 'sku'] });
    const crossings = database.createObjectStore('crossings', { keyPath: 'id' });
    crossings.createIndex('byOpen', 'open');
    crossings.createIndex('byTime', 'notedAt');
  },
};
