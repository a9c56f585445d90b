import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ShopInfo } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { REDIRECTED } from '../http.ts';
import { type Api, BEARER } from './api.ts';
import { criteriaParams } from './criteria.ts';
import { readPlaces } from './places.ts';
import { PATH } from './preparing.ts';
import { NO_ROUTE, SIGNATURE } from './refusal.ts';

const ONE = criteriaParams({ pageSize: 1, page: 1 });

/** Is this a Magento with its inventory modules, does it know the integration, and has that every right? */
export async function check(api: Api, deps: ClientDeps): Promise<Result<ShopInfo>> {
  const first = await api.get('inventory/sources', ONE);
  if (!first.ok && first.error.kind !== 'forbidden') return fail(asTried(first.error));
  const missing = new Set<string>();
  const found = (error: ChannelError): ChannelError | null => {
    if (error.kind !== 'forbidden' || error.missing.length === 0) return error;
    for (const right of error.missing) missing.add(right);
    return null;
  };
  if (!first.ok) found(first.error);
  for (const path of ['inventory/stocks', 'inventory/stock-source-links', 'products']) {
    const reply = await api.get(path, ONE);
    const error = reply.ok ? null : found(reply.error);
    if (error) return fail(asTried(error));
  }
  const counted = await mayReadStockItems(api);
  const write = await mayWrite(api);
  const salable = missing.size === 0 ? await maySeeSalable(api) : null;
  for (const refused of [counted, write, salable]) {
    const error = refused && found(refused);
    if (error) return fail(asTried(error));
  }
  if (missing.size > 0) return fail({ kind: 'forbidden', missing: [...missing], detail: 'rights of the integration' });
  const { host, pathname } = new URL(deps.url);
  return ok({ name: host, shopKey: `magento:${host}${pathname.replace(/\/+$/, '')}`, adminHandle: null });
}

/** Rights are looked at before what is asked for: there is no such SKU. */
async function mayReadStockItems(api: Api): Promise<ChannelError | null> {
  const reply = await api.get('stockItems/-');
  return reply.ok || reply.error.kind === 'not-found' ? null : reply.error;
}

/** A write of nothing: the shop looks at the rights first and then refuses it as empty. */
async function mayWrite(api: Api): Promise<ChannelError | null> {
  const reply = await api.post(PATH, '{"sourceItems":[]}');
  if (!reply.ok) return reply.error;
  if (reply.value.status === 200) return null;
  const error = await api.refusal(reply.value);
  return error.kind === 'rejected' ? null : error;
}

/** What a stock can sell; an older Magento has another call for that, with a right of its own. */
async function maySeeSalable(api: Api): Promise<ChannelError | null> {
  const places = await readPlaces(api);
  if (!places.ok) return places.error;
  const stock = places.value.find((place) => place.stock !== null)?.stock;
  if (!stock) return null;
  const path = `inventory/export-stock-salable-qty/website/${encodeURIComponent(stock.websites[0] ?? '')}`;
  const reply = await api.get(path, ONE);
  if (reply.ok) return null;
  if (reply.error.kind !== 'not-found' || reply.error.detail !== NO_ROUTE) return reply.error;
  const older = await api.get(`inventory/get-product-salable-quantity/-/${stock.id}`);
  return !older.ok && older.error.kind === 'forbidden' ? older.error : null;
}

/** What went wrong, told further where that helps the person who connects the shop. */
function asTried(error: ChannelError): ChannelError {
  if (error.detail === REDIRECTED) return MOVED;
  if (error.kind === 'not-found') return error.detail === NO_ROUTE ? NO_INVENTORY : NOT_MAGENTO;
  if (error.kind === 'malformed') return NOT_MAGENTO;
  if (error.kind === 'forbidden' && error.missing.length === 0) return CLOSED;
  if (error.kind !== 'unauthorized') return error;
  if (error.detail === BEARER) return { ...error, field: 'accessToken', reason: NO_BEARER };
  if (error.detail === SIGNATURE) return { ...error, field: 'consumerSecret', reason: OTHER_SECRET };
  return error;
}

const NO_BEARER =
  'The shop takes no such access token by itself. Magento has that switched off at first: in Stores › Configuration › Services › OAuth › Consumer Settings, allow access tokens as standalone bearer tokens. Or untick the box and give all four values.';

const OTHER_SECRET =
  'The shop knows this integration, but the signature doesn’t fit: the consumer secret or the access token secret is another one, or the address isn’t the shop’s Base URL.';

const atUrl = (reason: string, detail: string): ChannelError => ({ kind: 'rejected', field: 'url', reason, detail });

const MOVED = atUrl(
  'The shop sends visitors of this address on to another one. Open the shop in a tab and copy the address that it ends at.',
  'redirected',
);

const NOT_MAGENTO = atUrl(
  'There is no Magento API at this address. Leave out a store view’s code (such as /en) at its end; the API is at /rest beside it.',
  'no API at /rest',
);

const NO_INVENTORY = atUrl(
  'This Magento has no sources: its inventory modules (MSI) were removed, and without them stock can’t be synced here.',
  'no route for sources',
);

const CLOSED = atUrl(
  'Something in front of the shop, such as a firewall, lets nobody reach its API. Allow /rest there.',
  'refused before the API',
);
