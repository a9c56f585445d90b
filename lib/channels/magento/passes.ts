import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { ItemPage, RemoteItem } from '../channel.ts';
import type { Api, Page } from './api.ts';
import { PAGE_SIZE } from './criteria.ts';
import { fingerprint } from './fingerprint.ts';
import { changedSince, looksText, readLooks, withLook } from './looks.ts';
import { type Place, readPlaces } from './places.ts';
import { isCounted, mayBeVariant, type Parent, readPage, readParents } from './products.ts';
import { figuresOf } from './reading.ts';
import { remoteItem } from './remote-item.ts';
import { Product } from './schema.ts';

type Parents = ReadonlyMap<string, Parent>;

/** One page of a pass over all products. */
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
  const items = await asItems(api, page.value.items, parents.value, remoteLocations);
  return items.ok ? ok({ items: items.value, next: after(at, page.value) }) : items;
}

/**
 * Items that aren't as they were at the last looks, by their fingerprints in `since`. Magento keeps no time of a stock's
 * last change, a write to it doesn't touch its product's, and an order touches neither: so each look is a pass over
 * everything, the cheapest there is, with some five calls for each 300 products.
 */
export async function readChanged(
  api: Api,
  since: string,
  remoteLocations: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; now: string }>> {
  const before = readLooks(since);
  if (!before) return fail({ kind: 'malformed', detail: 'not a time of this channel' });
  const places = await readPlaces(api);
  if (!places.ok) return places;
  const all = await readAll(api, places.value, remoteLocations);
  if (!all.ok) return all;
  const { items, at } = all.value;
  const look = { at, print: fingerprint(items, remoteLocations) };
  const isChanged = changedSince(before, look);
  return ok({ items: items.filter(({ item }) => isChanged(item)), now: looksText(withLook(before, look)) });
}

/** The shop's time, with the fingerprint of all of it. */
export async function readNow(api: Api): Promise<Result<string>> {
  const places = await readPlaces(api);
  if (!places.ok) return places;
  const remoteLocations = places.value.map(({ remoteId }) => remoteId);
  const all = await readAll(api, places.value, remoteLocations);
  if (!all.ok) return all;
  return ok(looksText([{ at: all.value.at, print: fingerprint(all.value.items, remoteLocations) }]));
}

/** The shop's clock alone, ms. */
export async function readClock(api: Api): Promise<Result<number>> {
  const page = await api.page('products', Product, { fields: 'id,type_id', pageSize: 1, page: 1 });
  if (!page.ok) return page;
  const at = Date.parse(page.value.date ?? '');
  return Number.isNaN(at) ? fail({ kind: 'malformed', detail: 'a reply without a date' }) : ok(at);
}

async function readAll(
  api: Api,
  places: readonly Place[],
  remoteLocations: readonly string[],
): Promise<Result<{ items: readonly RemoteItem[]; at: Millis }>> {
  const found = new Map<string, RemoteItem>();
  let parents: Parents | null = null;
  let date: string | null = null;
  for (let at: Cursor | null = START; at !== null; ) {
    const page: Result<Page<Product>> = await readPage(api, at.page);
    if (!page.ok) return page;
    date ??= page.value.date;
    if (parents === null && page.value.items.some(mayBeVariant)) {
      const read = await readParents(api);
      if (!read.ok) return read;
      parents = read.value;
    }
    const items = await asItems(api, page.value.items, parents ?? new Map(), remoteLocations, places);
    if (!items.ok) return items;
    // A page that is read again, since the list grew shorter, is fresher.
    for (const one of items.value) found.set(one.item, one);
    const next = after(at, page.value);
    at = next === null ? null : readCursor(next);
  }
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time)) return fail({ kind: 'malformed', detail: 'a reply without a date' });
  return ok({ items: [...found.values()], at: time });
}

async function asItems(
  api: Api,
  products: readonly Product[],
  parents: Parents,
  remoteLocations: readonly string[],
  places?: readonly Place[],
): Promise<Result<readonly RemoteItem[]>> {
  const counted = products.filter(isCounted);
  const figures = await figuresOf(api, counted, remoteLocations, places);
  if (!figures.ok) return figures;
  return ok(counted.map((one) => remoteItem(one, parents.get(`${one.id}`) ?? null, figures.value, remoteLocations)));
}

interface Cursor {
  page: number;
  /** When the page before was read. */
  total: number;
}

const START: Cursor = { page: 1, total: 0 };

/** The next page, or null after the last: past it Magento gives that one again. */
function after({ page, total }: Cursor, read: Page<unknown>): string | null {
  const next = read.total < total ? Math.max(1, page - 1) : page + 1;
  return (next - 1) * PAGE_SIZE >= read.total ? null : `${next}:${read.total}`;
}

function readCursor(cursor: string | null): Cursor | null {
  if (cursor === null) return START;
  const match = /^(\d+):(\d+)$/.exec(cursor);
  return match ? { page: Number(match[1]), total: Number(match[2]) } : null;
}
