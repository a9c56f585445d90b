import type { RemoteItem } from '../channels/channel.ts';
import type { Item } from '../model/catalogue.ts';
import { type IntegrationId, integrationOf, remoteIdOf } from '../model/ids.ts';
import type { Link } from '../model/warehouse.ts';
import { attach, emptyRecord, pull, rebind } from '../stock/link.ts';
import { suspend } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { target } from '../stock/target.ts';
import { type Context, recordsOf, update, updateMany } from './context.ts';
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
 * catalogue, and attaches SKUs of the catalogue to `links`, this shop's linked locations. Changes no base that exists.
 */
export async function takeIn(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
  seen: readonly RemoteItem[],
): Promise<void> {
  if (seen.length === 0) return;
  const { directory, clock } = ctx.deps;
  const now = clock.now();
  await releaseRenamed(ctx, integration, links, seen);
  await directory.putItems(seen.map((item) => itemOf(integration, item, now)));
  const skus = [...new Set(seen.flatMap((item) => (item.sku === null ? [] : [item.sku])))];
  const duplicates = await findDuplicates(ctx, integration, links, skus);
  const usable = seen.filter((item) => item.sku !== null && !duplicates.has(item.sku));
  const known = new Set((await directory.products(skus)).map((product) => product.sku));
  const master = await directory.master();
  const masterLink = links.find((link) => link.location === master?.location);
  if (masterLink) await takeFromMaster(ctx, masterLink, usable, known);
  const catalogued = usable.filter((item) => item.sku !== null && known.has(item.sku));
  for (const link of links) if (link !== masterLink) await attachAll(ctx, link, catalogued, []);
}

/**
 * New SKUs of the master stock location enter the catalogue, and its figures are the first counts. The records come
 * first and say where else each SKU is to be looked up, so that a worker that dies leaves nothing out.
 */
async function takeFromMaster(
  ctx: Context,
  link: Link,
  seen: readonly RemoteItem[],
  known: Set<string>,
): Promise<void> {
  const { directory, clock } = ctx.deps;
  const now = clock.now();
  const isStocked = (item: RemoteItem) => item.tracked && levelOf(item, link).quantity !== null;
  const fresh = seen.flatMap((item) =>
    item.sku === null || known.has(item.sku) || !isStocked(item)
      ? []
      : [{ sku: item.sku, title: item.title, variant: item.variant, addedAt: now }],
  );
  const mine = integrationOf(link.location);
  const others = fresh.length === 0 ? [] : (await directory.links()).map((other) => integrationOf(other.location));
  const seek = [...new Set(others)].filter((other) => other !== mine);
  const ours = new Set(fresh.map(({ sku }) => sku));
  await attachAll(
    ctx,
    link,
    seen.filter(({ sku }) => sku !== null && (ours.has(sku) || known.has(sku))),
    seek,
  );
  if (fresh.length > 0) await directory.addProducts(fresh);
  for (const sku of ours) known.add(sku);
  const uncounted = await recordsOf(
    ctx,
    seen.flatMap(({ sku }) => (sku === null ? [] : [{ warehouse: link.warehouse, sku }])),
  );
  const pulled = await updateMany(ctx, uncounted, (record) =>
    pull(record, link.location, { cause: 'first-count', at: now }),
  );
  follow(ctx, pulled);
}

const levelOf = (item: RemoteItem, link: Link) =>
  figureOf(item.levels.find((level) => level.remoteLocation === remoteIdOf(link.location)));

/** Gives every one of these items a line at this location, if it has none; new records get `seek`. */
async function attachAll(
  ctx: Context,
  link: Link,
  items: readonly RemoteItem[],
  seek: readonly IntegrationId[],
): Promise<void> {
  const bySku = new Map(items.flatMap((item) => (item.sku === null ? [] : [[item.sku, item] as const])));
  if (bySku.size === 0) return;
  const existing = new Map(
    (await ctx.deps.stock.records(link.warehouse, [...bySku.keys()])).map((record) => [record.sku, record]),
  );
  const now = ctx.deps.clock.now();
  const fresh: StockRecord[] = [];
  for (const [sku, item] of bySku) {
    const record = existing.get(sku);
    const line = record?.lines[link.location];
    const { quantity, absent } = levelOf(item, link);
    if (record && line && line.gen >= link.gen) {
      if (line.state === 'suspended') await reconsider(ctx, link, record, item.item, quantity);
    } else if (quantity !== null || absent === 'untracked') {
      // Not stocked at this location: no line, so it neither counts nor gets anything.
      fresh.push(record ?? { ...emptyRecord(link.warehouse, sku), ...(seek.length > 0 && { seek: [...seek] }) });
    }
  }
  if (fresh.length === 0) return;
  // What was seen may be older than an unlinking by another browser: only a link that still stands gets lines.
  const stands = (await ctx.deps.directory.links()).some(
    ({ location, gen, state }) => location === link.location && gen === link.gen && state === 'linked',
  );
  if (!stands) return;
  const attached = await updateMany(ctx, fresh, (record) => {
    const item = bySku.get(record.sku);
    if (!item) return record;
    const { location, gen, direction, buffer, max } = link;
    const { quantity, absent } = levelOf(item, link);
    const wanted = record.count === null ? null : target({ base: quantity, buffer, max }, record.count);
    // A first sync that nobody looked at never empties a location.
    const include = !((quantity ?? 0) > 0 && wanted === 0);
    const to = { location, gen, direction, buffer, max, item: item.item, quantity, absent, readAt: now, include };
    return attach(record, to);
  });
  follow(ctx, attached);
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
async function releaseRenamed(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
  seen: readonly RemoteItem[],
): Promise<void> {
  const { directory, stock } = ctx.deps;
  const now = new Map(seen.map((item) => [item.item, item.sku]));
  const before = await directory.items(integration, [...now.keys()]);
  const renamed = before.flatMap(({ item, sku }) => (sku !== null && now.get(item) !== sku ? [{ item, sku }] : []));
  if (renamed.length === 0) return;
  for (const link of links) {
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
  links: readonly Link[],
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
  for (const warehouse of new Set(links.map((link) => link.warehouse))) {
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
