import { type IntegrationId, integrationOf, type LocationId } from '../model/ids.ts';
import { type Step, type StepRow, undoUntil } from '../model/step.ts';
import type { Link } from '../model/warehouse.ts';
import { attach, emptyRecord, leaveOut } from '../stock/link.ts';
import { withLine } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { catchUp } from '../stock/restored.ts';
import { type Context, updateMany } from './context.ts';
import { recordsAt, setPaused } from './link-settings.ts';
import { resumeLoops } from './links.ts';
import { STEP_PART } from './ports.ts';
import { clear } from './problems.ts';
import { follow, readAndAccount } from './reading.ts';
import { anyTwice } from './whose-sku.ts';

/*
 * A confirmation is one transaction: the step with all its rows. What follows is done part by part, each part safe to be
 * done again, so that a worker that dies is followed by one that goes on.
 */

/** With more lines than this, what changed since the review is read by the next full pass, not line by line. */
const READ_AT_ONCE = 1_000;

/** One at a time per location: confirming, taking back, and going on with either. */
export const stepLock = (location: LocationId): string => `step:${location}`;

export const linkOf = async (ctx: Context, location: LocationId): Promise<Link | undefined> =>
  (await ctx.deps.directory.links()).find((link) => link.location === location);

/** Is something going on about this location that has to end before it is reviewed again? */
export async function isBusy(ctx: Context, location: LocationId): Promise<boolean> {
  const steps = await ctx.deps.steps.steps();
  return steps.some((step) => step.location === location && (step.state === 'undoing' || step.state === 'returning'));
}

/** The link as it is once its review is over. */
export const reviewed = (kept: Link): Link | null => (kept.state === 'review' ? { ...kept, state: 'linked' } : null);

/** Saves what is confirmed, with what there was before; older steps that this one makes impossible to undo are forgotten. */
export async function beginStep(ctx: Context, step: Step, rows: readonly StepRow[]): Promise<void> {
  const { steps, clock, directory } = ctx.deps;
  const now = clock.now();
  await steps.begin(step, rows);
  const links = await directory.links();
  const old = (await steps.steps()).filter((one) => {
    if (one.id === step.id) return false;
    const linked = links.some(({ location, gen }) => location === one.location && gen === one.gen);
    const over = !linked || one.state === 'undone' || (one.state === 'done' && undoUntil(one) < now);
    return over || (isReviewed(step) && one.location === step.location && (isReviewed(one) || one.kind === 'more'));
  });
  await steps.remove(old.map(({ id }) => id));
}

const isReviewed = ({ kind }: Step): boolean => kind === 'first-sync' || kind === 'resume';

/**
 * Keeps what there is before counts are pulled from a location. It is `done` from the start: a pull that breaks off is
 * one of fewer SKUs.
 */
export async function beginPull(
  ctx: Context,
  kind: 'pull' | 'master',
  { warehouse, location, gen }: Link,
  records: readonly StockRecord[],
): Promise<Step> {
  const at = ctx.deps.clock.now();
  const id = ctx.deps.uuid();
  const rows = records.map(({ sku, count, lines }): StepRow => {
    const mine = lines[location];
    const others = Object.entries(lines).flatMap(([other, { gen, base }]) =>
      other === location ? [] : [{ location: other, gen, base }],
    );
    const base = mine?.base ?? null;
    return { sku, item: mine?.item ?? '', include: true, base, seen: base, count, line: 'linked', others };
  });
  const of = { kind, warehouse, location, gen, at, rows: rows.length, through: rows.length } as const;
  const step: Step = { version: 1, id, ...of, state: 'done', revision: 1 };
  await beginStep(ctx, step, rows);
  return step;
}

/** The id of what pulling one SKU leaves in the history. */
export const pulledBy = ({ id }: Pick<Step, 'id'>, sku: string): string => `${id}/${sku}`;

/** Saves how far a step has come; another browser may have taken it over. */
export async function advance(
  ctx: Context,
  step: Step,
  to: Partial<Pick<Step, 'state' | 'through' | 'rows'>>,
): Promise<Step> {
  const next: Step = { ...step, ...to, revision: step.revision + 1 };
  if (await ctx.deps.steps.save(next, step.revision)) return next;
  return (await ctx.deps.steps.step(step.id)) ?? next;
}

/**
 * Links, or lets go on, what was confirmed, from wherever it stands. `anew`: the shop is to be gone through afterwards,
 * since another worker began with it, or SKUs have moved to other items. Returns how many lines take part now.
 */
