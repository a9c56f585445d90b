import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createHttp, type HttpReply, parseJson, statusError } from '../../../lib/channels/http.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server on a free port; gives its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const http = createHttp({ fetch, now: () => 0 });

function reply(status: number, headers: Record<string, string> = {}, text = ''): HttpReply {
  return { status, header: (name) => headers[name.toLowerCase()] ?? null, text };
}

test('gives any answer as it is, errors too', async () => {
  const url = await serve((request, response) => {
    response.writeHead(418, { 'X-Tea': 'green' });
    response.end(`${request.method} ${request.headers['x-mine']}`);
  });
  const answer = await http({ method: 'PUT', url, headers: { 'X-Mine': 'yes' }, body: '{}' });
  expect(answer.ok && [answer.value.status, answer.value.text, answer.value.header('x-tea')]).toEqual([
    418,
    'PUT yes',
    'green',
  ]);
});

test('sends no cookies unless asked, and asks for no cache', async () => {
  const spy = vi.fn<typeof fetch>(async () => new Response('{}'));
  const call = createHttp({ fetch: spy, now: () => 0 });
  await call({ method: 'GET', url: 'https://shop.test/' });
  await call({ method: 'GET', url: 'https://shop.test/', credentials: 'include' });
  expect(spy.mock.calls.map(([, init]) => [init?.credentials, init?.cache, init?.redirect])).toEqual([
    ['omit', 'no-store', 'manual'],
    ['include', 'no-store', 'manual'],
  ]);
});

test('sends nothing without the browser’s permission', async () => {
  const spy = vi.fn<typeof fetch>();
  const call = createHttp({ fetch: spy, now: () => 0, permitted: async (url) => url.startsWith('https://mine.') });
  expect(await call({ method: 'GET', url: 'https://other.test/' })).toMatchObject({ error: { kind: 'no-permission' } });
  expect(spy).not.toHaveBeenCalled();
});

test.each([301, 302, 303, 307, 308])('doesn’t follow a %i, neither elsewhere nor within the shop', async (status) => {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(status, { Location: '/elsewhere' });
    response.end();
  });
  const answer = await http({ method: 'GET', url: `${url}/here`, headers: { Authorization: 'Basic c2VjcmV0' } });
  expect(answer).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  expect(seen).toEqual(['/here']);
});

test('a browser’s opaque redirect is one too', async () => {
  const opaque = { type: 'opaqueredirect', status: 0 } as Response;
  const call = createHttp({ fetch: async () => opaque, now: () => 0 });
  expect(await call({ method: 'GET', url: 'https://shop.test/' })).toMatchObject({ error: { kind: 'malformed' } });
});

test('gives up after the time limit, before the answer or in the middle of its body', async () => {
  const silent = await serve(() => {});
  const slow = await serve((_, response) => void response.write('{"half":'));
  for (const url of [silent, slow]) {
    expect(await http({ method: 'GET', url, timeoutMs: 60 })).toEqual({
      ok: false,
      error: { kind: 'unavailable', detail: 'no answer within 0.06 s' },
    });
  }
});

test('a cut connection is unavailable, and the error holds neither the address nor the headers', async () => {
  const url = await serve((request) => void request.socket.destroy());
  const answer = await http({ method: 'POST', url, headers: { Authorization: 'Basic c2VjcmV0' }, body: 'secret' });
  expect(answer).toEqual({ ok: false, error: { kind: 'unavailable', detail: 'no connection' } });
});

test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [410, 'not-found'],
  [429, 'rate-limited'],
  [400, 'rejected'],
  [422, 'rejected'],
  [408, 'unavailable'],
  [500, 'unavailable'],
  [503, 'unavailable'],
  [200, 'malformed'],
])('status %i means %s', (status, kind) => {
  expect(statusError(reply(status), 0).kind).toBe(kind);
});

test.each([
  ['seconds', { 'retry-after': '12' }, 1_012_000],
  ['parts of a second, at least one', { 'retry-after': '0.2' }, 1_001_000],
  ['an absurd time, at most an hour', { 'retry-after': '99999999' }, 4_600_000],
  ['nothing', {}, 1_005_000],
  ['nonsense', { 'retry-after': 'soon' }, 1_005_000],
  [
    'a date, by the shop’s own clock',
    { 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT', date: 'Mon, 23 Nov 2026 12:00:00 GMT' },
    1_030_000,
  ],
])('Retry-After: %s', (_, headers, retryAt) => {
  expect(statusError(reply(429, headers), 1_000_000)).toMatchObject({ kind: 'rate-limited', retryAt });
});

test('a 503 tells when to try again only if the shop does', () => {
  expect(statusError(reply(503, { 'retry-after': '7' }), 0)).toMatchObject({ retryAt: 7000 });
  expect(statusError(reply(503), 0)).not.toHaveProperty('retryAt');
});

test('what isn’t JSON is malformed, without a word of it in the error', () => {
  expect(parseJson(reply(200, {}, '{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  expect(parseJson(reply(200, {}, '<html>hunter2'))).toEqual({
    ok: false,
    error: { kind: 'malformed', detail: 'not JSON (status 200)' },
  });
});
