import type { IntegrationId } from '../model/ids.ts';
import { withLine } from '../stock/observe.ts';
import type { Line } from '../stock/record.ts';
import { backoff, type Context, linesAt, MAX_WAIT_MS, recordsOf, updateMany } from './context.ts';
import { type PlannedPush, pushOf } from './plan.ts';
import type { Delivery } from './ports.ts';
import { clear, problemId, raise } from './problems.ts';

/*
 * Writes that don't get through though the shop can be read: mostly nobody answers them. Each line waits longer with each
 * one, and after a while a person is told of the shop, whatever its polls say.
 */

/** The first wait, which doubles. */
const FIRST_MS = 5_000;

/** From so many unanswered writes of one figure on, or after this long, a person is told. */
const TOLD_TRIES = 3;
const TOLD_MS = 10 * 60_000;

const KIND = 'writes-unanswered';

/** How a line waits after one more write that was never answered. */
export function waitOn(
  ctx: Context,
  { createdAt }: Pick<Delivery, 'createdAt'>,
  line: Line | undefined,
  now: number,
): NonNullable<Line['unanswered']> {
  const { tries, since } = line?.unanswered ?? { tries: 0, since: createdAt };
  const retryAt = Math.min(now + MAX_WAIT_MS, now + backoff(ctx, tries, FIRST_MS, MAX_WAIT_MS));
  return { tries: tries + 1, since, retryAt };
}

/** What these writes depend on couldn't be read, so they weren't sent: they wait as those that weren't answered. */
export async function putOff(ctx: Context, batch: readonly PlannedPush[]): Promise<void> {
  const now = ctx.deps.clock.now();
  await updateMany(ctx, await recordsOf(ctx, batch), (record) =>
    batch.reduce((next, { warehouse, sku, location }) => {
      if (warehouse !== record.warehouse || sku !== record.sku) return next;
      const line = next.lines[location];
      if (pushOf(ctx, next, location).kind !== 'push') return next;
      return withLine(next, location, { unanswered: waitOn(ctx, { createdAt: now }, line, now) });
    }, record),
  );
}

/** Lines of this shop that wait for their next write are due now. */
export async function hurry(ctx: Context, integration: IntegrationId): Promise<void> {
  const now = ctx.deps.clock.now();
  await updateMany(ctx, await ctx.open.all(), (record) =>
    linesAt(record, integration).reduce((next, location) => {
      const unanswered = next.lines[location]?.unanswered;
      return unanswered && unanswered.retryAt > now
        ? withLine(next, location, { unanswered: { ...unanswered, retryAt: now } })
        : next;
    }, record),
  );
}

/** Tells a person of what has waited for long, and takes it back when nothing does any more. */
export async function tellUnanswered(ctx: Context, integration: IntegrationId): Promise<void> {
  if ((await ctx.cursors.get(integration)).stopped !== null) return;
  const count = await longUnanswered(ctx, integration);
  const told = ctx.unanswered.get(integration) ?? (count === 0 ? await toldBefore(ctx, integration) : 0);
  if (count > 0 && count !== told) await raise(ctx, KIND, { integration }, { count });
  if (count === 0 && told > 0) await clear(ctx, KIND, { integration });
  ctx.unanswered.set(integration, count);
}

async function toldBefore(ctx: Context, integration: IntegrationId): Promise<number> {
  const id = problemId(KIND, { integration });
  return (await ctx.deps.directory.problems()).some((known) => known.id === id) ? 1 : 0;
}

async function longUnanswered(ctx: Context, integration: IntegrationId): Promise<number> {
  const now = ctx.deps.clock.now();
  const pending = new Set<string>();
  let waiting = 0;
  const lines: { key: string | null; tries: number; since: number }[] = [];
  for (const record of await ctx.open.all()) {
    for (const location of linesAt(record, integration)) {
      const line = record.lines[location];
      if (!line) continue;
      const { tries, since } = line.unanswered ?? { tries: 0, since: now };
      if (line.pending) pending.add(line.pending.delivery);
      else if (pushOf(ctx, record, location).kind === 'none') continue;
      lines.push({ key: line.pending?.delivery ?? null, tries, since });
    }
  }
  const created = new Map<string, number>();
  if (pending.size > 0) {
    for (const { key, createdAt, state } of await ctx.deps.stock.openDeliveries(integration)) {
      if (state === 'unknown' || state === 'sent') created.set(key, createdAt);
    }
  }
  for (const { key, tries, since } of lines) {
    const from = Math.min(since, key === null ? now : (created.get(key) ?? now));
    if (tries >= TOLD_TRIES || now - from >= TOLD_MS) waiting++;
  }
  return waiting;
}
