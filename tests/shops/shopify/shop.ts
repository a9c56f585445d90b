import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import type { ShopControl, StandIn } from '../shop.ts';
import { answerAdmin } from './admin.ts';
import { AppData } from './app-data.ts';
import { BULK_HOST, BulkDesk, type BulkSwitches } from './bulk.ts';
import { Bucket, type Plan } from './cost.ts';
import { Faults } from './faults.ts';
import { answer, isStockWrite, readRequest, throttled } from './graphql-api.ts';
import { malformedReply } from './malformed.ts';
import { APP_INSTALLATION } from './resolvers.ts';
import { QuantitySetter } from './set-quantities.ts';
import { type Level, type Product, ShopState, type Variant } from './state.ts';
import { TokenDesk } from './tokens.ts';

/*
 * A stand-in for a Shopify shop: its Admin GraphQL API on Shopify's own published schema, and its admin pages.
 *
 * Taken from Shopify's schema and documentation:
 * - types, arguments, enums, required inputs; user-error codes and messages of inventorySetQuantities
 * - the version in the path; the access-token header; the client-credentials grant, its tokens valid for 24 h
 * - arrays of 250 at most, pages of 250 at most, opaque cursors
 * - a bucket per plan, its restore rate, 1000 points for one query at most; THROTTLED comes with status 200; what a
 *   query asks for is reserved and the difference to what it cost is given back
 * - the same key again gives the first outcome and applies nothing; with other parameters, or after a failure, its
 *   own codes; `ACCESS_DENIED` names the scope
 * - bulk operations: one query, no variables, one top-level field, five connections and two levels of them at most;
 *   their states, a file of JSON lines whose children name their parents, a part of it where one failed
 * - `inventoryActivate` needs a key as well
 * - metafields of the app's own installation: 25 in one call, all or none, guarded by `compareDigest`
 *
 * Seen on real shops by others:
 * - without `@idempotent`: BAD_REQUEST; without `changeFromQuantity`: INVALID_FIELD_ARGUMENTS; both are top-level
 *   errors and neither is in the schema
 * - a write to a level that isn't active, or to none, succeeds and leaves it inactive
 * - a search for a SKU finds more than that SKU
 * - a version that is no longer served is answered by another, named in `X-Shopify-API-Version`
 *
 * Assumed:
 * - a batch is all or nothing, and every line that is at fault is named in `field`
 * - what a field costs (object 1, connection 2 and its nodes times their number), a bucket of 20 times its rate
 * - a failed attempt is remembered under its key like a success (`forgetFailures` for the opposite); 24 h
 * - an item that isn't tracked refuses a write as NON_MUTABLE_INVENTORY_ITEM
 * - a write that changes nothing gives no adjustment group
 * - an app needs no scope for metafields of its own installation; a digest is one of their type and value
 * - one bulk operation at a time; the order of lines in its file; its address opens by itself and takes no token
 * - activating without a figure keeps the one that an inactive level has; with one where it is active: refused
 * - a new product is stocked at every location; replies of 404 and 415
 * - the admin's own pages, their markup and their inner endpoints are ours; only their addresses are Shopify's
 *
 * Not there: webhooks, orders (`sell` takes units off as an order would), other API versions.
 */

export interface ShopifyOptions {
  /** Size of the bucket and its restore rate. Default `plus`, so that a test isn't slowed by points. */
  plan?: Plan;
  /** true: a write that failed isn't remembered under its key. */
  forgetFailures?: boolean;
  /** How long keys are remembered. Default 24 h. */
  keyRetentionMs?: number;
  /** false: the shop lets the app keep nothing in its own installation. */
  appData?: boolean;
  /** The shop's clock, ms. */
  now?: () => number;
  /** Default: Harbour Street and Rotterdam DC. */
  locations?: readonly string[];
}

/** What this shop can do beside what every stand-in can. */
export interface ShopifyControl extends ShopControl {
  faults: ShopControl['faults'] & Pick<Faults, 'concurrent'>;
  addLocation(name: string): void;
  removeLocation(name: string): void;
  /** A location that is switched off isn't listed unless asked for. */
  setLocationActive(name: string, active: boolean): void;
  /** `never`: the item has no level there. */
  setStocked(sku: string, location: string, stocked: 'active' | 'inactive' | 'never'): void;
  /** Tokens given for a client ID and secret end now. */
  expireTokens(): void;
  /** How many were given so far. */
  tokensGiven(): number;
  /** Requests are answered in another version of the API than the one asked for, as when that one has been retired. */
  answerIn(version: string): void;
  /** How bulk operations go. */
  bulk: BulkSwitches;
  /** A product with variants. */
  addVariants(title: string, variants: readonly { sku: string | null; title: string; quantity: number }[]): void;
}

