import type { ChannelClient } from '../channels/channel.ts';
import type { ChannelError } from '../model/channel-error.ts';
import type { IntegrationId } from '../model/ids.ts';
import { isBarred, isBarring } from './barred.ts';
import { type Context, isWaiting } from './context.ts';
import { copyEntries } from './copy-entries.ts';
import { deliver } from './deliver.ts';
import type { Errand } from './lanes.ts';
import { limitsOf } from './limits.ts';
import { compareProblems } from './line-problems.ts';
import { finishChanges } from './link-settings.ts';
import { finishUnlinks } from './links.ts';
import { plan } from './plan.ts';
import { failed, poll } from './poll.ts';
import { readAndAccount } from './reading.ts';
import { recover } from './recover.ts';
import { claim, claimAt, isClaimDue, SECOND } from './second-installation.ts';
import { seekNew } from './seek.ts';
import { finishSteps } from './steps.ts';
import { hurry, tellUnanswered } from './unanswered.ts';
import { endReturns, goBack } from './undo-step.ts';

/** How often one round plans anew: acknowledgements and readings may want one more push; more can wait for the next. */
const PLANS = 4;

/**
 * One round of one shop's lane: settle what is open, poll if it is due, send what waits, read back what was sent.
 * Settling comes first, so that a reading after a sleep is never taken for news of our own write.
 */
export async function round(ctx: Context, integration: IntegrationId, errand: Errand): Promise<void> {
  const { directory, clock, wakeAt } = ctx.deps;
  const shop = (await directory.integrations()).find(({ id }) => id === integration);
  // A shop that was disconnected can't settle anything any more.
  if (!shop) {
    await finishUnlinks(ctx, integration, await directory.links(), true);
    await compareProblems(ctx, integration, false);
    ctx.recovered.add(integration);
    return;
  }
  const { pollMs } = await limitsOf(ctx);
  const client = await ctx.deps.client(integration);
  if (!client) {
    ctx.unreachable.add(integration);
    wakeAt(clock.now() + pollMs);
    return;
  }
  const cursor = await ctx.cursors.get(integration);
  if (cursor.failures > 0 && isWaiting(ctx, cursor, pollMs) && !errand.now) {
    ctx.unreachable.add(integration);
    wakeAt(cursor.nextAt);
    return;
  }
  // Nothing is read there before a person has looked, so nobody waits for it.
  if (cursor.stopped !== null && !errand.acceptDrop) ctx.unreachable.add(integration);
  const due =
    errand.now ||
    errand.acceptDrop ||
    cursor.failures > 0 ||
    (errand.poll && !isWaiting(ctx, cursor, pollMs)) ||
    (!errand.poll && !shop.paused && isClaimDue(ctx, client, cursor));
  // A round that only delivers needn't look for what was left, once this worker has.
  if (due || errand.poll || !ctx.recovered.has(integration)) {
    // Not even what is on its way is sent again while another installation writes there.
    const held = shop.paused || (cursor.stopped === SECOND && !errand.acceptDrop);
    if (!held) await recover(ctx, integration, client);
    let links = await directory.links();
    await finishUnlinks(ctx, integration, links, false);
    if (!ctx.recovered.has(integration)) {
      await finishSteps(ctx, integration, (step) => goBack(ctx, step));
      links = await directory.links();
    }
    if (due || !ctx.recovered.has(integration)) await compareProblems(ctx, integration, false);
    ctx.recovered.add(integration);
    if (links.some((link) => link.changing)) {
      await finishChanges(ctx, integration, links);
      links = await directory.links();
    }
    if (due) {
      if (!(await poll(ctx, integration, client, links, errand.acceptDrop)).ok) return copyEntries(ctx);
    } else {
      const heartbeat = claimAt(ctx, shop, links, cursor);
      if (heartbeat <= clock.now() && !(await claim(ctx, integration, client, false))) return copyEntries(ctx);
      wakeAt(Math.min(cursor.nextAt, claimAt(ctx, shop, links, await ctx.cursors.get(integration))));
    }
  }
  if (!due && cursor.stopped !== null) return;
  // A person who asks now waits for nothing.
  const asked = errand.now && (errand.poll || errand.acceptDrop);
  if (asked) await hurry(ctx, integration);
  const { error, wrote } = await work(ctx, integration, client, { paused: shop.paused, asked });
  await endReturns(ctx, integration);
  if (!shop.paused) await tellUnanswered(ctx, integration);
  // A shop that doesn't answer isn't asked again until its time comes; what is unknown is settled then.
  const after = await ctx.cursors.get(integration);
  if (error !== null && after.stopped === null) await failed(ctx, after, error, wrote);
  await copyEntries(ctx);
}

/**
 * Looks up new SKUs, sends what waits and reads back what was sent, until the shop fails or nothing is left. `wrote`: it
 * was a write that failed.
 */
async function work(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  { paused, asked }: { paused: boolean; asked: boolean },
): Promise<{ error: ChannelError | null; wrote?: boolean }> {
  const sought = await seekNew(ctx, integration, client);
  if (!sought.ok) return { error: sought.error };
  for (let turn = 0; turn < PLANS; turn++) {
    const { batches, readBack, nextAt } = await plan(ctx, integration, client);
    if (nextAt !== null) ctx.deps.wakeAt(nextAt);
    const barred = await isBarred(ctx, integration, batches.length > 0 || readBack.length > 0 || nextAt !== null);
    const sending = paused || (barred && !asked) ? [] : batches;
    if (sending.length === 0 && readBack.length === 0) break;
    for (const batch of sending) {
      const outcome = await deliver(ctx, integration, client, batch);
      // A shop that turns writes away still answers: it is read as before.
      if (outcome?.kind === 'not-sent' && isBarring(outcome.error)) return { error: null };
      if (outcome !== null && outcome.kind !== 'answered') return { error: outcome.error, wrote: true };
      if (await isStopped(ctx, integration)) return { error: null };
    }
    // "In sync" is said only of figures that were read back.
    if (readBack.length > 0) {
      const { errors } = await readAndAccount(ctx, readBack);
      if (errors[0]) return { error: errors[0] };
    }
  }
  return { error: null };
}

/** Did a brake stop it while it was worked on? */
const isStopped = async (ctx: Context, integration: IntegrationId): Promise<boolean> =>
  (await ctx.cursors.get(integration)).stopped !== null;
