import { type IntegrationId, integrationOf, type LocationId, type Sku } from '../model/ids.ts';
import type { Link, LinkSettings } from '../model/warehouse.ts';
import { configure, wantsReview } from '../stock/configure.ts';
import { pause, resume } from '../stock/link.ts';
import type { StockRecord } from '../stock/record.ts';
import { RESTORED } from '../stock/restored.ts';
import { type Context, updateMany } from './context.ts';
import type { ConfigureOutcome } from './ports.ts';
import { raise } from './problems.ts';
import { follow } from './reading.ts';

/*
 * What a person decides about a linked location stands in its link first, marked as changing; then its lines follow. A
 * worker that dies in between leaves the mark, and the next one goes on.
 */

const linkOf = async (ctx: Context, location: LocationId): Promise<Link | undefined> =>
  (await ctx.deps.directory.links()).find((link) => link.location === location);

const same = (a: LinkSettings, b: LinkSettings): boolean =>
  a.direction === b.direction && a.buffer === b.buffer && a.max === b.max;

/** Lines of this linking. */
export const recordsAt = async (ctx: Context, link: Link): Promise<readonly StockRecord[]> =>
  (await ctx.deps.stock.records(link.warehouse)).filter((record) => record.lines[link.location]?.gen === link.gen);

/**
 * Changes direction, buffer or maximum. `seen`: what the person's form was opened with; refused when it is another by
 * now. A change that lets more be read or written than before pauses the location until that is reviewed.
 */
export async function configureLocation(
  ctx: Context,
  location: LocationId,
  gen: number,
  seen: LinkSettings,
  to: LinkSettings,
): Promise<ConfigureOutcome> {
  return ctx.deps.locks.run(`link:${location}`, async () => {
    const link = await linkOf(ctx, location);
    if (!link || link.gen !== gen || link.state === 'unlinking') return { kind: 'gone' };
    if (!same(link, seen)) return { kind: 'stale' };
    const review = link.state === 'linked' && wantsReview(link.direction, to.direction);
    const { direction, buffer, max } = to;
    await change(ctx, { ...link, direction, buffer, max, paused: review || link.paused === true });
    return { kind: 'saved', review };
  });
}

/** Pauses a location, or lets it go on without a review. */
export function setPaused(ctx: Context, location: LocationId, paused: boolean): Promise<readonly StockRecord[]> {
  return ctx.deps.locks.run(`link:${location}`, async () => {
    const link = await linkOf(ctx, location);
    if (link?.state !== 'linked') return [];
    return change(ctx, { ...link, paused });
  });
}

async function change(ctx: Context, link: Link): Promise<readonly StockRecord[]> {
  const { directory, clock, wakeAt } = ctx.deps;
  // A worker that dies in between is woken to go on.
  wakeAt(clock.now());
  const { direction, buffer, max, paused } = link;
  const changed = await directory.changeLink(link.location, link.gen, (kept) =>
    kept.state === 'unlinking' ? null : { ...kept, direction, buffer, max, paused, changing: true },
  );
  return changed ? followLink(ctx, changed) : [];
}

/** Makes the lines follow their link, then takes the mark off. */
async function followLink(ctx: Context, link: Link): Promise<readonly StockRecord[]> {
  const { location, gen } = link;
  const records = await recordsAt(ctx, link);
  const unclear = link.paused ? new Map<Sku, string>() : await unclearOf(ctx, link, records);
  for (const [sku, why] of unclear) {
    const integration = integrationOf(location);
    // The problem is what brings a worker back to the SKU once one item carries it again.
    if (why === 'duplicate') await raise(ctx, 'duplicate-sku', { integration, sku });
    else await raise(ctx, 'item-missing', { integration, location, warehouse: link.warehouse, sku }, { why });
  }
  const changed = await updateMany(ctx, records, (record) => {
    const configured = configure(record, location, gen, link);
    if (link.paused) return pause(configured, location, 'person');
    const line = configured.lines[location];
    return line?.why === 'person' || line?.why === RESTORED
      ? resume(configured, location, unclear.get(record.sku) ?? null)
      : configured;
  });
  // What was renamed, doubled or made anew meanwhile shows in a full pass only.
  if (!link.paused) await ctx.cursors.askFullPass(integrationOf(location));
  await ctx.deps.directory.changeLink(location, gen, (kept) =>
    same(kept, link) && kept.paused === link.paused ? { ...kept, changing: false } : null,
  );
  follow(ctx, changed);
  return changed;
}

/** Paused lines whose SKU isn't on just the item that they had: why. */
async function unclearOf(
  ctx: Context,
  { location }: Link,
  records: readonly StockRecord[],
): Promise<ReadonlyMap<Sku, string>> {
  const paused = records.filter((record) => record.lines[location]?.state === 'paused');
  const items = await ctx.deps.directory.itemsBySku(
    integrationOf(location),
    paused.map(({ sku }) => sku),
  );
  const ofSku = new Map<Sku, string[]>();
  for (const { sku, item } of items) if (sku !== null) ofSku.set(sku, [...(ofSku.get(sku) ?? []), item]);
  const unclear = new Map<Sku, string>();
  for (const { sku, lines } of paused) {
    const [item, second] = ofSku.get(sku) ?? [];
    if (second !== undefined) unclear.set(sku, 'duplicate');
    else if (item !== lines[location]?.item) unclear.set(sku, 'renamed');
  }
  return unclear;
}

/** Goes on with changes that a worker didn't live to end. */
export async function finishChanges(ctx: Context, integration: IntegrationId, links: readonly Link[]): Promise<void> {
  for (const { location, changing } of links) {
    if (!changing || integrationOf(location) !== integration) continue;
    await ctx.deps.locks.run(`link:${location}`, async () => {
      const link = await linkOf(ctx, location);
      if (link?.changing) await followLink(ctx, link);
    });
  }
}
