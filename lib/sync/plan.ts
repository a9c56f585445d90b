import type { ChannelClient } from '../channels/channel.ts';
import { type IntegrationId, integrationOf } from '../model/ids.ts';
import type { StockRecord } from '../stock/record.ts';
import { nextPush } from '../stock/target.ts';
import { type Context, isUnreachable } from './context.ts';
import { type LineRef, readAndAccount } from './reading.ts';

export interface PlannedPush extends LineRef {
  item: string;
  from: number;
  to: number;
}

export interface Plan {
  /** Batches that may each share one write: same group, at most as many as the channel takes. */
  batches: readonly (readonly PlannedPush[])[];
  /** Lines of this integration that were written and not read back yet. */
  readBack: readonly LineRef[];
  /** When something that waits is due, or null. */
  nextAt: number | null;
}

/** What is to be sent to one shop now, from what the records want. */
export async function plan(ctx: Context, integration: IntegrationId, client: ChannelClient): Promise<Plan> {
  let open = await ctx.deps.stock.openRecords();
  const first = readFirst(ctx, integration, open);
  if (first.length > 0) {
    await readAndAccount(ctx, first);
    open = await ctx.deps.stock.openRecords();
  }
  const now = ctx.deps.clock.now();
  const pushes: PlannedPush[] = [];
  const readBack: LineRef[] = [];
  let nextAt: number | null = null;
  const due = (at: number) => {
    nextAt = nextAt === null ? at : Math.min(nextAt, at);
  };
  for (const record of open) {
    for (const location of linesAt(record, integration)) {
      const line = record.lines[location];
      if (!line) continue;
      const ref = { warehouse: record.warehouse, sku: record.sku, location };
      const push = pushOf(ctx, record, location);
      if (push.kind === 'push') pushes.push({ ...ref, item: line.item, from: push.from, to: push.to });
      else if (push.kind === 'later') due(push.at);
      else if (line.readAt === null && line.state === 'linked' && line.pending === null && line.direction !== 'off') {
        if (now < line.settleUntil) due(line.settleUntil);
        else readBack.push(ref);
      }
    }
  }
  return { batches: batchesOf(client, pushes), readBack, nextAt };
}

const linesAt = (record: StockRecord, integration: IntegrationId): string[] =>
  Object.keys(record.lines).filter((location) => integrationOf(location) === integration);

export function pushOf(ctx: Context, record: StockRecord, location: string) {
  const unlocked = ctx.rules.raiseLock ? record : { ...record, raiseSince: null };
  return nextPush(unlocked, location, ctx.deps.clock.now(), isUnreachable(ctx));
}

/** Lines that have to be read before raises of this shop may go out. */
function readFirst(ctx: Context, integration: IntegrationId, open: readonly StockRecord[]): LineRef[] {
  const refs = new Map<string, LineRef>();
  for (const record of open) {
    for (const location of linesAt(record, integration)) {
      const push = pushOf(ctx, record, location);
      if (push.kind !== 'read-first') continue;
      for (const other of push.locations) {
        refs.set(`${record.warehouse}\n${record.sku}\n${other}`, {
          warehouse: record.warehouse,
          sku: record.sku,
          location: other,
        });
      }
    }
  }
  return [...refs.values()];
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
