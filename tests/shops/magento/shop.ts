import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import { createFaults } from '../faults.ts';
import type { ShopControl, StandIn } from '../shop.ts';
import { createAdmin } from './admin.ts';
import { type AuthState, authorize, KEYS } from './auth.ts';
import { MALFORMED } from './malformed.ts';
import { noRoute, Refusal } from './refusal.ts';
import { Crash, rest } from './rest.ts';
import { type Order, ShopState, type StateOptions } from './state.ts';

/*
 * A stand-in for a Magento shop with its inventory modules (MSI): REST V1 and the product form.
 *
 * Measured on a real Magento 2.4.7-p3:
 * - search criteria are compulsory (400, a template with its parameters beside it); a filter on a field that isn't
 *   there is 500; an unknown SKU is an empty list; SKUs are compared without regard to case
 * - POST source-items overwrites, all or none, answers `[]`; `status` is compulsory; an unknown SKU makes a row of its
 *   own; negative figures and parts of a unit are taken; an unknown source is "Could not save Source Item"
 * - the salable quantity of one SKU: a bare number; an unknown SKU is 500 in plain text
 * - an unknown or absent token, and one that may not be used by itself, are refused like a missing right: 401
 *   "%resources" with the resources beside it; OPTIONS is 405 and there are no CORS headers
 * - an edit page opens without its key; the form comes seconds after the page (`formDelayMs` here); rows have the
 *   source's name and never its code; saving a form that was opened before overwrites without a word
 * - source items have no times, and a write doesn't touch its product's
 *
 * From the documentation or the source:
 * - OAuth 1.0a with HMAC-SHA256, names in PHP's natural order; a nonce once; ten minutes into the future at most
 * - past the end of a list comes its last page; limited input: 20 rows in a write, 300 entries on a page
 * - export-stock-salable-qty: many at once, its total that of the page (before 2.4.9), 0 and salable for what isn't
 *   counted, a product that isn't assigned to the stock left out
 * - what can be sold = the sources' quantities in stock + reservations − the threshold, and 0 where it can't be sold
 * - an order reserves; a shipment takes the units off and ends the reservation, and marks the row out of stock at 0; a
 *   cancellation gives back; deleting a product leaves its rows (`cataloginventory/options/synchronize_with_catalog`)
 * - the index of what can be sold, brought up to date with each write or (`scheduled`) by a job
 * - which right each route asks for; a product list without stock items; `extension_attributes` is `[]` when empty
 *
 * Assumed: backorders are allowed unless said, so that a figure can go below 0; rights are looked at before the body;
 * 429 comes from a firewall before Magento, 503 is its maintenance page; what is around the form's own hooks; a
 * product without a SKU is one that was imported past Magento.
 *
 * Left out: logging in to the admin (it is always open), store views of products, bundles, invoices, credit memos'
 * effect on stock (`refund` only writes that there was one).
 */

export interface MagentoOptions {
  /** The path that the shop lives below: `/store`. */
  path?: string;
  /** The shop's clock, ms. */
  now?: () => number;
  /** See `StateOptions`. Default `apart`. */
  layout?: StateOptions['layout'];
  /** Default true. */
  backorders?: boolean;
  /** See `StateOptions`. Default false. */
  scheduled?: boolean;
  /** false: the inventory modules were removed. */
  inventory?: boolean;
  /** false: a Magento without the salable quantities of many at once. */
  exportSalable?: boolean;
  /** Access tokens are taken by themselves. Default false. */
  bearer?: boolean;
  /** How long after the page the product form is there. Default 400 ms. */
  formDelayMs?: number;
}

export interface MagentoControl extends ShopControl {
  /** An order that isn't shipped: it reserves. */
  order(sku: string, units: number, location?: string): Order;
  ship(order: Order, location?: string): void;
  cancel(order: Order): void;
  /** The index of what can be sold is brought up to date. */
  reindex(): void;
}

