import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import type { ShopControl, StandIn } from '../shop.ts';
import { answerAdmin } from './admin.ts';
import { Faults } from './faults.ts';
import { Quota, quotaHeaders } from './quota.ts';
import { Refusal } from './refusal.ts';
import { rest } from './rest.ts';
import { type Holder, type Order, type Product, type Stock, StoreState, shown } from './state.ts';

/*
 * A stand-in for a BigCommerce store: its Management API and its control panel. None of it was measured.
 *
 * From BigCommerce's documentation:
 * - the host and paths, `X-Auth-Token`, `Accept` and `Content-Type` as needed, statuses 401, 403, 405, 406, 415, 422, 429;
 *   v3's envelope with its pagination, `application/problem+json`; scopes and what each opens
 * - an adjustment: `sku`, `variant_id` or `product_id`, exactly one; 2,000 items at most; a transaction id and no figure;
 *   applied later (`applyDelayMs`), so that reads show the old figure; refused as a whole below the safety stock, for a
 *   product that is tracked otherwise, and a relative one for a level that was never set; the words of the last two
 * - available = on hand − safety stock; a level that was never set is shown as 0; 1,000 items of stock a page, 250 of the
 *   catalogue; 2,147,483,647 at most
 * - a quota in a window of 30 s for all apps, its four headers; a 429 without them when the platform is overloaded
 * - v2's orders: their fields, statuses, times in whole seconds, 250 a page; settings of when an order moves stock
 * - locations whose stock an external source keeps; both forms of the address of a product's page; the ids of its fields,
 *   as others' tests of that page name them
 *
 * Seen by others: no scope is named in a 403; v2 answers an empty list with 204; a filter that isn't known is a 422.
 *
 * Assumed:
 * - scopes are looked at before what is asked; an adjustment without items is a 422
 * - an item whose stock isn't counted is in no list of stock; the words of the other refusals; an external location refuses
 * - SKUs are unique, by every sign; an order takes from its location at once and gives back when it is refunded;
 *   what changes a product (not its stock) moves its `date_modified`
 * - what the control panel looks like, its inner endpoints, and that its form sets what it shows, whatever the figure has
 *   become meanwhile; with several locations a field for each
 *
 * Not there: webhooks, creating anything through the API, metafields, backorders, other channels' settings.
 */

export interface BigCommerceOptions {
  /** The shop's clock, ms. */
  now?: () => number;
  /** Default: Harbour Street and Rotterdam DC. */
  locations?: readonly string[];
  /** How long an accepted adjustment isn't seen by reads. Default 0. */
  applyDelayMs?: number;
  /** Calls in a window, and its length. Default: as good as none. */
  quota?: number;
  windowMs?: number;
  /** Default: stock moves when an order is placed, and comes back. */
  settings?: { update_stock_behavior: string | null; refund_order_stock_adjustment: boolean | null };
}

/** What this shop can do beside what every stand-in can. */
export interface BigCommerceControl extends ShopControl {
  faults: ShopControl['faults'] & {
    /** The next n API requests are answered 429 without the quota's headers. */
    overload(n: number): void;
  };
  addLocation(name: string): void;
  removeLocation(name: string): void;
  /** `external`: another system keeps its stock. */
  setLocation(name: string, change: { enabled?: boolean; external?: boolean }): void;
  setSafety(sku: string, location: string, units: number): void;
  /** Nobody has set any stock of it there yet. */
  setNever(sku: string, location: string): void;
  setTracking(sku: string, tracking: Product['tracking']): void;
  addVariants(
    title: string,
    variants: readonly { sku: string; title: string; quantity: number }[],
    /** Tracked as a whole it has a SKU of its own. */
    whole?: { tracking: Product['tracking']; sku: string },
  ): void;
  /** Orders by what `sell` made of them, newest last. */
  readonly orders: readonly Order[];
  setOrder(id: number, status: number, refunded?: number): void;
  setApplyDelay(ms: number): void;
}

export interface BigCommerceStandIn extends StandIn {
  readonly control: BigCommerceControl;
  /** The older form of the address of a product's page. */
  olderProductPage(sku: string): string;
}

