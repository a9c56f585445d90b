import type { RemoteItem } from '../channels/channel.ts';
import type { Item } from '../model/catalogue.ts';
import { type IntegrationId, integrationOf, remoteIdOf } from '../model/ids.ts';
import type { Link } from '../model/warehouse.ts';
import { attach, emptyRecord, pull, rebind } from '../stock/link.ts';
import { suspend } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { target } from '../stock/target.ts';
import { type Context, update, updateMany } from './context.ts';
import { clear, raise } from './problems.ts';
import { figureOf, follow } from './reading.ts';

/** What the shop showed of one item, as it is kept. */
export const itemOf = (integration: IntegrationId, seen: RemoteItem, seenAt: number): Item => ({
  integration,
  item: seen.item,
  product: seen.product,
  sku: seen.sku,
  title: seen.title,
  variant: seen.variant,
  tracked: seen.tracked,
  seenAt,
});

/**
 * Takes items of one shop in: keeps what is known of them, puts new SKUs of the master stock location into the
 * catalogue, and attaches SKUs of the catalogue to this shop's linked locations. Changes no base that exists.
 * Returns how many counts were taken from the master.
 */
export async function takeIn(ctx: Context, integration: IntegrationId, seen: readonly RemoteItem[]): Promise<number> {
  if (seen.length === 0) return 0;
  const { directory, clock } = ctx.deps;
  const now = clock.now();
  await releaseRenamed(ctx, integration, seen);
  await directory.putItems(seen.map((item) => itemOf(integration, item, now)));
  const skus = [...new Set(seen.flatMap((item) => (item.sku === null ? [] : [item.sku])))];
  const duplicates = await findDuplicates(ctx, integration, skus);
  const links = (await directory.links()).filter(
    (link) => link.state === 'linked' && integrationOf(link.location) === integration,
  );
  const master = await directory.master();
  const usable = seen.filter((item) => item.sku !== null && !duplicates.has(item.sku));
  let pulled = 0;
  const masterLink = links.find((link) => link.location === master?.location);
  if (masterLink) pulled = await takeFromMaster(ctx, masterLink, usable);
  const known = new Set((await directory.products(skus)).map((product) => product.sku));
  const catalogued = usable.filter((item) => item.sku !== null && known.has(item.sku));
  for (const link of links) await attachAll(ctx, link, catalogued);
  return pulled;
}

/** New SKUs of the master stock location enter the catalogue; their figures are the first counts. */
async function takeFromMaster(ctx: Context, link: Link, seen: readonly RemoteItem[]): Promise<number> {
  const now = ctx.deps.clock.now();
  const stocked = seen.filter((item) => item.tracked && levelOf(item, link).quantity !== null);
  const skus = stocked.flatMap((item) => (item.sku === null ? [] : [item.sku]));
  const known = new Set((await ctx.deps.directory.products(skus)).map((product) => product.sku));
  const fresh = stocked.flatMap(({ sku, title, variant }) =>
    sku === null || known.has(sku) ? [] : [{ sku, title, variant, addedAt: now }],
  );
  if (fresh.length > 0) {
    await ctx.deps.directory.addProducts(fresh);
    const adopt = new Set(fresh.map((product) => product.sku));
    // The other shops may have had these SKUs for long: they are looked up there.
    for (const other of await ctx.deps.directory.links()) {
      if (integrationOf(other.location) !== integrationOf(link.location))
        void ctx.lanes.ask(integrationOf(other.location), { adopt });
    }
  }
  await attachAll(ctx, link, stocked);
  let pulled = 0;
  const records = await ctx.deps.stock.records(link.warehouse, skus);
  const changed = await updateMany(ctx, records, (record) =>
    pull(record, link.location, { cause: 'first-count', at: now }),
  );
  pulled += changed.length;
  follow(ctx, changed);
  return pulled;
}

const levelOf = (item: RemoteItem, link: Link) =>
  figureOf(item.levels.find((level) => level.remoteLocation === remoteIdOf(link.location)));

