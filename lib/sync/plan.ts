import type { ChannelClient } from '../channels/channel.ts';
import { type IntegrationId, integrationOf, type LocationId } from '../model/ids.ts';
import { isSettling } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { isRead, nextPush, type Push } from '../stock/target.ts';
import { type Context, linesAt } from './context.ts';
import type { LineRef } from './reading.ts';

export interface PlannedPush extends LineRef {
  item: string;
  from: number;
  to: number;
  /** See `ChannelClient.prepare`. */
  basis?: string;
  /** See `DeliveryLine`. */
  read?: { from: number; known: number };
}

export interface Plan {
  /** Batches that may each share one write: same group, at most as many as the channel takes. */
  batches: readonly (readonly PlannedPush[])[];
  /** Lines of this integration to be read: after our own write, or because a raise waits for them. */
  readBack: readonly LineRef[];
  /** When something that waits is due, or null. */
  nextAt: number | null;
}

/** What is to be sent to and read from one shop now, from what the open records want. */
export async function plan(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<Plan> {
  const now = ctx.deps.clock.now();
  const pushes: PlannedPush[] = [];
  const readBack: LineRef[] = [];
  let nextAt: number | null = null;
  const due = (at: number) => {
    nextAt = nextAt === null ? at : Math.min(nextAt, at);
  };
  for (const record of await ctx.open.all()) {
    for (const location of linesAt(record, integration)) {
      const line = record.lines[location];
      if (!line) continue;
      const ref = { warehouse: record.warehouse, sku: record.sku, location };
      const push = pushOf(ctx, record, location);
      if (push.kind === 'push') pushes.push({ ...ref, item: line.item, from: push.from, to: push.to });
      else if (push.kind === 'later') due(push.at);
      else if (push.kind === 'read-first') for (const other of push.locations) askFor(ctx, record, other, integration);
      if (push.kind !== 'push' && wantsReading(record, location)) {
        if (isSettling(line, now)) due(line.settleUntil);
        else readBack.push(ref);
      }
    }
  }
  return { batches: batchesOf(client, pushes), readBack, nextAt };
}

/** Nobody has read this line since it was written, or since a raise that waits for it. */
export function wantsReading(record: StockRecord, location: LocationId): boolean {
  const line = record.lines[location];
  return line?.state === 'linked' && line.readAt === null && line.pending === null && isRead(line);
}

/** What is to be pushed to a line now; a shop that failed and was asked again since the raise holds nobody up. */
export function pushOf(ctx: Context, record: StockRecord, location: LocationId): Push {
  const unlocked = ctx.rules.raiseLock ? record : { ...record, raiseSince: null };
  return nextPush(unlocked, location, ctx.deps.clock.now(), (other) => {
    return ctx.unreachable.has(integrationOf(other)) && ctx.asked.get(raiseKey(record, other))?.over === true;
  });
}

const raiseKey = (record: StockRecord, location: LocationId): string =>
  `${record.warehouse}\n${record.sku}\n${location}\n${record.raiseSince}`;

/**
 * A raise waits for a reading of this line, which is its own shop's lane's business. A shop that failed lately is
 * asked once more for it, without regard to when its next poll is due; after that the raise goes on without.
 */
function askFor(ctx: Context, record: StockRecord, location: LocationId, waiting: IntegrationId): void {
  const shop = integrationOf(location);
  if (shop === waiting) return;
  const key = raiseKey(record, location);
  if (ctx.asked.has(key)) return;
  const asked = { shop, over: false };
  ctx.asked.set(key, asked);
  void ctx.lanes.ask(shop, { now: ctx.unreachable.has(shop) }).then(() => {
    if (!ctx.unreachable.has(shop)) return;
    asked.over = true;
    void ctx.lanes.ask(waiting);
  });
}

function batchesOf(client: ChannelClient, pushes: readonly PlannedPush[]): PlannedPush[][] {
  const groups = new Map<string, PlannedPush[]>();
  for (const push of pushes) {
    const group = client.group(push.item);
    const list = groups.get(group);
    if (list) list.push(push);
    else groups.set(group, [push]);
  }
  const batches: PlannedPush[][] = [];
  for (const list of groups.values()) {
    for (let start = 0; start < list.length; start += client.capabilities.maxLines) {
      batches.push(list.slice(start, start + client.capabilities.maxLines));
    }
  }
  return batches;
}
