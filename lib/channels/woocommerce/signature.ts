import type { ClientDeps } from '../client-deps.ts';
import type { HttpRequest } from '../http.ts';
import { signOAuth1 } from '../oauth1.ts';

/** Seconds. The shop takes times that are 15 minutes off, and the two clocks may differ too. */
const AHEAD = 120;
const FURTHEST = 600;

/**
 * Signs requests with a shop's keys, in the query: PHP can't be relied on to see the header. Each has a nonce of its own,
 * and one that the shop has seen is refused. The shop remembers only the last nonce of each second, so every write has a
 * second of its own, ahead of all readings: then no other request makes the shop forget it, and a write that the browser
 * sends again by itself counts once.
 */
export function signer({ credentials, uuid, now }: ClientDeps): (request: HttpRequest) => Promise<HttpRequest> {
  let last = 0;
  const secondOfWrite = (second: number): number => {
    const next = Math.max(second + AHEAD, last + 1);
    last = next > second + FURTHEST ? second + AHEAD : next;
    return last;
  };
  return async (request) => {
    const second = Math.floor(now() / 1000);
    const signed = await signOAuth1({
      method: request.method,
      url: request.url,
      consumerKey: credentials.consumerKey ?? '',
      consumerSecret: credentials.consumerSecret ?? '',
      nonce: uuid().replaceAll('-', ''),
      timestamp: request.method === 'GET' ? second : secondOfWrite(second),
    });
    const url = new URL(request.url);
    for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value);
    return { ...request, url: url.href };
  };
}

export const isSigned = ({ url }: HttpRequest): boolean => new URL(url).searchParams.has('oauth_nonce');
