import type { Http } from '../../lib/channels/http.ts';

/**
 * Sends a browser's cookies along where a request asks for them, as a browser does: tests on Node have none. Null: the
 * browser has no cookie of this shop.
 */
export function withCookies(http: Http, cookies: () => string | null): Http {
  return (request) => {
    const cookie = request.credentials === 'include' ? cookies() : null;
    return http(cookie === null ? request : { ...request, headers: { ...request.headers, Cookie: cookie } });
  };
}