/** Beside what every stand-in offers, what only tests of this channel need. */
export interface MagentoStandIn extends StandIn {
  readonly state: ShopState;
  /** Where the shop is: origin and path. */
  readonly home: string;
  readonly control: MagentoControl;
  /** Values for the connect form with the access token alone. */
  readonly connectByToken: Readonly<Record<string, string>>;
}

const HOST = 'magento.example.test';
const ADMIN = 'admin_k3x9';

export async function startMagento(options: MagentoOptions = {}): Promise<MagentoStandIn> {
  const now = options.now ?? Date.now;
  const prefix = options.path ?? '';
  const home = `https://${HOST}${prefix}`;
  const state = new ShopState({
    now,
    layout: options.layout ?? 'apart',
    backorders: options.backorders ?? true,
    scheduled: options.scheduled ?? false,
  });
  const faults = createFaults(MALFORMED);
  const auth: AuthState = { nonces: new Set(), now, bearer: options.bearer ?? false, revoked: false, lacks: null };
  const admin = createAdmin(state, `${home}/${ADMIN}`, () => options.formDelayMs ?? 400);
  const writes: ShopControl['writes'][number][] = [];
  const requests: ShopControl['requests'][number][] = [];

  const server = createServer(certificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself: said where it is seen, never as a shop's reply.
      console.error('The stand-in Magento shop failed:', error);
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (faults.isDown()) return void request.socket.destroy();
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? HOST}`);
    const body = await read(request);
    if (options.now) response.setHeader('Date', new Date(now()).toUTCString());
    const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : null;
    if (path?.startsWith('/rest/')) return handleApi(request, response, url, path, body);
    const below = new RegExp(`^(?:/index\\.php)?/${ADMIN}(/.*)?$`).exec(path ?? '');
    const page = below && admin({ method: request.method ?? 'GET', path: below[1] ?? '', body });
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    if (page) return send(response, page.status, page.type, page.body);
    return send(response, 404, 'text/html', '<!doctype html><title>404 Not Found</title><h1>Whoops, our bad…</h1>');
  }

  async function handleApi(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    path: string,
    body: string,
  ): Promise<void> {
    const method = request.method ?? 'GET';
    const write = method === 'POST' && !/^\s*\{\s*"sourceItems"\s*:\s*\[\s*\]\s*\}\s*$/.test(body);
    const entry = { at: now(), method, path: url.pathname + url.search, status: 0, write };
    requests.push(entry);
    const reply = (status: number, type: string, content: string) => {
      entry.status = status;
      send(response, status, type, content);
    };

    if (method === 'OPTIONS') return reply(405, 'text/html', '');
    if (faults.delayMs() > 0) await sleep(faults.delayMs(), undefined, { ref: false });
    if (faults.take('throttle')) {
      response.setHeader('Retry-After', '1');
      return reply(429, 'text/html', '<html><head><title>429 Too Many Requests</title></head></html>');
    }
    if (faults.take('maintenance')) {
      return reply(503, 'text/html', '<!doctype html><title>Service Temporarily Unavailable</title><h1>Back soon</h1>');
    }
    if (write && faults.take('dropRequest')) return void request.socket.destroy();
    const given = answer(request, url, path, body);
    if (write && faults.take('dropReply')) return void request.socket.destroy();
    if (write && faults.take('delayReply')) await sleep(faults.replyDelayMs(), undefined, { ref: false });
    if (faults.take('malformed')) {
      const wrong = faults.malformedReply();
      return reply(200, wrong.type, wrong.body);
    }
    return reply(given.status, given.type, given.body);
  }

  function answer(request: IncomingMessage, url: URL, path: string, body: string) {
    auth.revoked = faults.isRevoked();
    auth.lacks = faults.lacksRight();
    const json = (status: number, value: unknown) => ({
      status,
      type: 'application/json',
      body: JSON.stringify(value),
    });
    try {
      // A store view's code may stand before the version.
      const route = /^\/rest\/(?:(?:all|default)\/)?V1\/(.*)$/.exec(path)?.[1];
      if (route === undefined) throw noRoute();
      const reply = rest(
        state,
        { method: request.method ?? 'GET', path: route, query: url.searchParams, body },
        {
          inventory: options.inventory ?? true,
          exportSalable: options.exportSalable ?? true,
          authorize: (right) => authorize(request, url, right, auth),
          written: (changes) => {
            for (const { sku, source, from, to } of changes) {
              const location = state.sources.find(({ code }) => code === source)?.name ?? source;
              writes.push({ at: now(), sku, location, from, to, key: null });
            }
          },
        },
      );
      return json(200, reply);
    } catch (error) {
      if (error instanceof Crash) return { status: 500, type: 'text/plain', body: `Warning: ${error.message}` };
      if (!(error instanceof Refusal)) throw error;
      return json(error.status, error.body());
    }
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const placeOf = (location?: string) => {
    const { code } = state.source(location);
    return { code, stock: state.stockOf(code) };
  };
  /** Moves a source's quantity by so much. */
  const move = (sku: string, by: number, location?: string): void => {
    const { code } = placeOf(location);
    const row = state.row(sku, code);
    if (row) state.setRow(sku, code, row.quantity + by, row.quantity + by > 0 ? 1 : row.status);
  };
  const order = (sku: string, units: number, location?: string): Order =>
    state.placeOrder(sku, units, placeOf(location).stock?.id ?? 1);

  const named = { 'Integration name': 'Acme Magento', 'Store URL': home, 'Admin path': ADMIN };
  return {
    hosts: [HOST],
    port: (server.address() as AddressInfo).port,
    home,
    state,
    connect: {
      ...named,
      'Consumer key': KEYS.consumerKey,
      'Consumer secret': KEYS.consumerSecret,
      'Access token': KEYS.accessToken,
      'Access token secret': KEYS.accessTokenSecret,
    },
    connectByToken: { ...named, 'Access token': KEYS.accessToken, 'Use as bearer token': 'yes' },
    productPage: (sku) => `${home}/${ADMIN}/catalog/product/edit/id/${state.bySku(sku).id}/`,
    control: {
      figure: (sku, location) => state.figure(sku, placeOf(location).code),
      order,
      ship: (sold, location) => state.ship(sold, placeOf(location).code),
      cancel: (sold) => state.cancel(sold),
      reindex: () => state.reindex(),
      sell(sku, units, location) {
        const sold = order(sku, units, location);
        // Where a stock has several sources an order moves none of them before it ships.
        const { code, stock } = placeOf(location);
        if (!stock?.alone) state.ship(sold, code);
      },
      takeBack: (sku, units, location) => move(sku, units, location),
      staffEdit(sku, to, location) {
        const { code } = placeOf(location);
        move(sku, to - (state.figure(sku, code) ?? 0), location);
      },
      addProduct({ title, sku, quantity, tracked = true }) {
        state.addProduct(title, sku, quantity).manageStock = tracked;
      },
      addProducts(products) {
        for (const { title, sku, quantity } of products) state.addProduct(title, sku, quantity);
      },
      addLocation(name) {
        state.addSource(name.toLowerCase().replace(/\W+/g, '_'), name);
      },
      // Magento itself only switches sources off; this is what a clean-up of the database does.
      removeLocation: (name) => state.removeSource(placeOf(name).code),
      // Its rows stay behind.
      removeProduct: (sku) => void state.products.delete(state.bySku(sku).id),
      setTracked: (sku, tracked) => void Object.assign(state.bySku(sku), { manageStock: tracked }),
      setSku(sku, to) {
        const product = state.bySku(sku);
        for (const item of state.items.filter((one) => one.sku === sku)) if (to !== null) item.sku = to;
        product.sku = to;
        state.reindex();
      },
      faults: faults.switches,
      writes,
      requests,
    },
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, content: string): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` });
  response.end(content);
}
