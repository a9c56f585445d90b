import { type IntegrationId, integrationOf, type LocationId } from '../model/ids.ts';
import type { Link } from '../model/warehouse.ts';
import { drop, resume, startUnlink } from '../stock/link.ts';
import { isSettling, withLine } from '../stock/observe.ts';
import { release } from '../stock/push.ts';
import type { Line, StockRecord } from '../stock/record.ts';
import { isLive, isRead } from '../stock/target.ts';
import { type Context, updateMany } from './context.ts';
import { clearProblemsAt } from './line-problems.ts';
import { recordsAt, setPaused } from './link-settings.ts';
import { recordKey } from './open-records.ts';
import { clear, problemId } from './problems.ts';
import { follow, type LineRef, readAndAccount } from './reading.ts';
import { SECOND } from './second-installation.ts';

const refsOf = (records: readonly StockRecord[], location: LocationId): LineRef[] =>
  records.map(({ warehouse, sku }) => ({ warehouse, sku, location }));

/**
 * Accounts once more where the shop answers, then takes the location out; resumed by the lane after a crash. `gone`: the
 * shop is being disconnected, so nothing that is on its way waits for an outcome any more.
 */
export async function unlink(ctx: Context, location: LocationId, gone = false): Promise<void> {
  const { directory } = ctx.deps;
  const link = (await directory.links()).find((one) => one.location === location);
  if (!link) return;
  ctx.deps.wakeAt(ctx.deps.clock.now());
  await directory.changeLink(location, link.gen, (kept) => ({ ...kept, state: 'unlinking' }));
  await clear(ctx, 'restored', { integration: integrationOf(location), location });
  const records = await recordsAt(ctx, link);
  await updateMany(ctx, records, (record) => startUnlink(record, location, link.gen));
  if (gone) return finishUnlinks(ctx, integrationOf(location), [{ ...link, state: 'unlinking' }], true);
  await readAndAccount(ctx, refsOf(records, location));
  await ctx.lanes.ask(integrationOf(location), { poll: true });
}

/**
 * Drops the lines of locations that are being unlinked, as soon as nothing of them is pending. `force`: the shop is
 * disconnected, so nothing can ever be settled there.
 */
export async function finishUnlinks(
  ctx: Context,
  integration: IntegrationId,
  links: readonly Link[],
  force: boolean,
): Promise<void> {
  for (const link of links) {
    if (link.state !== 'unlinking' || integrationOf(link.location) !== integration) continue;
    const { location, gen } = link;
    const read = !force && ctx.rules.lastReading ? await readLast(ctx, link) : null;
    const records = await recordsAt(ctx, link);
    const dropped = await updateMany(ctx, records, (record) => {
      const line = record.lines[location];
      if (!force && line && isLagging(ctx, line)) return record;
      const key = line?.pending?.delivery;
      const started = startUnlink(record, location, gen);
      if (read && wasMissed(started, location, read)) {
        ctx.deps.wakeAt(ctx.deps.clock.now());
        return started;
      }
      return drop(force && key !== undefined ? release(started, location, key) : started, location, gen);
    });
    const left = dropped.filter((record) => record.lines[location]?.gen === gen).length;
    if (dropped.length !== records.length || left > 0) continue;
    // The link last: it is what brings a worker back here.
    await clearProblemsAt(ctx, location);
    await ctx.deps.directory.removeLink(location, gen);
  }
}

/**
 * What was on its way when the unlinking began, or was written just before, was read by nobody since, and a worker may have
 * died before it read anything: what the shop itself changed until now is accounted before the line goes. Where the shop
 * doesn't answer now it goes without. Returns which state of which line was read, by its epoch.
 */
async function readLast(ctx: Context, link: Link): Promise<ReadonlyMap<string, number>> {
  const { location, gen } = link;
  await updateMany(ctx, await recordsAt(ctx, link), (record) => startUnlink(record, location, gen));
  const unread = (await recordsAt(ctx, link)).filter((record) => {
    const line = record.lines[location];
    return line && isUnread(line) && !isLagging(ctx, line);
  });
  for (const record of unread) ctx.open.put(record);
  await readAndAccount(ctx, refsOf(unread, location));
  return new Map(unread.map(({ warehouse, sku, lines }) => [recordKey(warehouse, sku), lines[location]?.epoch ?? 0]));
}

