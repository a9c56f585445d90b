import * as z from 'zod/mini';
import { type Http, type HttpReply, parseJson, statusError } from '../channels/http.ts';
import { fail, ok, type Result } from '../model/channel-error.ts';
import type { Millis } from '../model/time.ts';
import { PARTNER_TAG } from './partner-tag.ts';
import { TokenReply } from './schema.ts';

export interface Login {
  email: string;
  password: string;
}

/** A login, and until when it lasts by our clock. */
export const Token = z.object({ token: z.string(), until: z.number() });
export type Token = z.infer<typeof Token>;

export interface ShiptheoryDeps {
  http: Http;
  now(): Millis;
  sleep(ms: Millis): Promise<void>;
  /** Where the login is kept while the browser runs; never on the disk. */
  tokens: { get(): Promise<Token | null>; put(token: Token | null): Promise<void> };
  /** Email and password, or null: the password isn't kept. */
  login(): Promise<Login | null>;
}

export type Params = Readonly<Record<string, string | number>>;

export interface ApiReply<T> {
  data: T;
  /** Shiptheory's clock, as its server tells it; null if it doesn't. */
  at: Millis | null;
}

export interface ShiptheoryApi {
  /** Logs in. A login that was there before is replaced. */
  logIn(login: Login): Promise<Result<ApiReply<Token>>>;
  /** Reads. null: there is nothing here, which is how a page past the end is answered. */
  get<T>(path: string, params: Params, schema: z.ZodMiniType<T>): Promise<Result<ApiReply<T> | null>>;
}

export const API = 'https://api.shiptheory.com/v1';
/** A login lasts 60 minutes; it is asked for again a little before. */
const TOKEN_LASTS: Millis = 60 * 60_000;
const EARLY: Millis = 2 * 60_000;
/** Between two requests: Shiptheory refuses too many and says no figure. */
const APART: Millis = 1_000;

/** Shiptheory's API v1. */
export function createApi(deps: ShiptheoryDeps): ShiptheoryApi {
  /** When the next request may leave; only a pace, gone with the worker. */
  let free = 0;

  const send = async (request: {
    method: 'GET' | 'POST';
    path: string;
    token?: string;
    body?: string;
  }): Promise<Result<HttpReply>> => {
    const now = deps.now();
    // A time far ahead is a clock that was set back.
    const at = free - now > 60 * APART ? now : Math.max(now, free);
    free = at + APART;
    if (at > now) await deps.sleep(at - now);
    return deps.http({
      method: request.method,
      url: `${API}/${request.path}`,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'Shiptheory-Partner-Tag': PARTNER_TAG,
        ...(request.token !== undefined && { Authorization: `Bearer ${request.token}` }),
      },
      ...(request.body !== undefined && { body: request.body }),
    });
  };

  const logIn: ShiptheoryApi['logIn'] = async ({ email, password }) => {
    const reply = await send({ method: 'POST', path: 'token', body: JSON.stringify({ email, password }) });
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return fail(statusError(reply.value, deps.now()));
    const data = parse(TokenReply, reply.value);
    if (!data.ok) return data;
    const token = { token: data.value.data.token, until: deps.now() + TOKEN_LASTS };
    await deps.tokens.put(token);
    return ok({ data: token, at: clockOf(reply.value) });
  };

  /** `refused`: a login that Shiptheory no longer takes. */
  const tokenFor = async (refused?: string): Promise<Result<string>> => {
    const known = await deps.tokens.get();
    if (known && known.token !== refused && known.until - EARLY > deps.now()) return ok(known.token);
    const login = await deps.login();
    if (!login) return fail({ kind: 'unauthorized', detail: 'the login has ended and no password is kept' });
    const made = await logIn(login);
    return made.ok ? ok(made.value.data.token) : made;
  };

  const read = async (path: string, refused?: string): Promise<Result<HttpReply>> => {
    const token = await tokenFor(refused);
    if (!token.ok) return token;
    const reply = await send({ method: 'GET', path, token: token.value });
    return reply.ok && reply.value.status === 401 && refused === undefined ? read(path, token.value) : reply;
  };

  return {
    logIn,
    async get(path, params, schema) {
      const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
      const reply = await read(`${path}?${query}`);
      if (!reply.ok) return reply;
      if (reply.value.status === 404) return isOwnNotFound(reply.value) ? ok(null) : notTheApi(reply.value);
      if (reply.value.status !== 200) return fail(statusError(reply.value, deps.now()));
      const data = parse(schema, reply.value);
      return data.ok ? ok({ data: data.value, at: clockOf(reply.value) }) : data;
    },
  };
}

/** Its errors are `{message, url, code}`. A page from something before it says nothing of what is there. */
function isOwnNotFound(reply: HttpReply): boolean {
  const json = parseJson(reply);
  return json.ok && z.safeParse(z.object({ message: z.string(), code: z.literal(404) }), json.value).success;
}

const notTheApi = (reply: HttpReply): Result<never> =>
  fail({ kind: 'malformed', detail: `status ${reply.status} without the API’s words` });

function parse<T>(schema: z.ZodMiniType<T>, reply: HttpReply): Result<T> {
  const json = parseJson(reply);
  if (!json.ok) return json;
  const parsed = z.safeParse(schema, json.value);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return fail({ kind: 'malformed', detail: `not what the API documents, at "${where.slice(0, 80)}"` });
}

function clockOf(reply: HttpReply): Millis | null {
  const time = Date.parse(reply.header('date') ?? '');
  return Number.isNaN(time) ? null : time;
}
