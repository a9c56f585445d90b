import { oauth1Header, signOAuth1 } from '../oauth1.ts';
import { type Param, queryOf } from './encoding.ts';

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
  { consumerKey, consumerSecret, accessToken, accessTokenSecret }: OAuthKeys,
  nonce: string,
  timestamp: number,
): Promise<string> {
  const signed = await signOAuth1({
    method,
    url: url + queryOf(params),
    consumerKey,
    consumerSecret,
    token: accessToken,
    tokenSecret: accessTokenSecret,
    nonce,
    timestamp,
    version: '1.0',
  });
  return oauth1Header(signed);
}
