/** What is signed, and by whom. */
export interface OAuth1Request {
  method: string;
  /** Its query is signed along with it. */
  url: string;
  /** Form fields of the body, which are signed too. A JSON body isn't. */
  params?: Readonly<Record<string, string>>;
  consumerKey: string;
  consumerSecret: string;
  /** Both are left out where there is no token ("one-legged"). */
  token?: string;
  tokenSecret?: string;
  /** Never used before with this key: the other side refuses a request that it has seen. */
  nonce: string;
  /** Seconds since 1970. */
  timestamp: number;
  /** Named only where it is given: the protocol lets it be left out. */
  version?: '1.0';
}

/**
 * Signs a request as OAuth 1.0a has it (RFC 5849) with HMAC-SHA256. Gives all `oauth_…` parameters, the signature among
 * them, as they are before encoding: for the query, or for {@link oauth1Header}. No secret is in them.
 */
export async function signOAuth1(request: OAuth1Request): Promise<Readonly<Record<string, string>>> {
  const own = {
    oauth_consumer_key: request.consumerKey,
    oauth_nonce: request.nonce,
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(request.timestamp),
    ...(request.token !== undefined && { oauth_token: request.token }),
    ...(request.version !== undefined && { oauth_version: request.version }),
  };
  const text = new TextEncoder();
  const secret = `${percentEncode(request.consumerSecret)}&${percentEncode(request.tokenSecret ?? '')}`;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', text.encode(secret), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, text.encode(baseString(request, own)));
  return { ...own, oauth_signature: btoa(String.fromCharCode(...new Uint8Array(signature))) };
}

/** The parameters as the value of an `Authorization` header. */
export function oauth1Header(parameters: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`);
  return `OAuth ${pairs.join(', ')}`;
}

/** What both sides put the same way before they sign it: method, address without query, all parameters in order. */
function baseString({ method, url, params = {} }: OAuth1Request, own: Readonly<Record<string, string>>): string {
  const { protocol, host, pathname, searchParams } = new URL(url);
  const pairs = [...searchParams, ...Object.entries(params), ...Object.entries(own)]
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), `${protocol}//${host}${pathname}`, pairs.join('&')].map(percentEncode).join('&');
}

/** By bytes; what is compared is ASCII. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Percent-encoded as RFC 3986 has it, which signatures are made of: of what isn't a letter or digit only `-._~` stay. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
