import type { ChannelClient, LineOutcome, SendOutcome, WriteLine } from '../channels/channel.ts';
import { integrationOf } from '../model/ids.ts';
import { doubled } from '../stock/doubt.ts';
import { acknowledge, refuse, release } from '../stock/push.ts';
import type { StockRecord } from '../stock/record.ts';
import { auditOf } from './audit-of.ts';
import { bar, isBarring, isLost, lift } from './barred.ts';
import { backoff, type Context, MAX_WAIT_MS, recordsOf, updateMany } from './context.ts';
import { tellLines } from './line-problems.ts';
import type { Delivery, DeliveryLine } from './ports.ts';
import { clear, raise } from './problems.ts';
import { follow, readAndAccount } from './reading.ts';
import { waitOn } from './unanswered.ts';

/** What a transmission brought, taken into the delivery and then into the records. */
export async function takeOutcome(
  ctx: Context,
  client: ChannelClient,
  delivery: Delivery,
  lines: readonly WriteLine[],
  outcome: SendOutcome,
  how: 'send' | 'settle',
): Promise<void> {
  const now = ctx.deps.clock.now();
  const wrote = how === 'send' || client.capabilities.witness === 'replay';
  if (outcome.kind === 'answered' && wrote) await lift(ctx, delivery.integration);
  if (outcome.kind === 'not-sent' && wrote && isBarring(outcome.error))
    await bar(ctx, delivery.integration, outcome.error);
  if (outcome.kind === 'unknown') {
    const lastUnknownAt = wrote ? now : delivery.lastUnknownAt;
    await postpone(
      ctx,
      { ...delivery, state: 'unknown', lastUnknownAt, lastError: outcome.error.kind },
      retryTime(ctx, delivery, outcome),
    );
    return;
  }
  if (outcome.kind === 'not-sent') {
    // Nothing was applied by this transmission; an earlier one may still be.
    if (delivery.lastUnknownAt !== null || delivery.sentAt.length > 1) {
      await postpone(
        ctx,
        { ...delivery, state: 'unknown', lastError: outcome.error.kind },
        retryTime(ctx, delivery, outcome),
      );
    } else {
      await finish(
        ctx,
        client,
        withOutcomes(
          isLost(outcome.error) ? { ...delivery, unanswered: true } : delivery,
          lines,
          lines.map(() => ({ kind: 'not-applied' })),
        ),
      );
    }
    return;
  }
  const held = holdUntil(ctx, client, delivery, outcome.lines);
  if (held !== null && now < held) {
    await postpone(ctx, { ...delivery, state: 'unknown' }, held);
    return;
  }
  // A witness that is only read tells of a write that was never answered.
  const unheard: Delivery = wrote ? delivery : { ...delivery, unanswered: true };
  await finish(ctx, client, withOutcomes(unheard, lines, outcome.lines));
}

/**
 * A line that "wasn't applied" may still be, as long as an earlier transmission of the same write is alive somewhere:
 * until then only "applied" is believed. null: nothing earlier is unknown.
 */
function holdUntil(
  ctx: Context,
  client: ChannelClient,
  delivery: Delivery,
  lines: readonly LineOutcome[],
): number | null {
  if (delivery.lastUnknownAt === null || lines.every((line) => line.kind === 'applied' || line.kind === 'doubled'))
    return null;
  const rule = client.capabilities.witness === 'replay' ? ctx.rules.holdRule : ctx.rules.quarantine;
  return rule ? delivery.lastUnknownAt + client.capabilities.quarantineMs : null;
}

function retryTime(ctx: Context, delivery: Delivery, outcome: Exclude<SendOutcome, { kind: 'answered' }>): number {
  const { error } = outcome;
  const named = error.kind === 'rate-limited' || error.kind === 'unavailable' ? (error.retryAt ?? 0) : 0;
  const now = ctx.deps.clock.now();
  return Math.min(now + MAX_WAIT_MS, Math.max(named, now + backoff(ctx, delivery.tries)));
}

/** A lease outlives the wait by this much, so that another browser doesn't take over what its owner goes on with. */
const GRACE_MS = 90_000;

/** Leaves the delivery as it is until `at`; it stays ours. */
export async function postpone(ctx: Context, delivery: Delivery, at: number): Promise<void> {
  await ctx.deps.stock.saveDelivery(
    { ...delivery, revision: delivery.revision + 1, nextAt: at, lease: leaseTo(ctx, at + GRACE_MS) },
    delivery.revision,
  );
  ctx.deps.wakeAt(at);
}

export function leaseTo(ctx: Context, until: number): NonNullable<Delivery['lease']> {
  return { owner: ctx.deps.owner, until, span: until - ctx.deps.clock.now() };
}

/** The delivery with what came of these lines; others keep what they have. */
function withOutcomes(delivery: Delivery, lines: readonly WriteLine[], outcomes: readonly LineOutcome[]): Delivery {
  const of = new Map(lines.map((line, index) => [`${line.item}\n${line.remoteLocation}`, outcomes[index]]));
  return {
    ...delivery,
    lines: delivery.lines.map((line) => {
      const outcome = of.get(`${line.item}\n${line.remoteLocation}`);
      return line.settled || outcome === undefined ? line : ({ ...line, outcome } as DeliveryLine);
    }),
  };
}

/** Saves the outcomes, then settles each record on its own; done when no line is open. */
export async function finish(ctx: Context, client: ChannelClient, delivery: Delivery): Promise<void> {
  const answeredAt = ctx.deps.clock.now();
  const answered: Delivery = { ...delivery, state: 'answered', answeredAt, revision: delivery.revision + 1 };
  if (!(await ctx.deps.stock.saveDelivery(answered, delivery.revision))) return;
  await settleAnswered(ctx, client, answered);
}

