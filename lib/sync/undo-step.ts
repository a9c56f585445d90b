import type { Product } from '../model/catalogue.ts';
import { type IntegrationId, integrationOf } from '../model/ids.ts';
import { type Step, type StepRow, type UndoRow, undoUntil } from '../model/step.ts';
import type { StockRecord } from '../stock/record.ts';
import { brought, type TakenBack, takeBack, unpull, wouldTakeBack, wouldUnpull } from '../stock/take-back.ts';
import { type Context, linesAt, updateMany } from './context.ts';
import { STEP_PART } from './ports.ts';
import { follow, readAndAccount } from './reading.ts';
import { advance, again, linkOf, pulledBy, stepLock } from './steps.ts';

/** Can this step be taken back now? */
export async function canUndo(ctx: Context, step: Step | undefined): Promise<boolean> {
  if (step?.state !== 'done' || undoUntil(step) < ctx.deps.clock.now()) return false;
  const link = await linkOf(ctx, step.location);
  return link?.gen === step.gen && link.state !== 'unlinking';
}

/** What taking a step back would do. Reads nothing from shops and writes nothing. */
export async function previewUndo(ctx: Context, id: string): Promise<readonly UndoRow[] | null> {
  const { steps, stock, directory } = ctx.deps;
  const step = await steps.step(id);
  if (!step || !(await canUndo(ctx, step))) return null;
  const before = await rowsOf(ctx, step);
  const products = new Map((await directory.products()).map((product) => [product.sku, product]));
  const rows: UndoRow[] = [];
  for (const record of await stock.records(step.warehouse)) {
    const row = before.get(record.sku);
    if (isMeant(record, step, row)) rows.push(rowOf(record, step, row, products.get(record.sku)));
  }
  return rows;
}

/** Pulled counts are about records, first syncs about the lines of one location. */
const isPull = ({ kind }: Step): boolean => kind === 'pull' || kind === 'master';

function isMeant(record: StockRecord, step: Step, row: StepRow | undefined): boolean {
  if (row !== undefined) return true;
  if (isPull(step)) return isFirst(record, step);
  return step.kind !== 'more' && record.lines[step.location]?.gen === step.gen;
}

/** The count of this record is the one that the master's pull gave it. */
const isFirst = ({ lastEntry, lines }: StockRecord, { kind, location, gen }: Step): boolean =>
  kind === 'master' && lines[location]?.gen === gen && lastEntry?.endsWith('/first-count') === true;

const entryOf = (record: StockRecord, step: Step): string =>
  isFirst(record, step) ? (record.lastEntry ?? '') : pulledBy(step, record.sku);

const outcome = (record: StockRecord, step: Step, row: StepRow | undefined): TakenBack =>
  isPull(step) ? wouldUnpull(record, step, row, entryOf(record, step)) : wouldTakeBack(record, step, row);

function rowOf(record: StockRecord, step: Step, row: StepRow | undefined, product: Product | undefined): UndoRow {
  const result = outcome(record, step, row);
  const named = { sku: record.sku, title: product?.title ?? record.sku, variant: product?.variant ?? null };
  if (result.kind === 'back') {
    const { from, to, since, count } = result;
    return { ...named, from, to, since, count, stays: null };
  }
  const base = record.lines[step.location]?.base ?? null;
  return {
    ...named,
    from: base,
    to: base,
    since: 0,
    count: { from: record.count, to: record.count },
    stays: result.why,
  };
}

async function rowsOf(ctx: Context, step: Step): Promise<ReadonlyMap<string, StepRow>> {
  const rows = new Map<string, StepRow>();
  for (let part = 0; ; part++) {
    const some = await ctx.deps.steps.rows(step.id, part);
    for (const row of some) rows.set(row.sku, row);
    if (some.length < STEP_PART) return rows;
  }
}

/** Takes a step back; see `Engine`. */
export async function undoStep(ctx: Context, id: string): Promise<{ back: number; stays: number } | null> {
  const { steps, locks, wakeAt, clock } = ctx.deps;
  const asked = await steps.step(id);
  if (!asked) return null;
  return locks.run(stepLock(asked.location), async () => {
    const step = await steps.step(id);
    if (!step || !(await canUndo(ctx, step))) return null;
    // A worker that dies from here on is followed by one that goes on.
    wakeAt(clock.now());
    return again(ctx, step, async () => {
      const begun = await advance(ctx, step, { state: 'undoing', through: 0 });
      return goBack(ctx, begun, () => ctx.lanes.ask(integrationOf(step.location)));
    });
  });
}

/**
 * Decides every SKU, part by part; each part does nothing where it was done before. `settled`: waits for what is on its
 * way to the shop, so that it can go back as well; missing within the shop's own lane, which settles that before.
 */
