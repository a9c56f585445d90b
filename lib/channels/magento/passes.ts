import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemPage, RemoteItem } from '../channel.ts';
import type { Api, Page } from './api.ts';
import { PAGE_SIZE } from './criteria.ts';
import { readPlaces } from './places.ts';
import { isCounted, mayBeVariant, type Parent, readPage, readParents } from './products.ts';
import { figuresOf } from './reading.ts';
import { remoteItem } from './remote-item.ts';
import { Product } from './schema.ts';

type Parents = ReadonlyMap<string, Parent>;

/** One page of a pass over all products. The cursor is `{page}:{total when the page before was read}`. */
export async function readItems(
  api: Api,
  cursor: string | null,
  remoteLocations: readonly string[],
): Promise<Result<ItemPage>> {
  const at = readCursor(cursor);
  if (!at) return fail({ kind: 'malformed', detail: 'not a cursor of this channel' });
  const page = await readPage(api, at.page);
  if (!page.ok) return page;
  const parents = page.value.items.some(mayBeVariant) ? await readParents(api) : ok<Parents>(new Map());
  if (!parents.ok) return parents;
  const figures = await figuresOf(api, page.value.items.filter(isCounted), remoteLocations);
  if (!figures.ok) return figures;
  const items = page.value.items
    .filter(isCounted)
    .map((one) => remoteItem(one, parents.value.get(`${one.id}`) ?? null, figures.value, remoteLocations));
  return ok({ items, next: after(at, page.value) });
}

/**
 * Everything: a stock keeps no time of its last change, and a write to it doesn't touch its product's. So this is the
 * cheapest pass there is, three or four calls for each 300 products; what differs from before is for the engine to see.
 */
export async function readChanged(
  api: Api,
  remoteLocations: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const places = remoteLocations.length === 0 ? ok([]) : await readPlaces(api);
  if (!places.ok) return places;
  const items: RemoteItem[] = [];
  let parents: Parents | null = null;
  let now: string | null = null;
  for (let at: Cursor | null = { page: 1, total: 0 }; at !== null; ) {
    const page: Result<Page<Product>> = await readPage(api, at.page);
    if (!page.ok) return page;
    now ??= shopTime(page.value.date);
    if (parents === null && page.value.items.some(mayBeVariant)) {
      const read = await readParents(api);
      if (!read.ok) return read;
      parents = read.value;
    }
    const products = page.value.items.filter(isCounted);
    const figures = await figuresOf(api, products, remoteLocations, places.value);
    if (!figures.ok) return figures;
    for (const one of products) {
      items.push(remoteItem(one, parents?.get(`${one.id}`) ?? null, figures.value, remoteLocations));
    }
    at = readCursor(after(at, page.value), null);
  }
  if (now === null) return fail({ kind: 'malformed', detail: 'a reply without a date' });
  // A list that grew shorter has its page read again: the later reading is the fresh one.
  return ok({ items: [...new Map(items.map((one) => [one.item, one])).values()], now });
}

export async function readNow(api: Api): Promise<Result<string>> {
  const page = await api.page('products', Product, { fields: 'id,type_id', pageSize: 1, page: 1 });
  if (!page.ok) return page;
  const time = shopTime(page.value.date);
  return time === null ? fail({ kind: 'malformed', detail: 'a reply without a date' }) : ok(time);
}

function shopTime(date: string | null): string | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

interface Cursor {
  page: number;
  total: number;
}

/** The next page, or null after the last: past it Magento gives that one again. */
function after({ page, total }: Cursor, read: Page<unknown>): string | null {
  const next = read.total < total ? Math.max(1, page - 1) : page + 1;
  return (next - 1) * PAGE_SIZE >= read.total ? null : `${next}:${read.total}`;
}

function readCursor(cursor: string | null, start: Cursor | null = { page: 1, total: 0 }): Cursor | null {
  if (cursor === null) return start;
  const match = /^(\d+):(\d+)$/.exec(cursor);
  return match ? { page: Number(match[1]), total: Number(match[2]) } : null;
}
