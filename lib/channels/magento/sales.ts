import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';
import type { StockEvent } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import type { Api } from './api.ts';
import { parse } from './api.ts';
import type { Groups } from './criteria.ts';
import { readClock } from './passes.ts';
import { type Place, readPlaces } from './places.ts';
import { readById } from './products.ts';
import { itemIdOf } from './remote-item.ts';
import { Order, type OrderItem, Shipment, ShippedFrom, StoreView, Website } from './schema.ts';
import { rowsShipped, rowsSold } from './sold-rows.ts';

const ITEM_FIELDS =
  'item_id,parent_item_id,product_type,sku,qty_ordered,qty_canceled,qty_refunded,qty_invoiced,created_at,updated_at';
const ORDER_FIELDS = `entity_id,store_id,created_at,items[${ITEM_FIELDS}]`;

/** Magento writes times in whole seconds: within half of one this is when it was. */
const HALF_A_SECOND: Millis = 500;
/** Its server's clock is known by a header of whole seconds too. */
const CLOCK_MARGIN: Millis = 2_000;

/** What {@link readSales} needs to know of the shop's feed. */
interface Feed {
  items: ReadonlyMap<string, ItemId>;
  since: Millis;
  /** The shop's clock less ours. */
  ahead: Millis;
}

/**
 * What orders, cancellations and shipments since `since` moved.
 *
 * Where the figure is what a stock can sell, an order lowers it by a reservation, which no write of ours touches; a
 * shipment takes the units off the source and ends the reservation, which moves nothing, unless our write put the units
 * back: then the ended reservation stays as so many too many. Where the figure is the source's quantity only shipments
 * move it. A refund doesn't say whether its units went back into stock, nor an invoice of something that isn't shipped
 * from where it was taken: with one of them in the time asked for nothing can be told.
 */
export async function readSales(
  api: Api,
  deps: ClientDeps,
  items: readonly ItemId[],
  remoteLocations: readonly string[],
  since: Millis,
): Promise<Result<readonly StockEvent[]>> {
  const clock = await readClock(api);
  if (!clock.ok) return clock;
  const ahead = clock.value - deps.now();
  const products = await readById(api, items);
  if (!products.ok) return products;
  const places = await readPlaces(api);
  if (!places.ok) return places;
  const asked = places.value.filter(({ remoteId }) => remoteLocations.includes(remoteId));
  const bySku = products.value.flatMap((one): [string, ItemId][] => (one.sku ? [[one.sku, itemIdOf(one)]] : []));
  const feed: Feed = { items: new Map(bySku), since, ahead };

  const from = new Date(since + ahead - CLOCK_MARGIN).toISOString().slice(0, 19);
  const orders = await api.all('orders', Order, {
    groups: fromTime('updated_at', from),
    sort: 'entity_id',
    fields: ORDER_FIELDS,
  });
  if (!orders.ok) return orders;
  const shipments = await api.all('shipments', Shipment, { groups: fromTime('created_at', from), sort: 'entity_id' });
  if (!shipments.ok) return shipments;
  const stocks = await readStocks(api, places.value);
  if (!stocks.ok) return stocks;

  const events: StockEvent[] = [];
  for (const order of orders.value.items) {
    const stock = stocks.value(order);
    const found = orderEvents(
      order,
      asked.filter((place) => place.stock?.id === stock),
      feed,
    );
    if (!found.ok) return found;
    events.push(...found.value);
  }
  const sold = new Map(orders.value.items.map((order) => [order.entity_id, order.items]));
  for (const shipment of shipments.value.items) {
    const source = sourceOf(shipment);
    const there = asked.filter((place) => place.source === source);
    const found = shipmentEvents(shipment, sold.get(shipment.order_id), there, feed);
    if (!found.ok) return found;
    events.push(...found.value);
  }
  return ok(events.filter(({ at }) => at >= since - CLOCK_MARGIN));
}

