import { fail, ok, type Result } from '../model/channel-error.ts';
import { integrationOf, type LocationId, remoteIdOf, type Sku } from '../model/ids.ts';
import type { Context } from './context.ts';
import { everything, type OnPage } from './everything.ts';
import { figureOf } from './reading.ts';

/** What another master stock location would mean for the catalogue. It need not be linked yet; nothing is written. */
export async function previewMaster(
  ctx: Context,
  location: LocationId,
  onPage?: OnPage,
): Promise<Result<{ enter: readonly Sku[]; missing: readonly Sku[] }>> {
  const client = await ctx.deps.client(integrationOf(location));
  if (!client) return fail({ kind: 'unauthorized', detail: 'no credentials' });
  const place = remoteIdOf(location);
  const pass = await everything(client, [place], onPage);
  if (!pass.ok) return pass;
  const stocked = pass.value.filter(
    ({ tracked, levels }) =>
      tracked && figureOf(levels.find((level) => level.remoteLocation === place)).quantity !== null,
  );
  const there = new Set(stocked.flatMap(({ sku }) => (sku === null ? [] : [sku])));
  const catalogue = new Set((await ctx.deps.directory.products()).map(({ sku }) => sku));
  return ok({
    enter: [...there].filter((sku) => !catalogue.has(sku)).sort(),
    missing: [...catalogue].filter((sku) => !there.has(sku)).sort(),
  });
}
