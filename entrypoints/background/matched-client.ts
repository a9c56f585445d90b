import type { ChannelClient, RemoteItem } from '../../lib/channels/channel.ts';
import type { Match } from '../../lib/model/catalogue.ts';
import { ok, type Result } from '../../lib/model/channel-error.ts';
import type { ItemId, Sku } from '../../lib/model/ids.ts';

type Matches = ReadonlyMap<ItemId, Match>;

/**
 * A shop's client through which every item has the SKU that a person matched it to, where one did. Everything that asks
 * the shop for items asks through this, so nobody else has to know of matches.
 */
export function matchedClient(client: ChannelClient, read: () => Promise<readonly Match[]>): ChannelClient {
  const matches = async (): Promise<Matches> => new Map((await read()).map((match) => [match.item, match]));

  return {
    ...client,

    async product(product, places) {
      const found = await client.product(product, places);
      if (!found.ok) return found;
      return ok({ ...found.value, items: matched(found.value.items, await matches()) });
    },

    async items(cursor, places) {
      const page = await client.items(cursor, places);
      return page.ok ? ok({ ...page.value, items: matched(page.value.items, await matches()) }) : page;
    },

    async changedSince(since, places) {
      const changed = await client.changedSince(since, places);
      return changed.ok ? ok({ ...changed.value, items: matched(changed.value.items, await matches()) }) : changed;
    },

    async bySku(skus, places) {
      const known = await matches();
      const own = await client.bySku(skus, places);
      if (!own.ok) return own;
      const byHand = await itemsOf(client, skus, places, known);
      if (!byHand.ok) return byHand;
      // An item whose own SKU was asked for is another SKU's now.
      const rest = matched(own.value, known).filter(({ item }) => !known.has(item));
      return ok([...rest, ...byHand.value]);
    },
  };
}

/** Items that were matched to one of these SKUs, found by their product: what SKU the shop gives them says nothing. */
async function itemsOf(
  client: ChannelClient,
  skus: readonly Sku[],
  places: readonly string[],
  known: Matches,
): Promise<Result<readonly RemoteItem[]>> {
  const wanted = [...known.values()].filter(({ sku }) => skus.includes(sku));
  const items: RemoteItem[] = [];
  for (const product of new Set(wanted.map((match) => match.product))) {
    const found = await client.product(product, places);
    if (found.ok) {
      items.push(...found.value.items.filter(({ item }) => wanted.some((match) => match.item === item)));
    } else if (found.error.kind !== 'not-found') return found;
  }
  return ok(matched(items, known));
}

function matched(items: readonly RemoteItem[], known: Matches): readonly RemoteItem[] {
  if (known.size === 0) return items;
  return items.map((item) => {
    const match = known.get(item.item);
    if (match) return { ...item, sku: match.sku, duplicates: undefined };
    if (item.duplicates === undefined) return item;
    // Those that the shop counts as the same SKU and that are another one here.
    const away = [...known.values()].filter(({ was }) => was !== null && was === item.sku).length;
    return { ...item, duplicates: Math.max(0, item.duplicates - away) };
  });
}
