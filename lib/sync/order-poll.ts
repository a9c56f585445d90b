import { ok, type Result } from '../model/channel-error.ts';
import { type Shipment, shipmentId } from '../model/shipment.ts';
import type { StockRecord } from '../stock/record.ts';
import type { Context } from './context.ts';
import { BASELINE_MS, type Facts, factsOf } from './order-decide.ts';
import { decide, newest } from './order-deduct.ts';
import { linesOf, same, sameUnits } from './order-lines.ts';
import type { OrderCursor, OrderStore, SentShipment, ShipmentFeed, ShipmentHead } from './order-ports.ts';
import { clearLook, raiseFull, raiseLook, tellMissing } from './order-problems.ts';
import { follow } from './reading.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How far back before the last poll shipments are looked at again, and how far ahead of our clock a day is looked at. */
const OVERLAP_MS = 60 * 60_000;
/** How many are looked up one by one in a single poll. */
const MOST_ALONE = 60;

interface Polled {
  /** Shiptheory's time when the poll began; null if it didn't tell. */
  since: number | null;
  /** false: some are still to be looked up, so the next poll begins where this one did. */
  finished: boolean;
}

/**
 * One poll: which shipments changed is told by the day of their change, what they hold by the day of their creation.
 * Everything that is completed is noted before the poll counts as done.
 */
export async function pollShipments(
  ctx: Context,
  store: OrderStore,
  feed: ShipmentFeed,
  cursor: OrderCursor,
): Promise<Result<Polled>> {
  if (!cursor.baseline) {
    const noted = await noteBefore(ctx, store, feed, cursor);
    if (!noted.ok) return noted;
  }
  const since = cursor.since ?? cursor.startedAt;
  const now = ctx.deps.clock.now() + cursor.skew;
  const heads: ShipmentHead[] = [];
  let at: number | null = null;
  // Oldest day first: what is changed meanwhile moves on to a day that is still to be read.
  for (const day of daysBetween(since - DAY_MS, now + OVERLAP_MS)) {
    const reply = await feed.modifiedOn(day, since - OVERLAP_MS);
    if (!reply.ok) return reply;
    at ??= reply.value.at;
    heads.push(...reply.value.shipments);
  }
  const again = await note(ctx, store, cursor, heads);
  const waiting = (await store.open()).filter(({ state }) => state === 'waiting');
  const looked = await lookUp(ctx, store, feed, [...waiting, ...again]);
  return looked.ok ? ok({ since: at, finished: looked.value.finished }) : looked;
}

/**
 * What was completed before the account was connected is noted, so that it isn't taken for a new completion when
 * something else of it changes later.
 */
async function noteBefore(
  ctx: Context,
  store: OrderStore,
  feed: ShipmentFeed,
  { startedAt }: OrderCursor,
): Promise<Result<true>> {
  const days = daysBetween(startedAt - BASELINE_MS, startedAt + OVERLAP_MS);
  const all = await feed.createdBetween(days[0] as string, days.at(-1) as string);
  if (!all.ok) return all;
  const keep = (heads: readonly ShipmentHead[]) =>
    store.add(
      heads
        .filter(({ complete, modifiedAt }) => complete && modifiedAt <= startedAt)
        .map((head) => ({ ...made(ctx, head), state: 'shown', why: 'before' })),
    );
  await keep(all.value.shipments);
  if (all.value.full) {
    for (const day of days) {
      const heads = await feed.createdOn(day);
      if (!heads.ok) return heads;
      await keep(heads.value);
    }
  }
  const cursor = await store.cursor();
  if (cursor) await store.putCursor({ ...cursor, baseline: true });
  return ok(true);
}

const made = (ctx: Context, head: ShipmentHead): Shipment => ({
  id: shipmentId(head.channel, head.reference),
  reference: head.reference,
  order: head.order,
  channel: head.channel,
  createdAt: head.createdAt,
  modifiedAt: head.modifiedAt,
  state: 'waiting',
  why: null,
  warehouse: null,
  lines: [],
  look: null,
  seenAt: ctx.deps.clock.now(),
  revision: 1,
});

/** Notes what is completed, and what is no longer. Returns those to be compared with what was counted of them. */
async function note(
  ctx: Context,
  store: OrderStore,
  cursor: OrderCursor,
  heads: readonly ShipmentHead[],
): Promise<Shipment[]> {
  const newest = new Map<string, ShipmentHead>();
  for (const head of heads) {
    const id = shipmentId(head.channel, head.reference);
    const before = newest.get(id);
    if (!before || head.modifiedAt >= before.modifiedAt) newest.set(id, head);
  }
  const known = await store.byReference([...new Set(heads.map(({ reference }) => reference))]);
  const fresh: Shipment[] = [];
  const again: Shipment[] = [];
  for (const head of newest.values()) {
    const shipment = same(known, head);
    if (!shipment) {
      if (head.complete && head.modifiedAt > cursor.startedAt) fresh.push(made(ctx, head));
    } else if (head.modifiedAt > shipment.modifiedAt) {
      if (!head.complete) await reopen(ctx, store, shipment, head);
      else if (shipment.state === 'deducted' || shipment.state === 'undecided') again.push(shipment);
    }
  }
  const seenAt = ctx.deps.clock.now();
  const channels = [...new Set(fresh.map(({ channel }) => channel))];
  await store.addDeductors(channels.map((channel) => ({ channel, who: null, seenAt })));
  await store.add(fresh);
  return again;
}

