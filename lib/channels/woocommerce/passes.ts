import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemPage, RemoteItem } from '../channel.ts';
import type { Api, Page } from './api.ts';
import { asItems, BY_ID, isNoRoute } from './reading.ts';
import { isVariable, productItem, variationItem } from './remote-item.ts';
import { Kinds, Parents, type Post, Posts } from './schema.ts';

/**
 * A pass over all items: first the pages of products, then those of all variations; in a shop before 10.3, which
 * can't list these, the variations of each product that has some.
 */
type Phase = 'products' | 'variations' | 'children';

/** `{phase}:{page}:{total when the page before was read}` */
interface Cursor {
  phase: Phase;
  page: number;
  total: number;
}

export async function readItems(
  api: Api,
  cursor: string | null,
  remoteLocations: readonly string[],
): Promise<Result<ItemPage>> {
  const at = readCursor(cursor);
  if (!at) return fail({ kind: 'malformed', detail: 'not a cursor of this channel' });
  if (at.phase === 'products') {
    const page = await api.list('products', Posts, { ...BY_ID, page: at.page });
    if (!page.ok) return page;
    const items = page.value.items.flatMap((post) => productItem(post, remoteLocations) ?? []);
    return ok({ items, next: after(at, page.value) ?? 'variations:1:0' });
  }
  if (at.phase === 'variations') {
    const page = await api.list('variations', Posts, { ...BY_ID, page: at.page });
    if (!page.ok) return isNoRoute(page.error) ? ok({ items: [], next: 'children:1:0' }) : page;
    const items = await asItems(api, page.value.items, remoteLocations);
    return items.ok ? ok({ items: items.value, next: after(at, page.value) }) : items;
  }
  const page = await api.list('products', Kinds, { ...BY_ID, page: at.page, _fields: 'id,type' });
  if (!page.ok) return page;
  const parents = page.value.items.filter((one) => isVariable(one.type)).map((one) => one.id);
  const items = await readChildren(api, parents, remoteLocations);
  return items.ok ? ok({ items: items.value, next: after(at, page.value) }) : items;
}

/** What may have changed, by the shop's clock: in whole seconds, and the server that tells the time may be another. */
const OVERLAP_MS = 120_000;

/**
 * Items saved since then: sales, edits and our own writes all count. `now` is the time at which the reading began, as
 * the shop's server told it.
 */
export async function readChanged(
  api: Api,
  since: string,
  remoteLocations: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const from = Date.parse(`${since}Z`);
  if (Number.isNaN(from)) return fail({ kind: 'malformed', detail: 'not a time of this channel' });
  const filter = { ...BY_ID, modified_after: gmt(from - OVERLAP_MS), dates_are_gmt: true };

  const products = await api.listAll('products', Posts, filter);
  if (!products.ok) return products;
  const now = shopTime(products.value);
  if (!now.ok) return now;
  const own = products.value.items.flatMap((post) => productItem(post, remoteLocations) ?? []);

  const variations = await api.listAll('variations', Posts, filter);
  if (!variations.ok && !isNoRoute(variations.error)) return variations;
  const parents = products.value.items.filter((post) => isVariable(post.type)).map((post) => post.id);
  // A variation's change bumps its product, so those of the changed products are enough.
  const others = variations.ok
    ? await asItems(api, variations.value.items, remoteLocations)
    : await readChildren(api, parents, remoteLocations);
  return others.ok ? ok({ items: [...own, ...others.value], now: now.value }) : others;
}

export async function readNow(api: Api): Promise<Result<string>> {
  const page = await api.list('products', Kinds, { per_page: 1, _fields: 'id,type' });
  return page.ok ? shopTime(page.value) : page;
}

/** Every variation of these products. */
async function readChildren(
  api: Api,
  parents: readonly number[],
  remoteLocations: readonly string[],
): Promise<Result<readonly RemoteItem[]>> {
  const items: RemoteItem[] = [];
  for (const id of parents) {
    const found = await api.listAll('products', Parents, { include: id, _fields: 'id,name,sku' });
    if (!found.ok) return found;
    const [parent] = found.value.items;
    if (!parent) continue;
    const page = await api.listAll<Post>(`products/${id}/variations`, Posts, BY_ID);
    if (!page.ok) return page;
    items.push(...page.value.items.flatMap((one) => variationItem(one, parent, remoteLocations) ?? []));
  }
  return ok(items);
}

function shopTime(page: Page<unknown>): Result<string> {
  const at = Date.parse(page.date ?? '');
  return Number.isNaN(at) ? fail({ kind: 'malformed', detail: 'a reply without a date' }) : ok(gmt(at));
}

/** As the shop writes times: UTC, whole seconds, without a letter for the zone. */
const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);

/**
 * The next page, or null after the last. If the list grew shorter, what came after the deleted ones moved up: the
 * page before is read again.
 */
function after({ phase, page, total }: Cursor, read: Page<unknown>): string | null {
  const next = read.total < total ? Math.max(1, page - 1) : page + 1;
  return next > read.pages ? null : `${phase}:${next}:${read.total}`;
}

function readCursor(cursor: string | null): Cursor | null {
  const match = /^(products|variations|children):(\d+):(\d+)$/.exec(cursor ?? 'products:1:0');
  return match ? { phase: match[1] as Phase, page: Number(match[2]), total: Number(match[3]) } : null;
}