export interface ShopifyStandIn extends StandIn {
  readonly control: ShopifyControl;
  /** Values for the connect form where the app has an id and a secret instead of a token. */
  readonly connectByApp: Readonly<Record<string, string>>;
}

const HANDLE = 'acme-outdoor';
const NAME = 'Acme Outdoor';
const DOMAIN = `${HANDLE}.myshopify.com`;
const API_PATH = '/admin/api/2026-10/graphql.json';
const SCOPES = ['read_products', 'read_inventory', 'write_inventory', 'read_locations'];
const DAY = 86_400_000;

export async function startShopify(options: ShopifyOptions = {}): Promise<ShopifyStandIn> {
  const now = options.now ?? Date.now;
  const state = new ShopState(options.locations ?? ['Harbour Street', 'Rotterdam DC'], now);
  const appData = new AppData(APP_INSTALLATION, now, options.appData === false);
  const setter = new QuantitySetter(state, {
    now,
    forgetFailures: options.forgetFailures ?? false,
    keyRetentionMs: options.keyRetentionMs ?? DAY,
  });
  const bucket = new Bucket(options.plan ?? 'plus');
  const faults = new Faults();
  const bulk = new BulkDesk();
  let version = '2026-10';
  const tokens = new TokenDesk(SCOPES, DAY, now);
  const writes: ShopControl['writes'][number][] = [];
  const requests: ShopControl['requests'][number][] = [];

  const server = createServer(certificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself: say so where it is seen, never as a shop's reply.
      console.error('The stand-in Shopify shop failed:', error);
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').split(':')[0];
    const url = new URL(request.url ?? '/', `https://${host}`);
    const body = await read(request);
    if (host === 'admin.shopify.com') {
      return answerAdmin({ request, response, url, body, state, handle: HANDLE, shopName: NAME });
    }
    if (faults.isDown) return void response.destroy();
    if (host === BULK_HOST) return bulk.answer(request, response, url);
    if (options.now) response.setHeader('date', new Date(now()).toUTCString());
    if (host !== DOMAIN) return json(response, 404, { errors: 'Not Found' });
    if (url.pathname === '/admin/oauth/access_token') return tokens.answer(request, response, body, faults.revoked);
    if (url.pathname.startsWith('/admin/api/')) return handleApi(request, response, url, body);
    if (url.pathname.startsWith('/admin')) {
      const rest = url.pathname.slice('/admin'.length);
      return void response.writeHead(302, { location: `https://admin.shopify.com/store/${HANDLE}${rest}` }).end();
    }
    return text(response, 200, 'text/html', '<!doctype html><title>Acme Outdoor</title><h1>Acme Outdoor</h1>');
  }

  async function handleApi(request: IncomingMessage, response: ServerResponse, url: URL, body: string): Promise<void> {
    const graphql = readRequest(body);
    const write = graphql !== null && isStockWrite(graphql);
    const entry = { at: now(), method: request.method ?? '', path: url.pathname, status: 0, write };
    requests.push(entry);
    const reply = (status: number, type: string, content: string) => {
      entry.status = status;
      text(response, status, type, content);
    };
    const replyJson = (status: number, value: unknown) => reply(status, 'application/json', JSON.stringify(value));

    if (faults.delayMs > 0) await sleep(faults.delayMs, undefined, { ref: false });
    if (faults.take('maintenance')) return reply(503, 'text/html', MAINTENANCE);
    const scopes = tokens.scopes(request.headers['x-shopify-access-token']);
    if (faults.revoked || !scopes) {
      return replyJson(401, {
        errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
      });
    }
    if (url.pathname !== API_PATH || request.method !== 'POST') return replyJson(404, { errors: 'Not Found' });
    if (!request.headers['content-type']?.startsWith('application/json')) {
      return replyJson(415, { errors: 'Unsupported Media Type' });
    }
    if (!graphql) return replyJson(400, { errors: { query: 'Required parameter missing or invalid' } });
    if (faults.take('throttle')) {
      bucket.drain();
      return replyJson(200, throttled(write ? 10 : 100, bucket));
    }
    if (write && faults.take('dropRequest')) return void response.destroy();
    if (write && faults.take('concurrent')) return replyJson(200, CONCURRENT);

    const result = answer(
      graphql,
      {
        state,
        setter,
        appData,
        bulk,
        shop: { handle: HANDLE, domain: DOMAIN, name: NAME },
        scopes: new Set([...scopes].filter((scope) => scope !== faults.lacks)),
        applied: (changes, key) => {
          for (const { variant, place, from, to } of changes) {
            if (from === to) continue;
            writes.push({ at: now(), sku: variant.sku ?? '', location: place.name, from, to, key });
          }
        },
      },
      bucket,
    );
    if (write && faults.take('dropReply')) return void response.destroy();
    if (write && faults.take('delayReply')) await sleep(faults.replyDelayMs, undefined, { ref: false });
    if (faults.take('malformed')) {
      const { type, content } = malformedReply(faults.left.malformed);
      return reply(200, type, content);
    }
    response.setHeader('x-shopify-api-version', version);
    return replyJson(200, result);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const levelOf = (sku: string, location?: string): { variant: Variant; level: Level | undefined } => {
    const variant = state.variantBySku(sku);
    return { variant, level: variant.levels.get(state.place(location).id) };
  };
  const move = (sku: string, to: (available: number) => number, location?: string) => {
    const { variant, level } = levelOf(sku, location);
    state.setAvailable(variant, state.place(location), to(level?.available ?? 0));
  };

  const control: ShopifyControl = {
    figure(sku, location) {
      const { variant, level } = levelOf(sku, location);
      return variant.tracked && level?.active ? level.available : null;
    },
    sell(sku, units, location) {
      move(sku, (available) => available - units, location);
      const { level } = levelOf(sku, location);
      if (level) level.committed += units;
    },
    takeBack: (sku, units, location) => move(sku, (available) => available + units, location),
    staffEdit: (sku, to, location) => move(sku, () => to, location),
    addProduct: ({ title, sku, quantity, tracked = true }) =>
      state.addProduct(title, [{ sku, title: null, quantity, tracked }]),
    addVariants: (title, variants) =>
      state.addProduct(
        title,
        variants.map((variant) => ({ ...variant, tracked: true })),
      ),
    expireTokens: () => tokens.expire(),
    tokensGiven: () => tokens.given,
    answerIn(other) {
      version = other;
    },
    bulk,
    removeProduct: (sku) => void state.products.delete(state.variantBySku(sku).product.id),
    setTracked: (sku, tracked) => void Object.assign(state.variantBySku(sku), { tracked, updatedAt: now() }),
    setSku: (sku, to) => void Object.assign(state.variantBySku(sku), { sku: to, updatedAt: now() }),
    addLocation: (name) => void state.addPlace(name),
    removeLocation: (name) => state.removePlace(name),
    setLocationActive: (name, active) => void Object.assign(state.place(name), { active }),
    setStocked(sku, location, stocked) {
      const { variant, level } = levelOf(sku, location);
      if (stocked === 'never') variant.levels.delete(state.place(location).id);
      else if (level) Object.assign(level, { active: stocked === 'active', updatedAt: now() });
    },
    faults,
    writes,
    requests,
  };

  const named = { 'Integration name': 'Acme Shopify', 'Shop domain': DOMAIN };
  return {
    hosts: ['*.myshopify.com', 'admin.shopify.com', BULK_HOST],
    port: (server.address() as AddressInfo).port,
    connect: { ...named, 'Admin API access token': tokens.permanent },
    connectByApp: { ...named, 'Client ID': tokens.clientId, 'Client secret': tokens.clientSecret },
    productPage: (sku) => productAddress(state.variantBySku(sku).product),
    control,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

const productAddress = (product: Product) => `https://admin.shopify.com/store/${HANDLE}/products/${product.id}`;

const MAINTENANCE =
  '<!doctype html><html><head><title>Be right back</title></head><body><h1>Be right back</h1></body></html>';

const CONCURRENT = {
  data: {
    inventorySetQuantities: {
      inventoryAdjustmentGroup: null,
      userErrors: [
        {
          code: 'IDEMPOTENCY_CONCURRENT_REQUEST',
          field: ['input'],
          message: 'A request with the same idempotency key is currently being processed.',
        },
      ],
    },
  },
};

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function text(response: ServerResponse, status: number, type: string, content: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'x-request-id': randomBytes(8).toString('hex'),
  });
  response.end(content);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  text(response, status, 'application/json', JSON.stringify(value));
}