/** It isn't complete any more. What was counted stays counted, and a person is told. */
async function reopen(ctx: Context, store: OrderStore, shipment: Shipment, head: ShipmentHead): Promise<void> {
  if (shipment.state === 'waiting' || shipment.state === 'undecided') return store.forget(shipment);
  if (shipment.state !== 'deducted') return;
  await raiseLook(ctx, shipment, 'reopened');
  const { modifiedAt } = head;
  await store.save({ ...shipment, modifiedAt, look: 'reopened', revision: shipment.revision + 1 });
}

/** Looks up what these hold: by the day of their creation, and one by one what a full reply leaves out. */
async function lookUp(
  ctx: Context,
  store: OrderStore,
  feed: ShipmentFeed,
  wanted: readonly Shipment[],
): Promise<Result<{ finished: boolean }>> {
  const byDay = new Map<string, Shipment[]>();
  for (const shipment of wanted) {
    const day = dayOf(shipment.createdAt);
    byDay.set(day, [...(byDay.get(day) ?? []), shipment]);
  }
  const full = new Set<string>();
  const missing: Shipment[] = [];
  let alone = 0;
  let finished = true;
  for (const [day, shipments] of byDay) {
    const reply = await feed.sentOn(day);
    if (!reply.ok) return reply;
    const left = await takeAll(ctx, store, shipments, reply.value.shipments);
    if (left.length > 0 && reply.value.full) await raiseFull(ctx, day, left.length);
    for (const shipment of left) {
      if (++alone > MOST_ALONE) {
        finished = false;
        if (reply.value.full) full.add(day);
        break;
      }
      const one = await feed.sentAs(
        shipment.reference,
        dayOf(shipment.createdAt - DAY_MS),
        dayOf(shipment.createdAt + DAY_MS),
      );
      if (!one.ok) return one;
      const [still] = await takeAll(ctx, store, [shipment], one.value.shipments);
      if (still?.state !== 'waiting') continue;
      if (reply.value.full) full.add(day);
      else missing.push(shipment);
    }
  }
  await tellMissing(ctx, { full, missing });
  return ok({ finished });
}

/** Takes in what a reply tells of these. Returns those that it doesn't hold. */
async function takeAll(
  ctx: Context,
  store: OrderStore,
  wanted: readonly Shipment[],
  found: readonly SentShipment[],
): Promise<readonly Shipment[]> {
  const left: Shipment[] = [];
  const touched: StockRecord[] = [];
  const facts = await factsOf(ctx, store);
  if (!facts) return wanted;
  for (const shipment of wanted) {
    const sent = same(found, shipment);
    if (sent) touched.push(...(await take(ctx, store, shipment, sent, facts)));
    else left.push(shipment);
  }
  follow(ctx, newest(touched));
  return left;
}

/** What a shipment holds is known now: it is decided, or compared with what was. */
async function take(
  ctx: Context,
  store: OrderStore,
  shipment: Shipment,
  sent: SentShipment,
  facts: Facts,
): Promise<readonly StockRecord[]> {
  const lines = linesOf(sent.lines);
  const modifiedAt = Math.max(shipment.modifiedAt, sent.modifiedAt);
  if (shipment.state === 'waiting' && sent.complete) {
    return decide(ctx, store, { ...shipment, lines, modifiedAt }, facts);
  }
  if (!sent.complete) await reopen(ctx, store, shipment, sent);
  else if (shipment.state !== 'undecided') await compare(ctx, store, shipment, { lines, modifiedAt });
  else await store.save({ ...shipment, lines, modifiedAt, revision: shipment.revision + 1 });
  return [];
}

/** What a shipment holds now against what was counted of it. */
async function compare(
  ctx: Context,
  store: OrderStore,
  shipment: Shipment,
  { lines, modifiedAt }: Pick<Shipment, 'lines' | 'modifiedAt'>,
): Promise<void> {
  const { changedTo: _before, ...counted } = shipment;
  const next = { ...counted, modifiedAt, revision: shipment.revision + 1 };
  if (sameUnits(shipment.lines, lines)) {
    const over = shipment.look === 'changed' || shipment.look === 'reopened';
    await store.save({ ...next, look: over ? null : shipment.look });
    if (over) await clearLook(ctx, shipment.id);
    return;
  }
  const changedTo = lines.map(({ sku, quantity }) => ({ sku, quantity }));
  const told = sameUnits(shipment.changedTo ?? [], changedTo);
  if (!told) await raiseLook(ctx, shipment, 'changed');
  await store.save({ ...next, changedTo, look: told ? shipment.look : 'changed' });
}

/** The day of a time, in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function daysBetween(from: number, to: number): string[] {
  const days: string[] = [];
  for (let at = from; dayOf(at) <= dayOf(to); at += DAY_MS) days.push(dayOf(at));
  return days;
}
