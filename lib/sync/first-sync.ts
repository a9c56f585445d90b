import type { RemoteItem } from '../channels/channel.ts';
import { fail, ok, type Result } from '../model/channel-error.ts';
import { integrationOf, type LocationId, remoteIdOf } from '../model/ids.ts';
import type { Link, Master } from '../model/warehouse.ts';
import { resume } from '../stock/link.ts';
import { observe } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { catchUp } from '../stock/restored.ts';
import { isWritten, target } from '../stock/target.ts';
import { keepSeen } from './catalogue.ts';
import type { Context } from './context.ts';
import { everything, type OnPage } from './everything.ts';
import type { FirstSyncRow } from './ports.ts';
import { figureOf } from './reading.ts';
import { BUSY, NO_CLIENT, NOT_LINKED } from './refusals.ts';
import { SECOND } from './second-installation.ts';
import { advance, beginPull, isBusy, linkOf, reviewed } from './steps.ts';

const TAKEN = {
  kind: 'rejected',
  reason:
    'another installation of this extension keeps its counts. Disconnect the shop there, or resume it here to take over.',
  detail: SECOND,
} as const;
/**
 * Sets the master stock location and takes its counts at once: where its warehouse has no counts yet nothing is written
 * there, so nothing is to be reviewed. In one that has, a location that isn't linked yet waits for its review.
 */
export async function chooseMaster(ctx: Context, master: Master): Promise<Result<{ pulled: number }>> {
  const { directory, stock } = ctx.deps;
  const link = await linkOf(ctx, master.location);
  if (!link || link.warehouse !== master.warehouse) return fail(NOT_LINKED);
  const integration = integrationOf(master.location);
  const client = await ctx.deps.client(integration);
  if (!client) return fail(NO_CLIENT);
  // The shop is tried before anything is saved: a master that can't be read would leave set-up half done.
  const now = await client.now();
  if (!now.ok) return now;
  const before = await known(ctx, master.warehouse);
  await directory.setMaster(master);
  if (link.state === 'review' && before > 0) return ok({ pulled: 0 });
  const pulls = link.state === 'review';
  const step = pulls ? await beginPull(ctx, 'master', link, await stock.records(master.warehouse)) : null;
  if (pulls) await directory.changeLink(link.location, link.gen, reviewed);
  // A full pass: everything that the master has enters the catalogue.
  await ctx.cursors.askFullPass(integration);
  await ctx.lanes.ask(integration, { now: true });
  const { since, stopped } = await ctx.cursors.get(integration);
  if (stopped === SECOND) return fail(TAKEN);
  if (since === null) return fail({ kind: 'unavailable', detail: 'the first pass did not get through' });
  const counted = (await stock.records(master.warehouse)).filter((record) => record.count !== null).length;
  if (step) await advance(ctx, step, { rows: counted - before });
  return ok({ pulled: counted - before });
}

const known = async (ctx: Context, warehouse: string): Promise<number> =>
  (await ctx.deps.stock.records(warehouse)).filter((record) => record.count !== null).length;

/** What a first sync of this location would do, row by row. Keeps what was seen of items, writes nothing else. */
export async function previewFirstSync(
  ctx: Context,
  location: LocationId,
  onPage?: OnPage,
): Promise<Result<readonly FirstSyncRow[]>> {
  const { directory, stock } = ctx.deps;
  const link = await linkOf(ctx, location);
  if (!link) return fail(NOT_LINKED);
  if (await isBusy(ctx, location)) return fail(BUSY);
  const integration = integrationOf(location);
  const client = await ctx.deps.client(integration);
  if (!client) return fail(NO_CLIENT);
  const asked = ctx.deps.clock.now();
  const pass = await everything(client, [remoteIdOf(location)], onPage);
  if (!pass.ok) return pass;
  await keepSeen(ctx, integration, pass.value, asked);

  const records = new Map((await stock.records(link.warehouse)).map((record) => [record.sku, record]));
  const catalogue = new Map((await directory.products()).map((product) => [product.sku, product]));
  const uses = new Map<string, number>();
  for (const { sku } of pass.value) if (sku !== null) uses.set(sku, (uses.get(sku) ?? 0) + 1);
  const isMaster = (await directory.master())?.location === location;
  const rows = pass.value.map((item): FirstSyncRow => {
    const row = { ...rowOf(item, link, records, catalogue, uses), item: item.item };
    // The master's new products enter the catalogue with the counts that they have.
    const enters = isMaster && row.why === 'not-in-master' && item.tracked && row.old !== null;
    return enters ? ({ ...row, action: 'skip', new: row.old, why: null, enters } as const) : row;
  });
  for (const product of catalogue.values()) {
    if (!uses.has(product.sku)) rows.push(unmatched(product.sku, product.title, product.variant, null, 'not-in-shop'));
  }
  return ok(rows);
}

