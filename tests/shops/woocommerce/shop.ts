import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import { createFaults } from '../faults.ts';
import type { ShopControl, StandIn } from '../shop.ts';
import { createAdmin } from './admin.ts';
import { authorize, READ_ONLY, READ_WRITE } from './auth.ts';
import { MALFORMED } from './malformed.ts';
import { createOAuth } from './oauth.ts';
import { createOrders, type NoteStyle, type Orders } from './orders.ts';
import { noRoute, Refusal } from './refusal.ts';
import { index, type RestReply, rest } from './rest.ts';
import { createStore, type Post, type Store } from './store.ts';
import { createSessions, USERS } from './users.ts';

/*
 * A stand-in for a WooCommerce shop: REST v3 and the classic product editor.
 *
 * Measured on a real WooCommerce 11.0.1:
 * - keys over https only (header or query); an unknown key is answered like none, a wrong secret and a key that may
 *   only read have a message of their own, all three with 401
 * - `sku=`: a list, exact, without regard to case, variations too, in the shop's own order; `search_sku` is partial
 * - `per_page` up to 100; an unknown id is 404 to read and 400 to write; a variation's id below /products is 404
 * - a product that isn't managed takes a write with 200 and ignores it; `stock_quantity: null` sets 0; negative
 *   figures are taken; 2.5 and "abc" are refused
 * - `inventory_delta` reads, adds and writes (`raceMs` between), and `meta_data` goes into the same save
 * - batches of 100, 413 above; an error of its own for each item; variations are refused in /products/batch
 * - `modified_after` is strict and in whole seconds; without `sku` it finds no variations; /variations does; a
 *   variation's change bumps its parent
 * - one-legged OAuth, where a nonce that was used before is refused; a login's cookie with a nonce; with
 *   none it is nobody's, with a bad one 403; `rest-nonce` gives a nonce, and so does every reply to a login
 * - pages that aren't an extension's get CORS headers; an extension gets an empty one
 * - the edit form refuses the stock, and only that, when the figure moved since it was opened; ids and names in it;
 *   variations come when their tab is opened
 *
 * From the documentation or the source: what a signature covers, its 15 minutes, and that nonces are remembered by their
 * second; nonces that are good for two halves of a day; `0` with 400 for who is logged out; cookies without SameSite;
 * that a login's cookie comes before any key; 401 for who isn't logged in and 403 for who may not; a WordPress that is
 * kept below a path of its own; `_fields`, `include_meta`, `X-WP-Total`, `manage_stock: "parent"`, `global_unique_id`, a variation
 * without a SKU shows its parent's, the words of `rest_no_route` and of the batch's refusals.
 *
 * Assumed: an empty batch is 200 and does nothing (the rights are checked first); a batch's item is checked like a
 * single write; `include` works on /variations; 429 comes from a firewall before WordPress, 503 is the maintenance
 * page; what a write's key may do is checked before what it asks for; the product list and everything around the form.
 *
 * Orders, from the source of WooCommerce 3.5 to 11: an order is saved with its status, then its lines take off their
 * stock one after another, each in one step at once (`_reduced_stock` after each), then comes one note with the figures of all;
 * what cancelling, a refund and an edit of a line do to them; the notes' words before and since version 9, numbers of
 * notes that grow over the whole site; all notes of an order in one reply, newest first; `read_private_shop_orders`;
 * `modified_after` for orders since 5.8. Assumed of them: the translated words around the figures, that
 * `modified_after` is strict and in whole seconds as for products, and that a return which no order has is put back
 * by hand, without a note.
 *
 * Unless it is started with `login`, the admin's pages are open to everybody, as to somebody who is logged in for good.
 *
 * Left out: writing orders through the API, refunds as objects of their own, the nonces of the admin's own forms, the
 * hashes in a login's cookie, what users are asked beside a password.
 */

export interface WooCommerceOptions {
  /** The path that the shop lives below: `/store`. */
  path?: string;
  /** false: plain http on localhost, where keys have to be a signature. */
  tls?: boolean;
  /** true: the admin asks for a login. */
  login?: boolean;
  /** Where WordPress is kept, and with it the admin, below the shop's own path: `/wp`. */
  wordpress?: string;
  /** true: writes are saved, and the difference in stock is left out of them. */
  ignoresDeltas?: boolean;
  /** The shop's clock, ms. */
  now?: () => number;
  /** Milliseconds between the reading and the writing of a relative change. */
  raceMs?: number;
  /** false: a shop before 10.3, without the list of all variations. */
  flatVariations?: boolean;
  /** false: a WordPress without WooCommerce. */
  woocommerce?: boolean;
  /** false: the keys' user may not read orders. */
  orders?: boolean;
  /** false: a shop before 5.8, which leaves `modified_after` out of account when it lists orders. */
  ordersModifiedAfter?: boolean;
  /** How orders' notes tell of stock, and in which language. */
  notes?: NoteStyle;
}

