import { type IntegrationId, integrationOf } from '../model/ids.ts';
import { DOUBTS } from '../model/problem.ts';
import type { Link } from '../model/warehouse.ts';
import { type Context, isWaiting, linesAt } from './context.ts';
import { copyEntries } from './copy-entries.ts';
import { limitsOf } from './limits.ts';
import { orders } from './orders.ts';
import type { Cursor, Delivery } from './ports.ts';
import { claimAt } from './second-installation.ts';

/** After an unexpected error (a full disk, a bug) work is tried again this much later. Milliseconds. */
export const AFTER_ERROR_MS = 30_000;

/**
 * One pass over all shops: asks the lane of every shop that has something to do, and wakes up for the others when they
 * are due. Resolves when the lanes are done.
 */
export async function pass(ctx: Context, now: boolean, only: readonly IntegrationId[] | undefined): Promise<void> {
  const { directory, stock, log, wakeAt, clock } = ctx.deps;
  try {
    const [shops, links, deliveries] = await Promise.all([
      directory.integrations(),
      directory.links(),
      stock.openDeliveries(),
      ctx.open.refresh(),
    ]);
    for (const [key, { shop, over }] of ctx.asked) if (!over || !ctx.unreachable.has(shop)) ctx.asked.delete(key);
    const leaving = links.filter((link) => link.state === 'unlinking').map((link) => integrationOf(link.location));
    const byId = new Map(shops.map((shop) => [shop.id, shop]));
    for (const id of new Set([...shops.map((shop) => shop.id), ...leaving, ...(await goneOf(ctx, byId))])) {
      if (only && !only.includes(id)) continue;
      const cursor = await ctx.cursors.get(id);
      const heartbeat = claimAt(ctx, byId.get(id), links, cursor);
      if (now || heartbeat <= clock.now() || (await hasWork(ctx, cursor, links, deliveries))) {
        void ctx.lanes.ask(id, { poll: true, now });
      } else wakeAt(Math.min(cursor.nextAt, heartbeat));
    }
  } catch (error) {
    log('pass failed', { error: error instanceof Error ? error.message : String(error) });
    wakeAt(clock.now() + AFTER_ERROR_MS);
  }
  if (!only) await sentOrders(ctx, now);
  await ctx.lanes.idle();
  await copyLeft(ctx);
}

/** Shops that are disconnected and left questions: a worker may have died while one was answered. Once each is enough. */
async function goneOf(ctx: Context, shops: ReadonlyMap<IntegrationId, unknown>): Promise<readonly IntegrationId[]> {
  return (await ctx.deps.directory.problems()).flatMap(({ kind, integration }) =>
    integration !== null && DOUBTS.includes(kind) && !shops.has(integration) && !ctx.recovered.has(integration)
      ? [integration]
      : [],
  );
}

/** What a shop's lane copies; a shop that can't be reached may hold its own back for long, and the history waits for nobody. */
async function copyLeft(ctx: Context): Promise<void> {
  try {
    await copyEntries(ctx);
  } catch (error) {
    ctx.deps.log('history failed', { error: error instanceof Error ? error.message : String(error) });
    ctx.deps.wakeAt(ctx.deps.clock.now() + AFTER_ERROR_MS);
  }
}

/** Orders sent through Shiptheory; the lanes go on meanwhile. */
async function sentOrders(ctx: Context, now: boolean): Promise<void> {
  const { log, wakeAt, clock } = ctx.deps;
  try {
    await orders(ctx, now);
  } catch (error) {
    log('orders failed', { error: error instanceof Error ? error.message : String(error) });
    wakeAt(clock.now() + AFTER_ERROR_MS);
  }
}

async function hasWork(
  ctx: Context,
  cursor: Cursor,
  links: readonly Link[],
  deliveries: readonly Delivery[],
): Promise<boolean> {
  const id = cursor.integration;
  if (!ctx.recovered.has(id) || deliveries.some((delivery) => delivery.integration === id)) return true;
  if (links.some((link) => link.state === 'unlinking' && integrationOf(link.location) === id)) return true;
  if (!isWaiting(ctx, cursor, (await limitsOf(ctx)).pollMs)) return true;
  return (await ctx.open.all()).some((record) => linesAt(record, id).length > 0 || record.seek?.includes(id));
}