export const HASH = 'acme1x';
const NAME = 'Acme Big';
const API = 'api.bigcommerce.com';
const ADMIN = `store-${HASH}.mybigcommerce.com`;
const SCOPES = [
  ...['store_inventory', 'store_inventory_read_only', 'store_locations_read_only', 'store_v2_products_read_only'],
  ...['store_v2_orders_read_only', 'store_v2_information_read_only'],
];
const WINDOW = 30_000;

export async function startBigCommerce(options: BigCommerceOptions = {}): Promise<BigCommerceStandIn> {
  const now = options.now ?? Date.now;
  const state = new StoreState(options.locations ?? ['Harbour Street', 'Rotterdam DC'], now);
  const token = randomBytes(32).toString('hex').slice(0, 31).replace(/^\d/, 'k');
  const quota = new Quota(options.quota ?? 1_000_000, options.windowMs ?? WINDOW, now);
  const settings = options.settings ?? { update_stock_behavior: 'order_placed', refund_order_stock_adjustment: true };
  const faults = new Faults();
  const writes: ShopControl['writes'][number][] = [];
  const requests: ShopControl['requests'][number][] = [];
  let applyDelayMs = options.applyDelayMs ?? 0;

  const server = createServer(certificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself: said where it is seen, never as a shop's reply.
      console.error('The stand-in BigCommerce store failed:', error);
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const url = new URL(request.url ?? '/', `https://${host}`);
    const body = await read(request);
    if (host !== API) return answerAdmin({ request, response, url, body, state, shopName: NAME, own: host === ADMIN });
    if (faults.isDown) return void response.destroy();
    if (options.now) response.setHeader('Date', new Date(now()).toUTCString());
    return handleApi(request, response, url, body);
  }

  async function handleApi(request: IncomingMessage, response: ServerResponse, url: URL, body: string): Promise<void> {
    const method = request.method ?? 'GET';
    const write = method !== 'GET' && !/"items":\s*\[\s*\]/.test(body);
    const entry = { at: now(), method, path: url.pathname, status: 0, write };
    requests.push(entry);
    const reply = (status: number, type: string, content: string, headers: Record<string, string> = {}) => {
      entry.status = status;
      response.writeHead(status, { ...(status !== 204 && { 'Content-Type': type }), ...headers });
      response.end(content);
    };
    const refuse = (status: number, title: string, headers = {}) =>
      reply(status, 'application/problem+json', JSON.stringify(new Refusal(status, title).body()), headers);

    if (faults.delayMs > 0) await sleep(faults.delayMs, undefined, { ref: false });
    if (faults.take('maintenance')) return reply(503, 'text/html', MAINTENANCE);
    if (faults.take('overload')) return refuse(429, 'Too many requests');
    if (faults.take('throttle')) return refuse(429, 'Too many requests', quotaHeaders(150, 0, WINDOW, 1_000));
    if (!quota.take()) return refuse(429, 'Too many requests', quota.headers());
    const [, hash, path] = /^\/stores\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [];
    if (hash !== HASH || path === undefined) return refuse(404, 'The store is not found.', quota.headers());
    if (faults.revoked || request.headers['x-auth-token'] !== token) {
      return refuse(401, 'X-Auth-Token header is required and must be valid', quota.headers());
    }
    if (write && faults.take('dropRequest')) return void response.destroy();
    const scopes = new Set(SCOPES.filter((scope) => scope !== faults.lacks));
    const given = rest(
      { method, path, query: url.searchParams, headers: request.headers, body },
      {
        state,
        name: NAME,
        settings: () => settings,
        scopes,
        applyDelayMs: () => applyDelayMs,
        changed: (changes) => {
          for (const change of changes) if (change.from !== change.to) writes.push({ at: now(), ...change });
        },
      },
    );
    if (write && faults.take('dropReply')) return void response.destroy();
    if (write && faults.take('delayReply')) await sleep(faults.replyDelayMs, undefined, { ref: false });
    if (faults.take('malformed')) {
      const wrong = faults.malformedReply();
      return reply(200, wrong.type, wrong.body);
    }
    const content = given.body === undefined ? '' : JSON.stringify(given.body);
    reply(given.status, given.type, content, quota.headers());
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const level = (sku: string, location?: string): { holder: Holder; stock: Stock } => {
    const holder = state.bySku(sku);
    return { holder, stock: state.at(holder.stock, state.place(location).id) };
  };
  /** What others than the API do is seen at once. */
  const move = (sku: string, by: number, location?: string): Holder => {
    const { holder, stock } = level(sku, location);
    stock.onHand = (stock.onHand ?? 0) + by;
    return holder;
  };
  const touch = (sku: string, change: Partial<Pick<Product, 'tracking' | 'sku'>>): void => {
    Object.assign(state.bySku(sku).product, change, { modified: now() });
  };

  const control: BigCommerceControl = {
    figure(sku, location) {
      const { holder, stock } = level(sku, location);
      const { product } = holder;
      return product.tracking === 'none' ? null : shown(stock, now()) - stock.safety;
    },
    sell(sku, units, location) {
      const { product, variant } = move(sku, -units, location);
      state.addOrder({ product: product.id, variant: variant.id, quantity: units });
    },
    takeBack(sku, units, location) {
      const { product, variant } = move(sku, units, location);
      const order = [...state.orders.values()]
        .reverse()
        .find(({ lines }) => lines[0]?.product === product.id && lines[0].variant === variant.id);
      // One that this shop never sold comes back by somebody's hand.
      if (order) control.setOrder(order.id, 14, units);
    },
    staffEdit(sku, to, location) {
      const { stock } = level(sku, location);
      stock.onHand = to + stock.safety;
    },
    addProduct({ title, sku, quantity, tracked = true }) {
      const seed = { sku: sku ?? '', options: [], quantities: [quantity] };
      state.addProduct(title, [seed], now(), tracked ? 'product' : 'none');
    },
    addVariants(title, variants, whole) {
      const seeds = variants.map(({ sku, title: option, quantity }) => ({
        sku,
        options: [option],
        quantities: [quantity],
      }));
      const made = state.addProduct(title, seeds, now(), whole?.tracking);
      if (whole) made.sku = whole.sku;
    },
    removeProduct: (sku) => void state.products.delete(state.bySku(sku).product.id),
    setTracked(sku, tracked) {
      const { product } = state.bySku(sku);
      const on = product.variants.some(({ options }) => options.length > 0) ? 'variant' : 'product';
      touch(sku, { tracking: tracked ? on : 'none' });
    },
    setTracking: (sku, tracking) => touch(sku, { tracking }),
    setSku(sku, to) {
      const { product, variant } = state.bySku(sku);
      variant.sku = to ?? '';
      Object.assign(product, { modified: now() }, product.sku === sku && { sku: to ?? '' });
    },
    addLocation: (name) => void state.addPlace(name),
    removeLocation: (name) => void state.places.splice(state.places.indexOf(state.place(name)), 1),
    setLocation: (name, change) => void Object.assign(state.place(name), change),
    setSafety: (sku, location, units) => void Object.assign(level(sku, location).stock, { safety: units }),
    setNever: (sku, location) => void Object.assign(level(sku, location).stock, { onHand: null, coming: [] }),
    get orders() {
      return [...state.orders.values()];
    },
    setOrder(id, status, refunded) {
      const order = state.orders.get(id);
      if (!order) throw new Error(`The stand-in shop has no order ${id}.`);
      Object.assign(order, { status, modified: now() });
      if (refunded !== undefined) for (const line of order.lines) line.refunded = refunded;
    },
    setApplyDelay(ms) {
      applyDelayMs = ms;
    },
    faults: faults.switches,
    writes,
    requests,
  };

  return {
    hosts: [API, '*.mybigcommerce.com'],
    port: (server.address() as AddressInfo).port,
    connect: { 'Integration name': NAME, 'Store hash': HASH, 'Access token': token },
    productPage: (sku) => `https://${ADMIN}/manage/products/edit/${state.bySku(sku).product.id}`,
    olderProductPage: (sku) => `https://${ADMIN}/manage/products/${state.bySku(sku).product.id}/edit`,
    control,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const MAINTENANCE =
  '<!doctype html><html><head><title>Down for maintenance</title></head><body><h1>Down for maintenance</h1></body></html>';

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
