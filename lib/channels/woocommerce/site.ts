import { type ChannelError, fail, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson, REDIRECTED, statusError } from '../http.ts';
import { errorCode } from './error-code.ts';
import { parse } from './parse.ts';
import { Index } from './schema.ts';

/** What the site says of itself, to anybody: which WordPress it is, and that WooCommerce is there. */
export async function readSite(deps: ClientDeps): Promise<Result<Index>> {
  const reply = await deps.http({ method: 'GET', url: `${deps.url}/wp-json/?_=${deps.uuid()}` });
  if (!reply.ok) return reply.error.detail === REDIRECTED ? fail(MOVED) : reply;
  const { status } = reply.value;
  if (status >= 500 || status === 429) return fail(statusError(reply.value, deps.now()));
  if (status === 401 || status === 403) return fail(closed(reply.value));
  const json = parseJson(reply.value);
  if (!json.ok) return fail(NOT_WORDPRESS);
  const index = parse(Index, json.value);
  if (status !== 200 || !index.ok) return fail(NOT_WORDPRESS);
  if (!index.value.namespaces.includes('wc/v3')) return fail(NOT_WOOCOMMERCE);
  return index;
}

/**
 * Where WordPress itself is, and with it the admin: a site may keep it below a path that its visitors never see. Only
 * on the shop's own host, since elsewhere nothing was permitted.
 */
export function wordpressUrl({ url }: Index, shop: string): string {
  const own = url !== undefined && URL.canParse(url) ? new URL(url) : null;
  const connected = new URL(shop);
  return own?.host === connected.host ? `${connected.origin}${own.pathname.replace(/\/+$/, '')}` : shop;
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
