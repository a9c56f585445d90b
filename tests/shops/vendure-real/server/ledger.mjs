// The stock as the shop's database has it, and who moved it.
import { EventBus, StockMovementEvent, TransactionalConnection } from '@vendure/core';

const FIGURE = `
  SELECT l.stockOnHand - l.stockAllocated AS available,
         v.trackInventory = 'TRUE' OR (v.trackInventory = 'INHERIT' AND g.trackInventory) AS tracked
  FROM stock_level l
  JOIN product_variant v ON v.id = l.productVariantId
  JOIN stock_location p ON p.id = l.stockLocationId
  JOIN global_settings g
  WHERE v.deletedAt IS NULL AND v.sku = ? AND p.name = ?
  ORDER BY v.id LIMIT 1`;

const MOVEMENTS = `
  SELECT m.id, m.type, m.quantity, m.createdAt, v.sku, p.name AS location,
         l.id AS level, l.stockOnHand - l.stockAllocated AS available
  FROM stock_movement m
  JOIN product_variant v ON v.id = m.productVariantId
  JOIN stock_location p ON p.id = m.stockLocationId
  JOIN stock_level l ON l.productVariantId = v.id AND l.stockLocationId = p.id
  ORDER BY m.id DESC`;

/** How a movement changes the units available: an allocation takes them at once, the sale that follows no more. */
const AVAILABLE = { ADJUSTMENT: 1, CANCELLATION: 1, RELEASE: 1, ALLOCATION: -1, SALE: 0 };

export function createLedger(app) {
  const { rawConnection } = app.get(TransactionalConnection);
  let byKey = new Set();
  // A movement doesn't say who made it; the request in which it happens does. One that is rolled back leaves no row.
  app
    .get(EventBus)
    .ofType(StockMovementEvent)
    .subscribe(({ ctx, stockMovements }) => {
      if (!ctx.session?.user?.identifier.startsWith('apikey-user-')) return;
      for (const { id } of stockMovements) byKey.add(Number(id));
    });

  return {
    forget() {
      byKey = new Set();
    },

    /** Units available; null where the shop has no figure. */
    async figure(sku, location) {
      const [found] = await rawConnection.query(FIGURE, [sku, location]);
      return found?.tracked ? found.available : null;
    },

    /** What API keys changed, oldest first, with the figures before and after: counted back from what is there now. */
    async writes() {
      const figures = new Map();
      const found = [];
      for (const { id, type, quantity, createdAt, sku, location, level, available } of await rawConnection.query(
        MOVEMENTS,
      )) {
        const to = figures.get(level) ?? available;
        const from = to - quantity * AVAILABLE[type];
        figures.set(level, from);
        if (byKey.has(id)) found.push({ at: Date.parse(`${createdAt}Z`), sku, location, from, to, key: null });
      }
      return found.reverse();
    },
  };
}
