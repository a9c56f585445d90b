import type { Level, StockEvent } from '../channels/channel.ts';
import type { ChannelError } from '../model/channel-error.ts';
import { type IntegrationId, integrationOf, type LocationId, remoteIdOf } from '../model/ids.ts';
import { weigh } from '../stock/audit.ts';
import { pause } from '../stock/link.ts';
import { isLoop } from '../stock/loop.ts';
import { observeAll } from '../stock/observe.ts';
import { questionAt } from '../stock/questions.ts';
import type { Audit, StockRecord } from '../stock/record.ts';
import { isAccounted } from '../stock/target.ts';
import { type Context, recordsOf, updateMany } from './context.ts';
import { pairOf, withFeed } from './feed.ts';
import { limitsOf } from './limits.ts';
import { raiseAhead, tellLines } from './line-problems.ts';
import { mayDrop, stoppedByDrop } from './mass-drop.ts';
import { pushOf, wantsReading } from './plan.ts';
import { raiseDoubt } from './problems.ts';
import { claim, isAnother, stopForAnother } from './second-installation.ts';

/** One line to be read. */
export interface LineRef {
  warehouse: string;
  sku: string;
  location: LocationId;
}

/** A reading with the epoch that the line had when it began. */
export interface Reading extends LineRef {
  item: string;
  gen: number;
  epoch: number;
  base: number | null;
  wasSuspended: boolean;
  /** See `mayDrop`. */
  mayDrop: boolean;
  readAt: number;
  readBy?: number;
  quantity: number | null;
  absent: string | undefined;
  /** See `Line`. */
  audit?: Audit | undefined;
  /** See `Observation`. */
  events?: readonly StockEvent[];
}

export type Read = { ok: true; readings: readonly Reading[] } | { ok: false; error: ChannelError };

/** Reads lines of one integration from the shop, by item, past any search index. Changes nothing. */
export async function readLines(
  ctx: Context,
  integration: IntegrationId,
  refs: readonly LineRef[],
  acceptDrop = false,
): Promise<Read> {
  if (refs.length === 0) return { ok: true, readings: [] };
  const client = await ctx.deps.client(integration);
  if (!client) return { ok: false, error: { kind: 'unauthorized', detail: 'its credentials can’t be had' } };
  // A brake's whole point is that what the shop shows now spreads nowhere.
  const { stopped } = await ctx.cursors.get(integration);
  if (stopped !== null && !acceptDrop) return { ok: false, error: { kind: 'unavailable', detail: stopped } };
  if (!(await claim(ctx, integration, client, acceptDrop))) return STOPPED;
  // Epochs are noted before the request leaves: a write that is claimed meanwhile makes its reply void.
  const wanted: Reading[] = [];
  const writtenByUs = new Set<string>();
  const readAt = ctx.deps.clock.now();
  const byRecord = new Map<string, LineRef[]>();
  for (const ref of refs) {
    const key = `${ref.warehouse}\n${ref.sku}`;
    const list = byRecord.get(key);
    if (list) list.push(ref);
    else byRecord.set(key, [ref]);
  }
  for (const record of await recordsOf(ctx, refs)) {
    for (const ref of byRecord.get(`${record.warehouse}\n${record.sku}`) ?? []) {
      const line = record.lines[ref.location];
      if (!line || line.pending !== null) continue;
      const { item, gen, epoch, base, audit } = line;
      if (line.seen.some(({ ours }) => ours)) writtenByUs.add(pairOf(item, remoteIdOf(ref.location)));
      const wasSuspended = line.state === 'suspended';
      const known = { item, gen, epoch, base, audit, wasSuspended, mayDrop: mayDrop(line), readAt };
      wanted.push({ ...ref, ...known, quantity: null, absent: 'missing' });
    }
  }
  if (wanted.length === 0) return { ok: true, readings: [] };
  const items = [...new Set(wanted.map((line) => line.item))];
  const places = [...new Set(wanted.map((line) => remoteIdOf(line.location)))];
  const reply = await client.levels(items, places);
  if (!reply.ok) return reply;
  const readBy = ctx.deps.clock.now();
  ctx.unreachable.delete(integration);
  const taken = reply.value.find(
    ({ item, remoteLocation, writer }) => isAnother(ctx, writer) && writtenByUs.has(pairOf(item, remoteLocation)),
  );
  if (taken && !acceptDrop) {
    await stopForAnother(ctx, integration, { installation: taken.writer ?? '' });
    return STOPPED;
  }
  const levels = new Map(reply.value.map((level) => [pairOf(level.item, level.remoteLocation), level]));
  return withFeed(
    ctx,
    client,
    wanted.map((line) => ({ ...line, readBy, ...figureOf(levels.get(pairOf(line.item, remoteIdOf(line.location)))) })),
  );
}

/** Another installation writes there too. */
const STOPPED: Read = { ok: false, error: { kind: 'unavailable', detail: 'second-installation' } };