/** From `answered` on: idempotent, so it may be done again by whoever finds it. */
export async function settleAnswered(ctx: Context, client: ChannelClient, delivery: Delivery): Promise<void> {
  const known = delivery.lines.filter(
    (line) => line.outcome !== null && line.outcome.kind !== 'unknown' && !line.settled,
  );
  await settleLines(ctx, client, delivery, known);
  const lines = delivery.lines.map((line) => (known.includes(line) ? { ...line, settled: true } : line));
  const done = lines.every((line) => line.settled);
  const now = ctx.deps.clock.now();
  const nextAt = now + backoff(ctx, delivery.tries);
  const next: Delivery = {
    ...delivery,
    lines,
    revision: delivery.revision + 1,
    ...(done
      ? { state: 'done', lease: null }
      : { state: 'unknown', lastUnknownAt: now, nextAt, lease: leaseTo(ctx, nextAt + GRACE_MS) }),
  };
  await ctx.deps.stock.saveDelivery(next, delivery.revision);
  if (!done) ctx.deps.wakeAt(nextAt);
}

/** Takes known outcomes into the records, once: a line whose pending is another delivery's is left alone. */
export async function settleLines(
  ctx: Context,
  client: ChannelClient,
  delivery: Delivery,
  lines: readonly DeliveryLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const { key } = delivery;
  const now = ctx.deps.clock.now();
  const before = await recordsOf(ctx, lines);
  await flagDoubled(ctx, key, before, lines);
  const changed = await updateMany(ctx, before, (record) => {
    let next = record;
    for (const line of lines) {
      if (line.warehouse === record.warehouse && line.sku === record.sku)
        next = settleLine(ctx, client, next, delivery, line, now);
    }
    return next;
  });
  await flag(ctx, before, lines);
  const moved = lines.filter(({ outcome }) => outcome?.kind === 'stale' || isAbsent(outcome));
  if (moved.length > 0) await readAndAccount(ctx, moved);
  follow(ctx, changed);
}

/**
 * The shop gave no figure there when it answered. That may be long ago, if the worker died and the computer slept, so a
 * reading says whether it still is so.
 */
const isAbsent = (outcome: DeliveryLine['outcome']): boolean =>
  outcome?.kind === 'rejected' && outcome.absent !== undefined;

function settleLine(
  ctx: Context,
  client: ChannelClient,
  record: StockRecord,
  delivery: Delivery,
  line: DeliveryLine,
  now: number,
): StockRecord {
  const { outcome, location } = line;
  const { key } = delivery;
  switch (outcome?.kind) {
    case 'applied':
      return acknowledge(record, location, key, settleUntil(client, now), {
        by: outcome.by,
        audit: auditOf(client, delivery, line, now),
      });
    case 'doubled':
      return doubled(record, location, key, { value: outcome.value, at: now, settleUntil: settleUntil(client, now) });
    case 'stale':
      return release(record, location, key, null);
    case 'not-applied':
      return release(record, location, key, delivery.unanswered && waitOn(ctx, delivery, record.lines[location], now));
    case 'rejected': {
      const tries = record.lines[location]?.refused?.tries ?? 0;
      const retryAt = now + backoff(ctx, tries, 30_000, 60 * 60_000);
      return refuse(record, location, key, { reason: outcome.reason, retryAt });
    }
    default:
      return record;
  }
}

/** Until when readings may still be old; 0 where they never are, so that a clock that is set back voids none. */
const settleUntil = (client: ChannelClient, now: number): number =>
  client.capabilities.settleMs > 0 ? now + client.capabilities.settleMs : 0;

/** The problem before the record: a worker that dies in between must not leave a guess that nobody hears of. */
async function flagDoubled(
  ctx: Context,
  key: string,
  before: readonly StockRecord[],
  lines: readonly DeliveryLine[],
): Promise<void> {
  for (const { outcome, location, warehouse, sku, from, to } of lines) {
    if (outcome?.kind !== 'doubled') continue;
    const record = before.find((one) => one.warehouse === warehouse && one.sku === sku);
    if (!record || record.count === null || record.lines[location]?.pending?.delivery !== key) continue;
    const about = { integration: integrationOf(location), location, warehouse, sku };
    const counts = { ifApplied: record.count + to - from, ifNot: record.count };
    await raise(ctx, 'applied-twice', about, { ...counts, doubt: key });
  }
}

/** Problems of refused lines come with the refusal, also a second time after a crash, and go with the next acknowledgement. */
async function flag(ctx: Context, before: readonly StockRecord[], lines: readonly DeliveryLine[]): Promise<void> {
  for (const line of lines) {
    const about = {
      integration: integrationOf(line.location),
      location: line.location,
      warehouse: line.warehouse,
      sku: line.sku,
    };
    if (line.outcome?.kind === 'rejected') {
      await raise(ctx, 'push-rejected', about, { reason: line.outcome.reason });
    } else if (line.outcome?.kind === 'applied') {
      const record = before.find(({ warehouse, sku }) => warehouse === line.warehouse && sku === line.sku);
      if (record?.lines[line.location]?.refused) await clear(ctx, 'push-rejected', about);
    }
  }
  await tellLines(
    ctx,
    lines.filter(({ outcome }) => outcome?.kind === 'rejected' && outcome.absent !== undefined),
  );
}
