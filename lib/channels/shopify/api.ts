import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson, statusError } from '../http.ts';
import { createPace } from './pace.ts';
import { API_PATH, API_VERSION } from './queries.ts';
import { Envelope } from './schema.ts';
import { accessToken } from './token.ts';

/** Data of a reply, and the shop's clock when it was sent (its `Date` header), ISO. */
export interface Answer<T> {
  data: T;
  shopTime: string | null;
}

export interface ShopifyApi {
  /** One query. Any error in the reply is an error: partial data is no data. */
  query<T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    reply: z.ZodMiniType<T>,
  ): Promise<Result<Answer<T>>>;
  /** One request with this exact body. */
  post<T>(path: string, body: string, reply: z.ZodMiniType<T>): Promise<Result<Answer<T>>>;
  /** Makes sure of a token, so that what fails afterwards concerns the request itself. */
  ready(): Promise<Result<true>>;
}

/** No throttle ends sooner than this: the bucket's figure is a moment old when it arrives. */
const LEAST_WAIT: Millis = 1_000;

export function createApi(deps: ClientDeps): ShopifyApi {
  const token = accessToken(deps);
  const pace = createPace(deps.now);

  async function send(path: string, body: string, refused?: string): Promise<Result<HttpReply>> {
    const held = await token(refused);
    if (!held.ok) return held;
    const reply = await deps.http({
      method: 'POST',
      url: deps.url + path,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Shopify-Access-Token': held.value,
      },
      body,
    });
    // A 401 comes before anything is carried out, so the same body may go again under a new token.
    const again = reply.ok && reply.value.status === 401 && refused === undefined;
    return again ? send(path, body, held.value) : reply;
  }

  async function post<T>(
    path: string,
    body: string,
    schema: z.ZodMiniType<T>,
    document?: string,
  ): Promise<Result<Answer<T>>> {
    const reply = await send(path, body);
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return fail(refusedStatus(reply.value, deps.now()));
    // A write was carried out whatever version answered it: there the reply itself decides.
    if (document !== undefined && isOtherVersion(reply.value)) return fail(OTHER_VERSION);
    const json = parseJson(reply.value);
    if (!json.ok) return json;
    const envelope = z.safeParse(Envelope, json.value);
    if (!envelope.success) return fail({ kind: 'malformed', detail: 'not a GraphQL reply' });
    const { errors = [], data, extensions } = envelope.data;
    if (document !== undefined && extensions?.cost) {
      const { requestedQueryCost, throttleStatus } = extensions.cost;
      const { currentlyAvailable: available, restoreRate } = throttleStatus;
      pace.note(document, { requested: requestedQueryCost ?? 0, available, restoreRate });
    }
    if (errors.length > 0) return fail(graphqlError(envelope.data, deps.now()));
    const parsed = z.safeParse(schema, data);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.') ?? '';
      return fail({ kind: 'malformed', detail: `reply of another shape at "${where}"` });
    }
    return ok({ data: parsed.data, shopTime: shopTime(reply.value) });
  }

  return {
    post: (path, body, schema) => post(path, body, schema),
    async query(document, variables, schema) {
      await pace.ready(document);
      return post(API_PATH, JSON.stringify({ query: document, variables }), schema, document);
    },
    async ready() {
      const held = await token();
      return held.ok ? ok(true) : held;
    },
  };
}

/** A version that Shopify no longer serves is answered by another one without a word, except in this header. */
function isOtherVersion(reply: HttpReply): boolean {
  const version = reply.header('x-shopify-api-version');
  return version !== null && version !== API_VERSION;
}

/** What figures and refusals mean is only known of the version that this was made for. */
const OTHER_VERSION: ChannelError = {
  kind: 'rejected',
  reason: `Shopify no longer answers in version ${API_VERSION} of its API. Update this extension.`,
  detail: 'another API version',
};

function shopTime(reply: HttpReply): string | null {
  const time = Date.parse(reply.header('date') ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Statuses that mean something of their own at Shopify; the rest are as everywhere. */
function refusedStatus(reply: HttpReply, now: Millis): ChannelError {
  const reasons: Record<number, string> = {
    402: 'Shopify has frozen this shop because of its bill.',
    423: 'Shopify has locked this shop.',
  };
  const reason = reasons[reply.status];
  return reason ? { kind: 'rejected', reason, detail: `status ${reply.status}` } : statusError(reply, now);
}

/** Refused before anything was carried out. */
const REFUSALS = [
  ...['BAD_REQUEST', 'INVALID_FIELD_ARGUMENTS', 'INVALID_VARIABLE', 'MAX_COST_EXCEEDED', 'MAX_INPUT_SIZE_EXCEEDED'],
  ...['argumentLiteralsIncompatible', 'missingRequiredInputObjectAttribute', 'undefinedField', 'SHOP_INACTIVE'],
];
const OUTAGES = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT'];

function graphqlError(envelope: Envelope, now: Millis): ChannelError {
  const errors = envelope.errors ?? [];
  const codes = errors.map(({ extensions }) => extensions?.code ?? '');
  const detail = `GraphQL: ${[...new Set(codes)].join(', ') || 'no code'}`;
  if (codes.includes('THROTTLED')) return { kind: 'rate-limited', retryAt: now + throttle(envelope), detail };
  if (codes.includes('ACCESS_DENIED')) {
    const told = errors.map(({ message, extensions }) => extensions?.requiredAccess ?? message).join(' ');
    const missing = [...told.matchAll(/\b(?:read|write)_[a-z_]+\b/g)].map(([scope]) => scope);
    return { kind: 'forbidden', missing: [...new Set(missing)], detail };
  }
  const refused = codes.find((code) => REFUSALS.includes(code));
  if (refused && codes.every((code) => REFUSALS.includes(code))) {
    return { kind: 'rejected', reason: `Shopify refused the request (${refused}).`, detail };
  }
  if (codes.some((code) => OUTAGES.includes(code))) return { kind: 'unavailable', detail };
  return { kind: 'malformed', detail };
}

/** How long until the bucket holds enough for the query again. */
function throttle({ extensions }: Envelope): Millis {
  const cost = extensions?.cost;
  if (!cost || cost.throttleStatus.restoreRate <= 0) return LEAST_WAIT * 2;
  const { currentlyAvailable, restoreRate } = cost.throttleStatus;
  const lacking = (cost.requestedQueryCost ?? restoreRate) - currentlyAvailable;
  return Math.max(LEAST_WAIT, Math.ceil((lacking / restoreRate) * 1000));
}
