/** A shop's address: as it is kept, and the patterns that the browser knows it by. Those can't hold a port. */
export type StoreUrl =
  | { ok: true; url: string; origin: string; admin: readonly string[] }
  | { ok: false; field: 'url' | 'adminPath'; sentence: string };

const LOCAL = ['localhost', '127.0.0.1'];

/** Reads what somebody typed or pasted: the store's address, and the path of its admin or an address within that. */
export function readStoreUrl(typed: string, typedPath: string): StoreUrl {
  const text = typed.trim();
  if (text === '') return no('Enter the address of the shop.');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return no('This isn’t an address. It looks like https://shop.example.com.');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('The address must begin with https://.');
  if (url.protocol === 'http:' && !LOCAL.includes(url.hostname)) {
    return no('Tokens sent over http can be read on the way. Enter the shop’s https address.');
  }
  if (url.username !== '' || url.password !== '') return no('Leave the name and password out of the address.');
  if (/[?#]/.test(text)) return no('Enter the address only up to the shop: without “?” or “#” and what follows.');
  if (!/^[\w.-]+$/.test(url.hostname) || url.pathname.includes('*')) {
    return no('This isn’t an address. It looks like https://shop.example.com.');
  }
  const base = url.pathname.replace(/\/+(index\.php|rest)(\/.*)?$/, '').replace(/\/+$/, '');
  const admin = readAdminPath(typedPath, url.host, base);
  if (!admin.ok) return { ok: false, field: 'adminPath', sentence: admin.sentence };
  const path = withoutAdmin(base, admin.path);
  const site = `${url.protocol}//${url.hostname}`;
  return {
    ok: true,
    url: `${url.origin}${path}`,
    origin: `${site}/*`,
    admin: [`${site}${path}/${admin.path}/*`, `${site}${path}/index.php/${admin.path}/*`],
  };
}

/** `admin_k3x9`, also out of a whole address of the admin. */
function readAdminPath(
  typed: string,
  host: string,
  base: string,
): { ok: true; path: string } | { ok: false; sentence: string } {
  let text = typed.trim();
  if (text === '') return { ok: false, sentence: 'Enter the path of the shop’s admin, such as admin_1a2b3c.' };
  if (/^https?:\/\//i.test(text)) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url?.host !== host) {
      return {
        ok: false,
        sentence: 'The admin is on another host than the shop. Only one at the shop’s own address can be used.',
      };
    }
    text = url.pathname;
    if (base !== '' && text.startsWith(`${base}/`)) text = text.slice(base.length);
  }
  const path = text.replace(/^\/+(index\.php\/+)?/, '').split('/')[0] ?? '';
  return /^[\w-]+$/.test(path)
    ? { ok: true, path }
    : {
        ok: false,
        sentence: 'This isn’t a path. It is what follows the shop’s address in the admin, such as admin_1a2b3c.',
      };
}

/** An address that was copied out of the admin. */
function withoutAdmin(base: string, path: string): string {
  const parts = base.split('/');
  const at = parts.indexOf(path);
  return at < 0 ? base : parts.slice(0, at).join('/');
}

const no = (sentence: string): StoreUrl => ({ ok: false, field: 'url', sentence });
