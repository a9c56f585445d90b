import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import type { ShopControl, StandIn } from '../shop.ts';
import { answerAdmin } from './admin.ts';
import { Desk, type TokenMethod } from './auth.ts';
import { Faults } from './faults.ts';
import { answer, isStockWrite, readRequest } from './graphql-api.ts';
import { malformedReply } from './malformed.ts';
import { ShopState, type Variant } from './state.ts';

/*
 * A stand-in for a Vendure shop: its admin API, and both its admins.
 *
 * Measured on Vendure 3.7.3:
 * - the types of the API; its address; lists of 1000 entries at most; ids that aren't there are silently absent
 * - an API key in `vendure-api-key`, a session's token as bearer, given with the log-in in `vendure-auth-token`; who
 *   isn't known and who lacks a right are refused alike, with status 200 and FORBIDDEN; `me` refuses API keys too
 * - updateProductVariants sets units on hand, all of a batch or nothing; an unknown variant is ENTITY_NOT_FOUND, an
 *   unknown location an error of the database without a code, 2.5 or more than 32 bits BAD_USER_INPUT without data;
 *   figures below 0 are taken, and figures of what isn't counted; an empty list does nothing, but asks for the right
 * - each change of units on hand is an ADJUSTMENT of the ledger by the difference, a figure that is there already none;
 *   a movement doesn't tell its location; the ledger can't be sorted and comes by id
 * - an order allocates, sending it takes from on hand and allocated, cancelling gives back what it had; the time of the
 *   figure moves with all of these and the variant's own time doesn't; times are in whole seconds, a variant's aren't
 * - a location that came later has no levels; taking one away takes its levels and movements along
 * - a second variant may have the same SKU, and it may be ''; a variant's options are in no order
 * - neither admin sends a stock field that wasn't touched; the React one did until the middle of 2026
 *
 * Read in its source:
 * - the ledger comes in the order of the shop's own keys, which count up unless it is configured otherwise (`movementIds`)
 * - units on hand are read, and the sum is saved: what is saved in between is lost (`inBetween`)
 *
 * Assumed:
 * - what stands before a shop answers too many requests with 429, and maintenance with 503 and HTML
 * - the admins' markup beside the fields that are measured, and their inner endpoints, are ours
 *
 * Not there: orders as such (`sell`, `ship` and `takeBack` do what they do to stock), sales channels but the default one.
 */

export interface VendureOptions {
  /** The shop's clock, ms. */
  now?: () => number;
  /** Default: Harbour Street and Rotterdam DC. */
  locations?: readonly string[];
  /** Path before everything of the shop, '' or '/shop'. */
  path?: string;
  /** Default: all three. */
  tokenMethods?: readonly TokenMethod[];
  /** Entries of one page at most. Default 1000. */
  listLimit?: number;
  /** `random`: movements have keys that don't count up. */
  movementIds?: 'random';
  /** The React admin as it was before the middle of 2026: it sends all its stock fields. */
  olderDashboard?: boolean;
}

/** What this shop can do beside what every stand-in can. */
export interface VendureControl extends ShopControl {
  /** Sent to the customer: units on hand and allocated ones go down alike. */
  ship(sku: string, units: number, location?: string): void;
  addLocation(name: string): void;
  removeLocation(name: string): void;
  /** The shop's own setting, for all variants that say INHERIT. */
  setTrackedByDefault(tracked: boolean): void;
  /** Done once just before the next write is applied, after whatever its sender has read. */
  beforeWrite(what: () => void): void;
  /** Done once between the shop's own reading and saving of the next write. */
  inBetween(what: () => void): void;
  /** All sessions end now. */
  endSessions(): void;
  readonly logins: number;
  /** Units on hand, past the API. */
  onHand(sku: string, location?: string): number;
}

export interface VendureStandIn extends StandIn {
  readonly control: VendureControl;
  /** Values for the connect form with username and password. */
  readonly connectByLogin: Readonly<Record<string, string>>;
  readonly state: ShopState;
  /** Address of the Angular admin's page of this variant, and of the React admin's. */
  variantPage(sku: string, admin: 'admin' | 'dashboard'): string;
}

const HOST = 'vendure.example.test';
const NAME = 'Acme Vendure';

