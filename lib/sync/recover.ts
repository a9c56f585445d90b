import type { ChannelClient } from '../channels/channel.ts';
import { type IntegrationId, integrationOf } from '../model/ids.ts';
import { release } from '../stock/push.ts';
import type { Pending, StockRecord } from '../stock/record.ts';
import { type Context, update } from './context.ts';
import { LEASE_MS, transmit } from './deliver.ts';
import { decideByCount } from './no-witness.ts';
import type { Delivery } from './ports.ts';
import { postpone, settleAnswered, settleLines } from './settle.ts';

/** A call's time limit, after which its outcome is unknown (`channels/http`). */
const TIME_LIMIT_MS = 20_000;

/**
 * Brings every open delivery of one shop on: what a dead worker left, what has no outcome yet, what was throttled.
 * Nothing is dropped after any number of tries.
 */
export async function recover(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<void> {
  for (const delivery of await ctx.deps.stock.openDeliveries(integration)) {
    const freeAt = Math.max(delivery.nextAt, heldUntil(ctx, delivery.lease));
    if (freeAt > ctx.deps.clock.now()) ctx.deps.wakeAt(freeAt);
    else await bringOn(ctx, client, delivery);
  }
  await clearOrphans(ctx, integration, client);
}

async function bringOn(ctx: Context, client: ChannelClient, delivery: Delivery): Promise<void> {
  switch (delivery.state) {
    case 'sealed':
      await transmit(ctx, client, delivery, 'send');
      return;
    case 'answered':
      return settleAnswered(ctx, client, delivery);
    case 'sent': {
      // The worker that sent it died. Its request may be alive until the time limit, and in the shop for longer.
      const lastUnknownAt = (delivery.sentAt.at(-1) ?? ctx.deps.clock.now()) + TIME_LIMIT_MS;
      const unknown: Delivery = { ...delivery, state: 'unknown', lastUnknownAt, revision: delivery.revision + 1 };
      if (await ctx.deps.stock.saveDelivery(unknown, delivery.revision)) await resolve(ctx, client, unknown);
      return;
    }
    case 'unknown':
      return resolve(ctx, client, delivery);
    case 'done':
    case 'void':
      return;
  }
}

/** Settles an unknown outcome by the channel's witness, else by counting. */
async function resolve(ctx: Context, client: ChannelClient, delivery: Delivery): Promise<void> {
  const { witness, replayWindowMs, quarantineMs } = client.capabilities;
  const now = ctx.deps.clock.now();
  const tooOld = witness === 'replay' && replayWindowMs !== null && now - (delivery.sentAt[0] ?? now) > replayWindowMs;
  if (witness !== 'none' && !tooOld) {
    await transmit(ctx, client, delivery, 'settle');
    return;
  }
  const quiet = (delivery.lastUnknownAt ?? now) + (ctx.rules.quarantine ? quarantineMs : 0);
  if (now < quiet) await postpone(ctx, delivery, quiet);
  else await decideByCount(ctx, client, delivery, tooOld ? 'key-too-old' : 'outcome-ambiguous');
}

/**
 * Claims without an open delivery. One that was never saved was never sent: its key is burnt first, so that a worker
 * which still means to save it can't send any more.
 */
async function clearOrphans(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<void> {
  for (const record of await ctx.deps.stock.openRecords()) {
    for (const [location, line] of Object.entries(record.lines)) {
      if (line.pending && integrationOf(location) === integration)
        await clearOrphan(ctx, client, record, location, line.pending);
    }
  }
}

async function clearOrphan(
  ctx: Context,
  client: ChannelClient,
  record: StockRecord,
  location: string,
  pending: Pending,
): Promise<void> {
  const { delivery: key } = pending;
  const found = await ctx.deps.stock.delivery(key);
  if (found === undefined) {
    const until = heldUntil(ctx, { owner: pending.owner, until: pending.leaseUntil });
    if (until > ctx.deps.clock.now()) return ctx.deps.wakeAt(until);
    const burnt = voidDelivery(key, integrationOf(location), ctx.deps.clock.now());
    if (!(await ctx.deps.stock.createDelivery(burnt))) return;
  } else if (found.state === 'done') {
    return settleLines(
      ctx,
      client,
      key,
      found.lines.filter((line) => line.location === location && line.sku === record.sku),
    );
  } else if (found.state !== 'void') {
    return;
  }
  await update(ctx, record.warehouse, record.sku, (now) => release(now, location, key));
}

/**
 * Until when somebody else holds this. Another worker of this installation can't be alive while we hold the lane's
 * lock, so what it held is free at once.
 */
function heldUntil(ctx: Context, lease: { owner: string; until: number } | null): number {
  if (lease === null || !ctx.rules.singleFlight || installation(lease.owner) === installation(ctx.deps.owner)) return 0;
  // A clock that was set back must not keep a dead worker's lease alive.
  return Math.min(lease.until, ctx.deps.clock.now() + LEASE_MS);
}

/** `{installation}/{worker}`; an owner without a slash is an installation of its own. */
const installation = (owner: string): string => owner.split('/')[0] ?? owner;

const voidDelivery = (key: string, integration: string, now: number): Delivery => ({
  version: 1,
  key,
  integration,
  state: 'void',
  revision: 1,
  createdAt: now,
  sealed: { key, method: 'POST', path: '', body: '' },
  lines: [],
  sentAt: [],
  lastUnknownAt: null,
  tries: 0,
  nextAt: now,
  lease: null,
  lastError: null,
});
