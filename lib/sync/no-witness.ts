import type { ChannelClient } from '../channels/channel.ts';
import { integrationOf } from '../model/ids.ts';
import { doubt } from '../stock/push.ts';
import { backoff, type Context, update } from './context.ts';
import type { Delivery, DeliveryLine } from './ports.ts';
import { raise } from './problems.ts';
import { figureOf, follow } from './reading.ts';
import { postpone } from './settle.ts';

/** Between the two readings that have to agree, where the shop's reads don't lag. Milliseconds. */
const APART_MS = 5_000;

/**
 * An outcome that nobody can witness: two equal readings apart, then the lower of the two possible counts, and a
 * problem that shows both for a person to choose.
 */
export async function decideByCount(
  ctx: Context,
  client: ChannelClient,
  delivery: Delivery,
  kind: 'outcome-ambiguous' | 'key-too-old',
): Promise<void> {
  const open = delivery.lines.filter((line) => !line.settled);
  const now = ctx.deps.clock.now();
  const reply = await client.levels(
    open.map((line) => line.item),
    [...new Set(open.map((line) => line.remoteLocation))],
  );
  if (!reply.ok) return postpone(ctx, { ...delivery, tries: delivery.tries + 1 }, now + backoff(ctx, delivery.tries));
  const apart = Math.max(APART_MS, client.capabilities.settleMs);
  const lines: DeliveryLine[] = [];
  for (const line of delivery.lines) {
    const level = reply.value.find((at) => at.item === line.item && at.remoteLocation === line.remoteLocation);
    const { quantity } = figureOf(level);
    if (line.settled || quantity === null) lines.push(line);
    else if (line.reading?.value === quantity && now - line.reading.at >= apart) {
      await settleDoubt(
        ctx,
        delivery.key,
        line,
        { value: quantity, readAt: now, settleUntil: now + client.capabilities.settleMs },
        kind,
      );
      lines.push({ ...line, outcome: { kind: 'unknown', detail: 'undecidable' }, settled: true });
    } else if (line.reading?.value === quantity) lines.push(line);
    else lines.push({ ...line, reading: { value: quantity, at: now } });
  }
  const next: Delivery = { ...delivery, lines, tries: delivery.tries + 1 };
  if (lines.every((line) => line.settled)) {
    await ctx.deps.stock.saveDelivery(
      { ...next, state: 'done', lease: null, revision: delivery.revision + 1 },
      delivery.revision,
    );
  } else await postpone(ctx, next, now + apart);
}

async function settleDoubt(
  ctx: Context,
  key: string,
  line: DeliveryLine,
  reading: { value: number; readAt: number; settleUntil: number },
  kind: 'outcome-ambiguous' | 'key-too-old',
): Promise<void> {
  const about = {
    integration: integrationOf(line.location),
    location: line.location,
    warehouse: line.warehouse,
    sku: line.sku,
  };
  // The problem first: a worker that dies in between must not leave a guess that nobody hears of.
  const before = await ctx.deps.stock.record(line.warehouse, line.sku);
  const base = before?.lines[line.location]?.base;
  if (before?.count != null && base != null && before.lines[line.location]?.pending?.delivery === key) {
    const ifNot = before.count + reading.value - base;
    await raise(ctx, kind, about, { ifApplied: ifNot - (line.to - line.from), ifNot });
  }
  const { record } = await update(ctx, line.warehouse, line.sku, (now) => doubt(now, line.location, key, reading));
  if (record) follow(ctx, [record]);
}