export async function carryOut(ctx: Context, begun: Step, anew = false): Promise<number> {
  const { directory, steps } = ctx.deps;
  const { location, gen, warehouse } = begun;
  let step = begun;
  const linked: StockRecord[] = [];
  const link = await linkOf(ctx, location);
  if (!link || link.gen !== gen || link.state === 'unlinking') {
    await steps.remove([step.id]);
    return 0;
  }
  for (let part = 0; part * STEP_PART < step.rows; part++) {
    // The rows of parts that were done before are attached already: going over them again changes nothing.
    const rows = new Map((await steps.rows(step.id, part)).map((row) => [row.sku, row]));
    linked.push(...(await attachPart(ctx, step, link, rows)));
    if (step.state !== 'confirming') break;
    step = await advance(ctx, step, { through: Math.min(step.rows, (part + 1) * STEP_PART) });
  }
  await directory.changeLink(location, gen, reviewed);
  // What was paused goes on; what was left out of that isn't paused any more.
  if (link.paused) {
    await leaveOutUnread(ctx, link);
    linked.push(...(await setPaused(ctx, location, false)), ...(await resumeLoops(ctx, location)));
  }
  const integration = integrationOf(location);
  const master = (await directory.master())?.location === location;
  const many = linked.length > READ_AT_ONCE;
  // Products of the master that are new enter the catalogue in a full pass. It also finds what changed at lines that a
  // worker attached which didn't live to read them, and whether what is left out as doubled still is.
  if (master || many || anew || (await anyTwice(ctx, integration))) await ctx.cursors.askFullPass(integration);
  const refs = linked
    .filter((record) => record.lines[location]?.state === 'linked')
    .map(({ sku }) => ({ warehouse, sku, location }));
  if (!many) await readAndAccount(ctx, refs);
  await clear(ctx, 'restored', { integration, location });
  await advance(ctx, step, { state: 'done', through: step.rows });
  follow(ctx, linked);
  return new Set(refs.map(({ sku }) => sku)).size;
}

/** What came out of a backup and has no figure in this review isn't known well enough to go on by itself. */
async function leaveOutUnread(ctx: Context, link: Link): Promise<void> {
  await updateMany(ctx, await recordsAt(ctx, link), (record) =>
    record.lines[link.location]?.restored ? leaveOut(record, link.location) : record,
  );
}

async function attachPart(
  ctx: Context,
  { id: step, warehouse, location, gen }: Step,
  { direction, buffer, max }: Link,
  rows: ReadonlyMap<string, StepRow>,
): Promise<readonly StockRecord[]> {
  const readAt = ctx.deps.clock.now();
  const existing = new Map(
    (await ctx.deps.stock.records(warehouse, [...rows.keys()])).map((record) => [record.sku, record]),
  );
  const records = [...rows.keys()].map((sku) => existing.get(sku) ?? emptyRecord(warehouse, sku));
  return updateMany(ctx, records, (record) => {
    const row = rows.get(record.sku);
    if (!row) return record;
    const { item, seen: quantity, include } = row;
    // What the person saw is the base, so a sale since then is a difference that the next reading accounts.
    const attached = attach(record, {
      location,
      gen,
      item,
      direction,
      buffer,
      max,
      quantity,
      readAt,
      include,
      step,
    });
    if (!include) return leaveOut(attached, location);
    const current = quantity === null ? attached : catchUp(attached, location, quantity, readAt).record;
    const line = current.lines[location];
    if (line?.state !== 'paused' || line.since?.step === step) return current;
    return withLine(current, location, { since: { step, own: 0, moved: 0 } });
  });
}

/** A part that failed (a full disk) is gone on with by the next round of the shop's lane, as after a worker's death. */
export async function again<T>(ctx: Context, { location }: Step, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    ctx.recovered.delete(integrationOf(location));
    ctx.deps.wakeAt(ctx.deps.clock.now());
    throw error;
  }
}

/** Goes on with what was confirmed, or was to be taken back, by a worker that didn't live to end it. */
export async function finishSteps(
  ctx: Context,
  integration: IntegrationId,
  goBack: (step: Step) => Promise<unknown>,
): Promise<void> {
  const mine = (await ctx.deps.steps.steps()).filter(({ location }) => integrationOf(location) === integration);
  for (const { id, location, state } of mine) {
    if (state === 'done' || state === 'undone') continue;
    // Whoever has the lock is at it.
    await ctx.deps.locks.tryRun(stepLock(location), async () => {
      const step = await ctx.deps.steps.step(id);
      if (step?.state === 'confirming') await carryOut(ctx, step, true);
      else if (step) await goBack(step);
    });
  }
}
