import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { RemoteItem } from '../channel.ts';
import type { ShopifyApi } from './api.ts';
import { chunks, nextCursor } from './paging.ts';
import * as queries from './queries.ts';
import { readBySku, readItems } from './reads.ts';
import { ChangesReply } from './schema.ts';

/** `updated_at` is looked up in an index that lags behind: what was already seen is asked for again. */
const OVERLAP: Millis = 180_000;

/** One location's levels, or (null) the items themselves: their SKU, and whether they are counted. */
interface Feed {
  location: string | null;
  after: string | null;
}

/**
 * What may have changed since `since`: ids from the index, figures read afresh from the items. `now` is the shop's
 * clock before the first look, so nothing falls between two calls.
 */
export async function readChanges(
  api: ShopifyApi,
  since: string,
  locations: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const from = Date.parse(since);
  if (Number.isNaN(from)) return fail({ kind: 'malformed', detail: 'the time to read changes from is not a time' });
  const query = `updated_at:>='${new Date(from - OVERLAP).toISOString()}'`;
  const ids = new Set<string>();
  let now: string | null = null;
  let feeds: Feed[] = [null, ...locations].map((location) => ({ location, after: null }));
  while (feeds.length > 0) {
    const more: Feed[] = [];
    for (const some of chunks(feeds, queries.MAX_FEEDS)) {
      const document = queries.changes(some.map(({ location }) => (location === null ? 'items' : 'location')));
      const variables = Object.fromEntries(
        some.flatMap(({ location, after }, index) => [
          [`a${index}`, after],
          ...(location === null ? [] : [[`l${index}`, location]]),
        ]),
      );
      const reply = await api.query(document, { query, ...variables }, ChangesReply);
      if (!reply.ok) return reply;
      now ??= reply.value.shopTime;
      for (const [index, { location }] of some.entries()) {
        const feed = reply.value.data[`f${index}`];
        if (feed === undefined)
          return fail({ kind: 'malformed', detail: 'a feed that was asked for is not in the reply' });
        // A location that is gone has no changes; its absence is seen where levels are read.
        if (feed === null) continue;
        const page = 'inventoryLevels' in feed ? feed.inventoryLevels : feed;
        for (const node of page.nodes) ids.add('item' in node ? node.item.id : node.id);
        const next = nextCursor(page.pageInfo);
        if (!next.ok) return next;
        if (next.value !== null) more.push({ location, after: next.value });
      }
    }
    feeds = more;
  }
  if (now === null) return fail({ kind: 'malformed', detail: 'no Date header' });
  const items = await readItems(api, [...ids], locations);
  if (!items.ok) return items;
  const twins = await readTwins(api, items.value, locations);
  return twins.ok ? ok({ items: [...items.value, ...twins.value], now }) : twins;
}

/**
 * The others that have the SKU of one that changed: Shopify counts them on the item itself, so that two for one SKU are
 * known at once, before any count goes to the wrong one.
 */
async function readTwins(
  api: ShopifyApi,
  changed: readonly RemoteItem[],
  locations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const skus = changed.flatMap(({ sku, duplicates }) => (sku !== null && duplicates ? [sku] : []));
  if (skus.length === 0) return ok([]);
  const found = await readBySku(api, [...new Set(skus)], locations);
  if (!found.ok) return found;
  const known = new Set(changed.map(({ item }) => item));
  return ok(found.value.filter(({ item }) => !known.has(item)));
}
