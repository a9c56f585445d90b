import type { IncomingHttpHeaders } from 'node:http';
import { adjust, type Change } from './adjustments.ts';
import { products, variants } from './catalogue-api.ts';
import { items, locations } from './inventory.ts';
import { orderLines, orders } from './orders-api.ts';
import { Refusal } from './refusal.ts';
import type { StoreState } from './state.ts';

export interface RestRequest {
  method: string;
  /** Below `/stores/{hash}`. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RestReply {
  status: number;
  type: string;
  /** undefined: no content. */
  body: unknown;
}

export interface RestDeps {
  state: StoreState;
  name: string;
  applyDelayMs(): number;
  settings(): { update_stock_behavior: string | null; refund_order_stock_adjustment: boolean | null };
  /** The scopes that the token has. */
  scopes: ReadonlySet<string>;
  changed(changes: readonly Change[]): void;
}

interface Route {
  method: string;
  path: RegExp;
  /** Any of these opens it. */
  scopes: readonly string[];
  answer(request: RestRequest, deps: RestDeps, match: RegExpExecArray): unknown;
}

const both = (scope: string) => [scope, `${scope}_read_only`];

const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/v3\/inventory\/locations$/,
    scopes: both('store_locations'),
    answer: ({ query }, { state }) => locations(state, query),
  },
  {
    method: 'GET',
    path: /^\/v3\/inventory\/items$/,
    scopes: both('store_inventory'),
    answer: ({ query }, { state }) => items(state, query),
  },
  {
    method: 'POST',
    path: /^\/v3\/inventory\/adjustments\/relative$/,
    scopes: ['store_inventory'],
    answer: (request, deps) => adjusted('relative', request, deps),
  },
  {
    method: 'PUT',
    path: /^\/v3\/inventory\/adjustments\/absolute$/,
    scopes: ['store_inventory'],
    answer: (request, deps) => adjusted('absolute', request, deps),
  },
  {
    method: 'GET',
    path: /^\/v3\/catalog\/products$/,
    scopes: both('store_v2_products'),
    answer: ({ query }, { state }) => products(state, query),
  },
  {
    method: 'GET',
    path: /^\/v3\/catalog\/variants$/,
    scopes: both('store_v2_products'),
    answer: ({ query }, { state }) => variants(state, query),
  },
  {
    method: 'GET',
    path: /^\/v3\/settings\/inventory$/,
    scopes: both('store_v2_information'),
    answer: (_, deps) => ({ data: { product_out_of_stock_behavior: 'do_nothing', ...deps.settings() }, meta: {} }),
  },
  {
    method: 'GET',
    path: /^\/v2\/store$/,
    scopes: both('store_v2_information'),
    answer: (_, { name }) => ({ id: 'acme1x', name, domain: 'acme.example.test', plan_name: 'Plus' }),
  },
  {
    method: 'GET',
    path: /^\/v2\/orders$/,
    scopes: both('store_v2_orders'),
    answer: ({ query }, { state }) => emptied(orders(state, query)),
  },
  {
    method: 'GET',
    path: /^\/v2\/orders\/(\d+)\/products$/,
    scopes: both('store_v2_orders'),
    answer({ query }, { state }, match) {
      const lines = orderLines(state, Number(match[1]), query);
      if (!lines) throw new Refusal(404, 'The requested resource was not found.');
      return emptied(lines);
    },
  },
];

/** v2 answers an empty list with no content. */
const emptied = (list: unknown[]) => (list.length === 0 ? undefined : list);

export function rest(request: RestRequest, deps: RestDeps): RestReply {
  try {
    const accepts = request.headers.accept ?? '';
    if (!/application\/json|\*\/\*/.test(accepts) || accepts === '*/*') {
      throw new Refusal(406, 'The Accept header must be application/json');
    }
    const found = ROUTES.find(({ method, path }) => method === request.method && path.test(request.path));
    if (!found) {
      const known = ROUTES.some(({ path }) => path.test(request.path));
      throw known
        ? new Refusal(405, 'The method is not allowed.')
        : new Refusal(404, 'The route is not found, check the URL');
    }
    if (!found.scopes.some((scope) => deps.scopes.has(scope))) {
      throw new Refusal(403, "You don't have a required scope to access the endpoint");
    }
    if (request.method !== 'GET' && !request.headers['content-type']?.startsWith('application/json')) {
      throw new Refusal(415, 'The Content-Type header must be application/json');
    }
    const body = found.answer(request, deps, found.path.exec(request.path) as RegExpExecArray);
    return { status: body === undefined ? 204 : 200, type: 'application/json', body };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const v2 = request.path.startsWith('/v2/');
    const said = v2 ? [{ status: error.status, message: error.title }] : error.body();
    return { status: error.status, type: v2 ? 'application/json' : 'application/problem+json', body: said };
  }
}

function adjusted(kind: 'absolute' | 'relative', { body }: RestRequest, deps: RestDeps) {
  deps.changed(adjust(deps.state, kind, json(body), deps.applyDelayMs()));
  return { transaction_id: crypto.randomUUID() };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'Input is invalid');
  }
}
