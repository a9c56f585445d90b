import { type Param, percentEncode } from './encoding.ts';

/** The four values of an integration that was activated. */
export interface OAuthKeys {
  consumerKey: string;
  consumerSecret: string;
  accessToken: string;
  accessTokenSecret: string;
}

export interface SignedRequest {
  method: 'GET' | 'POST';
  /** Without its query. */
  url: string;
  params: readonly Param[];
}

/**
 * The `Authorization` header of one request by OAuth 1.0a with HMAC-SHA256. Each nonce works once, so a request that
 * the browser repeats by itself is refused and never applied twice. `timestamp`: whole seconds.
 */
export async function oauthHeader(
  { method, url, params }: SignedRequest,
  keys: OAuthKeys,
  nonce: string,
  timestamp: number,
): Promise<string> {
  const oauth: readonly Param[] = [
    ['oauth_consumer_key', keys.consumerKey],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', `${timestamp}`],
    ['oauth_token', keys.accessToken],
    ['oauth_version', '1.0'],
  ];
  const base = [method, percentEncode(url), percentEncode(normalized([...params, ...oauth]))].join('&');
  const secret = `${percentEncode(keys.consumerSecret)}&${percentEncode(keys.accessTokenSecret)}`;
  const signature = await hmac(secret, base);
  const all: readonly Param[] = [...oauth, ['oauth_signature', signature]];
  return `OAuth ${all.map(([name, value]) => `${name}="${percentEncode(value)}"`).join(', ')}`;
}

/** All parameters in the order of their encoded names. */
function normalized(params: readonly Param[]): string {
  return params
    .map(([name, value]): Param => [percentEncode(name), percentEncode(value)])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

async function hmac(secret: string, text: string): Promise<string> {
  const bytes = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)));
  return btoa(String.fromCharCode(...signed));
}
