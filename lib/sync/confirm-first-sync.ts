import { fail, ok, type Result } from '../model/channel-error.ts';
import { integrationOf, type LocationId } from '../model/ids.ts';
import type { Step, StepRow } from '../model/step.ts';
import type { Link } from '../model/warehouse.ts';
import type { Context } from './context.ts';
import type { ConfirmedRow } from './ports.ts';
import { BUSY, NO_CLIENT, NOT_LINKED } from './refusals.ts';
import { again, beginStep, carryOut, isBusy, linkOf, stepLock } from './steps.ts';

/** With more SKUs than this, all that is known is read rather than each of them. */
const MANY = 1_000;
/** Steps that come about without a review. */
const PULLS: readonly Step['kind'][] = ['pull', 'master'];
/** The detail of a confirmation's refusal: another window was quicker. */
export const CONFIRMED = 'confirmed meanwhile';
const TWICE = { kind: 'rejected', reason: CONFIRMED, detail: CONFIRMED } as const;

/**
 * Links the location for the rows that a person confirmed; the others become lines that are left out. What there was
 * before is kept with it, in the same transaction.
 */
export async function confirmFirstSync(
  ctx: Context,
  location: LocationId,
  gen: number,
  rows: readonly ConfirmedRow[],
): Promise<Result<{ linked: number; step: string }>> {
  const link = await linkOf(ctx, location);
  if (!link || link.gen !== gen) return fail(NOT_LINKED);
  if (!(await ctx.deps.client(integrationOf(location)))) return fail(NO_CLIENT);
  if (await isBusy(ctx, location)) return fail(BUSY);
  const seen = await confirmedAt(ctx, link);
  return ctx.deps.locks.run(stepLock(location), () => confirmLocked(ctx, link, rows, seen));
}

/**
 * A confirmation that waited for another one is refused: it would take what that one left for what was there before, and
 * nothing could be taken back any more. `was`, `seen`: the link and what was confirmed of it when this one began.
 */
async function confirmLocked(
  ctx: Context,
  was: Link,
  rows: readonly ConfirmedRow[],
  seen: readonly Step[],
): Promise<Result<{ linked: number; step: string }>> {
  const { location, gen } = was;
  const link = await linkOf(ctx, location);
  if (!link || link.gen !== gen) return fail(NOT_LINKED);
  if (await isBusy(ctx, location)) return fail(BUSY);
  ctx.deps.wakeAt(ctx.deps.clock.now());
  const made = await confirmedAt(ctx, link);
  const changed = link.state !== was.state || link.paused !== was.paused;
  const begun = made.some(({ id, state }) => state === 'confirming' || seen.every((one) => one.id !== id));
  if (changed || begun || seen.some(({ state }) => state === 'confirming')) {
    // Nobody else has the lock: what isn't done yet was left by a worker that died.
    for (const left of made.filter(({ state }) => state === 'confirming')) {
      await again(ctx, left, () => carryOut(ctx, left, true));
    }
    return fail(TWICE);
  }
  const { before, moved } = await rowsBefore(ctx, link, rows);
  const kind = link.paused ? 'resume' : link.state === 'review' ? 'first-sync' : 'more';
  const isMaster = (await ctx.deps.directory.master())?.location === location;
  // All of it takes part already, so somebody was quicker. What is new at the master takes no row.
  if (kind === 'more' && before.length === 0 && !isMaster) return fail(TWICE);
  const step: Step = {
    version: 1,
    id: ctx.deps.uuid(),
    kind,
    warehouse: link.warehouse,
    location,
    gen,
    at: ctx.deps.clock.now(),
    rows: before.length,
    state: 'confirming',
    through: 0,
    revision: 1,
  };
  await beginStep(ctx, step, before);
  return ok({ linked: await again(ctx, step, () => carryOut(ctx, step, moved)), step: step.id });
}

/** What was confirmed of this link, as far as it is kept. */
async function confirmedAt(ctx: Context, { location, gen }: Link): Promise<readonly Step[]> {
  const all = await ctx.deps.steps.steps();
  return all.filter((step) => step.location === location && step.gen === gen && !PULLS.includes(step.kind));
}

/**
 * The rows that the confirmation is about, with what each SKU has before it: those that can be told apart and read.
 * `moved`: some can't any more, since their SKU is on another item by now.
 */
async function rowsBefore(
  ctx: Context,
  { warehouse, location, gen }: Link,
  rows: readonly ConfirmedRow[],
): Promise<{ before: StepRow[]; moved: boolean }> {
  const { directory, stock } = ctx.deps;
  const integration = integrationOf(location);
  // Of a large catalogue everything is read at once: that is far less work than each of its SKUs.
  const skus = rows.length > MANY ? undefined : rows.map((row) => row.sku);
  const ofSku = new Map<string, string[]>();
  const items = skus ? directory.itemsBySku(integration, skus) : directory.allItems(integration);
  for (const { sku, item } of await items) {
    if (sku !== null) ofSku.set(sku, [...(ofSku.get(sku) ?? []), item]);
  }
  const catalogue = new Set((await directory.products(skus)).map((product) => product.sku));
  const existing = new Map((await stock.records(warehouse, skus)).map((record) => [record.sku, record]));
  // The figure that a person saw is another item's where the SKU has moved since.
  const isMoved = ({ sku, item, include }: ConfirmedRow): boolean =>
    include && item !== undefined && ofSku.get(sku)?.[0] !== item;
  const before = rows.flatMap((row): StepRow[] => {
    const { sku, old, include } = row;
    const [item, second] = ofSku.get(sku) ?? [];
    if (item === undefined || second !== undefined || isMoved(row) || !catalogue.has(sku) || old === null) return [];
    const record = existing.get(sku);
    const mine = record?.lines[location];
    const line = mine?.gen === gen ? mine.state : 'none';
    // What takes part already isn't touched; what is left out and stays so isn't either.
    if (line !== 'none' && line !== 'paused' && !(line === 'skipped' && include)) return [];
    // What came out of a backup catches up with the shop by this review, which isn't taken back with it.
    const base = line === 'paused' && !mine?.restored ? (mine?.base ?? null) : old;
    return [{ sku, item, include, base, seen: old, count: record?.count ?? null, line }];
  });
  return { before, moved: rows.some(isMoved) };
}
