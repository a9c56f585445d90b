import type { ChannelError } from '../model/channel-error.ts';
import type { IntegrationId } from '../model/ids.ts';
import { backoff, type Context, isWaiting, MAX_WAIT_MS } from './context.ts';
import { clearShopProblems, raiseForError } from './problems.ts';

/*
 * A shop that can be read and turns every write away: a key that may only read, a firewall in front of it. Polls that
 * get through say nothing about that, so what a person is told of it stays until a write is looked at.
 */

/** The first wait, which doubles with each write that is turned away. */
const FIRST_MS = 10_000;

/** Was a write turned away for a reason that holds for every other one? */
export const isBarring = ({ kind }: ChannelError): boolean =>
  kind === 'unauthorized' || kind === 'forbidden' || kind === 'no-permission';

/** Was it lost for a reason that may be its own? A throttle names its time itself. */
export const isLost = (error: ChannelError): boolean => !isBarring(error) && error.kind !== 'rate-limited';

/** A write was turned away: nothing new is sent for a while. */
export async function bar(ctx: Context, integration: IntegrationId, error: ChannelError): Promise<void> {
  const now = ctx.deps.clock.now();
  let nextAt = now;
  await ctx.cursors.change(integration, ({ barred }) => {
    const tries = (barred?.tries ?? 0) + 1;
    nextAt = Math.min(now + MAX_WAIT_MS, now + backoff(ctx, tries - 1, FIRST_MS, MAX_WAIT_MS));
    return { barred: { tries, nextAt } };
  });
  await raiseForError(ctx, integration, error, 1);
  ctx.deps.wakeAt(nextAt);
}

/** A write was looked at, or there is none any more: what a person was told is over. */
export async function lift(ctx: Context, integration: IntegrationId): Promise<void> {
  if (!(await ctx.cursors.get(integration)).barred) return;
  await clearShopProblems(ctx, integration);
  // The mark last: it is what brings a worker back here.
  await ctx.cursors.change(integration, { barred: null });
}

/** Is nothing to be sent there now? `wanted`: something is to be sent at all. */
export async function isBarred(ctx: Context, integration: IntegrationId, wanted: boolean): Promise<boolean> {
  const { barred } = await ctx.cursors.get(integration);
  if (!barred) return false;
  if (!wanted && (await ctx.deps.stock.openDeliveries(integration)).length === 0) await lift(ctx, integration);
  if (!isWaiting(ctx, { nextAt: barred.nextAt, failures: barred.tries }, 0)) return false;
  ctx.deps.wakeAt(barred.nextAt);
  return true;
}
