import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import type { HttpReply, HttpRequest } from '../http.ts';
import { signOAuth1 } from '../oauth1.ts';
import { byLogin } from './login.ts';
import { isPrivate } from './store-url.ts';

/** How calls of `wc/v3` prove who asks. */
export interface Access {
  /** `key`: Basic, over https. `signature`: the same keys, over http on this computer. `login`: the merchant's own. */
  readonly by: 'key' | 'signature' | 'login';
  /** The request with its proof. An error means that it never left. */
  sign(request: HttpRequest): Promise<Result<HttpRequest>>;
  /** Looks at a reply. True: the shop did nothing, because the proof was out of date; signed anew it may work. */
  outdated(signed: HttpRequest, reply: HttpReply): boolean;
}

/** The one way in which this shop is called: by its address and by what was kept when it was connected. */
export function accessTo(deps: ClientDeps): Access {
  if (!isPrivate(new URL(deps.url))) return NONE;
  if (deps.credentials.adminLogin === 'yes') return byLogin(deps);
  return deps.url.startsWith('https:') ? byKey(deps) : bySignature(deps);
}

function byKey({ credentials }: ClientDeps): Access {
  const login = `Basic ${btoa(`${credentials.consumerKey}:${credentials.consumerSecret}`)}`;
  return {
    by: 'key',
    sign: async (request) => ok({ ...request, headers: { ...request.headers, Authorization: login } }),
    outdated: () => false,
  };
}

/**
 * WooCommerce takes keys over http only as a signature, in the query: PHP can't be relied on to see the header. Each
 * request has a nonce of its own; one that was seen is refused.
 */
function bySignature({ credentials, uuid, now }: ClientDeps): Access {
  return {
    by: 'signature',
    async sign(request) {
      const url = new URL(request.url);
      const signed = await signOAuth1({
        method: request.method,
        url: request.url,
        consumerKey: credentials.consumerKey ?? '',
        consumerSecret: credentials.consumerSecret ?? '',
        nonce: uuid().replaceAll('-', ''),
        timestamp: Math.floor(now() / 1000),
      });
      for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value);
      return ok({ ...request, url: url.href });
    },
    outdated: () => false,
  };
}

/** Nothing that proves anything goes over a network in the clear, whatever was stored. */
const NONE: Access = {
  by: 'key',
  sign: async () =>
    fail({ kind: 'rejected', reason: 'The shop’s address begins with http. Connect it by https.', detail: 'http' }),
  outdated: () => false,
};
