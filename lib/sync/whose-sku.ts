import type { ChannelClient, RemoteItem } from '../channels/channel.ts';
import { type IntegrationId, type ItemId, integrationOf, type LocationId, type Sku } from '../model/ids.ts';
import type { Link } from '../model/warehouse.ts';
import { letGo, rebind, renamedAway } from '../stock/link.ts';
import { isAnother, suspend } from '../stock/observe.ts';
import type { Line, StockRecord } from '../stock/record.ts';
import { type Context, linesAt, updateMany } from './context.ts';
import { saidOf } from './line-problems.ts';
import { clear, raise } from './problems.ts';
import { follow } from './reading.ts';

/*
 * Which item of a shop a SKU's line belongs to. Items are renamed, doubled, deleted and made anew; a line is suspended
 * whenever it can't be told, and goes on as soon as exactly one item carries its SKU.
 */

/**
 * Items that carry another SKU than before: the line of the old SKU has no item any more, also where a location is paused,
 * since nothing tells of it a second time. Returns the old SKUs.
 */
export async function suspendRenamed(
  ctx: Context,
  integration: IntegrationId,
  seen: readonly RemoteItem[],
): Promise<readonly Sku[]> {
  if (seen.length === 0) return [];
  const now = new Map(seen.map((item) => [item.item, item.sku]));
  const before = await ctx.deps.directory.items(integration, [...now.keys()]);
  const renamed = before.flatMap(({ item, sku }) => (sku !== null && now.get(item) !== sku ? [{ item, sku }] : []));
  if (renamed.length === 0) return [];
  const skus = renamed.map(({ sku }) => sku);
  // One that is on another item too was doubled and may have been left out there: nothing else tells that it isn't any more.
  const carried = await ctx.deps.directory.itemsBySku(integration, skus);
  const isRenamed = new Set(renamed.map(({ item }) => item));
  if (carried.some(({ item }) => !isRenamed.has(item))) await ctx.cursors.askFullPass(integration);
  const links = (await ctx.deps.directory.links()).filter(({ location }) => integrationOf(location) === integration);
  for (const link of links) {
    await withoutItem(ctx, link, skus, (record) => {
      const item = record.lines[link.location]?.item;
      const isIts = renamed.some((one) => one.sku === record.sku && one.item === item);
      return isIts ? renamedAway(record, link.location) : record;
    });
  }
  return skus;
}

/** Lines whose item isn't their SKU's any more, by `change`, which gives back the others' records as they are. */
async function withoutItem(
  ctx: Context,
  { warehouse, location }: Link,
  skus: readonly Sku[],
  change: (record: StockRecord) => StockRecord,
): Promise<void> {
  const changed = (await ctx.deps.stock.records(warehouse, skus)).filter((record) => change(record) !== record);
  const tell = async (records: readonly StockRecord[]): Promise<void> => {
    for (const { sku } of records) {
      const about = { integration: integrationOf(location), location, warehouse, sku };
      await raise(ctx, 'item-missing', about, { why: 'renamed' });
    }
  };
  // The problem first: it is what brings a worker back to the SKU when an item carries it again. And once more, since a
  // reading that was good until then may have taken it back.
  await tell(changed);
  await tell(await updateMany(ctx, changed, change));
}

/**
 * Those of these SKUs that the shop uses for several items: suspended here until it is resolved there, while the other
 * shops go on. The shop itself is asked, since what is kept of its items may be older than a deletion. `gone`: items that
 * don't carry such a SKU any more, by the shop's own answer.
 */
