import type { Level } from '../channels/channel.ts';
import type { ChannelError } from '../model/channel-error.ts';
import { type IntegrationId, integrationOf, type LocationId, remoteIdOf } from '../model/ids.ts';
import { pause } from '../stock/link.ts';
import { isLoop } from '../stock/loop.ts';
import { observe } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { type Context, updateMany } from './context.ts';
import { raise } from './problems.ts';

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
  readAt: number;
  quantity: number | null;
  absent: string | undefined;
}

export type Read = { ok: true; readings: readonly Reading[] } | { ok: false; error: ChannelError };

/** Reads lines of one integration from the shop, by item, past any search index. Changes nothing. */
export async function readLines(ctx: Context, integration: IntegrationId, refs: readonly LineRef[]): Promise<Read> {
  const client = await ctx.deps.client(integration);
  if (!client) return { ok: false, error: { kind: 'no-permission', detail: 'no client' } };
  // Epochs are noted before the request leaves: a write that is claimed meanwhile makes its reply void.
  const wanted: Reading[] = [];
  const readAt = ctx.deps.clock.now();
  for (const record of await recordsOf(ctx, refs)) {
    for (const ref of refs) {
      const line =
        ref.warehouse === record.warehouse && ref.sku === record.sku ? record.lines[ref.location] : undefined;
      if (!line || line.pending !== null) continue;
      const { item, gen, epoch, base } = line;
      const wasSuspended = line.state === 'suspended';
      wanted.push({ ...ref, item, gen, epoch, base, wasSuspended, readAt, quantity: null, absent: 'missing' });
    }
  }
  if (wanted.length === 0) return { ok: true, readings: [] };
  const items = [...new Set(wanted.map((line) => line.item))];
  const places = [...new Set(wanted.map((line) => remoteIdOf(line.location)))];
  const reply = await client.levels(items, places);
  if (!reply.ok) return reply;
  const levels = new Map(reply.value.map((level) => [pairOf(level.item, level.remoteLocation), level]));
  return {
    ok: true,
    readings: wanted.map((line) => ({
      ...line,
      ...figureOf(levels.get(pairOf(line.item, remoteIdOf(line.location)))),
    })),
  };
}

const pairOf = (item: string, remoteLocation: string): string => `${item}\n${remoteLocation}`;

/** A pair that the shop left out of its reply is unknown, never 0. */
export const figureOf = (level: Level | undefined): Pick<Reading, 'quantity' | 'absent'> => ({
  quantity: level?.quantity ?? null,
  absent: level?.quantity == null ? (level?.absent ?? 'missing') : undefined,
});

/** The records of these lines, each once. */
export async function recordsOf(
  ctx: Context,
  refs: readonly { warehouse: string; sku: string }[],
): Promise<StockRecord[]> {
  const skus = new Map<string, Set<string>>();
  for (const { warehouse, sku } of refs) skus.set(warehouse, (skus.get(warehouse) ?? new Set()).add(sku));
  const records: StockRecord[] = [];
  for (const [warehouse, of] of skus) records.push(...(await ctx.deps.stock.records(warehouse, [...of])));
  return records;
}

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
  const changed = await updateMany(ctx, await recordsOf(ctx, readings), (record) => {
    let next = record;
    for (const reading of byRecord.get(`${record.warehouse}\n${record.sku}`) ?? []) {
      next = observe(next, reading, { epochs: ctx.rules.epochs });
      const line = next.lines[reading.location];
      if (line && next !== record && isLoop(line.seen)) next = pause(next, reading.location, 'loop');
    }
    return next;
  });
  await flag(ctx, readings, changed);
  follow(ctx, changed);
  return changed;
}

const ABSENT_PROBLEM: Readonly<Record<string, 'item-untracked' | 'item-missing' | 'shop-malformed'>> = {
  untracked: 'item-untracked',
  malformed: 'shop-malformed',
};

/** Problems that come and go with a line's state. */
async function flag(ctx: Context, readings: readonly Reading[], changed: readonly StockRecord[]): Promise<void> {
  const after = new Map(changed.map((record) => [`${record.warehouse}\n${record.sku}`, record]));
  for (const reading of readings) {
    const line = after.get(`${reading.warehouse}\n${reading.sku}`)?.lines[reading.location];
    if (!line) continue;
    const about = { integration: integrationOf(reading.location), ...reading };
    if (line.state === 'suspended' && line.why !== null) {
      await raise(ctx, ABSENT_PROBLEM[line.why] ?? 'item-missing', about, { why: line.why });
    } else if (line.state === 'paused' && line.why === 'loop') {
      const [a, b] = line.seen;
      await raise(ctx, 'loop', about, { a: a?.figure ?? 0, b: b?.figure ?? 0 });
    } else if (reading.wasSuspended) {
      await ctx.deps.directory.clearProblem(`item-missing:${about.integration}:${reading.location}:${reading.sku}`);
      await ctx.deps.directory.clearProblem(`item-untracked:${about.integration}:${reading.location}:${reading.sku}`);
    }
  }
}

/** Asks the lanes of every other place that these records reach. */
export function follow(ctx: Context, changed: readonly StockRecord[]): void {
  const integrations = new Set<IntegrationId>();
  for (const record of changed)
    for (const location of Object.keys(record.lines)) integrations.add(integrationOf(location));
  for (const integration of integrations) void ctx.lanes.ask(integration);
}

/** Reads and accounts lines of several integrations at once; an integration that fails counts as unreachable for now. */
export async function readAndAccount(ctx: Context, refs: readonly LineRef[]): Promise<readonly StockRecord[]> {
  const byIntegration = new Map<IntegrationId, LineRef[]>();
  for (const ref of refs) {
    const integration = integrationOf(ref.location);
    const list = byIntegration.get(integration);
    if (list) list.push(ref);
    else byIntegration.set(integration, [ref]);
  }
  const changed = await Promise.all(
    [...byIntegration].map(async ([integration, list]) => {
      // A brake stopped this shop: what it says counts only when a person has said so.
      if ((await ctx.deps.directory.cursor(integration))?.stopped) return [];
      const read = await readLines(ctx, integration, list);
      if (!read.ok) {
        ctx.unreachable.add(integration);
        return [];
      }
      return account(ctx, read.readings);
    }),
  );
  return changed.flat();
}
