import type { ChannelClient, RemoteItem } from '../channels/channel.ts';
import type { ChannelError, Result } from '../model/channel-error.ts';
import { type IntegrationId, integrationOf, remoteIdOf } from '../model/ids.ts';
import type { Link } from '../model/warehouse.ts';
import { takeIn } from './catalogue.ts';
import { backoff, type Context } from './context.ts';
import type { Cursor } from './ports.ts';
import { clear, clearShopProblems, raise, raiseForError } from './problems.ts';
import { account, figureOf, type LineRef, type Reading, readLines } from './reading.ts';

/** Between two polls of one shop. */
export const POLL_MS = 60_000;
/** A pass over everything, in case a shop's "changed since" misses something. */
const FULL_MS = 24 * 60 * 60_000;
/** Mass drop: more than this many, and more than this share, of a shop's known figures to 0 in one poll. */
const DROP_COUNT = 20;
const DROP_SHARE = 0.3;

export const newCursor = (integration: IntegrationId): Cursor => ({
  integration,
  since: null,
  fullAt: null,
  polledAt: null,
  failures: 0,
  nextAt: 0,
  stopped: null,
});

export interface PollOptions {
  acceptDrop: boolean;
  adopt: ReadonlySet<string>;
}

/**
 * One poll: what may have changed, by the shop's own account, is only a hint; every figure that differs from its base
 * is read again by item before it is accounted.
 */
export async function poll(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  options: PollOptions,
): Promise<{ ok: boolean; pulled: number }> {
  const { directory, clock } = ctx.deps;
  const cursor = (await directory.cursor(integration)) ?? newCursor(integration);
  if (cursor.stopped !== null && !options.acceptDrop) return { ok: false, pulled: 0 };
  const links = (await directory.links()).filter(
    (link) => link.state !== 'review' && integrationOf(link.location) === integration,
  );
  if (links.length === 0) return { ok: true, pulled: 0 };

  const startedAt = clock.now();
  const full = cursor.since === null || cursor.fullAt === null || startedAt - cursor.fullAt > FULL_MS;
  const hints = await look(client, links, full ? null : cursor.since, options.adopt);
  if (!hints.ok) return failed(ctx, cursor, hints.error);
  const pulled = await takeIn(ctx, integration, hints.value.items);
  const candidates = await differing(ctx, links, hints.value.items, full);
  const read = await readLines(ctx, integration, candidates);
  if (!read.ok) return failed(ctx, cursor, read.error);

  if (!options.acceptDrop && (await isMassDrop(ctx, links, read.readings))) {
    const count = read.readings.filter(drops).length;
    await raise(ctx, 'mass-drop', { integration }, { count });
    await directory.putCursor({ ...cursor, stopped: 'mass-drop' });
    return { ok: false, pulled };
  }
  await account(ctx, read.readings);
  if (cursor.failures > 0 || cursor.polledAt === null) await clearShopProblems(ctx, integration);
  if (cursor.stopped !== null) await clear(ctx, 'mass-drop', { integration });
  ctx.unreachable.delete(integration);
  const nextAt = startedAt + POLL_MS;
  await directory.putCursor({
    ...cursor,
    since: hints.value.now,
    fullAt: full ? startedAt : cursor.fullAt,
    polledAt: startedAt,
    failures: 0,
    nextAt,
    stopped: null,
  });
  ctx.deps.wakeAt(nextAt);
  return { ok: true, pulled };
}

/** Notes a failed call to a shop: waits longer each time, and tells a person where only a person can help. */
export async function failed(ctx: Context, cursor: Cursor, error: ChannelError): Promise<{ ok: false; pulled: 0 }> {
  const failures = cursor.failures + 1;
  ctx.unreachable.add(cursor.integration);
  await raiseForError(ctx, cursor.integration, error, failures);
  const named = error.kind === 'rate-limited' || error.kind === 'unavailable' ? (error.retryAt ?? 0) : 0;
  const nextAt = Math.max(named, ctx.deps.clock.now() + backoff(ctx, failures, 5_000));
  await ctx.deps.directory.putCursor({ ...cursor, failures, nextAt });
  ctx.deps.wakeAt(nextAt);
  ctx.deps.log('poll failed', { integration: cursor.integration, kind: error.kind, failures });
  return { ok: false, pulled: 0 };
}

/** Everything, or what changed since; plus SKUs that are new in the catalogue. */
async function look(
  client: ChannelClient,
  links: readonly Link[],
  since: string | null,
  adopt: ReadonlySet<string>,
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const places = links.map((link) => remoteIdOf(link.location));
  if (since === null) {
    // The shop's time is taken before the pass, so that nothing that changes during it is missed.
    const now = await client.now();
    if (!now.ok) return now;
    const items = await everything(client, places);
    return items.ok ? { ok: true, value: { items: items.value, now: now.value } } : items;
  }
  const changed = await client.changedSince(since, places);
  if (!changed.ok || adopt.size === 0) return changed;
  const adopted = await client.bySku([...adopt], places);
  if (!adopted.ok) return adopted;
  return { ok: true, value: { items: [...changed.value.items, ...adopted.value], now: changed.value.now } };
}

/** All items of a shop, or an error: a pass that broke off says nothing of what it didn't reach. */
export async function everything(
  client: ChannelClient,
  places: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const items: RemoteItem[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ChannelClient['items']>> = await client.items(cursor, places);
    if (!page.ok) return page;
    items.push(...page.value.items);
    cursor = page.value.next;
  } while (cursor !== null);
  return { ok: true, value: items };
}

/** Lines whose base isn't what the hint says, and after a full pass also those that weren't in it. */
async function differing(
  ctx: Context,
  links: readonly Link[],
  hints: readonly RemoteItem[],
  full: boolean,
): Promise<readonly LineRef[]> {
  const byItem = new Map(hints.map((hint) => [hint.item, hint]));
  const skus = hints.flatMap((hint) => (hint.sku === null ? [] : [hint.sku]));
  const refs: LineRef[] = [];
  for (const link of links) {
    const place = remoteIdOf(link.location);
    if (!full && skus.length === 0) continue;
    for (const record of await ctx.deps.stock.records(link.warehouse, full ? undefined : skus)) {
      const line = record.lines[link.location];
      if (!line || line.pending !== null) continue;
      const hint = byItem.get(line.item);
      if (!hint && !full) continue;
      const figure = figureOf(hint?.levels.find((level) => level.remoteLocation === place)).quantity;
      const waited = line.readAt === null || line.state === 'suspended';
      if (figure !== line.base || waited)
        refs.push({ warehouse: record.warehouse, sku: record.sku, location: link.location });
    }
  }
  return refs;
}

const drops = (reading: Reading): boolean =>
  (reading.base ?? 0) > 0 && reading.quantity !== null && reading.quantity <= 0;

/** Far more figures at 0 at once than sales explain: an import gone wrong, a plugin, an emptied shop. */
async function isMassDrop(ctx: Context, links: readonly Link[], readings: readonly Reading[]): Promise<boolean> {
  const dropped = readings.filter(drops).length;
  if (dropped <= DROP_COUNT) return false;
  let known = 0;
  for (const link of links) {
    const records = await ctx.deps.stock.records(link.warehouse);
    known += records.filter((record) => (record.lines[link.location]?.base ?? 0) > 0).length;
  }
  return dropped > known * DROP_SHARE;
}
