// Thousands of products at once, as a merchant's import leaves them: one at a time would take the shop minutes.

/** Statements with one parameter, the products as JSON; ids count on from those that are there. */
const inserts = (product, variant) => {
  const from = 'FROM json_each(?)';
  return [
    `INSERT INTO product (id, enabled) SELECT ${product} + key, 1 ${from}`,
    `INSERT INTO product_translation (languageCode, name, slug, description, baseId)
     SELECT 'en', value ->> 'title', 'bulk-' || (${product} + key), '', ${product} + key ${from}`,
    `INSERT INTO product_channels_channel (productId, channelId) SELECT ${product} + key, 1 ${from}`,
    `INSERT INTO product_variant (id, productId, taxCategoryId, enabled, sku, outOfStockThreshold,
       useGlobalOutOfStockThreshold, trackInventory)
     SELECT ${variant} + key, ${product} + key, 1, 1, value ->> 'sku', 0, 1, 'INHERIT' ${from}`,
    `INSERT INTO product_variant_translation (languageCode, name, baseId)
     SELECT 'en', value ->> 'title', ${variant} + key ${from}`,
    `INSERT INTO product_variant_channels_channel (productVariantId, channelId) SELECT ${variant} + key, 1 ${from}`,
    `INSERT INTO product_variant_price (currencyCode, channelId, price, variantId)
     SELECT 'GBP', 1, 2400, ${variant} + key ${from}`,
    `INSERT INTO stock_level (productVariantId, stockLocationId, stockOnHand, stockAllocated)
     SELECT ${variant} + key, p.id, iif(p.id = 1, value ->> 'quantity', 0), 0 ${from}, stock_location p`,
    `INSERT INTO stock_movement (productVariantId, stockLocationId, quantity, type, discriminator)
     SELECT ${variant} + key, 1, value ->> 'quantity', 'ADJUSTMENT', 'StockAdjustment' ${from} WHERE value ->> 'quantity' <> 0`,
  ];
};

/** Adds products of one variant each, with their quantity at the first location. */
export async function addInBulk(connection, products) {
  const next = async (table) => (await connection.query(`SELECT max(id) + 1 AS next FROM ${table}`))[0].next;
  const json = JSON.stringify(products);
  for (const insert of inserts(await next('product'), await next('product_variant'))) {
    await connection.query(insert, [json]);
  }
}
