import type { createOAuth } from './oauth.ts';
import { Refusal } from './refusal.ts';
import { READ_ORDERS, type Sessions } from './users.ts';

export interface Key {
  consumerKey: string;
  consumerSecret: string;
  permissions: 'read' | 'read_write';
}

export const READ_WRITE: Key = {
  consumerKey: `ck_${'a'.repeat(40)}`,
  consumerSecret: `cs_${'b'.repeat(40)}`,
  permissions: 'read_write',
};

export const READ_ONLY: Key = {
  consumerKey: `ck_${'c'.repeat(40)}`,
  consumerSecret: `cs_${'d'.repeat(40)}`,
  permissions: 'read',
};

export interface ApiRequest {
  method: string;
  url: URL;
  headers: { authorization?: string | undefined; cookie?: string | undefined; nonce?: string | undefined };
  /** The address that a signature is checked against: below the site's own, whatever it was called by. */
  signedAddress: string;
}

export interface Door {
  secure: boolean;
  keys: readonly Key[];
  oauth: ReturnType<typeof createOAuth>;
  sessions: Sessions;
  /** Taken from every user for now, or null. */
  lacking: string | null;
  /** false: nobody's login counts at the moment. */
  logins: boolean;
  /** false: the keys' user may not read orders. */
  orders: boolean;
}

/**
 * Lets the request through or throws what the shop answers; gives the fresh nonce that goes with the reply to a login.
 *
 * A login's cookie comes before any key, so that keys which come along with one count for nothing. A key that the shop
 * doesn't know, and any Basic over plain http, is the same as none: an anonymous visitor, who may view nothing.
 */
export function authorize(request: ApiRequest, door: Door): string | null {
  const { method, url, headers } = request;
  const reading = method === 'GET' || method === 'HEAD';
  const session = door.logins ? door.sessions.of(headers.cookie) : null;
  if (session && headers.nonce === undefined) throw anonymous(url, reading);
  if (session || (headers.nonce !== undefined && headers.authorization === undefined)) {
    if (!door.sessions.verify(headers.nonce ?? '', 'wp_rest', session)) {
      throw new Refusal(403, 'rest_cookie_invalid_nonce', 'Cookie check failed');
    }
    if (!session) throw anonymous(url, reading);
    const has = (right: string) => right !== door.lacking && session.user.capabilities.includes(right);
    const toRead = isOfOrders(url) ? READ_ORDERS : 'read_private_products';
    const needed = reading ? [toRead] : ['edit_products', 'edit_others_products'];
    if (!needed.every(has)) throw anonymous(url, reading, 403);
    return door.sessions.nonce('wp_rest', session);
  }
  const key = byKey(request, door) ?? signed(request, door);
  if (!key) throw anonymous(url, reading);
  if (!reading && (key.permissions === 'read' || door.lacking === 'read_write')) {
    throw refusedKey('The API key provided does not have write permissions.');
  }
  if (isOfOrders(url) && (!door.orders || door.lacking === READ_ORDERS)) throw anonymous(url, reading, 403);
  return null;
}

const isOfOrders = (url: URL): boolean => /\/wc\/v3\/orders(\/|$)/.test(url.pathname);

function byKey({ headers, url }: ApiRequest, { secure, keys }: Door): Key | null {
  const [consumerKey, consumerSecret] = given(headers.authorization ?? '', url);
  const key = secure ? keys.find((one) => one.consumerKey === consumerKey) : undefined;
  if (key && key.consumerSecret !== consumerSecret) throw refusedKey('Consumer secret is invalid.');
  return key ?? null;
}

function signed({ method, url, headers, signedAddress }: ApiRequest, { oauth, keys }: Door): Key | null {
  return oauth(method, signedAddress, url.searchParams, headers.authorization ?? '', keys);
}

const refusedKey = (message: string) => new Refusal(401, 'woocommerce_rest_authentication_error', message);

function given(header: string, url: URL): readonly [string, string] {
  if (header.startsWith('Basic ')) {
    const [user = '', password = ''] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':');
    return [user, password];
  }
  return [url.searchParams.get('consumer_key') ?? '', url.searchParams.get('consumer_secret') ?? ''];
}

/** Who isn't logged in gets 401, who is and may not 403. */
function anonymous(url: URL, reading: boolean, status: 401 | 403 = 401): Refusal {
  if (url.pathname.endsWith('/batch')) {
    return new Refusal(
      status,
      'woocommerce_rest_cannot_batch',
      'Sorry, you are not allowed to batch manipulate this resource.',
    );
  }
  return reading
    ? new Refusal(status, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
    : new Refusal(status, 'woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.');
}
