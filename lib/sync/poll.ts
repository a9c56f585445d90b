import type { ChannelClient, RemoteItem } from '../channels/channel.ts';
import type { ChannelError, Result } from '../model/channel-error.ts';
import { type IntegrationId, integrationOf, remoteIdOf } from '../model/ids.ts';
import { type Link, takesPart } from '../model/warehouse.ts';
import { takeIn } from './catalogue.ts';
import { backoff, type Context, MAX_WAIT_MS, recordsOf } from './context.ts';
import { everything } from './everything.ts';
import { KEEP_DELIVERIES_MS } from './keep-deliveries.ts';
import { limitsOf } from './limits.ts';
import { compareProblems } from './line-problems.ts';
import { stoppedByDrop } from './mass-drop.ts';
import type { Cursor } from './ports.ts';
import { clearShopProblems, raiseForError, raiseUnlessKnown } from './problems.ts';
import { account, figureOf, type LineRef, readAndAccount, readLines } from './reading.ts';
import { claim } from './second-installation.ts';
import { unclearSkus } from './whose-sku.ts';

/** A pass over everything, in case a shop's "changed since" misses something. */
const FULL_MS = 24 * 60 * 60_000;

/**
 * One poll: what may have changed, by the shop's own account, is only a hint; every figure that differs from its base
 * is read again by item before it is accounted. `acceptDrop`: a person took a mass drop as true.
 */
export async function poll(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  linked: readonly Link[],
  acceptDrop: boolean,
): Promise<{ ok: boolean }> {
  const { clock } = ctx.deps;
  const cursor = await ctx.cursors.load(integration);
  if (cursor.stopped !== null && !acceptDrop) {
    await raiseUnlessKnown(ctx, cursor.stopped, { integration });
    return { ok: false };
  }
  const links = linked.filter((link) => takesPart(link) && integrationOf(link.location) === integration);
  if (links.length === 0) {
    // What is to be reviewed is taken over first, so that the other installation stops meanwhile.
    const own = linked.some(({ location, state }) => state === 'linked' && integrationOf(location) === integration);
    if (own && acceptDrop && !(await claim(ctx, integration, client, true))) return { ok: false };
    // Nothing of it takes part, so there is nothing that could be read before it goes on.
    if (cursor.stopped !== null) await ctx.cursors.change(integration, { stopped: null });
    return { ok: true };
  }

  const startedAt = clock.now();
  const full = cursor.since === null || cursor.fullAt === null || startedAt - cursor.fullAt > FULL_MS;
  const hints = await look(ctx, integration, client, links, full ? null : cursor.since);
  if (!hints.ok) return failed(ctx, cursor, hints.error);
  // The shop answers, and nothing of it is accounted yet.
  if (!(await claim(ctx, integration, client, acceptDrop))) return { ok: false };
  const unclear = await unclearSkus(ctx, integration);
  const again = await takeIn(ctx, { integration, client, links, asked: startedAt }, hints.value.items, unclear);
  const candidates = await differing(ctx, links, hints.value.items, full);
  const read = await readLines(ctx, integration, candidates, acceptDrop);
  const { stopped } = await ctx.cursors.get(integration);
  if (stopped !== cursor.stopped) return { ok: false };
  if (!read.ok) return failed(ctx, cursor, read.error);

  if (!acceptDrop && (await stoppedByDrop(ctx, integration, read.readings))) return { ok: false };
  await account(ctx, read.readings);
  const missed = await readAgain(ctx, candidates, hints.value.items, acceptDrop);
  if (!missed.ok) return failed(ctx, cursor, missed.error);
  if (cursor.failures > 0 || cursor.polledAt === null) {
    await clearShopProblems(ctx, integration, cursor.barred != null);
  }
  ctx.unreachable.delete(integration);
  if (full) {
    await tidy(ctx, integration, links, hints.value.items);
    await compareProblems(ctx, integration, true);
  }
  const nextAt = startedAt + (await limitsOf(ctx)).pollMs;
  await ctx.cursors.change(integration, (kept) => ({
    since: again || kept.asks !== cursor.asks ? null : hints.value.now,
    fullAt: full ? startedAt : cursor.fullAt,
    polledAt: startedAt,
    failures: 0,
    nextAt,
    ...(acceptDrop && { stopped: null }),
  }));
  ctx.deps.wakeAt(nextAt);
  return { ok: true };
}

