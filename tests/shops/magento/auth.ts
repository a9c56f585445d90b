import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { naturalOrder } from './natural-order.ts';
import { notAllowed, Refusal } from './refusal.ts';

/** An activated integration. */
export const KEYS = {
  consumerKey: 'k7m2xq9v4t1n8b5c3z6w0r2y4u6i8o1p',
  consumerSecret: 's3d5f7g9h1j2k4l6z8x0c2v4b6n8m1q3',
  accessToken: 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
  accessTokenSecret: 't9r8e7w6q5y4u3i2o1p0a9s8d7f6g5h4',
} as const;

/** What the integration may do. */
export const RIGHTS = [
  'Magento_InventoryApi::source',
  'Magento_InventoryApi::stock',
  'Magento_InventoryApi::stock_source_link',
  'Magento_InventoryApi::stock_source_item_assign',
  'Magento_InventorySalesApi::stock',
  'Magento_Catalog::products',
  'Magento_CatalogInventory::cataloginventory',
  'Magento_Sales::actions_view',
  'Magento_Sales::shipment',
  'Magento_Backend::store',
] as const;

/** How far ahead a request's time may be, s. */
const TIME_DEVIATION = 600;

export interface AuthState {
  /** Each works once. */
  readonly nonces: Set<string>;
  now(): number;
  /** Access tokens are taken by themselves. Off at first, as in Magento. */
  bearer: boolean;
  revoked: boolean;
  lacks: string | null;
}

/**
 * Lets the request through or throws what the shop answers. A bearer token that isn't taken makes an anonymous caller,
 * who is refused like somebody without the right.
 */
export function authorize(request: IncomingMessage, url: URL, right: string, state: AuthState): void {
  const header = request.headers.authorization ?? '';
  const known = header.startsWith('OAuth ')
    ? checkSignature(header, request.method ?? '', url, state)
    : state.bearer && !state.revoked && header === `Bearer ${KEYS.accessToken}`;
  const rights: readonly string[] = RIGHTS.filter((one) => one !== state.lacks);
  if (!known || !rights.includes(right)) throw notAllowed(right);
}

function checkSignature(header: string, method: string, url: URL, state: AuthState): boolean {
  const oauth = new Map(
    [...header.slice('OAuth '.length).matchAll(/([a-z_]+)="([^"]*)"/g)].map((match) => [
      match[1] ?? '',
      decodeURIComponent(match[2] ?? ''),
    ]),
  );
  for (const name of ['consumer_key', 'signature', 'signature_method', 'nonce', 'timestamp', 'token']) {
    if (!oauth.has(`oauth_${name}`)) {
      throw new Refusal(400, '"%fieldName" is required. Enter and try again.', { fieldName: `oauth_${name}` });
    }
  }
  const of = (name: string) => oauth.get(`oauth_${name}`) ?? '';
  if (of('signature_method') !== 'HMAC-SHA256') {
    throw new Refusal(400, 'Signature method %1 is not supported', [of('signature_method')]);
  }
  if (of('token').length !== 32) throw new Refusal(400, 'The token length is invalid. Check the length and try again.');
  if (of('consumer_key') !== KEYS.consumerKey) {
    throw new Refusal(401, 'A consumer having the specified key does not exist');
  }
  const at = Number(of('timestamp'));
  if (!(at > 0) || at > state.now() / 1000 + TIME_DEVIATION) {
    throw new Refusal(401, 'The timestamp value in the oauth_timestamp parameter is incorrect.');
  }
  if (state.nonces.has(of('nonce'))) {
    throw new Refusal(401, 'The nonce is already being used by the consumer with ID %1.', ['1']);
  }
  state.nonces.add(of('nonce'));
  if (of('token') !== KEYS.accessToken) throw new Refusal(401, 'Specified token does not exist');
  if (state.revoked) throw new Refusal(401, 'Access token has been revoked');
  if (signature(oauth, method, url) !== of('signature')) {
    throw new Refusal(401, 'The signature is invalid. Verify and try again.');
  }
  return true;
}

/** As Magento makes it: names in PHP's natural order, which puts 2 before 10. */
function signature(oauth: ReadonlyMap<string, string>, method: string, url: URL): string {
  const params = new Map<string, string>();
  for (const [name, value] of oauth) if (name !== 'oauth_signature') params.set(encode(name), encode(value));
  for (const pair of url.search.slice(1).split('&')) {
    const [name, value, ...more] = pair.split('=');
    if (name === undefined || value === undefined || more.length > 0) continue;
    params.set(encode(decodeURIComponent(name)), encode(decodeURIComponent(value)));
  }
  const sorted = [...params].sort(([a], [b]) => naturalOrder(a, b)).map(([name, value]) => `${name}=${value}`);
  const base = [method, encode(`${url.origin}${url.pathname}`), encode(sorted.join('&'))].join('&');
  return createHmac('sha256', `${encode(KEYS.consumerSecret)}&${encode(KEYS.accessTokenSecret)}`)
    .update(base)
    .digest('base64');
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