export async function suspendDuplicates(
  ctx: Context,
  { integration, client, links }: { integration: IntegrationId; client: ChannelClient; links: readonly Link[] },
  skus: readonly Sku[],
): Promise<{ twice: ReadonlySet<Sku>; gone: ReadonlySet<ItemId> }> {
  const { directory, stock } = ctx.deps;
  const gone = new Set<ItemId>();
  const kept = await directory.itemsBySku(integration, skus);
  const suspects = severalTimes(kept);
  if (suspects.size === 0) return { twice: suspects, gone };
  const found = await client.bySku([...suspects], []);
  if (found.ok) {
    const there = new Set(found.value.map((item) => item.item));
    for (const { item, sku } of kept) if (sku !== null && suspects.has(sku) && !there.has(item)) gone.add(item);
  }
  const twice = found.ok ? severalTimes(found.value) : suspects;
  const again = [...suspects].filter((sku) => !twice.has(sku));
  if (gone.size > 0) {
    await suspendGone(ctx, links, again, gone);
    // Only now: that two are kept is what brings a worker back here that died before their lines were suspended.
    await directory.removeItems(integration, [...gone]);
  }
  if (twice.size === 0) return { twice, gone };
  for (const sku of twice) await raise(ctx, 'duplicate-sku', { integration, sku });
  for (const warehouse of new Set(links.map((link) => link.warehouse))) {
    await updateMany(ctx, await stock.records(warehouse, [...twice]), (record) =>
      linesAt(record, integration).reduce((next, location) => suspend(next, location, 'duplicate'), record),
    );
  }
  return { twice, gone };
}

/**
 * Lines of items that another one has taken the place of: they go on at once with the one that carries their SKU, so that
 * its sales are counted. Which one that is can change until what is on its way to the old one is settled.
 */
async function suspendGone(
  ctx: Context,
  links: readonly Link[],
  skus: readonly Sku[],
  gone: ReadonlySet<ItemId>,
): Promise<void> {
  for (const link of links) {
    await withoutItem(ctx, link, skus, (record) => {
      const item = record.lines[link.location]?.item;
      return item !== undefined && gone.has(item) ? suspend(record, link.location, 'renamed') : record;
    });
  }
}

/** Is a SKU on several items of this shop, by what is kept of it? */
export const anyTwice = async ({ deps }: Context, integration: IntegrationId): Promise<boolean> =>
  severalTimes(await deps.directory.allItems(integration)).size > 0;

function severalTimes(items: readonly { sku: Sku | null }[]): ReadonlySet<Sku> {
  const once = new Set<Sku>();
  const twice = new Set<Sku>();
  for (const { sku } of items) if (sku !== null) (once.has(sku) ? twice : once).add(sku);
  return twice;
}

/** SKUs that aren't on two items of this shop, and those of which something was seen just now. */
export interface Single {
  skus: readonly Sku[];
  seen: readonly Sku[];
}

/** Lines that wait for their SKU to be on exactly one item, and now it is: they go on with that item. */
export async function rejoin(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
  { skus, seen }: Single,
): Promise<void> {
  const waiting = new Map<Link, StockRecord[]>();
  for (const link of links) {
    const records = await ctx.deps.stock.records(link.warehouse, skus);
    const suspended = records.filter((record) => record.lines[link.location]?.state === 'suspended');
    if (suspended.length > 0) waiting.set(link, suspended);
  }
  if (waiting.size === 0) return;
  // A line with a write on its way goes on later: until then the problem stays, since it is what brings us back here.
  const held = new Set<Sku>();
  for (const [link, records] of waiting) {
    for (const record of records) if (record.lines[link.location]?.pending) held.add(record.sku);
  }
  const items = new Map(
    (await ctx.deps.directory.itemsBySku(integration, skus)).map(({ sku, item }) => [sku, item] as const),
  );
  const joined: { sku: Sku; location: LocationId }[] = [];
  for (const [link, records] of waiting) {
    // Also an item that a line had all along: it may have been another SKU's meanwhile.
    const taken = new Map(records.flatMap(({ sku }) => (items.has(sku) ? [[items.get(sku) ?? '', sku] as const] : [])));
    const busy = await giveUp(ctx, link, taken);
    for (const { sku } of records) if (busy.has(items.get(sku) ?? '')) held.add(sku);
    const changed = await updateMany(ctx, records, (record) => {
      const line = record.lines[link.location];
      const item = items.get(record.sku);
      if (!line || item === undefined || busy.has(item)) return record;
      // An item that is merely missing or not counted goes on by itself when a reading finds it.
      const unclear = isAnother(line);
      return unclear || line.item !== item ? rebind(record, link.location, item) : record;
    });
    joined.push(...changed.map(({ sku }) => ({ sku, location: link.location })));
    follow(ctx, changed);
  }
  // Only now: the problems are what brings a worker back here that died before the last location.
  const free = joined.flatMap(({ sku }) => (held.has(sku) ? [] : [sku]));
  await endTold(ctx, integration, { skus: await toldOf(ctx, integration, free), seen });
  for (const { sku, location } of joined) {
    await clear(ctx, 'item-missing', { integration, location, sku });
  }
}

