import { type ChannelError, fail, ok, type Result } from '../../model/channel-error.ts';
import type { ClientDeps } from '../client-deps.ts';
import { REDIRECTED, statusError } from '../http.ts';
import type { Access } from './access.ts';
import { errorCode } from './error-code.ts';
import { readSite, wordpressUrl } from './site.ts';

/** The box in the connect form, and the name under which it is kept that it was ticked. */
export const ADMIN_LOGIN = 'adminLogin';

/** Where the nonce of a logged-in user is, and where it is renewed: every reply to such a user has a fresh one. */
const NONCE = 'X-WP-Nonce';

/**
 * The login that the merchant has in this browser: the admin's own cookie, and a nonce which proves that it isn't some
 * web page that makes use of it. Nothing of it is kept; a nonce lives in the worker for as long as that lives.
 */
export function byLogin(deps: ClientDeps): Access {
  let current: Promise<Result<string>> | null = null;
  let latest: string | null = null;
  let wordpress: string | null = null;

  const ask = async (): Promise<Result<string>> => {
    if (wordpress === null) {
      const site = await readSite(deps);
      if (!site.ok) return site;
      wordpress = wordpressUrl(site.value, deps.url);
    }
    return askNonce(deps, wordpress);
  };

  /** The nonce that we have, else a new one; asked for once, however many calls wait for it. */
  const nonce = async (): Promise<Result<string>> => {
    if (latest !== null) return ok(latest);
    current ??= ask();
    const asked = current;
    const found = await asked;
    if (current === asked) {
      current = null;
      if (found.ok) latest = found.value;
    }
    return found;
  };

  return {
    by: 'login',
    async sign(request) {
      const found = await nonce();
      if (!found.ok) return found;
      return ok({ ...request, credentials: 'include', headers: { ...request.headers, [NONCE]: found.value } });
    },
    outdated(signed, reply) {
      const refused = reply.status === 403 && errorCode(reply) === BAD_NONCE;
      // Another call may have got a new one meanwhile, which is not to be forgotten.
      if (refused && latest === signed.headers?.[NONCE]) latest = null;
      const fresh = reply.header(NONCE)?.trim();
      if (!refused && fresh && isNonce(fresh)) latest = fresh;
      return refused;
    },
    prepare: async () => ok(undefined),
  };
}

/** A nonce that is too old, or of a user who is logged in no more. */
const BAD_NONCE = 'rest_cookie_invalid_nonce';

/**
 * WordPress gives a nonce to who is logged in; to anybody else it says `0`, with 400. A plugin that hides the admin may
 * send them elsewhere instead.
 */
async function askNonce({ http, uuid, now }: ClientDeps, wordpress: string): Promise<Result<string>> {
  const query = new URLSearchParams({ action: 'rest-nonce', _: uuid() });
  const url = `${wordpress}/wp-admin/admin-ajax.php?${query}`;
  const reply = await http({ method: 'GET', url, credentials: 'include' });
  if (!reply.ok) return reply.error.detail === REDIRECTED ? fail(LOGGED_OUT) : reply;
  const { status, text } = reply.value;
  const said = text.trim();
  if (status === 200 && isNonce(said)) return ok(said);
  if (status === 401 || (/^(0|-1|)$/.test(said) && (status === 200 || status === 400))) return fail(LOGGED_OUT);
  if (status === 404) return fail(NO_ADMIN);
  if (status === 200) return fail({ kind: 'malformed', detail: 'no nonce' });
  return fail(statusError(reply.value, now()));
}

const isNonce = (text: string): boolean => /^[0-9A-Za-z]{6,40}$/.test(text);

/**
 * What a refusal means of a login. A user who is logged in and lacks a right gets 403; the right is that of the user's
 * role, so it is named as WordPress names it.
 */
export function ofLogin(error: ChannelError, code: string | null): ChannelError {
  if (error.kind === 'unauthorized' || code === BAD_NONCE) return { ...LOGGED_OUT, detail: error.detail };
  if (error.kind !== 'forbidden' || !code?.startsWith('woocommerce_rest_cannot')) return error;
  const right = code === 'woocommerce_rest_cannot_view' ? 'read_private_products' : 'edit_products';
  return {
    kind: 'forbidden',
    missing: [right],
    login: true,
    field: ADMIN_LOGIN,
    reason: `You are logged in as somebody who lacks the right ${right}. Log in as a Shop manager or an Administrator, then test again.`,
    detail: error.detail,
  };
}

const LOGGED_OUT: ChannelError = {
  kind: 'unauthorized',
  login: true,
  field: ADMIN_LOGIN,
  reason: 'This browser isn’t logged in to the shop’s admin. Log in there in another tab, then test again.',
  detail: 'logged out',
};

const NO_ADMIN: ChannelError = {
  kind: 'rejected',
  field: ADMIN_LOGIN,
  reason: 'The shop’s admin isn’t at /wp-admin, so its login can’t be used. Untick this and connect with a key.',
  detail: 'no admin-ajax.php',
};
