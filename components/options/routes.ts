import { CHANNELS, type Channel } from '../../lib/model/channel.ts';
import { PRODUCT_FILTERS, type ProductFilter } from '../../lib/model/product-query.ts';
import { type ActivityRoute, activityPath, activityRoute } from './activity/address.ts';

/** Where in the options page a person is. Kept in the URL's hash, so that every place has an address. */
export type Route =
  | { page: 'setup' }
  /** `show`, `search`: what is filtered and searched for when the page opens; missing: whatever was. */
  | { page: 'products'; sku: string | null; show?: ProductFilter; search?: string }
  | { page: 'warehouses'; show: WarehouseShow }
  | { page: 'integrations'; form: IntegrationForm | null }
  | { page: 'matches'; integration: string }
  | { page: 'shipments' }
  | ActivityRoute
  | { page: 'settings' }
  | { page: 'help' };

export type PageName = Route['page'];

export type WarehouseShow =
  | { kind: 'list' }
  | { kind: 'new' }
  | { kind: 'edit'; id: string }
  /** The list, with the first sync of this location open over it; `more`: those to be reviewed after it. */
  | { kind: 'review'; location: string; more?: readonly string[] };

export type IntegrationForm =
  /** `url`: an address to start with, e.g. that of the page under the popup; '' where there is none. */
  | { kind: 'connect'; channel: Channel; url: string }
  | { kind: 'reconnect'; integration: string }
  /** The Shiptheory account: connecting it, or logging in again. */
  | { kind: 'shiptheory' };

/**
 * Reads a hash such as `#/integrations/connect/shopify?url=acme.myshopify.com`. Null for an empty or unknown one:
 * the page then opens where there is something to do.
 */
export function parseHash(hash: string): Route | null {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [page, first, second, ...rest] = path.split('/').map(decode);
  switch (page) {
    case 'setup':
    case 'shipments':
    case 'settings':
    case 'help':
      return { page };
    case 'products':
      return productsRoute(first, new URLSearchParams(query));
    case 'warehouses':
      return { page, show: warehouseShow(first, second, rest) };
    case 'integrations':
      return { page, form: integrationForm(first, second, new URLSearchParams(query)) };
    case 'matches':
      return first ? { page, integration: first } : null;
    case 'activity':
      return activityRoute(first, second, new URLSearchParams(query));
    default:
      return null;
  }
}

/** The hash of a place, with its `#`. The opposite of {@link parseHash}. */
export function href(route: Route): string {
  switch (route.page) {
    case 'products':
      return `#/products${productsPath(route)}`;
    case 'warehouses':
      return `#/warehouses${warehousePath(route.show)}`;
    case 'integrations':
      return `#/integrations${integrationPath(route.form)}`;
    case 'matches':
      return `#/matches/${encodeURIComponent(route.integration)}`;
    case 'activity':
      return `#/activity${activityPath(route)}`;
    default:
      return `#/${route.page}`;
  }
}

function productsRoute(sku: string | undefined, query: URLSearchParams): Route {
  const show = PRODUCT_FILTERS.find((filter) => filter === query.get('show'));
  const search = query.get('search');
  return { page: 'products', sku: sku || null, ...(show && { show }), ...(search && { search }) };
}

function productsPath({ sku, show, search }: Extract<Route, { page: 'products' }>): string {
  const query = new URLSearchParams({ ...(show && { show }), ...(search && { search }) }).toString();
  return `${sku === null ? '' : `/${encodeURIComponent(sku)}`}${query === '' ? '' : `?${query}`}`;
}

function warehouseShow(first: string | undefined, second: string | undefined, more: readonly string[]): WarehouseShow {
  if (first === 'new') return { kind: 'new' };
  if (first === 'edit' && second) return { kind: 'edit', id: second };
  if (first === 'review' && second) return { kind: 'review', location: second, ...(more.length > 0 && { more }) };
  return { kind: 'list' };
}

function warehousePath(show: WarehouseShow): string {
  switch (show.kind) {
    case 'list':
      return '';
    case 'new':
      return '/new';
    case 'edit':
      return `/edit/${encodeURIComponent(show.id)}`;
    case 'review':
      return `/review/${[show.location, ...(show.more ?? [])].map(encodeURIComponent).join('/')}`;
  }
}

function integrationForm(
  first: string | undefined,
  second: string | undefined,
  query: URLSearchParams,
): IntegrationForm | null {
  if (first === 'shiptheory') return { kind: 'shiptheory' };
  if (first === 'reconnect' && second) return { kind: 'reconnect', integration: second };
  const channel = CHANNELS.find((name) => name === second);
  if (first === 'connect' && channel) return { kind: 'connect', channel, url: query.get('url') ?? '' };
  return null;
}

function integrationPath(form: IntegrationForm | null): string {
  if (form === null) return '';
  if (form.kind === 'shiptheory') return '/shiptheory';
  if (form.kind === 'reconnect') return `/reconnect/${encodeURIComponent(form.integration)}`;
  const query = form.url === '' ? '' : `?${new URLSearchParams({ url: form.url })}`;
  return `/connect/${form.channel}${query}`;
}

/** A hash typed by hand may hold a stray percent sign: then it is taken as it stands. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
