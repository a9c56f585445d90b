import type { Entry } from '../model/history.ts';
import type { LocationId } from '../model/ids.ts';
import { integrationOf } from '../model/ids.ts';
import { decide } from '../stock/doubt.ts';
import { type Edited, edit as editRecord } from '../stock/edit.ts';
import { pull } from '../stock/link.ts';
import { withLine } from '../stock/observe.ts';
import { questionAt } from '../stock/questions.ts';
import type { StockRecord } from '../stock/record.ts';
import { type Context, recordsOf, update, updateMany } from './context.ts';
import type { Answer, Edit, EditOutcome } from './ports.ts';
import { askNext } from './problems.ts';
import { follow, readAndAccount } from './reading.ts';
import { beginPull, linkOf, pulledBy } from './steps.ts';

/** A person waits: shops that take longer than this to be read count as unreachable. */
const READ_LIMIT_MS = 5_000;
/** How far back the entries go that explain what moved a count. */
const EXPLAIN = 20;

/** Reads every line of these records that takes part and isn't known to be out of reach, for at most five seconds. */
export async function readReachable(ctx: Context, refs: readonly { warehouse: string; sku: string }[]): Promise<void> {
  const lines = (await recordsOf(ctx, refs)).flatMap((record) =>
    Object.entries(record.lines).flatMap(([location, line]) =>
      line.state === 'linked' && line.direction !== 'off' && !ctx.unreachable.has(integrationOf(location))
        ? [{ warehouse: record.warehouse, sku: record.sku, location }]
        : [],
    ),
  );
  if (lines.length === 0) return;
  await Promise.race([readAndAccount(ctx, lines), ctx.deps.clock.sleep(READ_LIMIT_MS)]);
}

/** A person's edits; each on its own, so that one refusal holds no other up. */
export async function edit(ctx: Context, edits: readonly Edit[]): Promise<readonly EditOutcome[]> {
  await readReachable(ctx, edits);
  return apply(ctx, edits, (wanted) => ({ cause: 'edit', ref: wanted.id }));
}

/** Commits edits, those of one record together, and lets the deliveries begin when all are saved. */
export async function apply(
  ctx: Context,
  edits: readonly Edit[],
  origin: (wanted: Edit) => { cause: 'edit' | 'undo'; ref: string },
): Promise<readonly EditOutcome[]> {
  const at = ctx.deps.clock.now();
  // A worker that dies after the commit is woken to send.
  ctx.deps.wakeAt(at);
  const records = new Map((await recordsOf(ctx, edits, true)).map((record) => [keyOf(record), record]));
  const results = new Map<string, Edited>();
  const changed = await updateMany(ctx, [...records.values()], (record) => {
    let next = record;
    for (const wanted of edits) {
      if (keyOf(wanted) !== keyOf(record)) continue;
      const { id, change, reason } = wanted;
      const result = editRecord(next, { id, at, change, reason, ...origin(wanted) });
      results.set(id, result);
      if (result.kind === 'applied') next = result.record;
    }
    return next;
  });
  for (const record of changed) records.set(keyOf(record), record);
  follow(ctx, changed);
  const outcomes: EditOutcome[] = [];
  for (const wanted of edits) {
    const record = records.get(keyOf(wanted));
    outcomes.push(await outcomeOf(ctx, wanted, record, results.get(wanted.id)));
  }
  return outcomes;
}

const keyOf = ({ warehouse, sku }: { warehouse: string; sku: string }): string => `${warehouse}\n${sku}`;

async function outcomeOf(
  ctx: Context,
  { id, sku, change }: Edit,
  record: StockRecord | undefined,
  result: Edited | undefined,
): Promise<EditOutcome> {
  if (!record || !result) {
    const [product] = await ctx.deps.directory.products([sku]);
    return { kind: 'refused', id, why: product ? 'unlinked' : 'not-in-catalogue' };
  }
  if (result.kind === 'refused') return { kind: 'refused', id, why: result.why };
  const { revision } = record;
  if (result.kind === 'applied') return { kind: 'applied', id, count: result.record.count ?? 0, revision };
  return { kind: 'moved', id, count: record.count, entries: await since(ctx, record, change) };
}

