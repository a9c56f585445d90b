import type { ChannelClient, RemoteProduct } from '../../lib/channels/channel.ts';
import { type ChannelError, fail, ok, type Result } from '../../lib/model/channel-error.ts';
import type { Integration } from '../../lib/model/integration.ts';
import type { Hub } from './hub.ts';

export interface ShownProduct {
  integration: Integration;
  product: RemoteProduct;
}

/** The product of a page, from the first of these shops that knows it. `not-found`: none does. */
export async function readProduct(
  hub: Hub,
  shops: readonly Integration[],
  product: string,
): Promise<Result<ShownProduct, ChannelError & { shop: string }>> {
  let trouble: (ChannelError & { shop: string }) | null = null;
  for (const integration of shops) {
    const client = await hub.shops.of(integration.id);
    const read = client
      ? await fromShop(hub, integration, client, product)
      : fail({ kind: 'unauthorized' as const, detail: 'no credentials' });
    if (read.ok) return ok({ integration, product: read.value });
    if (read.error.kind === 'not-found') continue;
    // A shop that doesn't answer still has what was seen of it: its counts can be read and edited meanwhile.
    const seen = await fromItems(hub, integration, product);
    if (seen) return ok({ integration, product: seen });
    trouble ??= { ...read.error, shop: integration.name };
  }
  return fail(trouble ?? { kind: 'not-found', detail: 'no shop knows it', shop: '' });
}

/** What was seen of a product before, without figures; null: nothing. */
export async function fromItems(hub: Hub, { id }: Integration, product: string): Promise<RemoteProduct | null> {
  const items = (await hub.directory.allItems(id)).filter((item) => item.product === product);
  const [first] = items;
  if (!first) return null;
  return { product, title: first.title, items: items.map((item) => ({ ...item, levels: [] })) };
}

async function fromShop(hub: Hub, { id }: Integration, client: ChannelClient, product: string) {
  const locations = (await hub.directory.locations()).filter((one) => one.integration === id && one.active);
  const asked = hub.clock.now();
  const read = await client.product(
    product,
    locations.map((one) => one.remoteId),
  );
  if (!read.ok) return read;
  // Another product with the same SKU may not have been seen yet, and then nobody would know that there are two.
  const doubled = read.value.items.flatMap(({ sku, duplicates }) => (sku !== null && duplicates ? [sku] : []));
  const twins = doubled.length > 0 ? await client.bySku(doubled, []) : null;
  const seen = [...read.value.items, ...(twins?.ok ? twins.value : [])];
  await hub.engine.keepSeen(id, seen, asked);
  return read;
}
