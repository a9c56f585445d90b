import type { ChannelClient, SendOutcome } from '../channels/channel.ts';
import type { IntegrationId } from '../model/ids.ts';
import { withoutEntries } from '../stock/entry.ts';
import { type Context, updateMany } from './context.ts';
import { deliver } from './deliver.ts';
import type { Errand } from './lanes.ts';
import { finishUnlinks } from './links.ts';
import { plan } from './plan.ts';
import { failed, newCursor, poll } from './poll.ts';
import { readAndAccount } from './reading.ts';
import { recover } from './recover.ts';

/** How often one round plans anew: acknowledgements and readings may want one more push; more can wait for the next. */
const PLANS = 4;

/**
 * One round of one shop's lane: settle what is open, poll if it is due, send what waits, read back what was sent.
 * Settling comes first, so that a reading after a sleep is never taken for news of our own write.
 */
export async function round(ctx: Context, integration: IntegrationId, errand: Errand): Promise<void> {
  const { directory, clock } = ctx.deps;
  const shop = (await directory.integrations()).find(({ id }) => id === integration);
  if (!shop || shop.paused) return;
  const client = await ctx.deps.client(integration);
  if (!client) {
    ctx.unreachable.add(integration);
    await finishUnlinks(ctx, integration, true);
    return;
  }
  const cursor = (await directory.cursor(integration)) ?? newCursor(integration);
  const waits = cursor.failures > 0 && clock.now() < cursor.nextAt;
  if (waits && !errand.now) {
    ctx.unreachable.add(integration);
    ctx.deps.wakeAt(cursor.nextAt);
    return;
  }
  await recover(ctx, integration, client);
  await finishUnlinks(ctx, integration, false);
  const due =
    errand.now || (errand.poll && clock.now() >= cursor.nextAt) || errand.adopt.size > 0 || cursor.failures > 0;
  if (due) {
    const polled = await poll(ctx, integration, client, errand);
    if (!polled.ok) return;
  } else if (cursor.stopped !== null) return;
  else ctx.deps.wakeAt(cursor.nextAt);
  await sendWhatWaits(ctx, integration, client);
  await copyEntries(ctx);
}

async function sendWhatWaits(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<void> {
  for (let turn = 0; turn < PLANS; turn++) {
    const { batches, readBack, nextAt } = await plan(ctx, integration, client);
    if (nextAt !== null) ctx.deps.wakeAt(nextAt);
    if (batches.length === 0 && readBack.length === 0) return;
    for (const batch of batches) {
      const outcome = await deliver(ctx, integration, client, batch);
      if (outcome !== null && outcome.kind !== 'answered') return stop(ctx, integration, outcome);
    }
    // "In sync" is said only of figures that were read back.
    if (readBack.length > 0) {
      await readAndAccount(ctx, readBack);
      if (ctx.unreachable.has(integration)) return;
    }
  }
}

/** A shop that doesn't answer isn't asked again until its time comes; what is unknown is settled then. */
async function stop(
  ctx: Context,
  integration: IntegrationId,
  outcome: Exclude<SendOutcome, { kind: 'answered' }>,
): Promise<void> {
  const cursor = (await ctx.deps.directory.cursor(integration)) ?? newCursor(integration);
  await failed(ctx, cursor, outcome.error);
}

/** Copies history entries out of the records that still hold them; by their ids it may be done twice. */
async function copyEntries(ctx: Context): Promise<void> {
  const holding = (await ctx.deps.stock.openRecords()).filter((record) => record.outbox.length > 0);
  if (holding.length === 0) return;
  const entries = holding.flatMap((record) => record.outbox);
  await ctx.deps.stock.appendEntries(entries);
  const copied = new Set(entries.map((entry) => entry.id));
  await updateMany(ctx, holding, (record) => withoutEntries(record, copied));
}
