import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ShopInfo } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson, REDIRECTED } from '../http.ts';
import { type Api, apiError, errorCode, parse } from './api.ts';
import { plainText } from './plain-text.ts';
import { Index } from './schema.ts';
import { whichRight } from './writing.ts';

/** Is this a WooCommerce shop, does it know the key, and may the key read and write? */
export async function check(api: Api, deps: ClientDeps): Promise<Result<ShopInfo>> {
  const site = await readSite(api, deps);
  if (!site.ok) return site;
  const read = await api.get('products', { per_page: 1, _fields: 'id' });
  if (!read.ok) return fail(refusedKey(read.error, deps.url));
  const write = await mayWrite(api, deps);
  return write ? fail(write) : site;
}

async function readSite(api: Api, deps: ClientDeps): Promise<Result<ShopInfo>> {
  const reply = await api.index();
  if (!reply.ok) return reply.error.detail === REDIRECTED ? fail(MOVED) : reply;
  const { status } = reply.value;
  if (status >= 500 || status === 429) return fail(apiError(reply.value, deps.now()));
  if (status === 401 || status === 403) return fail(closed(reply.value));
  const json = parseJson(reply.value);
  if (!json.ok) return fail(NOT_WORDPRESS);
  const index = parse(Index, json.value);
  if (status !== 200 || !index.ok) return fail(NOT_WORDPRESS);
  if (!index.value.namespaces.includes('wc/v3')) return fail(NOT_WOOCOMMERCE);
  const { name, home, url } = index.value;
  return ok({
    name: plainText(name) || new URL(deps.url).host,
    shopKey: shopKey(home ?? url ?? deps.url, deps.url),
    adminHandle: null,
  });
}

/** Host, port and path of the shop by its own account, so that `www.` and none, http and https are one shop. */
function shopKey(home: string, asConnected: string): string {
  const url = URL.canParse(home) ? new URL(home) : new URL(asConnected);
  return `woocommerce:${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** An update of nothing: the shop looks at the key's rights first and then has nothing to do. */
async function mayWrite(api: Api, deps: ClientDeps): Promise<ChannelError | null> {
  const reply = await api.post('products/batch', '{"update":[]}');
  if (!reply.ok) return reply.error;
  if (reply.value.status < 300) return null;
  const error = apiError(reply.value, deps.now());
  return error.kind === 'unauthorized' ? whichRight(api, reply.value, error) : error;
}

/** Which half of the key is wrong. The code is the same in every language; the message isn't. */
function refusedKey(error: ChannelError, url: string): ChannelError {
  if (error.kind !== 'unauthorized') return error;
  if (url.startsWith('http:')) {
    const reason = 'WooCommerce takes keys over https only, also on localhost. Enter the shop’s https address.';
    return { ...error, field: 'url', reason };
  }
  return error.detail.endsWith('woocommerce_rest_authentication_error')
    ? { ...error, field: 'consumerSecret', reason: 'The shop knows this key, but its secret is another one.' }
    : {
        ...error,
        field: 'consumerKey',
        reason:
          'The shop doesn’t know this key. Copy it again; if it is right, the shop’s server doesn’t pass on the Authorization header.',
      };
}

function closed(reply: HttpReply): ChannelError {
  return {
    kind: 'rejected',
    field: 'url',
    reason:
      'The site lets nobody reach its API: a security plugin does that, or a password on the whole site. Allow /wp-json there.',
    detail: `index refused, ${errorCode(reply) ?? reply.status}`,
  };
}

const MOVED: ChannelError = {
  kind: 'rejected',
  field: 'url',
  reason:
    'The shop sends visitors of this address on to another one. Open the shop in a tab and copy the address that it ends at.',
  detail: 'redirected',
};

const NOT_WORDPRESS: ChannelError = {
  kind: 'rejected',
  field: 'url',
  reason:
    'There is no WordPress API at this address. Check the address; in WordPress, Settings › Permalinks must be anything but Plain.',
  detail: 'no index at /wp-json',
};

const NOT_WOOCOMMERCE: ChannelError = {
  kind: 'rejected',
  field: 'url',
  reason: 'This is a WordPress site, but WooCommerce isn’t active on it.',
  detail: 'the index has no wc/v3',
};