/**
 * After a complete pass: items that are gone are forgotten, and so are deliveries that were over long ago. Pages shift
 * while a shop deletes something, so one that the pass missed may still be there: a line that was read goes on with it.
 */
async function tidy(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
  seen: readonly RemoteItem[],
): Promise<void> {
  const { directory, stock, clock } = ctx.deps;
  const there = new Set(seen.map(({ item }) => item));
  const missed = (await directory.allItems(integration)).filter(({ item }) => !there.has(item));
  const skus = missed.flatMap(({ sku }) => (sku === null ? [] : [sku]));
  for (const { warehouse, location } of skus.length > 0 ? links : []) {
    for (const { lines } of await stock.records(warehouse, skus)) {
      const line = lines[location];
      if (line?.state === 'linked') there.add(line.item);
    }
  }
  const gone = missed.filter(({ item }) => !there.has(item));
  if (gone.length > 0) {
    await directory.removeItems(
      integration,
      gone.map(({ item }) => item),
    );
  }
  await stock.pruneDeliveries(clock.now() - KEEP_DELIVERIES_MS);
}

/**
 * Notes a failed call to a shop: waits longer each time, and tells a person where only a person can help. `wrote`: it was
 * a write, of which a good poll says nothing; what comes of those is told by itself.
 */
export async function failed(ctx: Context, cursor: Cursor, error: ChannelError, wrote = false): Promise<{ ok: false }> {
  const failures = cursor.failures + 1;
  ctx.unreachable.add(cursor.integration);
  if (!wrote) await raiseForError(ctx, cursor.integration, error, failures);
  const named = error.kind === 'rate-limited' || error.kind === 'unavailable' ? (error.retryAt ?? 0) : 0;
  const now = ctx.deps.clock.now();
  const nextAt = Math.min(now + MAX_WAIT_MS, Math.max(named, now + backoff(ctx, failures, 5_000)));
  await ctx.cursors.change(cursor.integration, { failures, nextAt });
  ctx.deps.wakeAt(nextAt);
  ctx.deps.log('poll failed', { integration: cursor.integration, kind: error.kind, failures });
  return { ok: false };
}

/** Everything, or what changed since. */
async function look(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  links: readonly Link[],
  since: string | null,
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const places = links.map((link) => remoteIdOf(link.location));
  if (since !== null) return client.changedSince(since, places);
  // The shop's time is taken before the pass, so that nothing that changes during it is missed.
  const now = await client.now();
  if (!now.ok) return now;
  const items = await everything(client, places, (read) => {
    ctx.read.set(integration, read);
    return true;
  });
  ctx.read.delete(integration);
  return items.ok ? { ok: true, value: { items: items.value, now: now.value } } : items;
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

/** How often figures are read again because somebody else accounted another reading in between. */
const AGAIN = 3;

/**
 * A reading is void when the line moved on while it was made, by a reading of another browser that may be the older
 * one. The shop won't tell of the change again, so such lines are read until their base is what was told or newer.
 */
async function readAgain(
  ctx: Context,
  candidates: readonly LineRef[],
  hints: readonly RemoteItem[],
  acceptDrop: boolean,
): Promise<{ ok: true } | { ok: false; error: ChannelError }> {
  const byItem = new Map(hints.map((hint) => [hint.item, hint]));
  for (let turn = 0; turn < AGAIN; turn++) {
    const stored = await recordsOf(ctx, candidates, true);
    // What this worker remembers of them may be from before the other browser's commit.
    for (const record of stored) ctx.open.put(record);
    const records = new Map(stored.map((record) => [`${record.warehouse}\n${record.sku}`, record]));
    const differing = candidates.filter(({ warehouse, sku, location }) => {
      const line = records.get(`${warehouse}\n${sku}`)?.lines[location];
      if (line?.state !== 'linked' || line.pending !== null || line.readAt === null) return false;
      const hint = byItem.get(line.item)?.levels.find((level) => level.remoteLocation === remoteIdOf(location));
      return hint?.quantity != null && hint.quantity !== line.base;
    });
    if (differing.length === 0) return { ok: true };
    const { errors } = await readAndAccount(ctx, differing, acceptDrop);
    if (errors[0]) return { ok: false, error: errors[0] };
  }
  return { ok: true };
}
