import type { ChannelClient, SendOutcome } from '../channels/channel.ts';
import { ok, type Result } from '../model/channel-error.ts';
import { type IntegrationId, remoteIdOf } from '../model/ids.ts';
import { claim } from '../stock/push.ts';
import type { Line } from '../stock/record.ts';
import { bar, isBarring, isLost } from './barred.ts';
import { type Context, recordsOf, updateMany } from './context.ts';
import { type PlannedPush, pushOf } from './plan.ts';
import type { Delivery, DeliveryLine } from './ports.ts';
import { readAndAccount } from './reading.ts';
import { finish, leaseTo, takeOutcome } from './settle.ts';
import { putOff } from './unanswered.ts';

/** A call's time limit, after which its outcome is unknown (`channels/http`). Milliseconds. */
export const TIME_LIMIT_MS = 20_000;

/** How long a sender or resolver may hold a delivery before somebody else may: longer than a call's time limit. */
export const LEASE_MS = 45_000;

/**
 * One batch from intent to outcome: claim each record, save the sealed delivery with the lines whose claims
 * succeeded, send, settle. A crash after any step leaves something that `recover` finds.
 */
export async function deliver(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  batch: readonly PlannedPush[],
): Promise<SendOutcome | null> {
  const key = ctx.deps.uuid();
  if (!ctx.rules.durableIntent) return sendFirst(ctx, integration, client, key, batch);
  const prepared = await prepare(ctx, client, batch);
  if (!prepared.ok) {
    if (isBarring(prepared.error)) await bar(ctx, integration, prepared.error);
    else if (isLost(prepared.error)) await putOff(ctx, batch);
    return { kind: 'not-sent', error: prepared.error };
  }
  if ((await ctx.cursors.get(integration)).stopped !== null) return null;
  const lines = await claimAll(ctx, key, prepared.value);
  if (lines.length === 0) return null;
  const delivery = sealed(ctx, integration, client, key, lines);
  // Somebody took our claims for a dead worker's and burnt the key: nothing may be sent under it.
  if (!(await ctx.deps.stock.createDelivery(delivery))) return null;
  return transmit(ctx, client, delivery, 'send');
}

/**
 * Reads what the payload depends on, before anything is claimed: a claim holds readings up. Lines whose figure moved are
 * accounted instead of sent.
 */
async function prepare(
  ctx: Context,
  client: ChannelClient,
  batch: readonly PlannedPush[],
): Promise<Result<readonly PlannedPush[]>> {
  if (!client.prepare) return ok(batch);
  const from = ctx.deps.clock.now();
  const found = await client.prepare(batch.map((push) => ({ ...push, remoteLocation: remoteIdOf(push.location) })));
  if (!found.ok) return found;
  const read = { from, known: ctx.deps.clock.now() };
  const stale = batch.filter((_, index) => found.value[index]?.kind === 'stale');
  if (stale.length > 0) await readAndAccount(ctx, stale);
  return ok(
    batch.flatMap((push, index) => {
      const one = found.value[index];
      return one?.kind === 'ready' ? [{ ...push, basis: one.basis, read }] : [];
    }),
  );
}

/** Claims the lines that still want just this push; the others are planned anew in the next round. */
async function claimAll(ctx: Context, key: string, batch: readonly PlannedPush[]): Promise<DeliveryLine[]> {
  const leaseUntil = ctx.deps.clock.now() + LEASE_MS;
  const claimed = await updateMany(ctx, await recordsOf(ctx, batch), (record) => {
    let next = record;
    for (const { warehouse, sku, location, item, from, to } of batch) {
      if (warehouse !== record.warehouse || sku !== record.sku) continue;
      const push = pushOf(ctx, next, location);
      // A line that went on with another item since is planned anew too, also where the figures happen to be the same.
      if (push.kind === 'push' && push.from === from && push.to === to && next.lines[location]?.item === item) {
        next = claim(next, location, { delivery: key, from, to, owner: ctx.deps.owner, leaseUntil });
      }
    }
    return next;
  });
  const byKey = new Map(claimed.map((record) => [`${record.warehouse}\n${record.sku}`, record]));
  return batch.flatMap((push): DeliveryLine[] => {
    const record = byKey.get(`${push.warehouse}\n${push.sku}`);
    const line = record?.lines[push.location];
    if (line?.pending?.delivery !== key) return [];
    const entry = record?.lastEntry === undefined ? {} : { entry: record.lastEntry };
    const remoteLocation = remoteIdOf(push.location);
    const read = push.read ?? readingOf(line);
    return [{ ...push, ...entry, ...(read && { read }), gen: line.gen, remoteLocation, outcome: null, settled: false }];
  });
}

