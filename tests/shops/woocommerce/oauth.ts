import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Key } from './auth.ts';
import { Refusal } from './refusal.ts';

/** Seconds that a signature's time may be off. */
const WINDOW = 15 * 60;

const NEEDED = ['oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method'];

/**
 * One-legged OAuth 1.0a as WooCommerce verifies it. Null: the request isn't signed at all. Nonces are kept by the second
 * of their request, as in the real shop: of two in one second only the later one is remembered.
 */
export function createOAuth(now: () => number) {
  const used = new Map<string, Map<number, string>>();
  const refuse = (message: string) => new Refusal(401, 'woocommerce_rest_authentication_error', message);

  return (
    method: string,
    address: string,
    query: URLSearchParams,
    header: string,
    keys: readonly Key[],
  ): Key | null => {
    const given = new Map([...query, ...fromHeader(header)]);
    const missing = NEEDED.filter((name) => !given.get(name));
    if (missing.length === NEEDED.length) return null;
    if (missing.length > 0) {
      const message = `Missing OAuth parameter${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`;
      throw new Refusal(401, 'woocommerce_rest_authentication_missing_parameter', message);
    }
    const key = keys.find((one) => one.consumerKey === given.get('oauth_consumer_key'));
    if (!key) throw refuse('Consumer key is invalid.');
    const signature = given.get('oauth_signature') ?? '';
    given.delete('oauth_signature');
    const how = given.get('oauth_signature_method') ?? '';
    if (how !== 'HMAC-SHA1' && how !== 'HMAC-SHA256') {
      throw refuse('Invalid signature - signature method is invalid.');
    }
    const sorted = [...given].sort(([a], [b]) => (a < b ? -1 : 1));
    const params = sorted.map(([name, value]) => encode(`${encode(name)}=${encode(value)}`)).join('%26');
    const text = `${method}&${encode(address)}&${params}`;
    const own = createHmac(how === 'HMAC-SHA1' ? 'sha1' : 'sha256', `${key.consumerSecret}&`)
      .update(text)
      .digest();
    const theirs = Buffer.from(signature, 'base64');
    if (own.length !== theirs.length || !timingSafeEqual(own, theirs)) {
      throw refuse('Invalid signature - provided signature does not match.');
    }
    const at = Number(given.get('oauth_timestamp'));
    const second = Math.floor(now() / 1000);
    if (!(Math.abs(at - second) <= WINDOW)) throw refuse('Invalid timestamp.');
    const nonces = used.get(key.consumerKey) ?? new Map<number, string>();
    used.set(key.consumerKey, nonces);
    const nonce = given.get('oauth_nonce') ?? '';
    if ([...nonces.values()].includes(nonce)) throw refuse('Invalid nonce - nonce has already been used.');
    nonces.set(at, nonce);
    for (const one of nonces.keys()) if (one < second - WINDOW) nonces.delete(one);
    return key;
  };
}

function fromHeader(header: string): [string, string][] {
  if (!header.startsWith('OAuth ')) return [];
  return [...header.matchAll(/(oauth_[a-z_-]*)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    decodeURIComponent(value),
  ]);
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
