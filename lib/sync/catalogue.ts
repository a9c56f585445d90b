import type { ChannelClient, RemoteItem } from '../channels/channel.ts';
import type { Item } from '../model/catalogue.ts';
import { type IntegrationId, integrationOf, remoteIdOf, type Sku } from '../model/ids.ts';
import type { Millis } from '../model/time.ts';
import { type Link, takesPart } from '../model/warehouse.ts';
import { attach, emptyRecord, pull } from '../stock/link.ts';
import type { StockRecord } from '../stock/record.ts';
import { target } from '../stock/target.ts';
import { type Context, recordsOf, updateMany } from './context.ts';
import { figureOf, follow } from './reading.ts';
import { endDoubled, giveUp, rejoin, suspendDuplicates, suspendRenamed } from './whose-sku.ts';

/** What the shop showed of one item, as it is kept. */
export const itemOf = (integration: IntegrationId, seen: RemoteItem, seenAt: number): Item => ({
  integration,
  item: seen.item,
  product: seen.product,
  sku: seen.sku,
  title: seen.title,
  variant: seen.variant,
  ...(seen.variantPage !== undefined && { variantPage: seen.variantPage }),
  ...(seen.barcode !== undefined && { barcode: seen.barcode }),
  tracked: seen.tracked,
  seenAt,
});

/**
 * Keeps what was seen of items of one shop outside a poll, which asked the shop at `asked`. What was kept of them before is
 * all that tells that one was renamed, so the line of its old SKU lets go of it first. What was kept since then may be
 * newer than an answer that took its time; what it hides for now the next poll is told of.
 */
export async function keepSeen(
  ctx: Context,
  integration: IntegrationId,
  seen: readonly RemoteItem[],
  asked: Millis,
): Promise<void> {
  await keepNews(ctx, integration, seen, asked);
}

/** Keeps what isn't older than what is kept. Returns the SKUs that items lost by it, and what of `seen` is no older view. */
async function keepNews(
  ctx: Context,
  integration: IntegrationId,
  seen: readonly RemoteItem[],
  asked: Millis,
): Promise<{ renamed: readonly Sku[]; valid: readonly RemoteItem[] }> {
  const { directory, clock } = ctx.deps;
  const kept = await directory.items(
    integration,
    seen.map(({ item }) => item),
  );
  const { fresh, valid } = notOlder(kept, seen, { asked, now: clock.now() });
  const renamed = await suspendRenamed(ctx, integration, fresh);
  await directory.putItems(fresh.map((item) => itemOf(integration, item, asked)));
  return { renamed, valid };
}

/**
 * Of what was seen, what isn't older than what is kept, and besides that what agrees with it. What is kept from a time to
 * come is from before the clock was set back.
 */
function notOlder(
  kept: readonly Item[],
  seen: readonly RemoteItem[],
  { asked, now }: { asked: Millis; now: Millis },
): { fresh: readonly RemoteItem[]; valid: readonly RemoteItem[] } {
  const newer = new Map(
    kept.flatMap(({ item, sku, seenAt }) => (seenAt > asked && seenAt <= now ? [[item, sku] as const] : [])),
  );
  return {
    fresh: seen.filter(({ item }) => !newer.has(item)),
    valid: seen.filter(({ item, sku }) => !newer.has(item) || newer.get(item) === sku),
  };
}

/** A shop, and when it was asked for what is taken in. `links`: its linked locations. */
interface Asked {
  integration: IntegrationId;
  client: ChannelClient;
  links: readonly Link[];
  asked: Millis;
}

/**
 * Takes items of one shop in: keeps what is known of them, puts new SKUs of the master stock location into the
 * catalogue, and attaches SKUs of the catalogue to its linked locations. Changes no base that exists.
 * `recheck`: SKUs that are to be looked at again though nothing was seen of them. True: some item couldn't be taken in
 * yet, so the shop is to be gone through once more.
 */
