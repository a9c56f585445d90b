import type * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, type HttpRequest, parseJson, statusError } from '../http.ts';
import { type Access, accessTo } from './access.ts';
import { errorCode } from './error-code.ts';
import { ofLogin } from './login.ts';
import { parse } from './parse.ts';
import { isSigned } from './signature.ts';

export type Params = Readonly<Record<string, string | number | boolean>>;

/** A reply that was a success, as JSON and with its headers. */
export interface ApiReply {
  json: unknown;
  header(name: string): string | null;
}

export interface Page<T> {
  items: readonly T[];
  /** Over all pages. */
  total: number;
  pages: number;
  /** The shop's own time, as its server tells it; null if it doesn't. */
  date: string | null;
}

/** What came of a request. `unsent`: it surely never left, or was turned away at the door with an old proof. */
export type Exchange =
  | { unsent: ChannelError }
  /** `once`: the shop refuses the same request when it comes a second time. */
  | { unsent: null; once: boolean; result: Result<HttpReply> };

/** The calls of `wc/v3`: signed, below the shop's own path, each error sorted. Paths have no slash in front. */
export interface Api {
  readonly by: Access['by'];
  get(path: string, params?: Params): Promise<Result<ApiReply>>;
  /** One page of a list, each entry as `schema` has it. */
  list<T>(path: string, schema: ListOf<T>, params: Params): Promise<Result<Page<T>>>;
  /** Every page of a list. */
  listAll<T>(path: string, schema: ListOf<T>, params: Params): Promise<Result<Page<T>>>;
  /** Before a write; see `Access`. */
  prepare: Access['prepare'];
  /** The bare exchange, for writes: what a status means is for the writer to say. */
  post(path: string, body: string): Promise<Exchange>;
  /** What a reply that isn't a success means, to whoever calls as we do. */
  error(reply: HttpReply): ChannelError;
}

/** The shape of a list's entries. */
export type ListOf<T> = z.ZodMiniType<T[]>;

export const PER_PAGE = 100;

export function createApi(deps: ClientDeps): Api {
  const access = accessTo(deps);

  const exchange = async (request: HttpRequest): Promise<Exchange> => {
    for (let again = false; ; again = true) {
      const signed = await access.sign(request);
      if (!signed.ok) return { unsent: signed.error };
      const result = await deps.http(signed.value);
      if (!result.ok && result.error.kind === 'no-permission') return { unsent: result.error };
      const outdated = result.ok && access.outdated(signed.value, result.value);
      if (!outdated || again) return { unsent: null, once: isSigned(signed.value), result };
    }
  };

  const error: Api['error'] = (reply) => apiError(reply, deps.now(), access.by);

  const url = (path: string, params: Params): string => {
    const query = new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)]));
    // Some hosts cache the API's replies by address: an old figure must never pass for a reading.
    query.set('_', deps.uuid());
    return `${deps.url}/wp-json/wc/v3/${path}?${query}`;
  };

  const get: Api['get'] = async (path, params = {}) => {
    const done = await exchange({ method: 'GET', url: url(path, params) });
    if (done.unsent) return fail(done.unsent);
    const reply = done.result;
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return fail(error(reply.value));
    const json = parseJson(reply.value);
    return json.ok ? ok({ json: json.value, header: reply.value.header }) : json;
  };

  const list: Api['list'] = async (path, schema, params) => {
    const reply = await get(path, { per_page: PER_PAGE, ...params });
    if (!reply.ok) return reply;
    const items = parse(schema, reply.value.json);
    if (!items.ok) return items;
    const [total, pages] = ['X-WP-Total', 'X-WP-TotalPages'].map((name) => count(reply.value.header(name)));
    // Without them an empty list could be any empty list: products that are there would pass for missing.
    if (total == null || pages == null) return fail({ kind: 'malformed', detail: 'a list without its total' });
    return ok({ items: items.value, total, pages, date: reply.value.header('Date') });
  };

  return {
    by: access.by,
    prepare: access.prepare,
    get,
    list,
    async listAll(path, schema, params) {
      const first = await list(path, schema, params);
      if (!first.ok) return first;
      const items = [...first.value.items];
      for (let page = 2; page <= first.value.pages; page += 1) {
        const next = await list(path, schema, { ...params, page });
        if (!next.ok) return next;
        // Something was deleted, and what came after it moved up to a page that is already read.
        if (next.value.total < first.value.total) {
          return fail({ kind: 'unavailable', detail: 'the list grew shorter while it was read' });
        }
        items.push(...next.value.items);
      }
      return ok({ ...first.value, items });
    },
    post: (path, body) =>
      exchange({
        method: 'POST',
        url: `${deps.url}/wp-json/wc/v3/${path}`,
        headers: { 'Content-Type': 'application/json' },
        body,
      }),
    error,
  };
}

/** The status, told apart further where the shop's own code says more. */
function apiError(reply: HttpReply, now: number, by: Access['by']): ChannelError {
  const status = statusError(reply, now);
  const code = errorCode(reply);
  const error = code === null ? status : { ...status, detail: `${status.detail}, ${code.slice(0, 80)}` };
  if (by === 'login') return ofLogin(error, code);
  // A key does what its user may do; one that may only read is refused with 401.
  const isUser = error.kind === 'forbidden' && code?.startsWith('woocommerce_rest_cannot');
  return isUser ? { ...error, missing: ['a user who may edit products'] } : error;
}

function count(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
