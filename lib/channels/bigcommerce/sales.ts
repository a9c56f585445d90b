import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';
import type { StockEvent } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type Api, parse } from './api.ts';
import { itemId } from './item-id.ts';
import { readLocations } from './reading.ts';
import { InventorySettings, type Order, type OrderLine, OrderLines, Orders } from './schema.ts';

/*
 * Documented: the fields and statuses of v2 orders, 250 a page, no content for an empty one; that a store takes stock off
 * when an order is placed or when it is shipped, and gives it back when one is cancelled or refunded or doesn't, by its
 * settings; refunded quantities of each line.
 *
 * Assumed: an order is cancelled or refunded when it was last changed, since no other time is told; an incomplete one
 * never took anything; editing an order's lines isn't told. Known to differ from store to store, and so no answer: what
 * a declined order gives back. Not told at all: which of several locations an order took from.
 */

const PER_PAGE = 250;
/** Each order takes a call for its lines. An audit that would take more than this many has none. */
const MOST_ORDERS = 100;
/** Times are in whole seconds: what was in the same second may have been after. */
const SECOND: Millis = 1_000;

const [INCOMPLETE, REFUNDED, CANCELLED, DECLINED, PARTLY_REFUNDED] = [0, 4, 5, 6, 14] as const;

/** What orders moved of these items since then. Every order that could have is looked at, or there is an error. */
export async function readSales(
  api: Api,
  deps: ClientDeps,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
  since: Millis,
): Promise<Result<readonly StockEvent[]>> {
  const settings = await readSettings(api);
  if (!settings.ok) return settings;
  const { givesBack, shopTime } = settings.value;
  // What the shop's clock is ahead of ours.
  const ahead = shopTime === null ? 0 : shopTime - deps.now();
  const places = await readLocations(api);
  if (!places.ok) return places;
  // Of a store with one location every order took from that.
  const place = places.value.length === 1 ? (places.value[0]?.remoteId ?? null) : null;
  const orders = await readOrders(api, since + ahead - SECOND);
  if (!orders.ok) return orders;
  const wanted = new Set(items);
  const events: StockEvent[] = [];
  for (const order of orders.value) {
    const moved = await movedBy(api, order, wanted, { givesBack, from: since + ahead });
    if (!moved.ok) return moved;
    if (moved.value.length > 0 && place === null) return fail(WHICH_LOCATION);
    if (place === null || !remoteLocations.includes(place)) continue;
    events.push(...moved.value.map((one) => ({ ...one, at: one.at - ahead, remoteLocation: place })));
  }
  return ok(events);
}

/** When the store's stock moves with its orders; only "when an order is placed" has a time in the orders. */
async function readSettings(api: Api): Promise<Result<{ givesBack: boolean; shopTime: Millis | null }>> {
  const reply = await api.get('v3/settings/inventory');
  if (!reply.ok) return reply;
  const settings = parse(InventorySettings, reply.value.json);
  if (!settings.ok) return settings;
  const { update_stock_behavior: when, refund_order_stock_adjustment: givesBack } = settings.value.data;
  if (when !== 'order_placed' || givesBack === null) return fail(NO_TIME);
  return ok({ givesBack, shopTime: reply.value.shopTime });
}

async function readOrders(api: Api, since: Millis): Promise<Result<readonly Order[]>> {
  const orders: Order[] = [];
  for (let page = 1; ; page += 1) {
    const filter = { min_date_modified: new Date(since).toISOString(), sort: 'id:asc', limit: PER_PAGE, page };
    const reply = await api.get('v2/orders', filter);
    if (!reply.ok) return reply;
    const read = parse(Orders, reply.value.json ?? []);
    if (!read.ok) return read;
    orders.push(...read.value);
    if (orders.length > MOST_ORDERS) return fail({ ...NO_TIME, detail: 'too many orders to look at each' });
    if (read.value.length < PER_PAGE) return ok(orders);
  }
}

type Moved = Omit<StockEvent, 'remoteLocation'>;

/** By the shop's clock. */
async function movedBy(
  api: Api,
  order: Order,
  wanted: ReadonlySet<ItemId>,
  { givesBack, from }: { givesBack: boolean; from: Millis },
): Promise<Result<readonly Moved[]>> {
  const { status_id: status } = order;
  const [placed, changed] = [Date.parse(order.date_created), Date.parse(order.date_modified)];
  if (Number.isNaN(placed) || Number.isNaN(changed))
    return fail({ kind: 'malformed', detail: 'an order without a time' });
  if (status === INCOMPLETE) return ok([]);
  const isNew = placed + SECOND > from;
  const isBack = givesBack && [REFUNDED, CANCELLED, PARTLY_REFUNDED].some((one) => one === status);
  if (!isNew && !isBack && status !== DECLINED) return ok([]);
  const lines = await readLines(api, order.id);
  if (!lines.ok) return lines;
  const moved: Moved[] = [];
  for (const line of lines.value) {
    const item = [itemId(line.product_id, line.variant_id || null), itemId(line.product_id, null)].find((one) =>
      wanted.has(one),
    );
    if (item === undefined) continue;
    if (status === DECLINED) return fail({ ...NO_TIME, detail: 'a declined order may have given back or not' });
    const id = `order/${order.id}/${line.id}`;
    const back = status === PARTLY_REFUNDED ? line.quantity_refunded : line.quantity;
    if (isNew) moved.push({ id, item, at: placed, by: -line.quantity });
    // Each unit by itself: another one that comes back later is another event, and these stay the same.
    for (let unit = 1; isBack && unit <= back; unit += 1) {
      moved.push({ id: `${id}/back/${unit}`, item, at: changed, by: 1 });
    }
  }
  return ok(moved);
}

async function readLines(api: Api, order: number): Promise<Result<readonly OrderLine[]>> {
  const lines: OrderLine[] = [];
  for (let page = 1; ; page += 1) {
    const reply = await api.get(`v2/orders/${order}/products`, { limit: PER_PAGE, page });
    if (!reply.ok) return reply;
    const read = parse(OrderLines, reply.value.json ?? []);
    if (!read.ok) return read;
    lines.push(...read.value);
    if (read.value.length < PER_PAGE) return ok(lines);
  }
}

/** The outcome is then settled without the feed. */
const NO_TIME: ChannelError = {
  kind: 'rejected',
  reason: 'The orders of this store don’t tell when they moved stock.',
  detail: 'this store’s orders don’t tell when they move stock',
};
const WHICH_LOCATION: ChannelError = { ...NO_TIME, detail: 'an order doesn’t tell which location it took from' };