export async function startVendure(options: VendureOptions = {}): Promise<VendureStandIn> {
  const now = options.now ?? Date.now;
  const path = options.path ?? '';
  const state = new ShopState(
    now,
    options.movementIds === 'random',
    options.locations ?? ['Harbour Street', 'Rotterdam DC'],
  );
  const desk = new Desk(options.tokenMethods ?? ['cookie', 'bearer', 'api-key']);
  const token = randomBytes(10).toString('hex');
  const faults = new Faults();
  const writes: ShopControl['writes'][number][] = [];
  const requests: ShopControl['requests'][number][] = [];
  let before: (() => void) | null = null;

  const server = createServer(certificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself: say so where it is seen, never as a shop's reply.
      console.error('The stand-in Vendure shop failed:', error);
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `https://${HOST}`);
    const body = await read(request);
    if (url.pathname === `${path}/admin-api`) return handleApi(request, response, body);
    if (options.now) response.setHeader('date', new Date(now()).toUTCString());
    if (!url.pathname.startsWith(`${path}/`)) return notFound(response, url);
    const older = options.olderDashboard === true;
    answerAdmin({ request, response, url, body, state, path, older, shopName: NAME });
  }

  async function handleApi(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    if (faults.isDown) return void response.destroy();
    if (options.now) response.setHeader('date', new Date(now()).toUTCString());
    const graphql = readRequest(body);
    const write = graphql !== null && isStockWrite(graphql);
    const entry = { at: now(), method: request.method ?? '', path: '/admin-api', status: 0, write };
    requests.push(entry);
    const reply = (status: number, type: string, content: string) => {
      entry.status = status;
      text(response, status, type, content);
    };
    const replyJson = (status: number, value: unknown) => reply(status, 'application/json', JSON.stringify(value));

    if (faults.delayMs > 0) await sleep(faults.delayMs, undefined, { ref: false });
    if (faults.take('maintenance')) return reply(503, 'text/html', MAINTENANCE);
    if (faults.take('throttle')) {
      response.setHeader('retry-after', '2');
      return reply(429, 'text/plain', 'Too many requests');
    }
    if (request.method !== 'POST' || !graphql || !request.headers['content-type']?.startsWith('application/json')) {
      const message = 'POST body missing, invalid Content-Type, or JSON object has no keys.';
      return replyJson(400, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    }
    if (write && faults.take('dropRequest')) return void response.destroy();
    if (write) {
      const what = before;
      before = null;
      what?.();
    }
    const known = !faults.revoked && desk.knows(request.headers);
    const { status, value } = answer(graphql, {
      state,
      desk,
      name: NAME,
      token,
      most: options.listLimit ?? 1000,
      rights: known ? faults.rights : null,
      shut: faults.revoked,
      applied: (changes) => {
        for (const { variant, place, from, to } of changes) {
          const { allocated = 0 } = variant.levels.get(place.id) ?? {};
          const [was, is] = [from - allocated, to - allocated];
          writes.push({ at: now(), sku: variant.sku, location: place.name, from: was, to: is, key: null });
        }
      },
      began: (session) => {
        if (session !== '') response.setHeader('vendure-auth-token', session);
      },
    });
    if (write && faults.take('dropReply')) return void response.destroy();
    if (write && faults.take('delayReply')) await sleep(faults.replyDelayMs, undefined, { ref: false });
    if (faults.take('malformed')) {
      const { type, content } = malformedReply(faults.left.malformed);
      return reply(200, type, content);
    }
    return replyJson(status, value);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const at = (sku: string, location?: string) => {
    const variant = state.variantBySku(sku);
    const place = state.place(location);
    return { variant, place, level: variant.levels.get(place.id) };
  };
  const setOnHand = (sku: string, to: number, location?: string) => {
    const { variant, place } = at(sku, location);
    state.touch(variant);
    state.set(variant, place, to);
  };

  const control: VendureControl = {
    figure(sku, location) {
      const { variant, level } = at(sku, location);
      return state.isTracked(variant) && level ? level.onHand - level.allocated : null;
    },
    onHand: (sku, location) => at(sku, location).level?.onHand ?? 0,
    sell(sku, units, location) {
      const { variant, place } = at(sku, location);
      state.move(variant, place, 'ALLOCATION', units);
    },
    ship(sku, units, location) {
      const { variant, place } = at(sku, location);
      state.move(variant, place, 'SALE', units);
    },
    takeBack(sku, units, location) {
      const { variant, place, level } = at(sku, location);
      // Not sent yet, it is only set free; sent, it comes back to what is on hand.
      state.move(variant, place, (level?.allocated ?? 0) >= units ? 'RELEASE' : 'CANCELLATION', units);
    },
    staffEdit: (sku, to, location) => setOnHand(sku, to + (at(sku, location).level?.allocated ?? 0), location),
    addProduct: ({ title, sku, quantity, tracked = true }) => state.addProduct(title, [{ sku, quantity, tracked }]),
    addProducts(products) {
      for (const { title, sku, quantity } of products) state.addProduct(title, [{ sku, quantity }]);
    },
    removeProduct: (sku) => void state.products.delete(state.variantBySku(sku).product.id),
    setTracked(sku, tracked) {
      const variant = state.variantBySku(sku);
      variant.tracking = tracked ? 'TRUE' : 'FALSE';
      state.touch(variant);
    },
    setSku(sku, to) {
      const variant = state.variantBySku(sku);
      variant.sku = to ?? '';
      state.touch(variant);
    },
    setTrackedByDefault: (trackInventory) => void Object.assign(state.settings, { trackInventory, updatedAt: now() }),
    addLocation: (name) => void state.addPlace(name),
    removeLocation: (name) => state.removePlace(name),
    beforeWrite(what) {
      before = what;
    },
    inBetween: (what) => void Object.assign(state, { inBetween: what }),
    endSessions: () => desk.endSessions(),
    get logins() {
      return desk.logins;
    },
    faults,
    writes,
    requests,
  };

  const root = `https://${HOST}${path}`;
  const named = { 'Integration name': NAME, 'Admin URL': `${root}/admin` };
  const variantPage = ({ id, product }: Variant, admin: 'admin' | 'dashboard') =>
    admin === 'admin'
      ? `${root}/admin/catalog/products/${product.id}/variants/${id}`
      : `${root}/dashboard/product-variants/${id}`;
  return {
    hosts: [HOST],
    port: (server.address() as AddressInfo).port,
    connect: { ...named, 'API key': desk.apiKey },
    connectByLogin: {
      ...named,
      'Log in with username and password': 'yes',
      Username: desk.username,
      Password: desk.password,
    },
    productPage: (sku) => `${root}/admin/catalog/products/${state.variantBySku(sku).product.id}`,
    variantPage: (sku, admin) => variantPage(state.variantBySku(sku), admin),
    state,
    control,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const MAINTENANCE =
  '<!doctype html><html><head><title>Be right back</title></head><body><h1>Be right back</h1></body></html>';

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function text(response: ServerResponse, status: number, type: string, content: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(content);
}

function notFound(response: ServerResponse, { pathname }: URL): void {
  text(response, 404, 'application/json', JSON.stringify({ statusCode: 404, message: `Cannot GET ${pathname}` }));
}
