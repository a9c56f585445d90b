import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { LOG_IN } from './documents.ts';
import type { Exchange } from './exchange.ts';
import { LogInReply } from './schema.ts';

type Headers = Readonly<Record<string, string>>;

/** The headers that say who asks. `over`: those that the shop no longer takes, so they aren't given again. */
export type Session = (over?: Headers) => Promise<Result<Headers>>;

const TOKEN = 'vendure-auth-token';

/**
 * The API key, or the token of a session that username and password are exchanged for. It is kept in memory only, so
 * another worker logs in again; several calls at once share one log-in.
 */
export function createSession(exchange: Exchange, deps: ClientDeps): Session {
  const { apiKey, username = '', password = '' } = deps.credentials;
  if (apiKey !== undefined) {
    const headers = { 'vendure-api-key': apiKey };
    return async (over) => (over ? fail(UNKNOWN_KEY) : ok(headers));
  }
  let current: Promise<Result<Headers>> | null = null;
  let given: Headers | null = null;
  return async (over) => {
    if (over && over === given) current = null;
    current ??= logIn(exchange, username, password);
    const entered = await current;
    if (entered.ok) given = entered.value;
    else current = null;
    return entered;
  };
}

async function logIn(exchange: Exchange, username: string, password: string): Promise<Result<Headers>> {
  const reply = await exchange(JSON.stringify({ query: LOG_IN, variables: { username, password } }), {});
  if (!reply.ok) return reply;
  const { error, data, header } = reply.value;
  if (error) return fail(error);
  const parsed = z.safeParse(LogInReply, data);
  if (!parsed.success) return fail({ kind: 'malformed', detail: 'log-in reply of another shape' });
  if (parsed.data.login.errorCode !== undefined) return fail(refused(parsed.data.login.errorCode));
  const token = header(TOKEN);
  return token ? ok({ Authorization: `Bearer ${token}` }) : fail(NO_TOKEN);
}

function refused(code: string): ChannelError {
  if (code !== 'INVALID_CREDENTIALS_ERROR') {
    return { kind: 'unauthorized', detail: `log-in refused: ${code.slice(0, 60)}`, field: 'username' };
  }
  const reason = 'The shop doesn’t know this username, or not with this password.';
  return { kind: 'unauthorized', detail: 'log-in refused', field: 'password', reason };
}

const UNKNOWN_KEY: ChannelError = {
  kind: 'unauthorized',
  field: 'apiKey',
  reason:
    'The shop doesn’t know this key. Copy it again; if it is right, the shop’s configuration lacks “api-key” as a token method.',
  detail: 'API key refused',
};

const NO_TOKEN: ChannelError = {
  kind: 'rejected',
  field: 'login',
  reason:
    'The shop took the password but gives no token: its configuration must have “bearer” among its token methods.',
  detail: 'no token with the log-in',
};