/** Another browser settled its write, or began to take it out, while the others were read. */
function wasMissed(record: StockRecord, location: LocationId, read: ReadonlyMap<string, number>): boolean {
  const line = record.lines[location];
  return line !== undefined && isUnread(line) && read.get(recordKey(record.warehouse, record.sku)) !== line.epoch;
}

const isUnread = (line: Line): boolean =>
  isLive(line) && isRead(line) && line.pending === null && line.base !== null && line.readAt === null;

/** The shop's readings may still be from before our last write: the lane comes back when they aren't. */
function isLagging(ctx: Context, line: Line): boolean {
  if (!isUnread(line) || !isSettling(line, ctx.deps.clock.now())) return false;
  ctx.deps.wakeAt(line.settleUntil);
  return true;
}

/** Pauses a location by hand, or lets it go on; what changed meanwhile is accounted by the first reading afterwards. */
export async function pauseLocation(ctx: Context, location: LocationId, paused: boolean): Promise<void> {
  const changed = [...(await setPaused(ctx, location, paused))];
  if (!paused) changed.push(...(await resumeLoops(ctx, location)));
  await readAndAccount(ctx, refsOf(changed, location));
  follow(ctx, changed);
}

/** Whoever lets a location go on where two writers pulled at a figure has been told of it. */
export async function resumeLoops(ctx: Context, location: LocationId): Promise<readonly StockRecord[]> {
  const link = (await ctx.deps.directory.links()).find((one) => one.location === location);
  if (!link) return [];
  const changed = await updateMany(ctx, await recordsAt(ctx, link), (record) =>
    record.lines[location]?.why === 'loop' ? resume(record, location) : record,
  );
  for (const { sku } of changed) await clear(ctx, 'loop', { integration: integrationOf(location), location, sku });
  return changed;
}

/** A person takes what the shop has as true: a stopped shop goes on, and so do its figures that two writers pulled at. */
export async function resumeIntegration(ctx: Context, integration: IntegrationId): Promise<void> {
  const { directory } = ctx.deps;
  const before = await ctx.cursors.load(integration);
  for (const link of await directory.links()) {
    if (integrationOf(link.location) !== integration || link.paused) continue;
    // What the other installation left is taken as true with the rest; only what it writes over ours from now on counts.
    if (before.stopped === SECOND) {
      await updateMany(ctx, await recordsAt(ctx, link), (record) =>
        record.lines[link.location]?.seen.some(({ ours }) => ours)
          ? withLine(record, link.location, { seen: [] })
          : record,
      );
    }
    const changed = await updateMany(ctx, await recordsAt(ctx, link), (record) =>
      record.lines[link.location]?.why === 'loop' ? resume(record, link.location) : record,
    );
    for (const { warehouse, sku } of changed) {
      await directory.clearProblem(problemId('loop', { integration, location: link.location, warehouse, sku }));
    }
  }
  // Before the stop: a worker that dies in between leaves a stop without a problem, and the next poll tells of it again.
  const told = (await directory.problems()).filter(
    (problem) => problem.integration === integration && (problem.kind === 'mass-drop' || problem.kind === SECOND),
  );
  for (const { id } of told) await directory.clearProblem(id);
  await ctx.lanes.ask(integration, { now: true, acceptDrop: true });
  const { stopped } = await ctx.cursors.load(integration);
  for (const problem of told) if (problem.kind === stopped) await directory.putProblem(problem);
}

/** Reads and accounts every linked line of these SKUs: what a panel shows when it opens. */
export async function refresh(
  ctx: Context,
  skus: readonly string[],
  integrations?: readonly IntegrationId[],
): Promise<void> {
  const { directory, stock } = ctx.deps;
  const refs: LineRef[] = [];
  for (const warehouse of new Set((await directory.links()).map((link) => link.warehouse))) {
    for (const record of await stock.records(warehouse, skus)) {
      for (const [location, line] of Object.entries(record.lines)) {
        const wanted = !integrations || integrations.includes(integrationOf(location));
        if (wanted && (line.state === 'linked' || line.state === 'suspended')) {
          refs.push({ warehouse, sku: record.sku, location });
        }
      }
    }
  }
  await readAndAccount(ctx, refs);
}