/** Nobody is told any longer that these SKUs are doubled, but where a line still waits for that. */
export async function endDoubled(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
  { skus, seen }: Single,
): Promise<void> {
  const over = await toldOf(ctx, integration, skus);
  if (over.length === 0) return;
  const waited = new Set<Sku>();
  for (const warehouse of new Set(links.map((link) => link.warehouse))) {
    for (const { sku, lines } of await ctx.deps.stock.records(warehouse, over)) {
      const here = Object.entries(lines).filter(([location]) => integrationOf(location) === integration);
      if (here.some(([, line]) => saidOf(line).some(({ kind }) => kind === 'duplicate-sku'))) waited.add(sku);
    }
  }
  await endTold(ctx, integration, { skus: over.filter((sku) => !waited.has(sku)), seen });
}

/** Those of these SKUs of which somebody is told that they are doubled. */
async function toldOf(ctx: Context, integration: IntegrationId, skus: readonly Sku[]): Promise<readonly Sku[]> {
  const asked = new Set(skus);
  if (asked.size === 0) return [];
  return (await ctx.deps.directory.problems()).flatMap(({ kind, integration: of, sku }) =>
    kind === 'duplicate-sku' && of === integration && sku !== null && asked.has(sku) ? [sku] : [],
  );
}

/**
 * Nobody is told any longer that these are doubled. An item that was one of two may never have been taken in somewhere:
 * where nothing was seen of it now, the shop is gone through for it.
 */
async function endTold(ctx: Context, integration: IntegrationId, { skus, seen }: Single): Promise<void> {
  // First: once nobody is told of it, nothing brings a worker back here.
  if (skus.some((sku) => !seen.includes(sku))) await ctx.cursors.askFullPass(integration);
  for (const sku of skus) await clear(ctx, 'duplicate-sku', { integration, sku });
}

/**
 * Before these items get lines under the SKUs that they carry now, or lines go on with them: lines of SKUs that they
 * carried before let go of them, so that what happens to an item is one record's alone. Should the old SKU come back, it
 * starts from what is there then. `items`: with the SKU that each carries. Returns the items that aren't free yet: a write
 * to them under the old SKU has no outcome, or may have moved them since the shop was asked, at `asked`, so that what it
 * showed of them then is no figure to begin with.
 */
export async function giveUp(
  ctx: Context,
  { warehouse, location }: Link,
  items: ReadonlyMap<ItemId, Sku>,
  asked = Number.POSITIVE_INFINITY,
): Promise<ReadonlySet<ItemId>> {
  const held = new Set<ItemId>();
  const skus = items.size === 0 ? [] : await unclearSkus(ctx, integrationOf(location));
  if (skus.length === 0) return held;
  const isOld = (line: Line, { sku }: StockRecord): boolean =>
    line.state !== 'linked' && items.has(line.item) && items.get(line.item) !== sku;
  const before = await ctx.deps.stock.records(warehouse, skus);
  for (const record of before) {
    const line = record.lines[location];
    if (!line || !isOld(line, record)) continue;
    // Until now it stood for the old SKU; the next pass finds it let go.
    const isMoved = asked < (line.readAt ?? Number.POSITIVE_INFINITY) && line.base !== null;
    if (line.pending || (isMoved && letGo(record, location) !== record)) held.add(line.item);
  }
  await updateMany(ctx, before, (record) => {
    const line = record.lines[location];
    return line && isOld(line, record) ? letGo(record, location) : record;
  });
  return held;
}

/** SKUs of this shop of which a person was told that they are doubled or gone. */
export async function unclearSkus(ctx: Context, integration: IntegrationId): Promise<readonly Sku[]> {
  const problems = await ctx.deps.directory.problems();
  return problems.flatMap(({ kind, integration: of, sku }) =>
    of === integration && sku !== null && (kind === 'duplicate-sku' || kind === 'item-missing') ? [sku] : [],
  );
}
