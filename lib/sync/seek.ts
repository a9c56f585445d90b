import type { ChannelClient } from '../channels/channel.ts';
import { ok, type Result } from '../model/channel-error.ts';
import { type IntegrationId, integrationOf, remoteIdOf } from '../model/ids.ts';
import { takesPart } from '../model/warehouse.ts';
import { found } from '../stock/link.ts';
import { takeIn } from './catalogue.ts';
import { type Context, updateMany } from './context.ts';

/**
 * Looks up SKUs that are new in the catalogue in a shop that may have had them for long. That they are to be looked up
 * stands in their records, so it is done however often the worker dies or the shop fails.
 */
export async function seekNew(
  ctx: Context,
  integration: IntegrationId,
  client: ChannelClient,
): Promise<Result<{ looked: number }>> {
  const wanting = (await ctx.open.all()).filter((record) => record.seek?.includes(integration));
  if (wanting.length === 0) return ok({ looked: 0 });
  const { directory } = ctx.deps;
  // A record is made before its product: what isn't in the catalogue yet waits.
  const products = await directory.products(wanting.map(({ sku }) => sku));
  const catalogue = new Set(products.map(({ sku }) => sku));
  const known = wanting.filter(({ sku }) => catalogue.has(sku));
  if (known.length === 0) return ok({ looked: 0 });
  const links = (await directory.links()).filter(
    (link) => takesPart(link) && integrationOf(link.location) === integration,
  );
  if (links.length > 0) {
    const skus = known.map(({ sku }) => sku);
    const places = links.map((link) => remoteIdOf(link.location));
    const asked = ctx.deps.clock.now();
    const items = await client.bySku(skus, places);
    if (!items.ok) return items;
    await takeIn(ctx, { integration, client, links, asked }, items.value);
  }
  const fresh = known.map((record) => ctx.open.get(record.warehouse, record.sku) ?? record);
  await updateMany(ctx, fresh, (record) => found(record, integration));
  return ok({ looked: known.length });
}
