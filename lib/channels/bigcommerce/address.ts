/** A store's hash from what people paste, or a sentence that says what is wrong with it. */
export type StoreHash = { ok: true; hash: string } | { ok: false; sentence: string };

/** BigCommerce's hashes are short; its access tokens and client IDs have 31 letters and digits. */
const HASH = /^[a-z0-9]{3,20}$/;
const TOKEN = /^[a-z0-9]{25,}$/i;
const ADMIN_HOST = /^store-([a-z0-9]+)(?:-\d+)?\.mybigcommerce\.com$/;
const API_HOST = 'api.bigcommerce.com';

const OTHER =
  'Give the store hash, as in store-abc123.mybigcommerce.com, where it is abc123: the address of your control panel shows it. Your own domain can’t be used for this.';

/**
 * `abc123`, `store-abc123`, the address of the control panel or of anything in it, or the API path as BigCommerce shows
 * it beside the token.
 */
export function readStoreHash(typed: string): StoreHash {
  const text = typed.trim().toLowerCase();
  if (text === '') return no('The store hash is missing.');
  if (/^http:/.test(text)) return no('BigCommerce is reached over https only.');
  const bare = text.replace(/^store-/, '');
  if (HASH.test(bare)) return { ok: true, hash: bare };
  if (looksLikeToken(text)) {
    return no(
      'This looks like an access token or a client ID. The store hash is the short part after “store-” in the address of your control panel.',
    );
  }
  const address = /^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return no(OTHER);
  const { protocol, hostname, pathname, port, username, password } = new URL(address);
  if (protocol !== 'https:') return no(OTHER);
  if (username !== '' || password !== '') return no('Leave the name and password out of the address.');
  if (port !== '') return no('A BigCommerce store’s address has no port.');
  if (/(^|\.)xn--/.test(hostname)) return no('A store hash has only the letters a to z and digits.');
  const hash = hostname === API_HOST ? /^\/stores\/([^/]+)/.exec(pathname)?.[1] : ADMIN_HOST.exec(hostname)?.[1];
  return hash !== undefined && HASH.test(hash) ? { ok: true, hash } : no(OTHER);
}

export const looksLikeToken = (text: string): boolean => TOKEN.test(text.trim());

/** The control panel's own origin, which stands for the shop. */
export const adminOrigin = (hash: string): string => `https://store-${hash}.mybigcommerce.com`;

/** The hash of a shop by the address that was kept; null: no address of this channel. */
export function hashOf(url: string): string | null {
  return URL.canParse(url) ? (ADMIN_HOST.exec(new URL(url).hostname)?.[1] ?? null) : null;
}

const no = (sentence: string): StoreHash => ({ ok: false, sentence });