/** Between which moments a line's base was read; a reading is answered within a call's time limit. */
function readingOf({ readAt, readBy }: Line): { from: number; known: number } | null {
  if (readAt === null) return null;
  return { from: readAt, known: readBy !== undefined && readBy >= readAt ? readBy : readAt + TIME_LIMIT_MS };
}

function sealed(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  key: string,
  lines: DeliveryLine[],
): Delivery {
  const now = ctx.deps.clock.now();
  return {
    version: 1,
    key,
    integration,
    state: 'sealed',
    revision: 1,
    createdAt: now,
    sealed: client.seal(key, lines),
    lines,
    sentAt: [],
    lastUnknownAt: null,
    tries: 0,
    nextAt: now,
    lease: leaseTo(ctx, now + LEASE_MS),
    lastError: null,
  };
}

/** Marks the delivery as on its way, sends it or asks the witness, and takes the outcome in. */
export async function transmit(
  ctx: Context,
  client: ChannelClient,
  delivery: Delivery,
  how: 'send' | 'settle',
): Promise<SendOutcome | null> {
  const now = ctx.deps.clock.now();
  const started: Delivery = {
    ...delivery,
    revision: delivery.revision + 1,
    // Reading a marker sends nothing, so it can't leave a new unknown behind.
    ...((how === 'send' || client.capabilities.witness === 'replay') && {
      state: 'sent',
      sentAt: [...delivery.sentAt, now],
    }),
    tries: delivery.tries + 1,
    lease: leaseTo(ctx, now + LEASE_MS),
  };
  if (!(await ctx.deps.stock.saveDelivery(started, delivery.revision))) return null;
  const open = started.lines.filter((line) => line.outcome === null || line.outcome.kind === 'unknown');
  const whole = open.length === started.lines.length;
  const sealedWrite = ctx.rules.keys ? started.sealed : client.seal(ctx.deps.uuid(), started.lines);
  const lines = whole || client.capabilities.witness === 'replay' ? started.lines : open;
  const outcome = await client[how](sealedWrite, lines);
  if (outcome.kind === 'answered') ctx.unreachable.delete(delivery.integration);
  await takeOutcome(ctx, client, started, lines, outcome, how);
  return outcome;
}

/** Only for the simulation's mutation gate: what happens without a durable intent. */
async function sendFirst(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
  key: string,
  batch: readonly PlannedPush[],
): Promise<SendOutcome | null> {
  const draft = batch.map((push) => ({
    ...push,
    gen: 0,
    remoteLocation: remoteIdOf(push.location),
    outcome: null,
    settled: false,
  }));
  const outcome = await client.send(client.seal(key, draft), draft);
  const lines = await claimAll(ctx, key, batch);
  const delivery: Delivery = { ...sealed(ctx, integration, client, key, lines), state: 'sent' };
  if (lines.length === 0 || !(await ctx.deps.stock.createDelivery(delivery))) return outcome;
  if (outcome.kind !== 'answered') await takeOutcome(ctx, client, delivery, lines, outcome, 'send');
  else {
    const of = new Map(draft.map((line, index) => [`${line.sku}\n${line.location}`, outcome.lines[index]]));
    await finish(ctx, client, {
      ...delivery,
      lines: lines.map((line) => ({ ...line, outcome: of.get(`${line.sku}\n${line.location}`) ?? null })),
    } as Delivery);
  }
  return outcome;
}