export async function goBack(
  ctx: Context,
  begun: Step,
  settled?: () => Promise<void>,
): Promise<{ back: number; stays: number }> {
  const { stock, clock, directory } = ctx.deps;
  let step = begun;
  const sums = { back: 0, stays: 0 };
  if (step.state === 'returning') {
    await closeReturned(ctx);
    return sums;
  }
  const link = await linkOf(ctx, step.location);
  if (!link || link.gen !== step.gen || link.state === 'unlinking') {
    await ctx.deps.steps.remove([step.id]);
    return sums;
  }
  // First the link: from here on nothing new of the shop is taken into this warehouse.
  await directory.changeLink(step.location, step.gen, (kept) => {
    if (kept.state === 'unlinking') return null;
    if (step.kind === 'resume') return { ...kept, paused: true };
    return step.kind === 'first-sync' || step.kind === 'master' ? { ...kept, state: 'review' } : null;
  });
  const before = await rowsOf(ctx, step);
  const onItsWay = new Set<string>();
  const decide = async (meant: readonly StockRecord[], waits: boolean) => {
    await readMoved(ctx, step, meant);
    const at = clock.now();
    const changed = await updateMany(ctx, await stock.records(step.warehouse, skusOf(meant)), (record) => {
      const row = before.get(record.sku);
      onItsWay.delete(record.sku);
      if (waits && !isPull(step) && row?.include && isOnItsWay(record, step)) {
        onItsWay.add(record.sku);
        return record;
      }
      if (outcome(record, step, row).kind === 'back') sums.back += 1;
      else sums.stays += 1;
      return isPull(step)
        ? taken(unpull(record, step, row, entryOf(record, step), at), step)
        : takeBack(record, step, row, at);
    });
    follow(ctx, changed);
  };
  let after: string | null = null;
  let through = 0;
  for (;;) {
    const page: readonly StockRecord[] = await stock.recordsAfter(step.warehouse, after, STEP_PART);
    const meant = page.filter((record) => isMeant(record, step, before.get(record.sku)));
    await decide(meant, settled !== undefined);
    through += meant.length;
    step = await advance(ctx, step, { through: Math.min(step.rows, through - onItsWay.size) });
    after = page.at(-1)?.sku ?? null;
    if (page.length < STEP_PART) break;
  }
  // Nothing new is sent by now but what goes back, so this ends.
  if (onItsWay.size > 0) {
    await settled?.();
    const skus = [...onItsWay];
    for (let from = 0; from < skus.length; from += STEP_PART) {
      await decide(await stock.records(step.warehouse, skus.slice(from, from + STEP_PART)), false);
    }
  }
  await advance(ctx, step, { state: 'returning', through: step.rows });
  await closeReturned(ctx);
  return sums;
}

/** A write to it has been begun and isn't settled yet. */
const isOnItsWay = ({ lines }: StockRecord, { location, gen }: Step): boolean =>
  lines[location]?.gen === gen && lines[location]?.pending !== null;

/** The master's own lines go with its first counts: the location is to be reviewed again. */
const taken = (record: StockRecord, step: Step): StockRecord =>
  step.kind === 'master' ? takeBack(record, { ...step, kind: 'first-sync' }, undefined, 0) : record;

const skusOf = (records: readonly StockRecord[]): string[] => records.map(({ sku }) => sku);

/** Counts that will move are read first, as before any change that a person makes; a shop that is down holds nothing up. */
async function readMoved(ctx: Context, step: Step, records: readonly StockRecord[]): Promise<void> {
  const moving = records.filter((record) => (record.lines[step.location]?.since?.moved ?? 0) !== 0);
  await readAndAccount(
    ctx,
    moving.flatMap(({ warehouse, sku, lines }) =>
      Object.entries(lines).flatMap(([location, line]) =>
        line.state === 'linked' && !ctx.unreachable.has(integrationOf(location)) ? [{ warehouse, sku, location }] : [],
      ),
    ),
  );
}

/** Ends the return of locations that have got back what they had, and the steps whose last one that was. */
export async function endReturns(ctx: Context, integration: IntegrationId): Promise<void> {
  const returning = (await ctx.open.all()).filter((record) => isReturning(record, integration));
  if (returning.length === 0) return;
  const ended = await updateMany(ctx, returning, (record) => linesAt(record, integration).reduce(brought, record));
  if (ended.length > 0) await closeReturned(ctx);
}

/** Steps of which nothing is on its way back any more are over. */
export async function closeReturned(ctx: Context): Promise<void> {
  const returning = (await ctx.deps.steps.steps()).filter(({ state }) => state === 'returning');
  if (returning.length === 0) return;
  // As stored: another context of this browser may have begun with some that this one doesn't know of.
  const open = await ctx.deps.stock.openRecords();
  for (const step of returning) {
    const left = open.some(({ lines }) => Object.values(lines).some(({ back }) => back?.step === step.id));
    if (!left) await advance(ctx, step, { state: 'undone' });
  }
}

const isReturning = (record: StockRecord, integration: IntegrationId): boolean =>
  linesAt(record, integration).some((location) => record.lines[location]?.back !== undefined);
