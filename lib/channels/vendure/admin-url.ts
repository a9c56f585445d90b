/** Where a shop's admin and its API are: as they are kept, and the patterns that the browser knows them by. */
export type AdminUrl =
  | {
      ok: true;
      /** The admin's address without the part that names one of the two admins. */
      url: string;
      api: string;
      origins: readonly string[];
      adminMatches: readonly string[];
    }
  | { ok: false; field: 'url' | 'apiUrl'; sentence: string };

const LOCAL = ['localhost', '127.0.0.1'];
/** Vendure's own name of the API, and of its two admins: the Angular one and the React one. */
const API = 'admin-api';
const ADMINS = ['admin', 'dashboard'];

/**
 * Reads what somebody typed or pasted. Path and port are part of the address and stay. `apiTyped`: the API's own
 * address where it isn't beside the admin, else ''.
 */
export function readAdminUrl(typed: string, apiTyped: string): AdminUrl {
  const admin = readAddress(typed, 'Enter the address of the shop’s admin.', 'https://shop.example.com/admin');
  if (!admin.ok) return { ...admin, field: 'url' };
  const given = apiTyped.trim() === '' ? null : readAddress(apiTyped, '', `https://shop.example.com/${API}`);
  if (given && !given.ok) return { ...given, field: 'apiUrl' };

  const base = adminBase(admin.url.pathname);
  const url = admin.url.origin + base;
  const api = given ? apiAddress(given.url) : `${url}/${API}`;
  const site = siteOf(admin.url);
  const apiSite = siteOf(new URL(api));
  // Where the admin has its host's root to itself it may be all of it; a shop has its two admins beside other pages.
  const alone = base !== '' || new URL(api).origin !== admin.url.origin;
  return {
    ok: true,
    url,
    api,
    origins: [...new Set([`${site}/*`, `${apiSite}/*`])],
    adminMatches: alone ? [`${site}${base}/*`] : ADMINS.map((name) => `${site}/${name}/*`),
  };
}

/** The path before `/admin` or `/dashboard`, also from a page inside them; an admin by another name keeps its name. */
export function adminBase(path: string): string {
  const named = new RegExp(`/+(?:${[API, ...ADMINS].join('|')})(?:/.*)?$`).exec(path);
  const inside = /\/+(?:login|catalog|products|product-variants)(?:\/.*)?$/.exec(path);
  const at = named?.index ?? inside?.index ?? path.length;
  return path.slice(0, at).replace(/\/+$/, '');
}

const apiAddress = (url: URL): string =>
  url.origin + (url.pathname === '/' ? `/${API}` : url.pathname.replace(/\/+$/, ''));

const siteOf = ({ protocol, hostname }: URL): string => `${protocol}//${hostname}`;

function readAddress(
  typed: string,
  missing: string,
  example: string,
): { ok: true; url: URL } | { ok: false; sentence: string } {
  const text = typed.trim();
  const no = (sentence: string) => ({ ok: false as const, sentence });
  if (text === '') return no(missing);
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return no(`This isn’t an address. It looks like ${example}.`);
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('The address must begin with https://.');
  if (url.protocol === 'http:' && !LOCAL.includes(url.hostname)) {
    return no('What is sent over http can be read on the way. Enter the https address.');
  }
  if (url.username !== '' || url.password !== '') return no('Leave the name and password out of the address.');
  // What a page inside the admin has there says nothing of the shop; anywhere else it may be part of the address.
  const inside = adminBase(url.pathname) !== url.pathname.replace(/\/+$/, '');
  if (/[?#]/.test(text) && !inside) return no('Enter the address without “?” or “#” and what follows.');
  if (!/^[\w.-]+$/.test(url.hostname) || url.pathname.includes('*')) {
    return no(`This isn’t an address. It looks like ${example}.`);
  }
  return { ok: true, url };
}
