import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { LOCATIONS, SET_STOCK, SHOP, VARIANTS } from './documents.ts';
import { createExchange, type Exchanged } from './exchange.ts';
import type { Right } from './rights.ts';
import { createSession } from './session.ts';

/** Data of a reply, and the shop's clock when it was sent (its `Date` header), ISO. */
export interface Answer<T> {
  data: T;
  shopTime: string | null;
}

export interface VendureApi {
  /** One request. Any error in the reply is an error: partial data is no data. */
  ask<T>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    reply: z.ZodMiniType<T>,
  ): Promise<Result<Answer<T>>>;
  /** One request with this exact body. */
  post<T>(body: string, reply: z.ZodMiniType<T>): Promise<Result<Answer<T>>>;
  /** Which of the rights that stock needs the credentials lack; an error where that can't be found out. */
  missingRights(): Promise<Result<readonly Right[]>>;
}

/** What needs one right and changes nothing. */
const PROBES: readonly (readonly [Right, document: string, variables: object])[] = [
  ['ReadCatalog', VARIANTS, { options: { take: 1 }, settings: false }],
  ['UpdateCatalog', SET_STOCK, { input: [] }],
  ['ReadStockLocation', LOCATIONS, { options: { take: 1 } }],
];

const SHUT_OUT: ChannelError = {
  kind: 'unauthorized',
  field: 'username',
  reason: 'The shop lets this user log in, but not use its admin API.',
  detail: 'a session that has just begun is refused',
};

export function createApi(deps: ClientDeps): VendureApi {
  const exchange = createExchange(deps);
  const session = createSession(exchange, deps);

  /** Sends a body as whoever we are, once more where the session had ended: nothing was carried out then. */
  async function send(body: string, over?: Readonly<Record<string, string>>): Promise<Result<Exchanged>> {
    const who = await session(over);
    if (!who.ok) return who;
    const reply = await exchange(body, who.value);
    if (!reply.ok || !reply.value.forbidden) return reply;
    // Somebody unknown and somebody without the right are refused alike.
    const known = await exchange(JSON.stringify({ query: SHOP }), who.value);
    if (!known.ok) return known;
    if (!known.value.forbidden) return reply;
    if (over) return fail(SHUT_OUT);
    return send(body, who.value);
  }

  async function missingRights(): Promise<Result<readonly Right[]>> {
    const missing: Right[] = [];
    for (const [right, query, variables] of PROBES) {
      const reply = await send(JSON.stringify({ query, variables }));
      if (!reply.ok) return reply;
      if (reply.value.forbidden) missing.push(right);
      else if (reply.value.error) return fail(reply.value.error);
    }
    return ok(missing);
  }

  async function named(error: ChannelError): Promise<ChannelError> {
    const missing = await missingRights();
    if (!missing.ok) return missing.error;
    return error.kind === 'forbidden' ? { ...error, missing: missing.value } : error;
  }

  async function post<T>(body: string, schema: z.ZodMiniType<T>): Promise<Result<Answer<T>>> {
    const reply = await send(body);
    if (!reply.ok) return reply;
    const { data, error, forbidden, header } = reply.value;
    if (error) return fail(forbidden ? await named(error) : error);
    const parsed = z.safeParse(schema, data);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.') ?? '';
      return fail({ kind: 'malformed', detail: `reply of another shape at "${where.slice(0, 80)}"` });
    }
    const time = Date.parse(header('date') ?? '');
    return ok({ data: parsed.data, shopTime: Number.isNaN(time) ? null : new Date(time).toISOString() });
  }

  return {
    post,
    missingRights,
    ask: (query, variables, schema) => post(JSON.stringify({ query, variables }), schema),
  };
}
