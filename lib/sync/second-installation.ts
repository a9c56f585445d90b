import type { ChannelClient } from '../channels/channel.ts';
import { type IntegrationId, integrationOf } from '../model/ids.ts';
import type { Integration } from '../model/integration.ts';
import type { Problem } from '../model/problem.ts';
import type { Millis } from '../model/time.ts';
import { type Link, takesPart } from '../model/warehouse.ts';
import { type Context, installationOf } from './context.ts';
import type { Cursor } from './ports.ts';
import { raise } from './problems.ts';

/*
 * Two installations with records of their own on one shop answer each other's writes: every sale would be counted
 * twice. Where the shop lets a mark be read, one of them is stopped before it accounts what the other wrote.
 * Nothing here is needed for a count to be right while one installation runs.
 */

/** Why such a shop is stopped, and the kind of the problem that says so. */
export const SECOND = 'second-installation';

/** Between two heartbeats: half the time that one counts as alive. */
const CLAIM_MS: Millis = 5 * 60_000;

/** Whether a heartbeat of ours is due in this shop. A last one far ahead is from a clock that was set back. */
export const isClaimDue = (ctx: Context, client: ChannelClient, { claimedAt }: Cursor): boolean =>
  client.claimShop !== undefined && (claimedAt === undefined || Math.abs(ctx.deps.clock.now() - claimedAt) >= CLAIM_MS);

/**
 * When the next heartbeat is due between two polls, which may be further apart: another installation mustn't take ours
 * for dead meanwhile. Never where nothing is written: then a poll leaves the first one.
 */
export function claimAt(ctx: Context, shop: Integration | undefined, links: readonly Link[], cursor: Cursor): Millis {
  const { claimedAt } = cursor;
  if (!shop || shop.paused || cursor.stopped !== null || claimedAt === undefined) return Number.POSITIVE_INFINITY;
  const linked = links.some((link) => takesPart(link) && integrationOf(link.location) === shop.id);
  if (!linked) return Number.POSITIVE_INFINITY;
  const now = ctx.deps.clock.now();
  return claimedAt - now >= CLAIM_MS ? now : claimedAt + CLAIM_MS;
}

/**
 * Leaves our heartbeat if it is due. False: another installation's is alive, and the shop was stopped. `resumed`: a
 * person said that this one goes on, so a shop that was stopped for this is taken over. A claim that fails stops nothing.
 */
export async function claim(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  resumed: boolean,
): Promise<boolean> {
  const cursor = await ctx.cursors.get(integration);
  const over = resumed && cursor.stopped === SECOND;
  if (!client.claimShop || !(over || isClaimDue(ctx, client, cursor))) return true;
  // A paused shop is only read, so it is left to whoever writes there.
  const shop = (await ctx.deps.directory.integrations()).find(({ id }) => id === integration);
  if (shop?.paused) return true;
  const claimed = await client.claimShop({ over });
  await ctx.cursors.change(integration, { claimedAt: ctx.deps.clock.now() });
  if (!claimed.ok) {
    ctx.deps.log('claim failed', { integration, kind: claimed.error.kind });
    return true;
  }
  if (claimed.value.by === 'us') return true;
  const { installation, seenAt } = claimed.value;
  await stopForAnother(ctx, integration, { installation, seenAt });
  return false;
}

/** Whether an item's newest marker was left by an installation that isn't ours. */
export const isAnother = (ctx: Context, writer: string | null | undefined): writer is string =>
  writer !== undefined && writer !== null && writer !== installationOf(ctx.deps.owner);

/** Nothing is accounted or sent there until a person resumes it. The brake is on before anybody hears of it. */
export async function stopForAnother(ctx: Context, integration: string, detail: Problem['detail']): Promise<void> {
  await ctx.cursors.change(integration, { stopped: SECOND });
  ctx.unreachable.add(integration);
  await raise(ctx, SECOND, { integration }, detail);
}