function rowOf(
  item: RemoteItem,
  link: Link,
  records: ReadonlyMap<string, StockRecord>,
  catalogue: ReadonlyMap<string, unknown>,
  uses: ReadonlyMap<string, number>,
): FirstSyncRow {
  const { sku, title, variant } = item;
  const { quantity, absent } = figureOf(
    item.levels.find((level) => level.remoteLocation === remoteIdOf(link.location)),
  );
  if (sku === null) return unmatched('', title, variant, quantity, 'no-sku');
  if ((uses.get(sku) ?? 0) > 1) return unmatched(sku, title, variant, quantity, 'duplicate');
  if (!catalogue.has(sku)) return unmatched(sku, title, variant, quantity, 'not-in-master');
  if (!item.tracked || absent === 'untracked') return unmatched(sku, title, variant, null, 'untracked');
  if (quantity === null) return unmatched(sku, title, variant, null, 'inactive');
  const record = records.get(sku);
  const line = record?.lines[link.location];
  if (record && line?.state === 'paused' && line.gen === link.gen)
    return resumeRow(record, link.location, item, quantity);
  const count = record?.count ?? null;
  if (count === null) return { sku, title, variant, action: 'follow', old: quantity, new: null, why: null };
  const to = target({ base: quantity, buffer: link.buffer, max: link.max }, count);
  return { sku, title, variant, action: actionOf(quantity, to), old: quantity, new: to, why: null };
}

/** The core says what a paused line would do if it went on with this figure: nothing is saved of it. */
function resumeRow(
  record: StockRecord,
  location: LocationId,
  { item, sku, title, variant }: RemoteItem,
  quantity: number,
): FirstSyncRow {
  const name = sku ?? '';
  if (record.lines[location]?.item !== item) return unmatched(name, title, variant, quantity, 'not-in-shop');
  const { record: back, unclear } = catchUp(record, location, quantity, 0);
  const resumed = resume(back, location);
  const { gen, epoch, settleUntil } = resumed.lines[location] ?? { gen: 0, epoch: 0, settleUntil: 0 };
  const after = observe(resumed, { location, gen, epoch, readAt: settleUntil, quantity });
  const line = after.lines[location];
  const { count } = after;
  const row = { sku: name, title, variant, old: quantity, why: null };
  if (!line || count === null) return { ...row, action: 'follow', new: null };
  const moved = count !== record.count && { count: { from: record.count, to: count } };
  if (!isWritten(line)) return { ...row, action: unclear ? 'unclear' : 'skip', new: quantity, ...moved };
  const to = target(line, count);
  return { ...row, action: unclear ? 'unclear' : actionOf(quantity, to), new: to, ...moved };
}

const actionOf = (from: number, to: number): FirstSyncRow['action'] =>
  to === from ? 'skip' : to === 0 ? 'to-zero' : to > from ? 'raise' : 'lower';

const unmatched = (
  sku: string,
  title: string,
  variant: string | null,
  old: number | null,
  why: NonNullable<FirstSyncRow['why']>,
): FirstSyncRow => ({ sku, title, variant, action: 'unmatched', old, new: null, why });
