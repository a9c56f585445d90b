import { ok, type Result } from '../model/channel-error.ts';
import { integrationOf } from '../model/ids.ts';
import { emptyRecord } from '../stock/link.ts';
import { type Context, updateMany } from './context.ts';
import type { CataloguePage, ShipmentFeed } from './order-ports.ts';
import { follow } from './reading.ts';

/** More pages than any catalogue has: a feed that never ends isn't followed for ever. */
const MOST_PAGES = 2_000;

/**
 * Takes Shiptheory's catalogue in: SKUs, names and barcodes. It has no counts, so what comes only from there has none
 * until a linked location or a person tells one; nothing is deducted from it before.
 */
export async function takeInCatalogue(ctx: Context, feed: ShipmentFeed): Promise<Result<{ pages: number }>> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const reply = await feed.products(page);
    if (!reply.ok) return reply;
    await take(ctx, reply.value.products);
    if (reply.value.last) return ok({ pages: page });
  }
  return ok({ pages: MOST_PAGES });
}

/**
 * New ones get a record in every warehouse that has linked locations, which says where they are to be looked up. The
 * records come first, so that a worker that dies between leaves nothing out.
 */
async function take(ctx: Context, products: CataloguePage['products']): Promise<void> {
  const { directory, stock, clock } = ctx.deps;
  const known = new Set((await directory.products(products.map(({ sku }) => sku))).map(({ sku }) => sku));
  const fresh = products.filter(({ sku }) => !known.has(sku));
  if (fresh.length === 0) return;
  const skus = fresh.map(({ sku }) => sku);
  const seek = new Map<string, Set<string>>();
  for (const { warehouse, location, state } of await directory.links()) {
    if (state !== 'linked') continue;
    seek.set(warehouse, (seek.get(warehouse) ?? new Set()).add(integrationOf(location)));
  }
  const made = [];
  for (const [warehouse, integrations] of seek) {
    const there = new Set((await stock.records(warehouse, skus)).map(({ sku }) => sku));
    const missing = skus.filter((sku) => !there.has(sku));
    const records = missing.map((sku) => ({ ...emptyRecord(warehouse, sku), seek: [...integrations] }));
    made.push(...(await updateMany(ctx, records, (record) => ({ ...record }))));
  }
  const addedAt = clock.now();
  await directory.addProducts(
    fresh.map(({ sku, name, barcode }) => ({
      sku,
      title: name,
      variant: null,
      addedAt,
      ...(barcode !== null && { barcode }),
    })),
  );
  follow(ctx, made);
}
