import { type IntegrationId, integrationOf, type LocationId } from '../model/ids.ts';
import { type Link, takesPart } from '../model/warehouse.ts';
import { wasKept } from '../stock/restored.ts';
import { isWritten, wantedAt } from '../stock/target.ts';
import { type Context, updateMany } from './context.ts';
import { recordsAt, setPaused } from './link-settings.ts';
import { resumeIntegration } from './links.ts';
import { clear, problemId } from './problems.ts';
import { SECOND } from './second-installation.ts';

/** Away for longer than this, a shop is reviewed before it goes on, whatever is known of it. Milliseconds. */
const LONG_AWAY_MS = 60 * 60_000;

/**
 * Before shops go on that were paused, or stopped by a brake: every location of theirs at which something would be sent,
 * or that nobody has read for long, is paused by itself and goes on by its review. Returns those locations; the shops
 * themselves may go on then.
 */
export async function holdForReview(
  ctx: Context,
  integrations: readonly IntegrationId[],
): Promise<readonly LocationId[]> {
  const held: LocationId[] = [];
  for (const link of await ctx.deps.directory.links()) {
    if (!integrations.includes(integrationOf(link.location)) || !takesPart(link)) continue;
    if ((await isLongAway(ctx, link)) || (await differs(ctx, link))) held.push(link.location);
  }
  for (const location of held) await setPaused(ctx, location, true);
  for (const integration of integrations) await letGoOn(ctx, integration);
  return held;
}

async function isLongAway(ctx: Context, { location }: Link): Promise<boolean> {
  const { stopped, polledAt } = await ctx.cursors.load(integrationOf(location));
  return stopped !== null || ctx.deps.clock.now() - (polledAt ?? 0) > LONG_AWAY_MS;
}

/** Would something be sent there? What is on its way already has been decided before the pause. */
async function differs(ctx: Context, link: Link): Promise<boolean> {
  return (await recordsAt(ctx, link)).some((record) => {
    const line = record.lines[link.location];
    if (line?.state !== 'linked' || line.back || line.base === null || !isWritten(line)) return false;
    const to = wantedAt(line, record.count);
    return to !== null && to !== line.base;
  });
}

/** A brake isn't needed any more where nothing is read before it was reviewed. */
async function letGoOn(ctx: Context, integration: IntegrationId): Promise<void> {
  const { stopped } = await ctx.cursors.load(integration);
  if (stopped !== 'mass-drop') return;
  // Before the stop: a worker that dies in between leaves a stop without a problem, and the next poll tells of it again.
  await clear(ctx, 'mass-drop', { integration });
  await ctx.cursors.change(integration, { stopped: null });
  await ctx.cursors.askFullPass(integration);
  ctx.unreachable.delete(integration);
}

/**
 * Takes a shop over from another installation. What that one has written is in the shop's figures and not in our records,
 * in each of its shops once more, so nothing is accounted as it comes: every location goes on by its review. Returns them;
 * none: nothing there takes part.
 */
export async function takeOver(ctx: Context, integration: IntegrationId): Promise<readonly LocationId[]> {
  const told = (await ctx.deps.directory.problems()).find((one) => one.id === problemId(SECOND, { integration }));
  const since = told?.since ?? ctx.deps.clock.now();
  const links = (await ctx.deps.directory.links()).filter(
    (link) => integrationOf(link.location) === integration && link.state === 'linked',
  );
  // One that is paused already may have lines that didn't follow, where a worker died.
  for (const link of links) if (takesPart(link) || link.changing) await setPaused(ctx, link.location, true);
  // Before the shop goes on: a worker that dies after that leaves nothing to be accounted as it comes.
  await markKept(ctx, links, since);
  await resumeIntegration(ctx, integration);
  return links.map(({ location }) => location);
}

async function markKept(ctx: Context, links: readonly Link[], since: number): Promise<void> {
  const at = ctx.deps.clock.now();
  for (const link of links) {
    await updateMany(ctx, await recordsAt(ctx, link), (record) =>
      record.lines[link.location]?.restored ? record : wasKept(record, link.location, at, since),
    );
  }
}
