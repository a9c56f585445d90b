import type { RemoteItem } from '../channels/channel.ts';
import { fail, ok, type Result } from '../model/channel-error.ts';
import { type IntegrationId, integrationOf, type LocationId, remoteIdOf } from '../model/ids.ts';
import type { Link, Master } from '../model/warehouse.ts';
import { attach, emptyRecord, leaveOut, resume } from '../stock/link.ts';
import { observe } from '../stock/observe.ts';
import type { StockRecord } from '../stock/record.ts';
import { takeBack } from '../stock/restored.ts';
import { isWritten, target } from '../stock/target.ts';
import { itemOf } from './catalogue.ts';
import { type Context, updateMany } from './context.ts';
import { recordsAt, setPaused } from './link-settings.ts';
import { resumeLoops } from './links.ts';
import { everything } from './poll.ts';
import type { FirstSyncRow } from './ports.ts';
import { clear } from './problems.ts';
import { figureOf, follow, readAndAccount } from './reading.ts';
import { SECOND } from './second-installation.ts';

const NO_CLIENT = { kind: 'unauthorized', detail: 'no credentials' } as const;
const TAKEN = {
  kind: 'rejected',
  reason:
    'another installation of this extension keeps its counts. Disconnect the shop there, or resume it here to take over.',
  detail: SECOND,
} as const;
const NOT_LINKED = { kind: 'not-found', detail: 'not linked' } as const;

const linkOf = async (ctx: Context, location: LocationId): Promise<Link | undefined> =>
  (await ctx.deps.directory.links()).find((link) => link.location === location);

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
  if (link.state === 'review') await directory.saveLink({ ...link, state: 'linked' });
  // A full pass: everything that the master has enters the catalogue.
  await ctx.cursors.askFullPass(integration);
  await ctx.lanes.ask(integration, { now: true });
  const { since, stopped } = await ctx.cursors.get(integration);
  if (stopped === SECOND) return fail(TAKEN);
  if (since === null) return fail({ kind: 'unavailable', detail: 'the first pass did not get through' });
  const counted = (await stock.records(master.warehouse)).filter((record) => record.count !== null).length;
  return ok({ pulled: counted - before });
}

const known = async (ctx: Context, warehouse: string): Promise<number> =>
  (await ctx.deps.stock.records(warehouse)).filter((record) => record.count !== null).length;

