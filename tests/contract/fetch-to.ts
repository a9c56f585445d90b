import { request as httpsRequest } from 'node:https';
import { certificate } from '../shops/certificate.ts';
import type { StandIn } from '../shops/shop.ts';

/** A stand-in shop, as far as a request needs to find it. */
export type Target = Pick<StandIn, 'hosts' | 'port'>;

export interface FetchToOptions {
  /** A request without an answer after this long fails as a time-out does. Default 20 s. */
  timeoutMs?: number;
}

/**
 * A `fetch` for tests on Node: requests to the shops' host names go to their ports on this machine, with the stand-ins'
 * certificate trusted; any other host can't be reached. Like a browser it rejects with a TypeError when there is no
 * answer, with an AbortError or TimeoutError when it was given up, and shows a redirect only as an opaque one.
 */
export function fetchTo(shops: readonly Target[], options: FetchToOptions = {}): typeof fetch {
  const { cert } = certificate();
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const local = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
    if (local && shops.some((shop) => String(shop.port) === url.port)) return plain(request, init, options);
    const target = shops.find((shop) => shop.hosts.some((pattern) => matches(pattern, url.hostname)));
    if (!target || url.protocol !== 'https:') throw new TypeError('Failed to fetch');
    const limit = AbortSignal.timeout(options.timeoutMs ?? 20_000);
    const signal = AbortSignal.any([request.signal, limit]);
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());

    return new Promise<Response>((resolve, reject) => {
      const give = () => reject(signal.reason);
      if (signal.aborted) return give();
      const sent = httpsRequest(
        {
          host: '127.0.0.1',
          port: target.port,
          servername: url.hostname,
          ca: cert,
          agent: false,
          method: request.method,
          path: url.pathname + url.search,
          headers: {
            ...Object.fromEntries(request.headers),
            host: url.host,
            ...(body ? { 'content-length': body.length } : {}),
          },
        },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('aborted', () => reject(new TypeError('Failed to fetch')));
          reply.on('end', () => {
            if (!reply.complete) return;
            signal.removeEventListener('abort', give);
            const made = response(reply.statusCode ?? 0, reply.headersDistinct, Buffer.concat(chunks), init?.redirect);
            if (made) resolve(made);
            else reject(new TypeError('Failed to fetch'));
          });
        },
      );
      signal.addEventListener('abort', () => {
        give();
        sent.destroy();
      });
      sent.on('error', () => reject(new TypeError('Failed to fetch')));
      sent.end(body ?? undefined);
    });
  };
}

/** Plain http on this machine, as it is. */
async function plain(request: Request, init: RequestInit | undefined, options: FetchToOptions): Promise<Response> {
  const limit = AbortSignal.timeout(options.timeoutMs ?? 20_000);
  const reply = await fetch(request, { ...init, signal: AbortSignal.any([request.signal, limit]) });
  const redirected = reply.status >= 300 && reply.status < 400 && reply.status !== 304;
  return redirected ? Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' }) : reply;
}

function matches(pattern: string, hostname: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}

/** Null for a redirect that the caller didn't ask to see. */
function response(
  status: number,
  headers: NodeJS.Dict<string[]>,
  body: Buffer,
  redirect: RequestRedirect | undefined,
): Response | null {
  if (status >= 300 && status < 400 && status !== 304) {
    if (redirect !== 'manual') return null;
    return Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  }
  const list = Object.entries(headers).flatMap(([name, values]) =>
    (values ?? []).map((value): [string, string] => [name, value]),
  );
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : new Uint8Array(body), { status, headers: list });
}
