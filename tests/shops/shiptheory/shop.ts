import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import { Account } from './account.ts';
import { Refusal, type Reply, read } from './api.ts';
import { createFaults, type Switches } from './faults.ts';
import { Logins } from './logins.ts';

/*
 * A stand-in for Shiptheory's API v1, as far as shipments and products are read.
 *
 * From its documentation (https://shiptheory.com/developer):
 * - POST /token with email and password gives a bearer token that ends after 60 minutes; there is no other way to
 *   renew it. Then, and for a wrong password, 401
 * - `Accept: application/json` (else 406) and `Content-Type: application/json` in every request; a partner tag in every
 *   request of an application that is given to others
 * - errors are {message, url, code}; what doesn't validate is {error: {field: {rule: text}}}
 * - lists are paged, 25 unless said, 100 at most; a page without results is 404. `sort` and `direction`; products by
 *   sku, name, price, weight, created or modified, shipments by created or modified
 * - /shipments/list filters by the day of creation or of the last change, has no products; /shipments/search needs
 *   created_from and created_to, 365 days at most, gives at most 100 and has no pages, and products on request
 * - statuses are compared with their case; times end in +0000; money and weights of products are strings, qty a number
 * - 429 for too many requests, without a figure anywhere
 *
 * Assumed: what is missing in the headers is refused with 400 (Content-Type) and 403 (partner tag); a limit or a date
 * that isn't one is 400; days are UTC; a search finds the newest first; a list of nothing is 404 on its first page; a
 * user without the right gets 403; 429 comes with Retry-After; parameters that aren't known are ignored.
 *
 * Left out: everything that writes, labels, services, picking lists.
 */

export interface ShiptheoryStandIn {
  readonly hosts: readonly string[];
  readonly port: number;
  /** Values for the form, by accessible name of its fields. */
  readonly connect: Readonly<Record<string, string>>;
  /** What the account holds, past its API. */
  readonly account: Account;
  readonly faults: Switches;
  /** Every request, oldest first. Bodies and tokens aren't kept. */
  readonly requests: readonly { at: number; method: string; path: string; status: number; tag: string | null }[];
  close(): Promise<void>;
}

export interface ShiptheoryOptions {
  /** Its clock, ms. */
  now?: () => number;
}

export const EMAIL = 'ops@acme.example';
export const PASSWORD = 'correct horse battery staple';
const HOST = 'api.shiptheory.com';

export async function startShiptheory(options: ShiptheoryOptions = {}): Promise<ShiptheoryStandIn> {
  const now = options.now ?? Date.now;
  const account = new Account(now);
  const logins = new Logins(now);
  const faults = createFaults(() => logins.end());
  const requests: ShiptheoryStandIn['requests'][number][] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (faults.isDown()) return void request.socket.destroy();
    const body = await textOf(request);
    const url = new URL(request.url ?? '/', `https://${HOST}`);
    const tag = headerOf(request, 'shiptheory-partner-tag');
    const entry = { at: now(), method: request.method ?? 'GET', path: url.pathname + url.search, status: 0, tag };
    requests.push(entry);
    const send = (status: number, type: string, text: string) => {
      entry.status = status;
      response.writeHead(status, { 'Content-Type': `${type}; charset=UTF-8`, Date: new Date(now()).toUTCString() });
      response.end(text);
    };
    if (faults.delayMs() > 0) await sleep(faults.delayMs(), undefined, { ref: false });
    if (faults.take('maintenance')) return send(503, 'text/html', '<!doctype html><h1>We’ll be back soon</h1>');
    if (faults.take('throttle')) {
      response.setHeader('Retry-After', '2');
      return send(429, 'application/json', JSON.stringify(new Refusal(429, 'Too Many Requests').body(url.pathname)));
    }
    if (faults.take('malformed')) {
      const { type, body } = faults.malformedReply();
      return send(200, type, body);
    }
    const reply = answer(request, url, body);
    if (faults.take('dropReply')) return void request.socket.destroy();
    send(reply.status, 'application/json', JSON.stringify(reply.body));
  }

  function answer(request: IncomingMessage, url: URL, body: string): Reply {
    try {
      if (request.headers.host?.split(':')[0] !== HOST) throw new Refusal(404, 'Not Found');
      if (!/(application\/json|\*\/\*)/.test(headerOf(request, 'accept') ?? ''))
        throw new Refusal(406, 'Not Acceptable');
      if (!/^application\/json/.test(headerOf(request, 'content-type') ?? '')) throw new Refusal(400, 'Bad Request');
      if (!headerOf(request, 'shiptheory-partner-tag')) throw new Refusal(403, 'Forbidden');
      const path = url.pathname.replace(/^\/v1(?=\/)/, '');
      if (path === url.pathname) throw new Refusal(404, 'Not Found');
      if (path === '/token') return token(request, body);
      if (!logins.knows(request.headers.authorization)) throw new Refusal(401, 'Expired token');
      if (request.method !== 'GET') throw new Refusal(405, 'Method Not Allowed');
      if (faults.lacksRight()) throw new Refusal(403, 'Forbidden');
      return read(account, path, url.searchParams, faults.ignoresReference());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: error.body(url.pathname) };
    }
  }

  function token(request: IncomingMessage, body: string): Reply {
    if (request.method !== 'POST') throw new Refusal(405, 'Method Not Allowed');
    const { email, password } = parse(body);
    if (faults.isRevoked() || email !== EMAIL || password !== PASSWORD) {
      throw new Refusal(401, 'Invalid username or password');
    }
    return { status: 200, body: { success: true, data: { token: logins.make(EMAIL) } } };
  }

  const server = createServer(certificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A fault of the stand-in itself: said where it is seen, never as Shiptheory's reply.
      console.error('The stand-in for Shiptheory failed:', error);
      response.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    hosts: [HOST],
    port,
    connect: { Email: EMAIL, Password: PASSWORD },
    account,
    faults: faults.switches,
    requests,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'Bad Request');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