/** The newest entries back to the one that left the count at what the person saw; newest first. */
async function since(ctx: Context, record: StockRecord, change: Edit['change']): Promise<readonly Entry[]> {
  const entries = await recent(ctx, record, EXPLAIN);
  if (change.kind !== 'set') return entries.slice(0, 1);
  const last = entries.findIndex((entry) => entry.before === change.seen);
  return entries.slice(0, last + 1);
}

/** The last entries of a record, those not yet copied to the history included; newest first. */
export async function recent(
  ctx: Context,
  { warehouse, sku, outbox }: StockRecord,
  limit: number,
): Promise<readonly Entry[]> {
  const copied = await ctx.deps.stock.entries({ warehouse, sku, limit });
  const known = new Set(copied.map((entry) => entry.id));
  return [...outbox.filter((entry) => !known.has(entry.id)).reverse(), ...copied].slice(0, limit);
}

/** Sends a push that waits again now. */
export async function retry(ctx: Context, warehouse: string, sku: string, location: LocationId): Promise<void> {
  await update(ctx, warehouse, sku, (record) => {
    const { refused, unanswered } = record.lines[location] ?? {};
    if (!refused && !unanswered) return record;
    return withLine(record, location, {
      ...(refused && { refused: { ...refused, retryAt: 0 } }),
      ...(unanswered && { unanswered: { ...unanswered, retryAt: 0 } }),
    });
  });
  for (const delivery of await ctx.deps.stock.openDeliveries(integrationOf(location))) {
    if (delivery.state === 'unknown' || delivery.state === 'sealed') {
      await ctx.deps.stock.saveDelivery({ ...delivery, nextAt: 0, revision: delivery.revision + 1 }, delivery.revision);
    }
  }
  await ctx.lanes.ask(integrationOf(location), { now: true, poll: true });
}

/**
 * A person's word on an outcome that nobody could witness. `asked`: the delivery that the question was about; null: a
 * question that was kept without it. False: it isn't open any more, and nothing was changed.
 */
export async function choose(
  ctx: Context,
  warehouse: string,
  sku: string,
  location: LocationId,
  { asked, applied }: Answer,
): Promise<boolean> {
  const at = ctx.deps.clock.now();
  ctx.deps.wakeAt(at);
  let over = asked;
  const { record, changed } = await update(ctx, warehouse, sku, (found) => {
    over = asked ?? questionAt(found, location)?.delivery ?? null;
    return decide(found, location, { asked, applied, at });
  });
  const open = record ? questionAt(record, location) : null;
  const about = { integration: integrationOf(location), location, warehouse, sku };
  await askNext(ctx, about, { count: record?.count ?? 0, over: changed ? over : asked, open });
  if (record && changed) follow(ctx, [record]);
  return changed;
}

/** Takes a location's figures as counts where none are known. */
export async function pullCounts(
  ctx: Context,
  warehouse: string,
  location: LocationId,
  skus?: readonly string[],
): Promise<{ pulled: number }> {
  const records = await ctx.deps.stock.records(warehouse, skus);
  const unknown = records.filter((record) => record.count === null && record.lines[location]);
  await readAndAccount(
    ctx,
    unknown.map(({ sku }) => ({ warehouse, sku, location })),
  );
  const at = ctx.deps.clock.now();
  ctx.deps.wakeAt(at);
  const read = (await recordsOf(ctx, unknown)).filter(
    ({ count, lines }) => count === null && lines[location]?.base != null,
  );
  const link = await linkOf(ctx, location);
  if (read.length === 0 || link?.warehouse !== warehouse) return { pulled: 0 };
  const step = await beginPull(ctx, 'pull', link, read);
  const changed = await updateMany(ctx, read, (record) =>
    pull(record, location, { cause: 'pull', at, id: pulledBy(step, record.sku) }),
  );
  follow(ctx, changed);
  return { pulled: changed.length };
}
