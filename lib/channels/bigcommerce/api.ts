import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson } from '../http.ts';
import { hashOf } from './address.ts';
import { apiError } from './api-error.ts';
import { createPace } from './pace.ts';
import { Envelope } from './schema.ts';

export type Params = Readonly<Record<string, string | number>>;

/** A success, as JSON: null where the shop sent no content, as v2 does for an empty list. */
export interface Answer {
  json: unknown;
  /** The shop's clock, by its `Date` header, in ms; null if it doesn't tell. */
  shopTime: number | null;
}

export interface Page<T> {
  entries: readonly T[];
  total: number;
  pages: number;
  shopTime: number | null;
}

/** The calls below `/stores/{hash}`: with the token, within the quota, each error sorted. Paths have no slash in front. */
export interface Api {
  get(path: string, params?: Params): Promise<Result<Answer>>;
  /** One page of a v3 list. */
  list<T>(path: string, schema: z.ZodMiniType<T[]>, params: Params): Promise<Result<Page<T>>>;
  /** Every page of a v3 list, up to `mostPages`. */
  listAll<T>(path: string, schema: z.ZodMiniType<T[]>, params: Params, mostPages?: number): Promise<Result<Page<T>>>;
  /**
   * The bare exchange, for writes: what a status means is for the writer to say. One at a time, since BigCommerce wants
   * the answer to one before it is sent the next. Not sent at all while the quota is used up.
   */
  write(method: 'POST' | 'PUT', path: string, body: string): Promise<Result<HttpReply>>;
}

export function createApi(deps: ClientDeps): Api {
  const base = `https://api.bigcommerce.com/stores/${hashOf(deps.url) ?? ''}`;
  const headers = { 'X-Auth-Token': deps.credentials.accessToken ?? '', Accept: 'application/json' };
  const pace = createPace(deps.now);
  let lastWrite: Promise<unknown> = Promise.resolve();

  const get: Api['get'] = async (path, params = {}) => {
    await pace.ready();
    const query = new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)]));
    const url = `${base}/${path}${query.size > 0 ? `?${query}` : ''}`;
    const reply = await deps.http({ method: 'GET', url, headers });
    if (!reply.ok) return reply;
    pace.note(reply.value);
    const { status, header } = reply.value;
    const time = Date.parse(header('Date') ?? '');
    const shopTime = Number.isNaN(time) ? null : time;
    if (status === 204) return ok({ json: null, shopTime });
    if (status !== 200) return fail(apiError(reply.value, path, deps.now()));
    const json = parseJson(reply.value);
    return json.ok ? ok({ json: json.value, shopTime }) : json;
  };

  const list: Api['list'] = async (path, schema, params) => {
    const reply = await get(path, params);
    if (!reply.ok) return reply;
    const envelope = parse(Envelope, reply.value.json);
    if (!envelope.ok) return envelope;
    const entries = parse(schema, envelope.value.data);
    if (!entries.ok) return entries;
    const { total, total_pages: pages } = envelope.value.meta.pagination;
    return ok({ entries: entries.value, total, pages, shopTime: reply.value.shopTime });
  };

  async function writeNow(method: 'POST' | 'PUT', path: string, body: string): Promise<Result<HttpReply>> {
    const retryAt = pace.usedUpUntil();
    if (retryAt !== null) return fail({ kind: 'rate-limited', retryAt, detail: 'the quota is used up; not sent' });
    const withType = { ...headers, 'Content-Type': 'application/json' };
    const reply = await deps.http({ method, url: `${base}/${path}`, headers: withType, body });
    if (reply.ok) pace.note(reply.value);
    return reply;
  }

  return {
    get,
    list,
    async listAll(path, schema, params, mostPages = 1_000) {
      const first = await list(path, schema, params);
      if (!first.ok) return first;
      if (first.value.pages > mostPages) return fail({ ...TOO_MANY, detail: `${first.value.pages} pages of ${path}` });
      const entries = [...first.value.entries];
      for (let page = 2; page <= first.value.pages; page += 1) {
        const next = await list(path, schema, { ...params, page });
        if (!next.ok) return next;
        // Something was deleted, and what came after it moved up to a page that is already read.
        if (next.value.total < first.value.total) {
          return fail({ kind: 'unavailable', detail: 'the list grew shorter while it was read' });
        }
        entries.push(...next.value.entries);
      }
      return ok({ ...first.value, entries });
    },
    write(method, path, body) {
      const mine = lastWrite.then(() => writeNow(method, path, body));
      lastWrite = mine;
      return mine;
    },
  };
}

const TOO_MANY = { kind: 'rejected', reason: 'This store has more than can be read in one go.' } as const;

export function parse<T>(schema: z.ZodMiniType<T>, json: unknown): Result<T> {
  const parsed = z.safeParse(schema, json);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return fail({ kind: 'malformed', detail: `not what the API documents, at "${where.slice(0, 80)}"` });
}

/** The list in pieces of this size, the last one perhaps smaller. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
