import { type ChannelError, fail, ok, type Result } from '../model/channel-error.ts';
import type { Millis } from '../model/time.ts';

/** One call to a shop. `credentials` are the browser's cookies, never sent unless asked for. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  credentials?: 'omit' | 'include';
  /** For the whole exchange, reading the body included. 20 s unless said. */
  timeoutMs?: Millis;
}

/** Any answer, whatever its status: what it means is the channel's business. */
export interface HttpReply {
  status: number;
  header(name: string): string | null;
  text: string;
}

/**
 * Err only for what isn't a reply: `no-permission` (nothing was sent), `unavailable` (no answer, or none in time) and
 * `malformed` (a redirect). Except for `no-permission`, the request may have been carried out.
 */
export type Http = (request: HttpRequest) => Promise<Result<HttpReply>>;

export interface HttpDeps {
  fetch: typeof fetch;
  now(): Millis;
  /** May the browser call this address? Asked first: without a permission the request would still reach the shop. */
  permitted?(url: string): Promise<boolean>;
}

/** The detail of the error that a redirect makes, for who can say more about it. */
export const REDIRECTED = 'answered with a redirect, which is not followed';

const TIME_LIMIT: Millis = 20_000;
const RETRY_DEFAULT: Millis = 5_000;
const RETRY_MOST: Millis = 3_600_000;

/**
 * The only way out to a shop. A redirect is never followed: a browser doesn't tell where it leads before going there,
 * and headers of our own, the credentials among them, would go along.
 */
export function createHttp(deps: HttpDeps): Http {
  const { fetch, permitted } = deps;
  return async (request) => {
    if (permitted && !(await permitted(request.url))) {
      return fail({ kind: 'no-permission', detail: 'the browser has no permission for this address' });
    }
    const limit = request.timeoutMs ?? TIME_LIMIT;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), limit);
    try {
      const response = await fetch(request.url, {
        method: request.method,
        credentials: request.credentials ?? 'omit',
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
        ...(request.headers && { headers: request.headers }),
        ...(request.body !== undefined && { body: request.body }),
      });
      if (response.type === 'opaqueredirect' || isRedirect(response.status)) {
        return fail({ kind: 'malformed', detail: REDIRECTED });
      }
      const text = await response.text();
      return ok({ status: response.status, header: (name) => response.headers.get(name), text });
    } catch {
      // What a browser throws here names addresses and differs from browser to browser; whether it was time that ran
      // out is all there is to know.
      const detail = abort.signal.aborted ? `no answer within ${limit / 1000} s` : 'no connection';
      return fail({ kind: 'unavailable', detail });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** What a status that isn't a success says, where the channel's own reply says no more. */
export function statusError(reply: HttpReply, now: Millis): ChannelError {
  const { status } = reply;
  const detail = `status ${status}`;
  if (status === 401) return { kind: 'unauthorized', detail };
  if (status === 403) return { kind: 'forbidden', missing: [], detail };
  if (status === 404 || status === 410) return { kind: 'not-found', detail };
  if (status === 429) return { kind: 'rate-limited', retryAt: retryAfter(reply, now) ?? now + RETRY_DEFAULT, detail };
  if (status === 408 || status >= 500) {
    const retryAt = retryAfter(reply, now);
    return { kind: 'unavailable', status, ...(retryAt !== null && { retryAt }), detail };
  }
  if (status >= 400) return { kind: 'rejected', reason: `The shop refused the request (${status}).`, detail };
  return { kind: 'malformed', detail };
}

/** The body as JSON; anything else is `malformed`. */
export function parseJson(reply: HttpReply): Result<unknown> {
  try {
    return ok(JSON.parse(reply.text) as unknown);
  } catch {
    return fail({ kind: 'malformed', detail: `not JSON (status ${reply.status})` });
  }
}

/** `Retry-After`, which is in seconds or a date by the shop's own clock; at least 1 s, at most an hour ahead. */
function retryAfter(reply: HttpReply, now: Millis): Millis | null {
  const value = reply.header('retry-after')?.trim();
  if (!value) return null;
  const wait = /^\d+(\.\d+)?$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - (Date.parse(reply.header('date') ?? '') || now);
  if (Number.isNaN(wait)) return null;
  return now + Math.min(Math.max(wait, 1000), RETRY_MOST);
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}
