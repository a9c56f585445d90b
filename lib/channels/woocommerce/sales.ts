import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';
import type { StockEvent } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import type { Api, Page } from './api.ts';
import { itemId, itemRef } from './item-id.ts';
import { movedInOrder, type OrderStock, type StockLine } from './order-stock.ts';
import { parse } from './parse.ts';
import { readPosts } from './reading.ts';
import { STOCK } from './remote-item.ts';
import { Managers, type Order, OrderNotes, Orders } from './schema.ts';
import { changesIn, words } from './stock-notes.ts';

/*
 * What orders did to the stock, with the figures that WooCommerce noted for each: they tell whether a write of ours,
 * which reads, adds and saves, went over one of them. Orders hold personal data: only what tells of stock is asked for,
 * and nothing of it is kept.
 *
 * From the source of WooCommerce: an order is saved before it moves stock, then comes `_reduced_stock` on each of its
 * lines, and when all are done the note. `modified_after` is there since 5.8; an older shop leaves it out of account.
 * Not told at all: what a line did that staff have taken out of its order since.
 */

/** What is remembered while the client lives: a user who may not read orders is asked again now and then only. */
export interface SalesFeed {
  refused: { error: ChannelError; until: Millis } | null;
}

const ASK_AGAIN_MS: Millis = 10 * 60_000;
/** An order is saved a while before its stock moves, and the server that tells the time may be another. */
const ORDERS_MARGIN_MS: Millis = 120_000;
/** Both the shop's clock and the times of its notes are known in whole seconds. */
const NOTES_MARGIN_MS: Millis = 5_000;
/** More pages than this are no longer looked through, and of more orders than this no notes are read. */
const MOST_PAGES = 10;
const MOST_ORDERS = 100;
const HALF_A_SECOND: Millis = 500;

/** What orders moved of these items since then, in the order in which the shop noted it. Complete, or an error. */
export async function readSales(
  api: Api,
  deps: ClientDeps,
  feed: SalesFeed,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
  since: Millis,
): Promise<Result<readonly StockEvent[]>> {
  if (!remoteLocations.includes(STOCK) || items.length === 0) return ok([]);
  if (feed.refused && deps.now() < feed.refused.until) return fail(feed.refused.error);
  const events = await read(api, deps, new Set(items), since);
  if (events.ok || events.error.kind !== 'forbidden') return events;
  const error: ChannelError = { ...events.error, missing: ['a user who may read orders'] };
  feed.refused = { error, until: deps.now() + ASK_AGAIN_MS };
  return fail(error);
}

async function read(
  api: Api,
  deps: ClientDeps,
  wanted: ReadonlySet<ItemId>,
  since: Millis,
): Promise<Result<readonly StockEvent[]>> {
  const listed = await readOrders(api, deps, since);
  if (!listed.ok) return listed;
  const { orders, ahead, readAt } = listed.value;
  const stocks = await withStock(api, orders, wanted);
  if (!stocks.ok) return stocks;
  const relevant = stocks.value.filter(({ lines }) => lines.some(({ item }) => wanted.has(item)));
  if (relevant.length > MOST_ORDERS) return fail(TOO_MANY);
  const moved: { note: number; event: StockEvent }[] = [];
  for (const { order, lines } of relevant) {
    const notes = await readNotes(api, order.id, ahead);
    if (!notes.ok) return notes;
    const told: OrderStock = {
      status: order.status,
      age: readAt - timeOf(order.date_modified_gmt),
      lines,
      notes: notes.value.map(({ note, ...one }) => ({ ...one, changes: changesIn(note, lines) })),
      from: since - NOTES_MARGIN_MS,
    };
    for (const item of new Set(lines.map((line) => line.item))) {
      if (!wanted.has(item)) continue;
      const found = movedInOrder(told, item);
      if (!found.ok) return found;
      for (const { note, nth, ...one } of found.value) {
        const id = `note/${note}/${item}${nth === 1 ? '' : `/${nth}`}`;
        moved.push({ note, event: { id, item, remoteLocation: STOCK, ...one } });
      }
    }
  }
  return ok(moved.sort((one, other) => one.note - other.note).map(({ event }) => event));
}

interface Listed {
  orders: readonly Order[];
  /** The shop's clock less ours. */
  ahead: Millis;
  /** By the shop's clock. */
  readAt: Millis;
}