/** Gives every one of these items a line at this location, if it has none. */
async function attachAll(ctx: Context, link: Link, items: readonly RemoteItem[]): Promise<void> {
  const skus = items.flatMap((item) => (item.sku === null ? [] : [item.sku]));
  if (skus.length === 0) return;
  const existing = new Map((await ctx.deps.stock.records(link.warehouse, skus)).map((record) => [record.sku, record]));
  const now = ctx.deps.clock.now();
  for (const item of items) {
    const { sku } = item;
    if (sku === null) continue;
    const record = existing.get(sku);
    const line = record?.lines[link.location];
    const { quantity, absent } = levelOf(item, link);
    if (record && line && line.gen >= link.gen) {
      if (line.state === 'suspended') await reconsider(ctx, link, record, item.item, quantity);
      continue;
    }
    // Not stocked at this location: no line, so it neither counts nor gets anything.
    if (quantity === null && absent !== 'untracked') continue;
    const { location, gen, direction, buffer, max } = link;
    const attached = await update(
      ctx,
      link.warehouse,
      sku,
      (found) => {
        // A first sync that nobody looked at never empties a location.
        const empties =
          found.count !== null && (quantity ?? 0) > 0 && target({ base: quantity, buffer, max }, found.count) === 0;
        return attach(found, {
          location,
          gen,
          direction,
          buffer,
          max,
          item: item.item,
          quantity,
          absent,
          readAt: now,
          include: !empties,
        });
      },
      () => emptyRecord(link.warehouse, sku),
    );
    if (attached.record) follow(ctx, [attached.record]);
  }
}

/** A suspended line whose reason may be gone: the SKU is on one item again, or on another item than before. */
async function reconsider(
  ctx: Context,
  link: Link,
  record: StockRecord,
  item: string,
  quantity: number | null,
): Promise<void> {
  const { warehouse, sku } = record;
  const { location } = link;
  const integration = integrationOf(location);
  const line = record.lines[location];
  if (line?.why === 'duplicate') await clear(ctx, 'duplicate-sku', { integration, sku });
  if (line?.why !== 'duplicate' && line?.item === item) return;
  const now = ctx.deps.clock.now();
  await update(ctx, warehouse, sku, (found) => rebind(found, location, item, quantity, now));
  await clear(ctx, 'item-missing', { integration, location, sku });
}

/** Items that carry another SKU than before: the line of the old SKU has no item any more. */
async function releaseRenamed(ctx: Context, integration: IntegrationId, seen: readonly RemoteItem[]): Promise<void> {
  const { directory, stock } = ctx.deps;
  const now = new Map(seen.map((item) => [item.item, item.sku]));
  const before = await directory.items(integration, [...now.keys()]);
  const renamed = before.flatMap(({ item, sku }) => (sku !== null && now.get(item) !== sku ? [{ item, sku }] : []));
  if (renamed.length === 0) return;
  for (const link of await directory.links()) {
    if (integrationOf(link.location) !== integration) continue;
    const records = await stock.records(
      link.warehouse,
      renamed.map(({ sku }) => sku),
    );
    const changed = await updateMany(ctx, records, (record) => {
      const gone = renamed.some(({ item, sku }) => sku === record.sku && record.lines[link.location]?.item === item);
      return gone ? suspend(record, link.location, 'renamed') : record;
    });
    for (const { warehouse, sku } of changed) {
      await raise(ctx, 'item-missing', { integration, location: link.location, warehouse, sku }, { why: 'renamed' });
    }
  }
}

/** SKUs that this shop uses for several items: suspended here until it is resolved there; the rest goes on. */
async function findDuplicates(
  ctx: Context,
  integration: IntegrationId,
  skus: readonly string[],
): Promise<ReadonlySet<string>> {
  const { directory, stock } = ctx.deps;
  const counts = new Map<string, number>();
  for (const item of await directory.itemsBySku(integration, skus)) {
    if (item.sku !== null) counts.set(item.sku, (counts.get(item.sku) ?? 0) + 1);
  }
  const twice = new Set([...counts].filter(([, count]) => count > 1).map(([sku]) => sku));
  if (twice.size === 0) return twice;
  for (const sku of twice) await raise(ctx, 'duplicate-sku', { integration, sku });
  for (const warehouse of new Set((await directory.links()).map((link) => link.warehouse))) {
    await updateMany(ctx, await stock.records(warehouse, [...twice]), (record) => {
      let next = record;
      for (const location of Object.keys(record.lines)) {
        if (integrationOf(location) === integration) next = suspend(next, location, 'duplicate');
      }
      return next;
    });
  }
  return twice;
}