/** A pair that the shop left out of its reply is unknown, never 0. */
export const figureOf = (level: Level | undefined): Pick<Reading, 'quantity' | 'absent'> => ({
  quantity: level?.quantity ?? null,
  absent: level?.quantity == null ? (level?.absent ?? 'missing') : undefined,
});

/**
 * Accounts readings: counts and bases move together, lines without a figure are suspended with a problem, and the
 * lanes of the other locations are asked to follow. Returns the records that changed.
 */
export async function account(ctx: Context, readings: readonly Reading[]): Promise<readonly StockRecord[]> {
  if (readings.length === 0) return [];
  const byRecord = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = `${reading.warehouse}\n${reading.sku}`;
    const list = byRecord.get(key);
    if (list) list.push(reading);
    else byRecord.set(key, [reading]);
  }
  const records = await recordsOf(ctx, readings);
  await flagOverwritten(ctx, records, byRecord);
  const { loopTurns } = await limitsOf(ctx);
  // Asked twice of the same record: for what is to be said ahead, and for the commit.
  const known = new Map<StockRecord, StockRecord>();
  const change = (record: StockRecord): StockRecord => {
    const before = known.get(record);
    if (before) return before;
    const mine = byRecord.get(`${record.warehouse}\n${record.sku}`) ?? [];
    let next = observeAll(record, mine, { epochs: ctx.rules.epochs });
    for (const { location } of next === record ? [] : mine) {
      const line = next.lines[location];
      if (line && isLoop(line.seen, loopTurns)) next = pause(next, location, 'loop');
    }
    known.set(record, next);
    return next;
  };
  const told = await raiseAhead(ctx, records, change);
  const changed = await updateMany(ctx, records, change);
  await tellLines(ctx, [...told, ...readings.filter(({ wasSuspended }) => wasSuspended)]);
  follow(ctx, changed);
  return changed;
}

/** The problem before the record: a worker that dies in between must not leave a guess that nobody hears of. */
async function flagOverwritten(
  ctx: Context,
  records: readonly StockRecord[],
  byRecord: ReadonlyMap<string, readonly Reading[]>,
): Promise<void> {
  for (const record of records) {
    const { warehouse, sku, count, lines } = record;
    for (const { location, epoch, quantity, events, readAt } of byRecord.get(`${warehouse}\n${sku}`) ?? []) {
      const line = lines[location];
      if (line?.epoch !== epoch || quantity === null) continue;
      if (count === null || questionAt(record, location) || !isAccounted(line)) continue;
      const found = weigh(line, events, { figure: quantity, read: readAt });
      if (!found?.question) continue;
      const about = { integration: integrationOf(location), location, warehouse, sku };
      await raiseDoubt(ctx, about, count + found.moved, found.question);
    }
  }
}

/** Asks the lanes that have something to do about these records now. */
export function follow(ctx: Context, changed: readonly StockRecord[]): void {
  const integrations = new Set<IntegrationId>();
  for (const record of changed) {
    let asked = false;
    for (const integration of record.seek ?? []) integrations.add(integration);
    for (const location of Object.keys(record.lines)) {
      if (pushOf(ctx, record, location).kind === 'none' && !wantsReading(record, location)) continue;
      integrations.add(integrationOf(location));
      asked = true;
    }
    // Somebody has to copy its entries to the history.
    const [any] = Object.keys(record.lines);
    if (!asked && any !== undefined && record.outbox.length > 0) integrations.add(integrationOf(any));
  }
  for (const integration of integrations) void ctx.lanes.ask(integration);
}

/**
 * Reads and accounts lines of several integrations at once; one that fails, or that a brake stops, counts as unreachable
 * for now. `acceptDrop`: a person took a mass drop as true.
 */
export async function readAndAccount(
  ctx: Context,
  refs: readonly LineRef[],
  acceptDrop = false,
): Promise<{ changed: readonly StockRecord[]; errors: readonly ChannelError[] }> {
  const byIntegration = new Map<IntegrationId, LineRef[]>();
  for (const ref of refs) {
    const integration = integrationOf(ref.location);
    const list = byIntegration.get(integration);
    if (list) list.push(ref);
    else byIntegration.set(integration, [ref]);
  }
  const errors: ChannelError[] = [];
  const changed = await Promise.all(
    [...byIntegration].map(async ([integration, list]) => {
      const read = await readLines(ctx, integration, list, acceptDrop);
      const held = read.ok && !acceptDrop && (await isHeld(ctx, integration, read.readings));
      if (read.ok && !held) return account(ctx, read.readings);
      ctx.unreachable.add(integration);
      errors.push(read.ok ? { kind: 'unavailable', detail: 'stopped' } : read.error);
      return [];
    }),
  );
  return { changed: changed.flat(), errors };
}

/** Did a brake stop the shop while it was read, or does it now? */
const isHeld = async (ctx: Context, integration: IntegrationId, readings: readonly Reading[]): Promise<boolean> =>
  (await ctx.cursors.load(integration)).stopped !== null || stoppedByDrop(ctx, integration, readings);