function orderEvents(order: Order, places: readonly Place[], feed: Feed): Result<readonly StockEvent[]> {
  const events: StockEvent[] = [];
  for (const row of rowsSold(order.items)) {
    const item = feed.items.get(row.sku);
    if (item === undefined || places.length === 0) continue;
    const changedAt = ours(row.updatedAt, feed);
    if (changedAt >= feed.since - CLOCK_MARGIN && row.untold) return fail(UNTOLD);
    if (!Number.isInteger(row.ordered) || !Number.isInteger(row.canceled)) return fail(PARTS);
    for (const place of places) {
      if (!place.salable) continue;
      const { remoteId: remoteLocation } = place;
      const both = (by: number) => ({ by, overwritten: by });
      const sale = { id: `order:${row.id}`, item, remoteLocation, at: ours(order.created_at, feed) };
      events.push({ ...sale, ...both(-row.ordered) });
      if (row.canceled > 0) {
        events.push({ id: `cancel:${row.id}`, item, remoteLocation, at: changedAt, ...both(row.canceled) });
      }
    }
  }
  return ok(events);
}

function shipmentEvents(
  shipment: Shipment,
  order: readonly OrderItem[] | undefined,
  places: readonly Place[],
  feed: Feed,
): Result<readonly StockEvent[]> {
  if (places.length === 0) return ok([]);
  if (!order) return fail({ kind: 'unavailable', detail: 'a shipment of an order that isn’t in the feed' });
  const events: StockEvent[] = [];
  for (const { sku, quantity, id } of rowsShipped(shipment, order)) {
    const item = feed.items.get(sku);
    if (item === undefined) continue;
    if (!Number.isInteger(quantity)) return fail(PARTS);
    for (const { remoteId: remoteLocation, salable } of places) {
      const moved = salable ? { by: 0, overwritten: quantity } : { by: -quantity, overwritten: 0 };
      events.push({ id: `ship:${id}`, item, remoteLocation, at: ours(shipment.created_at, feed), ...moved });
    }
  }
  return ok(events);
}

/** The stock that an order takes from: with several, its store view's website decides. */
async function readStocks(api: Api, places: readonly Place[]): Promise<Result<(order: Order) => number | undefined>> {
  const stocks = new Map(places.flatMap(({ stock }) => (stock ? [[stock.id, stock.websites] as const] : [])));
  const [only, ...others] = [...stocks.keys()];
  if (others.length === 0) return ok(() => only);
  const views = await api.get('store/storeViews');
  if (!views.ok) return views;
  const sites = await api.get('store/websites');
  if (!sites.ok) return sites;
  const ofView = parse(z.array(StoreView), views.value.json);
  if (!ofView.ok) return ofView;
  const codes = parse(z.array(Website), sites.value.json);
  if (!codes.ok) return codes;
  const code = new Map(codes.value.map((site) => [site.id, site.code]));
  const website = new Map(ofView.value.map((view) => [view.id, code.get(view.website_id) ?? '']));
  return ok(({ store_id }) => {
    const site = website.get(store_id ?? 0);
    return [...stocks].find(([, websites]) => site !== undefined && websites.includes(site))?.[0];
  });
}

/** A shop with one source doesn't say which: it is the first one, which every Magento has. */
function sourceOf({ extension_attributes: attributes }: Shipment): string {
  const from = z.safeParse(ShippedFrom, attributes);
  return from.success ? from.data.source_code : 'default';
}

/** Without a space in it: some versions sign one otherwise than the standard does. */
const fromTime = (field: string, value: string): Groups => [[{ field, value, condition: 'gteq' }]];

/** A time of the shop's (`2026-11-23 10:01:02`, UTC) by our clock. */
function ours(time: string, { ahead }: Feed): Millis {
  const at = Date.parse(`${time.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at - ahead + HALF_A_SECOND;
}

/** These orders stay as they are, so asking again tells no more. */
const untold = (reason: string): ChannelError => ({ kind: 'rejected', reason, detail: reason });
const UNTOLD = untold('a refund or an invoice that doesn’t say what it did to the stock');
const PARTS = untold('parts of a unit in an order');