/** What a first sync of this location would do, row by row. Keeps what was seen of items, writes nothing else. */
export async function previewFirstSync(ctx: Context, location: LocationId): Promise<Result<readonly FirstSyncRow[]>> {
  const { directory, stock, clock } = ctx.deps;
  const link = await linkOf(ctx, location);
  if (!link) return fail(NOT_LINKED);
  const integration = integrationOf(location);
  const client = await ctx.deps.client(integration);
  if (!client) return fail(NO_CLIENT);
  const pass = await everything(client, [remoteIdOf(location)]);
  if (!pass.ok) return pass;
  await directory.putItems(pass.value.map((item) => itemOf(integration, item, clock.now())));

  const records = new Map((await stock.records(link.warehouse)).map((record) => [record.sku, record]));
  const catalogue = new Map((await directory.products()).map((product) => [product.sku, product]));
  const uses = new Map<string, number>();
  for (const { sku } of pass.value) if (sku !== null) uses.set(sku, (uses.get(sku) ?? 0) + 1);
  const isMaster = (await directory.master())?.location === location;
  const rows = pass.value.map((item) => {
    const row = rowOf(item, link, records, catalogue, uses);
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
  const { record: back, unclear } = takeBack(record, location, quantity, 0);
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

/** Links the location for the rows that a person confirmed; the others become lines that are left out. */
export async function confirmFirstSync(
  ctx: Context,
  location: LocationId,
  gen: number,
  rows: readonly { sku: string; old: number | null; include: boolean }[],
): Promise<Result<{ linked: number }>> {
  const { directory, stock, clock } = ctx.deps;
  const link = await linkOf(ctx, location);
  if (!link || link.gen !== gen) return fail(NOT_LINKED);
  const integration = integrationOf(location);
  if (!(await ctx.deps.client(integration))) return fail(NO_CLIENT);
  const items = await directory.itemsBySku(
    integration,
    rows.map((row) => row.sku),
  );
  const ofSku = new Map<string, string[]>();
  for (const { sku, item } of items) if (sku !== null) ofSku.set(sku, [...(ofSku.get(sku) ?? []), item]);
  const catalogue = new Set((await directory.products(rows.map((row) => row.sku))).map((product) => product.sku));
  ctx.deps.wakeAt(clock.now());
  const wanted = new Map(
    rows.flatMap((row) => {
      const [item, second] = ofSku.get(row.sku) ?? [];
      const usable = item !== undefined && second === undefined && catalogue.has(row.sku);
      return usable && row.old !== null ? [[row.sku, { item, old: row.old, include: row.include }] as const] : [];
    }),
  );
  const existing = new Map(
    (await stock.records(link.warehouse, [...wanted.keys()])).map((record) => [record.sku, record]),
  );
  const { direction, buffer, max } = link;
  const attachRows = async (included: boolean): Promise<readonly StockRecord[]> => {
    const skus = [...wanted].flatMap(([sku, row]) => (row.include === included ? [sku] : []));
    const records = skus.map((sku) => existing.get(sku) ?? emptyRecord(link.warehouse, sku));
    return updateMany(ctx, records, (record) => {
      const row = wanted.get(record.sku);
      if (!row) return record;
      const { item, old: quantity, include } = row;
      if (!include)
        return leaveOut(
          attach(record, { location, gen, item, direction, buffer, max, quantity, readAt: clock.now(), include }),
          location,
        );
      // What the person saw is the base, so a sale since then is a difference that the next reading accounts.
      const readAt = clock.now();
      const to = { location, gen, item, direction, buffer, max, quantity, readAt, include };
      return takeBack(attach(record, to), location, quantity, readAt).record;
    });
  };
  // What is left out comes first: from the first line that takes part, the confirmation counts, see `finishConfirms`.
  await attachRows(false);
  const attached = await attachRows(true);
  if (link.state === 'review') await directory.saveLink({ ...link, state: 'linked' });
  if (link.paused) await leaveOutUnread(ctx, link);
  // What was paused goes on; what was left out of that isn't paused any more.
  const resumed = link.paused
    ? [...(await setPaused(ctx, location, false)), ...(await resumeLoops(ctx, location))]
    : [];
  // Its products that are new enter the catalogue in a full pass.
  if ((await directory.master())?.location === location) {
    await ctx.cursors.askFullPass(integration);
  }
  const linked = [...attached, ...resumed].filter((record) => record.lines[location]?.state === 'linked');
  await readAndAccount(
    ctx,
    linked.map(({ warehouse, sku }) => ({ warehouse, sku, location })),
  );
  follow(ctx, linked);
  await clear(ctx, 'restored', { integration, location });
  return ok({ linked: linked.length });
}

/** What came out of a backup and has no figure in this review isn't known well enough to go on by itself. */
async function leaveOutUnread(ctx: Context, link: Link): Promise<void> {
  await updateMany(ctx, await recordsAt(ctx, link), (record) =>
    record.lines[link.location]?.restored ? leaveOut(record, link.location) : record,
  );
}

/**
 * Ends confirmations that a worker didn't live to end: lines take part already, so the link is no longer in review.
 * Rows that it didn't get to are attached when they are next seen. Returns the links as they are then.
 */
export async function finishConfirms(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
): Promise<readonly Link[]> {
  const { directory, stock } = ctx.deps;
  const result: Link[] = [];
  for (const link of links) {
    let now = link;
    if (link.state === 'review' && integrationOf(link.location) === integration) {
      const begun = (await stock.records(link.warehouse)).some(({ lines }) => {
        const line = lines[link.location];
        return line?.gen === link.gen && line.state !== 'skipped';
      });
      if (begun) {
        now = { ...link, state: 'linked' };
        await directory.saveLink(now);
        // What changed since the lines were attached may be older than the last poll.
        await ctx.cursors.askFullPass(integration);
      }
    }
    result.push(now);
  }
  return result;
}
