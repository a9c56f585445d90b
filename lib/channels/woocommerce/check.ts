import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ShopInfo } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import type { Api } from './api.ts';
import { plainText } from './plain-text.ts';
import { mayNotWrite, REFUSED_KEY } from './rights.ts';
import type { Index } from './schema.ts';
import { readSite, wordpressUrl } from './site.ts';
import { adminPattern } from './store-url.ts';

/** Is this a WooCommerce shop, does it know us, and may we read and write? */
export async function check(api: Api, deps: ClientDeps): Promise<Result<ShopInfo>> {
  const site = await readSite(deps);
  if (!site.ok) return site;
  const elsewhere = api.by === 'signature' ? signedForAnother(site.value, deps.url) : null;
  if (elsewhere) return fail(elsewhere);
  const read = await api.get('products', { per_page: 1, _fields: 'id' });
  if (!read.ok) return fail(refusedKey(read.error, api));
  const missing = await mayNotWrite(api);
  return missing ? fail(missing) : ok(shopInfo(site.value, deps.url));
}

function shopInfo(site: Index, asConnected: string): ShopInfo {
  const wordpress = wordpressUrl(site, asConnected);
  return {
    name: plainText(site.name) || new URL(asConnected).host,
    shopKey: shopKey(site.home ?? site.url ?? asConnected, asConnected),
    adminHandle: null,
    ...(wordpress !== asConnected && { adminMatches: [adminPattern(new URL(wordpress))] }),
  };
}

/** Host, port and path of the shop by its own account, so that `www.` and none, http and https are one shop. */
function shopKey(home: string, asConnected: string): string {
  const url = URL.canParse(home) ? new URL(home) : new URL(asConnected);
  return `woocommerce:${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** The shop checks a signature against the address that it has of itself, whatever it was called by. */
function signedForAnother({ home }: Index, asConnected: string): ChannelError | null {
  if (home === undefined || home.replace(/\/+$/, '') === asConnected) return null;
  const reason = `The shop knows itself by another address. Enter it just so: ${home.slice(0, 200)}`;
  return { kind: 'rejected', field: 'url', reason, detail: 'another home' };
}

/** Which half of the key is wrong. The code is the same in every language; the message isn't. */
function refusedKey(error: ChannelError, api: Api): ChannelError {
  if (error.kind !== 'unauthorized' || api.by === 'login') return error;
  if (api.by === 'signature') {
    const reason =
      'The shop refuses what this key and secret sign. Copy both again; if they are right, the clocks of the shop and of this computer differ.';
    return { ...error, field: 'consumerKey', reason };
  }
  return error.detail.endsWith(REFUSED_KEY)
    ? { ...error, field: 'consumerSecret', reason: 'The shop knows this key, but its secret is another one.' }
    : {
        ...error,
        field: 'consumerKey',
        reason:
          'The shop doesn’t know this key. Copy it again; if it is right, the shop’s server doesn’t pass on the Authorization header.',
      };
}
