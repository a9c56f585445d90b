import * as z from 'zod/mini';
import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { Millis } from '../../model/time.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson, statusError } from '../http.ts';
import { TokenReply } from './schema.ts';

/** Gives the access token to send. `refused`: a token that the shop no longer takes, so it isn't given again. */
export type AccessToken = (refused?: string) => Promise<Result<string>>;

/** Asked for again this long before its end, so that none ends on the way. */
const EARLY: Millis = 300_000;

/**
 * The token as the merchant gave it, or the one that the app's id and secret are exchanged for: it lasts 24 hours and
 * is asked for again before it ends. Kept in memory only; another worker asks for its own.
 */
export function accessToken(deps: ClientDeps): AccessToken {
  const { accessToken: given, clientId, clientSecret } = deps.credentials;
  if (given) {
    return async (refused) =>
      refused === given ? fail({ kind: 'unauthorized', detail: 'access token refused' }) : ok(given);
  }
  let current: { token: string; until: Millis } | null = null;
  let asking: Promise<Result<string>> | null = null;
  return (refused) => {
    if (current && current.token !== refused && current.until - EARLY > deps.now()) {
      return Promise.resolve(ok(current.token));
    }
    // Calls at the same time share one new token.
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };

  async function ask(): Promise<Result<string>> {
    const reply = await deps.http({
      method: 'POST',
      url: `${deps.url}/admin/oauth/access_token`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId ?? '',
        client_secret: clientSecret ?? '',
      }).toString(),
    });
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return fail(refusal(reply.value, deps.now()));
    const json = parseJson(reply.value);
    if (!json.ok) return json;
    const parsed = z.safeParse(TokenReply, json.value);
    if (!parsed.success) return fail({ kind: 'malformed', detail: 'access token reply of another shape' });
    current = { token: parsed.data.access_token, until: deps.now() + parsed.data.expires_in * 1000 };
    return ok(current.token);
  }
}

/** Why id and secret were refused. The reason comes in the text of a page. */
function refusal(reply: HttpReply, now: Millis): ChannelError {
  if (reply.status !== 400) return statusError(reply, now);
  const known = ['app_not_installed', 'shop_not_permitted', 'invalid_client', 'application_cannot_be_found'];
  const reason = known.find((each) => reply.text.includes(each));
  return { kind: 'unauthorized', detail: `client credentials refused: ${reason ?? 'no known reason'}` };
}