export async function takeIn(
  ctx: Context,
  shop: Asked,
  all: readonly RemoteItem[],
  recheck: readonly Sku[] = [],
): Promise<boolean> {
  if (all.length === 0 && recheck.length === 0) return false;
  const { directory } = ctx.deps;
  const { integration, links, asked } = shop;
  // A panel may have seen some under another SKU since: this answer is too old to tell anything of those.
  const { renamed, valid: seen } = await keepNews(ctx, integration, all, asked);
  const skus = [...new Set(seen.flatMap((item) => (item.sku === null ? [] : [item.sku])))];
  const touched = [...new Set([...skus, ...renamed, ...recheck])];
  const { twice: duplicates, gone } = await suspendDuplicates(ctx, shop, touched);
  const single = { skus: touched.filter((sku) => !duplicates.has(sku)), seen: skus };
  await rejoin(ctx, integration, links, single);
  await endDoubled(ctx, integration, links, single);
  // What was seen may be older than the shop's answer about its duplicates.
  const usable = seen.filter(({ item, sku }) => sku !== null && !duplicates.has(sku) && !gone.has(item));
  const known = new Set((await directory.products(skus)).map((product) => product.sku));
  const master = await directory.master();
  const masterLink = links.find((link) => link.location === master?.location);
  let again = seen.length < all.length;
  if (masterLink && (await takeFromMaster(ctx, masterLink, usable, known, asked))) again = true;
  const catalogued = usable.filter((item) => item.sku !== null && known.has(item.sku));
  for (const link of links) {
    if (link !== masterLink && (await attachAll(ctx, { link, asked }, catalogued, []))) again = true;
  }
  return again;
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
  asked: Millis,
): Promise<boolean> {
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
  const again = await attachAll(
    ctx,
    { link, asked },
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
  return again;
}

const levelOf = (item: RemoteItem, link: Link) =>
  figureOf(item.levels.find((level) => level.remoteLocation === remoteIdOf(link.location)));

/**
 * Gives every one of these items a line at this location, if it has none; new records get `seek`. True: an item still
 * belongs to another record.
 */
async function attachAll(
  ctx: Context,
  { link, asked }: { link: Link; asked: Millis },
  items: readonly RemoteItem[],
  seek: readonly IntegrationId[],
): Promise<boolean> {
  const bySku = new Map(items.flatMap((item) => (item.sku === null ? [] : [[item.sku, item] as const])));
  if (bySku.size === 0) return false;
  const existing = new Map(
    (await ctx.deps.stock.records(link.warehouse, [...bySku.keys()])).map((record) => [record.sku, record]),
  );
  const now = ctx.deps.clock.now();
  const fresh: StockRecord[] = [];
  for (const [sku, item] of bySku) {
    const record = existing.get(sku);
    const line = record?.lines[link.location];
    const { quantity, absent } = levelOf(item, link);
    if (line && line.gen >= link.gen) continue;
    if (quantity !== null || absent === 'untracked') {
      // Not stocked at this location: no line, so it neither counts nor gets anything.
      fresh.push(record ?? { ...emptyRecord(link.warehouse, sku), ...(seek.length > 0 && { seek: [...seek] }) });
    }
  }
  if (fresh.length === 0) return false;
  // What was seen may be older than an unlinking by another browser: only a link that still stands gets lines.
  const stands = (await ctx.deps.directory.links()).find(
    (one) => one.location === link.location && one.gen === link.gen && takesPart(one),
  );
  if (!stands) return false;
  const held = await giveUp(
    ctx,
    link,
    new Map(fresh.flatMap(({ sku }) => (bySku.has(sku) ? [[bySku.get(sku)?.item ?? '', sku] as const] : []))),
    asked,
  );
  const attached = await updateMany(ctx, fresh, (record) => {
    const item = bySku.get(record.sku);
    if (!item || held.has(item.item)) return record;
    // Its settings may have been changed since the pass began.
    const { location, gen, direction, buffer, max } = stands;
    const { quantity, absent } = levelOf(item, link);
    const wanted = record.count === null ? null : target({ base: quantity, buffer, max }, record.count);
    // A first sync that nobody looked at never empties a location.
    const include = !((quantity ?? 0) > 0 && wanted === 0);
    const to = { location, gen, direction, buffer, max, item: item.item, quantity, absent, readAt: now, include };
    return attach(record, to);
  });
  follow(ctx, attached);
  return held.size > 0;
}
