import { request as forward, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificate } from '../certificate.ts';
import type { Faults } from '../faults.ts';
import type { ShopControl } from '../shop.ts';

/** The https server before the shop, as every real shop has one: and what goes wrong on the way goes wrong here. */
export interface Front {
  readonly port: number;
  /** Requests that came with an API key, oldest first. Those of the shop's own admin pages aren't among them. */
  readonly requests: ShopControl['requests'];
  close(): Promise<void>;
}

interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

const KEY = 'vendure-api-key';
/** As long as a real one, and nobody's. */
const NO_KEY = `${'0'.repeat(24)}:${'0'.repeat(64)}`;

/** Faults hit requests with an API key only, so that the admin pages stay usable; `down` cuts everything. */
export async function startFront(shopPort: number, faults: Faults): Promise<Front> {
  const requests: ShopControl['requests'][number][] = [];

  const server = createServer(certificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // The one who asked hung up, or the shop's process is gone: said where it is seen, never as a shop's reply.
      if (!request.socket.destroyed) console.error('The way to the real Vendure shop failed:', error);
      response.destroy();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (faults.isDown()) return void request.socket.destroy();
    const body = await read(request);
    if (request.headers[KEY] === undefined) return send(response, await ask(request, body));
    return handleApi(request, response, body);
  }

  async function handleApi(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const write = isStockWrite(body.toString());
    const entry = { at: Date.now(), method: request.method ?? '', path: request.url ?? '', status: 0, write };
    requests.push(entry);
    const reply = (status: number, headers: OutgoingHttpHeaders, content: Buffer | string) => {
      entry.status = status;
      send(response, { status, headers, body: Buffer.from(content) });
    };

    if (faults.delayMs() > 0) await sleep(faults.delayMs(), undefined, { ref: false });
    if (faults.take('throttle')) return reply(429, { 'content-type': 'text/plain', 'retry-after': '1' }, 'Slow down');
    if (faults.take('maintenance')) {
      return reply(503, { 'content-type': 'text/html' }, '<!doctype html><title>Maintenance</title><h1>Back soon</h1>');
    }
    if (write && faults.take('dropRequest')) return void request.socket.destroy();
    const given = await ask(request, body, faults.isRevoked() ? { [KEY]: NO_KEY } : {});
    if (write && faults.take('dropReply')) return void request.socket.destroy();
    if (write && faults.take('delayReply')) await sleep(faults.replyDelayMs(), undefined, { ref: false });
    if (faults.take('malformed')) {
      const wrong = faults.malformedReply();
      return reply(200, { 'content-type': wrong.type }, wrong.body);
    }
    return reply(given.status, given.headers, given.body);
  }

  function ask(request: IncomingMessage, body: Buffer, instead: OutgoingHttpHeaders = {}): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const headers = { ...request.headers, ...instead, connection: 'close', 'content-length': body.length };
      const options = { host: '127.0.0.1', port: shopPort, method: request.method, path: request.url, headers };
      const call = forward(options, (reply) => {
        read(reply).then(
          (content) => resolve({ status: reply.statusCode ?? 502, headers: kept(reply.headers), body: content }),
          reject,
        );
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A change of stock with lines in it; one without any only asks whether it would be allowed. */
function isStockWrite(body: string): boolean {
  return body.includes('updateProductVariants') && body.includes('"stockOnHand"');
}

/** What belongs to one connection isn't handed on to the next. */
function kept(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const {
    connection,
    'keep-alive': keepAlive,
    'transfer-encoding': encoding,
    'content-length': length,
    ...rest
  } = headers;
  return rest;
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
