import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson } from '../http.ts';
import { type Criteria, criteriaParams, type Groups, PAGE_SIZE } from './criteria.ts';
import { type Param, queryOf } from './encoding.ts';
import { apiError } from './refusal.ts';
import { List } from './schema.ts';
import { oauthHeader } from './signing.ts';

/** A reply that was a success, as JSON and with its headers. */
export interface ApiReply {
  json: unknown;
  header(name: string): string | null;
}

export interface Page<T> {
  items: readonly T[];
  /** Over all pages. */
  total: number;
  /** The shop's own time, as its server tells it; null if it doesn't. */
  date: string | null;
}

export interface ListOptions {
  groups?: Groups;
  sort?: string;
  /** The fields of an entry: without them a page of products is megabytes. */
  fields?: string;
}

/** The calls of `rest/V1`: signed, below the shop's own path, each error sorted. Paths have no slash in front. */
export interface Api {
  get(path: string, params?: readonly Param[]): Promise<Result<ApiReply>>;
  /** One page of a list, each entry as `schema` has it. */
  page<T>(path: string, schema: z.ZodMiniType<T>, options: ListOptions & Criteria): Promise<Result<Page<T>>>;
  /** Every page of a list. */
  all<T>(path: string, schema: z.ZodMiniType<T>, options?: ListOptions): Promise<Result<Page<T>>>;
  /** The bare exchange, for writes: what a status means is for the writer to say. */
  post(path: string, body: string): Promise<Result<HttpReply>>;
  /** What a refusal means. A bearer token that isn't known is refused in the words of a missing right. */
  refusal(reply: HttpReply): Promise<ChannelError>;
}

export function createApi(deps: ClientDeps): Api {
  const { credentials } = deps;
  const bearer = credentials.consumerKey === undefined || credentials.consumerKey === '';

  const login = async (method: 'GET' | 'POST', url: string, params: readonly Param[]): Promise<string> => {
    const accessToken = credentials.accessToken ?? '';
    if (bearer) return `Bearer ${accessToken}`;
    const keys = {
      consumerKey: credentials.consumerKey ?? '',
      consumerSecret: credentials.consumerSecret ?? '',
      accessToken,
      accessTokenSecret: credentials.accessTokenSecret ?? '',
    };
    const nonce = deps.uuid().replaceAll('-', '');
    return oauthHeader({ method, url, params }, keys, nonce, Math.floor(deps.now() / 1000));
  };

  const exchange = async (path: string, params: readonly Param[]): Promise<Result<HttpReply>> => {
    const url = `${deps.url}/rest/V1/${path}`;
    const headers = { Authorization: await login('GET', url, params), Accept: 'application/json' };
    return deps.http({ method: 'GET', url: url + queryOf(params), headers });
  };

  const refusal: Api['refusal'] = async (reply) => {
    const error = apiError(reply, deps.now());
    if (!bearer || error.kind !== 'forbidden' || reply.status !== 401) return error;
    for (const path of ['inventory/sources', 'products']) {
      const other = await exchange(path, criteriaParams({ pageSize: 1, page: 1 }));
      if (!other.ok || other.value.status !== 401) return error;
    }
    return { kind: 'unauthorized', detail: BEARER };
  };

  const get: Api['get'] = async (path, params = []) => {
    const reply = await exchange(path, params);
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return fail(await refusal(reply.value));
    const json = parseJson(reply.value);
    return json.ok ? ok({ json: json.value, header: reply.value.header }) : json;
  };

  const page: Api['page'] = async (path, schema, { fields, ...criteria }) => {
    const asked: readonly Param[] = fields === undefined ? [] : [['fields', `items[${fields}],total_count`]];
    const reply = await get(path, [...criteriaParams(criteria), ...asked]);
    if (!reply.ok) return reply;
    const list = parse(List, reply.value.json);
    if (!list.ok) return list;
    const items = parse(z.array(schema), list.value.items ?? []);
    if (!items.ok) return items;
    const total = list.value.total_count;
    // An empty page of a list that isn't would make what is there pass for missing.
    if (items.value.length === 0 && total > 0) return fail({ kind: 'malformed', detail: 'a page without its entries' });
    return ok({ items: items.value, total, date: reply.value.header('Date') });
  };

  return {
    get,
    page,
    refusal,
    async all(path, schema, options = {}) {
      const first = await page(path, schema, { ...options, pageSize: PAGE_SIZE, page: 1 });
      if (!first.ok) return first;
      const items = [...first.value.items];
      for (let number = 2; items.length < first.value.total; number += 1) {
        const next = await page(path, schema, { ...options, pageSize: PAGE_SIZE, page: number });
        if (!next.ok) return next;
        // Something was deleted, and what came after it moved up to a page that is already read.
        if (next.value.total !== first.value.total || next.value.items.length === 0) {
          return fail({ kind: 'unavailable', detail: 'the list changed while it was read' });
        }
        items.push(...next.value.items);
      }
      return ok({ ...first.value, items });
    },
    async post(path, body) {
      const url = `${deps.url}/rest/V1/${path}`;
      const headers = {
        Authorization: await login('POST', url, []),
        Accept: 'application/json',
        'Content-Type': 'application/json',
      };
      return deps.http({ method: 'POST', url, headers, body });
    },
  };
}

/** The detail of a bearer token that nothing is allowed to. */
export const BEARER = 'status 401, whatever is asked for';

export function parse<T>(schema: z.ZodMiniType<T>, json: unknown): Result<T> {
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return fail({ kind: 'malformed', detail: `not what the API documents, at "${where.slice(0, 80)}"` });
}