/** The orders that were saved since then, or a little before. */
async function readOrders(api: Api, deps: ClientDeps, since: Millis): Promise<Result<Listed>> {
  // Its clock is only known from its reply: where it is far off ours, the same is asked again by its own.
  const first = await listOrders(api, deps, since - ORDERS_MARGIN_MS);
  if (!first.ok) return first;
  const off = Math.abs(first.value.ahead) > ORDERS_MARGIN_MS / 2;
  const listed = off ? await listOrders(api, deps, since + first.value.ahead - ORDERS_MARGIN_MS) : first;
  if (!listed.ok) return listed;
  const { pages, ahead, readAt, from, page } = listed.value;
  if (pages > MOST_PAGES) return fail(TOO_MANY);
  const all = pages > 1 ? await api.listAll('orders', Orders, filter(from)) : ok(page);
  if (!all.ok) return all;
  const times = all.value.items.map((order) => timeOf(order.date_modified_gmt));
  if (times.some(Number.isNaN)) return fail({ kind: 'malformed', detail: 'an order without a time' });
  return ok({ orders: all.value.items.filter((_, index) => (times[index] ?? 0) >= from), ahead, readAt });
}

async function listOrders(
  api: Api,
  deps: ClientDeps,
  from: Millis,
): Promise<Result<Omit<Listed, 'orders'> & { page: Page<Order>; pages: number; from: Millis }>> {
  const page = await api.list('orders', Orders, filter(from));
  if (!page.ok) return page;
  const shop = Date.parse(page.value.date ?? '');
  if (Number.isNaN(shop)) return fail({ kind: 'malformed', detail: 'a reply without a date' });
  const readAt = shop + HALF_A_SECOND;
  return ok({ page: page.value, pages: page.value.pages, ahead: readAt - deps.now(), readAt, from });
}

const filter = (from: Millis) => ({
  modified_after: new Date(from).toISOString().slice(0, 19),
  dates_are_gmt: true,
  orderby: 'id',
  order: 'asc',
  _fields: 'id,status,date_modified_gmt,line_items',
});

/** Each order with whose stock its lines take from: a variation's own, or its product's where that keeps it. */
async function withStock(
  api: Api,
  orders: readonly Order[],
  wanted: ReadonlySet<ItemId>,
): Promise<Result<readonly { order: Order; lines: readonly StockLine[] }[]>> {
  const variations = orders.flatMap(({ line_items }) =>
    line_items
      .filter((line) => line.variation_id !== 0 && wanted.has(itemId(line.product_id, null)))
      .map((line) => itemId(line.product_id, line.variation_id)),
  );
  const refs = [...new Set(variations)].flatMap((item) => itemRef(item) ?? []);
  const managers = await readPosts(api, refs, Managers, { _fields: 'id,manage_stock' });
  if (!managers.ok) return managers;
  return ok(
    orders.map((order) => ({
      order,
      lines: order.line_items.map((line) => {
        const { product_id: product, variation_id: variation } = line;
        const own = itemId(product, variation || null);
        const item = managers.value.get(own)?.manage_stock === 'parent' ? itemId(product, null) : own;
        const named = { name: words(line.name), sku: words(line.sku ?? '') };
        return { id: variation || product, product, item, ...named, ...reducedOf(line.meta_data) };
      }),
    })),
  );
}

function reducedOf(meta: Order['line_items'][number]['meta_data']): Pick<StockLine, 'reduced' | 'restocked'> {
  const metaValue = (key: string): number | null => {
    const value = meta.find((row) => row.key === key)?.value;
    if (typeof value === 'number') return value;
    return typeof value === 'string' && value.trim() !== '' ? Number(value) : null;
  };
  return { reduced: metaValue('_reduced_stock'), restocked: metaValue('_restock_refunded_items') ?? 0 };
}

/** An order's notes, oldest first, without those that the customer is shown; times by our clock. */
async function readNotes(
  api: Api,
  order: number,
  ahead: Millis,
): Promise<Result<readonly { id: number; at: Millis; note: string }[]>> {
  const reply = await api.get(`orders/${order}/notes`, { type: 'internal' });
  if (!reply.ok) {
    const { kind } = reply.error;
    return kind === 'not-found' ? fail({ kind: 'unavailable', detail: 'an order went while it was read' }) : reply;
  }
  const notes = parse(OrderNotes, reply.value.json);
  if (!notes.ok) return notes;
  const internal = notes.value.filter((note) => note.customer_note !== true);
  const read = internal.map(({ id, note, date_created_gmt }) => {
    return { id, note, at: timeOf(date_created_gmt) - ahead + HALF_A_SECOND };
  });
  if (read.some(({ at }) => Number.isNaN(at))) return fail({ kind: 'malformed', detail: 'a note without a time' });
  return ok(read.sort((one, other) => one.id - other.id));
}

const timeOf = (gmt: string): Millis => Date.parse(`${gmt}Z`);

const TOO_MANY: ChannelError = {
  kind: 'rejected',
  reason: 'The shop has more orders than can be looked through.',
  detail: 'too many orders to look at each',
};
