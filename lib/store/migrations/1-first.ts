import type { Migration } from './migration.ts';

/** The first schema. */
export const first: Migration = {
  to: 1,
  run(database) {
    const records = database.createObjectStore('records', { keyPath: ['warehouse', 'sku'] });
    records.createIndex('byOpen', 'open');

    const deliveries = database.createObjectStore('deliveries', { keyPath: 'key' });
    deliveries.createIndex('byState', ['state', 'createdAt']);

    const entries = database.createObjectStore('entries', { keyPath: 'id' });
    entries.createIndex('byTime', ['at']);
    entries.createIndex('byWarehouse', ['warehouse', 'at']);
    entries.createIndex('bySku', ['sku', 'at']);
    entries.createIndex('byWarehouseAndSku', ['warehouse', 'sku', 'at']);

    const integrations = database.createObjectStore('integrations', { keyPath: 'id' });
    integrations.createIndex('byShop', 'shopKey', { unique: true });

    const locations = database.createObjectStore('locations', { keyPath: 'id' });
    locations.createIndex('byIntegration', 'integration');

    database.createObjectStore('warehouses', { keyPath: 'id' });
    const links = database.createObjectStore('links', { keyPath: 'location' });
    links.createIndex('byWarehouse', 'warehouse');

    database.createObjectStore('products', { keyPath: 'sku' });
    const items = database.createObjectStore('items', { keyPath: ['integration', 'item'] });
    // An item without a SKU has null there, which is no key: it isn't in this index.
    items.createIndex('bySku', ['integration', 'sku']);
    items.createIndex('byIntegration', 'integration');

    database.createObjectStore('cursors', { keyPath: 'integration' });
    database.createObjectStore('problems', { keyPath: 'id' });
    database.createObjectStore('settings', { keyPath: 'name' });
    database.createObjectStore('vault', { keyPath: 'id' });
    database.createObjectStore('keys', { keyPath: 'id' });
  },
};