/** Beside what every stand-in offers, what only tests of this channel need. */
export interface WooCommerceStandIn extends StandIn {
  /** The shop's database, past its doors. */
  readonly store: Store;
  /** What was bought, given back and noted. `sell` and `takeBack` of the control are orders and refunds here. */
  readonly orders: Orders;
  /** Where the shop is: origin and path. */
  readonly home: string;
  setRace(ms: number): void;
  setIgnoresDeltas(ignores: boolean): void;
  /** The shop takes itself to be at this origin from now on, as behind a proxy: no signature of its real address fits. */
  setKnownAs(origin: string): void;
  /** Values for the connect form where the merchant's own login is used. */
  readonly connectByLogin: Readonly<Record<string, string>>;
  /** Logs a user of `users.ts` in, past the form: what a browser would send as its cookies. */
  logIn(login?: string): string;
  /** Ends every login. */
  logOutAll(): void;
}

const HOST = 'shop.example.test';
const LOCAL = 'localhost';
const LOCATION = 'Store stock';

export { READ_ONLY, READ_WRITE };

export async function startWooCommerce(options: WooCommerceOptions = {}): Promise<WooCommerceStandIn> {
  const now = options.now ?? Date.now;
  const secure = options.tls ?? true;
  const prefix = options.path ?? '';
  const store = createStore('Acme Woo', now);
  const orders = createOrders(store, options.notes);
  const faults = createFaults(MALFORMED);
  const writes: ShopControl['writes'][number][] = [];
  const requests: ShopControl['requests'][number][] = [];
  const oauth = createOAuth(now);
  const sessions = createSessions(`${secure ? HOST : LOCAL}${prefix}`, secure, now);
  let raceMs = options.raceMs ?? 0;
  let ignoresDeltas = options.ignoresDeltas ?? false;
  let knownAs: string | null = null;
  let home = '';
  let wordpress = '';
  let admin: ReturnType<typeof createAdmin> = () => null;

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself: said where it is seen, never as a shop's reply.
      console.error('The stand-in WooCommerce shop failed:', error);
      response.destroy();
    });
  };
  const server = secure ? createTlsServer(certificate(), listener) : createPlainServer(listener);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (faults.isDown()) return void request.socket.destroy();
    const url = new URL(request.url ?? '/', home);
    const body = await read(request);
    if (url.pathname === '/favicon.ico') return send(response, 204, 'image/x-icon', '');
    if (options.now) response.setHeader('Date', new Date(now()).toUTCString());
    const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : null;
    if (path !== null && /^\/wp-json(\/|$)/.test(path)) {
      return handleApi(request, response, url, path.slice('/wp-json'.length).replace(/\/+$/, ''), body);
    }
    const inAdmin = path?.startsWith(options.wordpress ?? '') ? path.slice((options.wordpress ?? '').length) : null;
    const { method = 'GET', headers } = request;
    const cookie = faults.isRevoked() ? undefined : headers.cookie;
    const page = inAdmin === null ? null : admin({ method, path: inAdmin, query: url.searchParams, body, cookie });
    if (!page) return send(response, 404, 'text/html', '<!doctype html><title>Page not found – Acme Woo</title>');
    if (page.location !== undefined) response.setHeader('Location', page.location);
    if (page.cookies) response.setHeader('Set-Cookie', [...page.cookies]);
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    response.setHeader('Content-Security-Policy', "frame-ancestors 'self'");
    return send(response, page.status, page.type, page.body);
  }

  async function handleApi(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    route: string,
    body: string,
  ): Promise<void> {
    const method = request.method ?? 'GET';
    cors(request, response);
    if (method === 'OPTIONS') return send(response, 200, 'application/json', '');
    const write = method !== 'GET' && method !== 'HEAD' && changesSomething(body);
    const entry = { at: now(), method, path: url.pathname, query: url.searchParams, status: 0, write };
    requests.push(entry);
    const reply = (status: number, type: string, content: string) => {
      entry.status = status;
      send(response, status, type, content);
    };

    if (faults.delayMs() > 0) await sleep(faults.delayMs(), undefined, { ref: false });
    if (faults.take('throttle')) {
      response.setHeader('Retry-After', '1');
      return reply(429, 'text/html', '<html><head><title>429 Too Many Requests</title></head></html>');
    }
    if (faults.take('maintenance')) {
      return reply(
        503,
        'text/html',
        '<!doctype html><title>Maintenance</title><h1>Briefly unavailable for scheduled maintenance.</h1>',
      );
    }
    if (write && faults.take('dropRequest')) return void request.socket.destroy();
    const given = await answer(request, url, route, body);
    if (write && faults.take('dropReply')) return void request.socket.destroy();
    if (write && faults.take('delayReply')) await sleep(faults.replyDelayMs(), undefined, { ref: false });
    if (faults.take('malformed')) {
      const wrong = faults.malformedReply();
      return reply(200, wrong.type, wrong.body);
    }
    if (given.list) {
      response.setHeader('X-WP-Total', given.list.total);
      response.setHeader('X-WP-TotalPages', given.list.pages);
    }
    if (given.nonce != null) response.setHeader('X-WP-Nonce', given.nonce);
    reply(given.status, 'application/json', JSON.stringify(given.body));
  }

  async function answer(
    request: IncomingMessage,
    url: URL,
    route: string,
    body: string,
  ): Promise<RestReply & { nonce?: string | null }> {
    try {
      if (route === '') return { status: 200, body: index(store, home, wordpress, options.woocommerce ?? true) };
      if (!/^\/wc\/v3(\/|$)/.test(route) || options.woocommerce === false) throw noRoute();
      const { method = 'GET', headers } = request;
      const nonce = headers['x-wp-nonce'];
      const { authorization, cookie } = headers;
      const signedAddress = `${knownAs ?? home}${url.pathname.slice(prefix.length)}`;
      const asked = { method, url, headers: { authorization, cookie, nonce: nonce?.toString() }, signedAddress };
      const renewed = authorize(asked, {
        secure,
        keys: faults.isRevoked() ? [] : [READ_WRITE, READ_ONLY],
        oauth,
        sessions,
        lacking: faults.lacksRight(),
        logins: !faults.isRevoked(),
        orders: options.orders ?? true,
      });
      const reply = await rest(
        store,
        { method, route, query: url.searchParams, body: parse(body) },
        {
          raceMs: () => raceMs,
          flatVariations: options.flatVariations ?? true,
          ignoresDeltas: () => ignoresDeltas,
          changed: (change) => void writes.push({ at: now(), location: LOCATION, ...change }),
          orders,
          ordersModifiedAfter: options.ordersModifiedAfter ?? true,
        },
      );
      return { ...reply, nonce: renewed };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: error.body() };
    }
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  home = `${secure ? `https://${HOST}` : `http://${LOCAL}:${port}`}${prefix}`;
  wordpress = `${home}${options.wordpress ?? ''}`;
  admin = createAdmin(store, wordpress, { sessions, sitePath: prefix, login: options.login ?? false });

  const setStock = (post: Post, to: number): void => {
    const holder = store.holder(post);
    holder.stock = to;
    store.touch(holder);
  };
  return {
    hosts: [secure ? HOST : LOCAL],
    port,
    home,
    store,
    orders,
    connect: {
      'Integration name': 'Acme Woo',
      'Store URL': home,
      'Consumer key': READ_WRITE.consumerKey,
      'Consumer secret': READ_WRITE.consumerSecret,
    },
    connectByLogin: { 'Integration name': 'Acme Woo', 'Store URL': home, 'Use my admin login': 'yes' },
    productPage(sku) {
      const post = store.bySku(sku);
      return `${wordpress}/wp-admin/post.php?post=${post.parent || post.id}&action=edit`;
    },
    setRace(ms) {
      raceMs = ms;
    },
    setIgnoresDeltas(ignores) {
      ignoresDeltas = ignores;
    },
    setKnownAs(origin) {
      knownAs = origin;
    },
    logIn(login = 'manager') {
      const user = USERS.find((one) => one.login === login);
      const value = sessions.open(login, user?.password ?? '', true);
      if (value === null) throw new Error(`Nobody is called ${login} in the stand-in shop.`);
      return `${sessions.cookie}=${value}; ${sessions.adminCookie}=${value}`;
    },
    logOutAll: () => sessions.closeAll(),
    control: {
      figure: (sku) => store.figure(store.bySku(sku)),
      sell: (sku, units) => void orders.place([{ sku, units }]),
      takeBack: (sku, units) => orders.takeBack(sku, units),
      staffEdit: (sku, to) => setStock(store.bySku(sku), to),
      addProduct: (product) => void store.add(product),
      removeProduct: (sku) => store.remove(store.bySku(sku)),
      setTracked(sku, tracked) {
        const post = store.bySku(sku);
        post.manageStock = tracked;
        store.touch(post);
      },
      setSku(sku, to) {
        const post = store.bySku(sku);
        post.sku = to ?? '';
        store.touch(post);
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

/** A batch without items changes nothing, so it is no write. */
function changesSomething(body: string): boolean {
  return body !== '' && !/^\s*\{\s*("(create|update|delete)"\s*:\s*\[\s*\]\s*,?\s*)*\}\s*$/.test(body);
}

function parse(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'rest_invalid_json', 'Invalid JSON body passed.');
  }
}

/** Web pages of any origin may read the API; an extension's origin isn't one that WordPress knows. */
function cors(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  response.setHeader('Access-Control-Allow-Origin', /^https?:/.test(origin) ? origin : '');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Expose-Headers', 'X-WP-Total, X-WP-TotalPages, Link');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, X-WP-Nonce, Content-Type');
  response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, GET, POST, PUT, PATCH, DELETE');
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, type: string, content: string): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=UTF-8` });
  response.end(content);
}
