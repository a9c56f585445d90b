import type { ChannelError } from '../model/channel-error.ts';
import type { Problem, ProblemKind } from '../model/problem.ts';
import { SHIPTHEORY, type Shipment } from '../model/shipment.ts';
import type { Context } from './context.ts';
import type { OrderStore } from './order-ports.ts';

/** What one successful poll disproves. */
const OF_THE_ACCOUNT: readonly ProblemKind[] = [
  'shiptheory-refused',
  'shiptheory-ended',
  'shiptheory-permission',
  'shiptheory-unreachable',
  'shiptheory-malformed',
];

/** `about` makes the same trouble one problem: a channel, a shipment, or '' for the account. */
const idOf = (kind: ProblemKind, about: string): string => `${kind}:${SHIPTHEORY}${about === '' ? '' : `:${about}`}`;

/** The kind of problem that asks to look at one shipment. */
export const LOOK: ProblemKind = 'order-changed';

export const lookProblemId = (shipment: string): string => idOf(LOOK, shipment);

async function raise(ctx: Context, kind: ProblemKind, about: string, detail: Problem['detail']): Promise<void> {
  const { directory, clock } = ctx.deps;
  const nowhere = { location: null, warehouse: null, sku: null };
  const since = clock.now();
  await directory.putProblem({ id: idOf(kind, about), kind, integration: SHIPTHEORY, ...nowhere, since, detail });
}

/** Clears those of this kind that aren't about one of these. */
async function keepOnly(ctx: Context, kind: ProblemKind, abouts: readonly string[]): Promise<void> {
  const ids = abouts.map((about) => idOf(kind, about));
  for (const problem of await ctx.deps.directory.problems()) {
    if (problem.kind === kind && !ids.includes(problem.id)) await ctx.deps.directory.clearProblem(problem.id);
  }
}

/** Nobody has said who deducts for these channels, and shipments wait for it. */
export async function tellUndecided(ctx: Context, store: OrderStore): Promise<void> {
  const waiting = new Map<string, number>();
  for (const { state, channel } of await store.open()) {
    if (state === 'undecided') waiting.set(channel, (waiting.get(channel) ?? 0) + 1);
  }
  const told = new Map((await ctx.deps.directory.problems()).map(({ id, detail }) => [id, detail]));
  for (const [channel, count] of waiting) {
    // This is looked at all the time, and mostly nothing is new.
    if (told.get(idOf('orders-undecided', channel))?.count === count) continue;
    await raise(ctx, 'orders-undecided', channel, { channel, count });
  }
  await keepOnly(ctx, 'orders-undecided', [...waiting.keys()]);
}

/** A day has more shipments than one reply holds, and these are still to be looked up one by one. */
export const raiseFull = (ctx: Context, day: string, count: number): Promise<void> =>
  raise(ctx, 'orders-full', day, { day, count });

/** After a poll: days that are still too full, and shipments whose products nobody tells. */
export async function tellMissing(
  ctx: Context,
  found: { full: ReadonlySet<string>; missing: readonly Shipment[] },
): Promise<void> {
  await keepOnly(ctx, 'orders-full', [...found.full]);
  const [first] = found.missing;
  if (first) {
    await raise(ctx, 'order-lines-missing', '', { reference: first.reference, count: found.missing.length });
  }
  await keepOnly(ctx, 'order-lines-missing', first ? [''] : []);
}

/** Told before it is noted in the shipment: a worker that dies between the two tells it again. */
export const raiseLook = (ctx: Context, { id, reference, channel }: Shipment, why: string): Promise<void> =>
  raise(ctx, LOOK, id, { reference, channel, why });

export const clearLook = (ctx: Context, shipment: string): Promise<void> =>
  ctx.deps.directory.clearProblem(lookProblemId(shipment));

export async function clearAccountProblems(ctx: Context): Promise<void> {
  for (const { id, kind } of await ctx.deps.directory.problems()) {
    if (OF_THE_ACCOUNT.includes(kind)) await ctx.deps.directory.clearProblem(id);
  }
}

/** Raises what a failed call says of the account. A throttle is no problem, only a wait; a first silence isn't either. */
export async function raiseForAccount(
  ctx: Context,
  error: ChannelError,
  { failures, kept }: { failures: number; kept: boolean },
): Promise<void> {
  switch (error.kind) {
    case 'unauthorized':
      return raise(ctx, kept ? 'shiptheory-refused' : 'shiptheory-ended', '', {});
    case 'forbidden':
      return raise(ctx, 'shiptheory-refused', '', {});
    case 'no-permission':
      return raise(ctx, 'shiptheory-permission', '', {});
    case 'malformed':
    case 'rejected':
      return raise(ctx, 'shiptheory-malformed', '', { detail: error.detail });
    case 'unavailable':
    case 'not-found':
      return failures >= 2 ? raise(ctx, 'shiptheory-unreachable', '', {}) : undefined;
    case 'rate-limited':
      return undefined;
  }
}
