import { type IntegrationId, integrationOf } from '../model/ids.ts';
import { DROP_LEAST } from '../model/limits.ts';
import type { Line } from '../stock/record.ts';
import { isAccounted, isLive } from '../stock/target.ts';
import type { Context } from './context.ts';
import { limitsOf } from './limits.ts';
import { raise } from './problems.ts';
import type { Reading } from './reading.ts';

/**
 * Stops a shop in which far more figures are at 0 at once than sales explain: an import gone wrong, a plugin, an emptied
 * shop. True: it is stopped, and nothing of these readings may be accounted before a person has looked.
 */
export async function stoppedByDrop(
  ctx: Context,
  integration: IntegrationId,
  readings: readonly Reading[],
): Promise<boolean> {
  const dropped = readings.filter(drops).length;
  if (!(await isMassDrop(ctx, integration, dropped))) return false;
  // The brake is on before anybody hears of it.
  await ctx.cursors.change(integration, { stopped: 'mass-drop' });
  ctx.unreachable.add(integration);
  await raise(ctx, 'mass-drop', { integration }, { count: dropped });
  return true;
}

/**
 * Is its figure part of a count, and would its fall be news? One that goes on after a pause brings what a person has
 * reviewed.
 */
export const mayDrop = (line: Line): boolean => isLive(line) && isAccounted(line) && line.resumed !== true;

const drops = (reading: Reading): boolean =>
  reading.mayDrop && (reading.base ?? 0) > 0 && reading.quantity !== null && reading.quantity <= 0;

/** More than the number, or more than the share; a few that are sold out are no sign of anything, whatever their share. */
async function isMassDrop(ctx: Context, integration: IntegrationId, dropped: number): Promise<boolean> {
  if (dropped === 0) return false;
  const { dropCount, dropShare } = await limitsOf(ctx);
  if (dropped > dropCount) return true;
  if (dropped < DROP_LEAST) return false;
  let known = 0;
  for (const link of await ctx.deps.directory.links()) {
    if (integrationOf(link.location) !== integration) continue;
    for (const { lines } of await ctx.deps.stock.records(link.warehouse)) {
      const line = lines[link.location];
      if (line && mayDrop(line) && (line.base ?? 0) > 0) known += 1;
    }
  }
  // All of them is more than any share, also where the share is set to everything.
  return dropped >= known || dropped * 100 > known * dropShare;
}
