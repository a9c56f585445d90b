/**
 * Replies that come from something other than the shop, or from a shop that is broken: put in between the client and
 * the stand-in, so that they are the same for every channel and no stand-in has to make them.
 */
export interface Tampering {
  name: string;
  /** The shop itself gets the request and carries it out; only its reply is another one. */
  reaches: boolean;
  /** `real`: the shop's own reply, or an empty text where it never got the request. */
  reply(real: string): Response;
}

const json = (text: string): Response =>
  new Response(text, { status: 200, headers: { 'content-type': 'application/json' } });

/** As a browser shows a redirect that it was told not to follow: where it leads can't be seen. */
export const opaqueRedirect = (): Response =>
  Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });

export const TAMPERINGS: readonly Tampering[] = [
  { name: 'a redirect to another host', reaches: false, reply: opaqueRedirect },
  {
    name: 'an HTML page with status 200',
    reaches: true,
    reply: () =>
      new Response('<!doctype html><title>Log in</title><h1>Log in to go on</h1>', {
        status: 200,
        headers: { 'content-type': 'text/html' },
      }),
  },
  { name: 'an empty body', reaches: true, reply: () => json('') },
  { name: 'JSON that breaks off', reaches: true, reply: (real) => json(real.slice(0, Math.floor(real.length / 2))) },
  {
    name: 'errors with status 200, as GraphQL tells them',
    reaches: true,
    reply: () => json('{"data":null,"errors":[{"message":"Something went wrong"}]}'),
  },
  {
    name: 'an error with status 200, as REST tells it',
    reaches: true,
    reply: () => json('{"code":"internal_error","message":"Something went wrong","data":{"status":500}}'),
  },
];

export interface Tampered {
  fetch: typeof fetch;
  /** How many requests went through it. */
  asked(): number;
  /** How many of them would have followed a redirect, with their credentials. */
  following(): number;
}

/** A fetch whose every reply is tampered with, or only those to what isn't a mere reading. */
export function tampered(through: typeof fetch, { reaches, reply }: Tampering, which: 'all' | 'writes'): Tampered {
  let asked = 0;
  let following = 0;
  return {
    async fetch(input, init) {
      if (which === 'writes' && isReading(init)) return through(input, init);
      asked += 1;
      if (init?.redirect !== 'manual') following += 1;
      const real = reaches ? await (await through(input, init)).text() : '';
      return reply(real);
    },
    asked: () => asked,
    following: () => following,
  };
}

/** GET, or a GraphQL document that only asks or logs in. */
function isReading({ method = 'GET', body }: RequestInit = {}): boolean {
  return method === 'GET' || (typeof body === 'string' && /^\{"query":"(query|mutation LogIn)\b/.test(body));
}
