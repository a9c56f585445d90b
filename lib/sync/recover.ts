import type { ChannelClient } from '../channels/channel.ts';
import { type IntegrationId, integrationOf } from '../model/ids.ts';
import { release } from '../stock/push.ts';
import type { Pending, StockRecord } from '../stock/record.ts';
import { type Context, installationOf, MAX_WAIT_MS, update } from './context.ts';
import { LEASE_MS, TIME_LIMIT_MS, transmit } from './deliver.ts';
import { decideByCount } from './no-witness.ts';
import type { Delivery } from './ports.ts';
import { postpone, settleAnswered, settleLines } from './settle.ts';

/**
 * Brings every open delivery of one shop on: what a dead worker left, what has no outcome yet, what was throttled.
 * Nothing is dropped after any number of tries.
 */
export async function recover(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<void> {
  for (const delivery of await ctx.deps.stock.openDeliveries(integration)) {
    const now = ctx.deps.clock.now();
    const foreign = isForeign(ctx, delivery.lease);
    const freeAt = foreign ? leftBy(ctx, delivery) : delivery.nextAt;
    // Only a clock that was set back makes us wait for longer than we ever postpone.
    if (freeAt > now && freeAt - now <= MAX_WAIT_MS) ctx.deps.wakeAt(freeAt);
    else await bringOn(ctx, client, foreign ? adopted(delivery, now) : byClock(delivery, now));
  }
  await clearOrphans(ctx, integration, client);
}

/** Held by another browser. Our own dead workers hold nothing, since we have the lane's lock. */
const isForeign = (ctx: Context, lease: Delivery['lease']): boolean =>
  lease !== null && ctx.rules.singleFlight && installationOf(lease.owner) !== installationOf(ctx.deps.owner);

/**
 * When another browser must have given this delivery up: it has lain untouched for as long as its lease runs. Two
 * computers' clocks say different times, so only ours is asked, from when we first saw it like this.
 */
function leftBy(ctx: Context, { key, revision, lease }: Delivery): number {
  const known = ctx.leases.get(key);
  const seen = known?.revision === revision ? known : { revision, at: ctx.deps.clock.now() };
  ctx.leases.set(key, seen);
  return seen.at + (lease?.span ?? LEASE_MS);
}

/**
 * Taken over from another browser: its times are by a clock that we don't know, so waiting begins anew by ours, as if it
 * were sent once more now. When it was sent first is kept, as far as it can be true: by then a shop may have forgotten
 * its key, and would take it for a new write. By a clock that is slow a person is only asked too soon.
 */
function adopted(delivery: Delivery, now: number): Delivery {
  if (delivery.state !== 'sent' && delivery.state !== 'unknown') return delivery;
  return { ...delivery, sentAt: [...delivery.sentAt.map((at) => Math.min(at, now)), now], lastUnknownAt: now };
}

/**
 * What is still to come by our clock, which was set back then, is taken as just now: waiting begins anew, and doesn't last
 * until the clock is where it was. A request that a dead worker sent counts as unknown for its time limit.
 */
function byClock(delivery: Delivery, now: number): Delivery {
  const { sentAt, lastUnknownAt, lines } = delivery;
  return {
    ...delivery,
    sentAt: sentAt.map((at) => Math.min(at, now)),
    lastUnknownAt: lastUnknownAt && Math.min(lastUnknownAt, now + TIME_LIMIT_MS),
    lines: lines.map((line) =>
      line.reading ? { ...line, reading: { ...line.reading, at: Math.min(line.reading.at, now) } } : line,
    ),
  };
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
  const quiet = (delivery.lastUnknownAt ?? now) + (ctx.rules.quarantine ? quarantineMs : 0);
  if (witness !== 'none' && !tooOld) {
    const outcome = await transmit(ctx, client, delivery, 'settle');
    // A ledger may allow two explanations for ever, and then a person is to be asked.
    const open = outcome?.kind === 'answered' && outcome.lines.some((line) => line.kind === 'unknown');
    if (witness !== 'ledger' || !open || now < quiet) return;
    const left = await ctx.deps.stock.delivery(delivery.key);
    if (left?.state === 'unknown') await decideByCount(ctx, client, left, 'outcome-ambiguous');
    return;
  }
  if (now < quiet) await postpone(ctx, delivery, quiet);
  else await decideByCount(ctx, client, delivery, tooOld ? 'key-too-old' : 'outcome-ambiguous');
}

/**
 * Claims without an open delivery. One that was never saved was never sent: its key is burnt first, so that a worker
 * which still means to save it can't send any more.
 */
async function clearOrphans(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<void> {
  for (const record of await ctx.open.all()) {
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
    // Burning a live worker's key is safe, only a pity, so a lease by another clock is good enough here.
    const wait = pending.leaseUntil - ctx.deps.clock.now();
    if (installationOf(pending.owner) !== installationOf(ctx.deps.owner) && wait > 0 && wait <= LEASE_MS) {
      return ctx.deps.wakeAt(pending.leaseUntil);
    }
    const burnt = voidDelivery(key, integrationOf(location), ctx.deps.clock.now());
    if (!(await ctx.deps.stock.createDelivery(burnt))) return;
  } else if (found.state === 'done') {
    return settleLines(
      ctx,
      client,
      found,
      found.lines.filter((line) => line.location === location && line.sku === record.sku),
    );
  } else if (found.state !== 'void') {
    return;
  }
  await update(ctx, record.warehouse, record.sku, (now) => release(now, location, key));
}

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
