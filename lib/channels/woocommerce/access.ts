import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, type HttpRequest, statusError } from '../http.ts';
import { byLogin } from './login.ts';
import { isSigned, signer } from './signature.ts';
import { isPrivate } from './store-url.ts';

/** How calls of `wc/v3` prove who asks. */
export interface Access {
  /**
   * `key`: Basic, over https; writes signed where the shop takes that. `signature`: the same keys, over http on this
   * computer. `login`: the merchant's own.
   */
  readonly by: 'key' | 'signature' | 'login';
  /** The request with its proof. An error means that it never left. */
  sign(request: HttpRequest): Promise<Result<HttpRequest>>;
  /** Looks at a reply. True: the shop did nothing, because the proof was out of date; signed anew it may work. */
  outdated(signed: HttpRequest, reply: HttpReply): boolean;
  /** Before a write: finds out how it is best proven. An error means that the shop can't be asked just now. */
  prepare(): Promise<Result<void>>;
}

/** The one way in which this shop is called: by its address and by what was kept when it was connected. */
export function accessTo(deps: ClientDeps): Access {
  if (!isPrivate(new URL(deps.url))) return NONE;
  if (deps.credentials.adminLogin === 'yes') return byLogin(deps);
  return deps.url.startsWith('https:') ? byKey(deps) : bySignature(deps);
}

/**
 * A browser sends a POST again by itself when a connection that it had kept breaks, and WooCommerce would add a
 * difference twice. A signature keeps it from that: WooCommerce checks one over https too, where no Basic comes along
 * (read in `WC_REST_Authentication::authenticate`). It isn't sure that it fits: the shop checks it by the address and
 * the clock that it has itself. So a signed reading is tried before the first write, and again after a refusal; until
 * then, and where it doesn't fit, writes are proven as readings are.
 */
function byKey(deps: ClientDeps): Access {
  const { credentials, http, now, url, uuid } = deps;
  const login = `Basic ${btoa(`${credentials.consumerKey}:${credentials.consumerSecret}`)}`;
  const sign = signer(deps);
  let fits: boolean | null = null;
  return {
    by: 'key',
    async sign(request) {
      if (fits === true && request.method !== 'GET') return ok(await sign(request));
      return ok({ ...request, headers: { ...request.headers, Authorization: login } });
    },
    outdated(signed, reply) {
      if (reply.status === 401 && isSigned(signed)) fits = null;
      return false;
    },
    async prepare() {
      if (fits !== null) return ok(undefined);
      const address = `${url}/wp-json/wc/v3/products?per_page=1&_fields=id&_=${uuid()}`;
      const reply = await http(await sign({ method: 'GET', url: address }));
      if (!reply.ok) return reply;
      // Only these two say something of signatures; after anything else the next write tries again.
      if (reply.value.status === 200) fits = true;
      else if (reply.value.status === 401) fits = false;
      else return fail(statusError(reply.value, now()));
      return ok(undefined);
    },
  };
}

/** WooCommerce takes keys over http only as a signature. */
function bySignature(deps: ClientDeps): Access {
  const sign = signer(deps);
  return {
    by: 'signature',
    sign: async (request) => ok(await sign(request)),
    outdated: () => false,
    prepare: NOTHING,
  };
}

/** There is only one way. */
const NOTHING: Access['prepare'] = async () => ok(undefined);

/** Nothing that proves anything goes over a network in the clear, whatever was stored. */
const NONE: Access = {
  by: 'key',
  sign: async () =>
    fail({ kind: 'rejected', reason: 'The shop’s address begins with http. Connect it by https.', detail: 'http' }),
  outdated: () => false,
  prepare: NOTHING,
};
