import { SHIPTHEORY } from '../model/shipment.ts';
import { backoff, type Context, isWaiting, MAX_WAIT_MS } from './context.ts';
import { limitsOf } from './limits.ts';
import { takeInCatalogue } from './order-catalogue.ts';
import { finishDue, settleUndecided } from './order-deduct.ts';
import { pollShipments } from './order-poll.ts';
import type { OrderCursor, OrderDeps } from './order-ports.ts';
import { clearAccountProblems, raiseForAccount, tellUndecided } from './order-problems.ts';

/** The least between two polls of the account: as seldom as shops are, but never oftener than this, since Shiptheory publishes no limit. */
export const ORDERS_MS = 120_000;
/** Between two readings of its whole catalogue. */
const CATALOGUE_MS = 24 * 60 * 60_000;
/** While shipments are still looked up one by one. */
const SOON_MS = 5_000;

/**
 * Orders sent through Shiptheory: finishes what a dead worker began, settles what a person has decided meanwhile, and
 * polls if it is due (or `now`). Each shipment is noted before anything is done about it, so it may die anywhere.
 */
export async function orders(ctx: Context, now: boolean): Promise<void> {
  const { orders: deps, locks } = ctx.deps;
  if (!deps) return;
  await locks.run('orders', async () => {
    await finishDue(ctx, deps.store);
    const cursor = await deps.store.cursor();
    if (!cursor || !(await deps.store.account())) return;
    await followMaster(ctx, deps, cursor);
    await settleUndecided(ctx, deps.store);
    if (now || !isWaiting(ctx, cursor, await interval(ctx))) await poll(ctx, deps);
    else ctx.deps.wakeAt(cursor.nextAt);
    await tellUndecided(ctx, deps.store);
  });
}

/**
 * A master stock location was chosen where there was none, at `at` by our clock: what was completed before isn't
 * deducted, also if it is seen only now.
 */
export async function masterChosen(ctx: Context, at: number): Promise<void> {
  const store = ctx.deps.orders?.store;
  const cursor = await store?.cursor();
  if (store && cursor) await store.putCursor({ ...cursor, masterSince: at + cursor.skew });
}

/** Also for who chose or let go of the master without telling. */
async function followMaster(ctx: Context, { store }: OrderDeps, cursor: OrderCursor): Promise<void> {
  const chosen = (await ctx.deps.directory.master()) !== null;
  if (chosen === (cursor.masterSince !== null)) return;
  await change(store, { masterSince: chosen ? ctx.deps.clock.now() + cursor.skew : null });
}

/** Between two polls of the account. Milliseconds. */
const interval = async (ctx: Context): Promise<number> => Math.max(ORDERS_MS, (await limitsOf(ctx)).pollMs);

async function poll(ctx: Context, deps: OrderDeps): Promise<void> {
  const { store } = deps;
  const { clock, wakeAt } = ctx.deps;
  const cursor = await store.cursor();
  if (!cursor) return;
  const feed = await deps.feed();
  if (!feed) return failed(ctx, deps, { kind: 'unauthorized', detail: 'nobody is logged in' });
  const startedAt = clock.now();
  const polled = await pollShipments(ctx, store, feed, cursor);
  if (!polled.ok) return failed(ctx, deps, polled.error);
  const { since, finished } = polled.value;
  const nextAt = startedAt + (finished ? await interval(ctx) : SOON_MS);
  await change(store, {
    // What is still to be looked at again is found again.
    ...(finished && { since: since ?? startedAt + cursor.skew }),
    ...(since !== null && { skew: since - startedAt }),
    polledAt: startedAt,
    failures: 0,
    nextAt,
  });
  await clearAccountProblems(ctx);
  wakeAt(nextAt);
  const due = cursor.cataloguedAt === null || Math.abs(startedAt - cursor.cataloguedAt) > CATALOGUE_MS;
  if (!due) return;
  const taken = await takeInCatalogue(ctx, feed);
  if (!taken.ok) return failed(ctx, deps, taken.error);
  await change(store, { cataloguedAt: startedAt });
}

async function failed(ctx: Context, { store }: OrderDeps, error: Parameters<typeof raiseForAccount>[1]): Promise<void> {
  const [cursor, account] = await Promise.all([store.cursor(), store.account()]);
  if (!cursor || !account) return;
  const failures = cursor.failures + 1;
  await raiseForAccount(ctx, error, { failures, kept: account.kept });
  const named = error.kind === 'rate-limited' || error.kind === 'unavailable' ? (error.retryAt ?? 0) : 0;
  const now = ctx.deps.clock.now();
  const nextAt = Math.min(now + MAX_WAIT_MS, Math.max(named, now + backoff(ctx, failures, 15_000)));
  await change(store, { failures, nextAt });
  ctx.deps.wakeAt(nextAt);
  ctx.deps.log('orders failed', { integration: SHIPTHEORY, kind: error.kind, failures });
}

/** What another part of this worker changed meanwhile stays; an account that was disconnected meanwhile has none. */
async function change(store: OrderDeps['store'], changed: Partial<OrderCursor>): Promise<void> {
  const cursor = await store.cursor();
  if (cursor) await store.putCursor({ ...cursor, ...changed });
}
