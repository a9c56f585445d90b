const SUFFIX = '.myshopify.com';
const HANDLE = /^[a-z0-9][a-z0-9-]*$/;

const OTHER =
  'Give the domain that ends in myshopify.com: your Shopify admin shows it under Settings, Domains. Your own domain can’t be used for this.';

const NO_LOGIN = 'Leave the name and password out of the address.';
const NO_PORT = 'A Shopify shop’s domain has no port: leave out the colon and the number after it.';
const NO_LETTER = 'A name before .myshopify.com has only the letters a to z, digits and hyphens.';

/**
 * The shop's permanent domain from what people paste: `acme-outdoor`, `acme-outdoor.myshopify.com`, an https address
 * of it, or of its admin. Nothing is called, so an admin's handle is taken for the domain's name; the shop itself says
 * whether that is right.
 */
export function shopDomain(typed: string): { ok: true; domain: string } | { ok: false; sentence: string } {
  const text = typed.trim().toLowerCase();
  if (text === '') return { ok: false, sentence: 'The shop domain is missing.' };
  if (/^http:/.test(text)) return { ok: false, sentence: 'Shopify shops are reached over https only.' };
  if (HANDLE.test(text)) return { ok: true, domain: text + SUFFIX };
  const address = /^https:\/\//.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return { ok: false, sentence: OTHER };
  const { hostname, pathname, port, username } = new URL(address);
  if (username !== '') return { ok: false, sentence: NO_LOGIN };
  if (port !== '') return { ok: false, sentence: NO_PORT };
  const handle = hostname === 'admin.shopify.com' ? (/^\/store\/([^/]+)/.exec(pathname)?.[1] ?? '') : named(hostname);
  if (handle.startsWith('xn--')) return { ok: false, sentence: NO_LETTER };
  return HANDLE.test(handle) ? { ok: true, domain: handle + SUFFIX } : { ok: false, sentence: OTHER };
}

const named = (hostname: string): string => (hostname.endsWith(SUFFIX) ? hostname.slice(0, -SUFFIX.length) : '');
