/** A shop's address: as it is kept, and the patterns that the browser knows it by. Those can't hold a port. */
export type StoreUrl = { ok: true; url: string; origin: string; admin: string } | { ok: false; sentence: string };

const LOCAL: readonly string[] = ['localhost', '127.0.0.1'];

/** Can nobody read along? Encrypted, or not leaving this computer. */
export const isPrivate = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || LOCAL.includes(hostname);

/** Reads what somebody typed or pasted. Path and port are part of a shop's address and stay. */
export function readStoreUrl(typed: string): StoreUrl {
  const text = typed.trim();
  if (text === '') return no('Enter the address of the shop.');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return no('This isn’t an address. It looks like https://shop.example.com.');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('The address must begin with https://.');
  if (!isPrivate(url)) {
    return no('What is sent over http can be read on the way, the key too. Enter the shop’s https address.');
  }
  if (url.username !== '' || url.password !== '') return no('Leave the name and password out of the address.');
  if (/[?#]/.test(text)) return no('Enter the address only up to the shop: without “?” or “#” and what follows.');
  if (!/^[\w.-]+$/.test(url.hostname) || url.pathname.includes('*')) {
    return no('This isn’t an address. It looks like https://shop.example.com.');
  }
  const path = url.pathname.replace(/\/+(wp-admin|wp-json|wp-login\.php)(\/.*)?$/, '').replace(/\/+$/, '');
  const site = `${url.protocol}//${url.hostname}`;
  return {
    ok: true,
    url: `${url.origin}${path}`,
    origin: `${site}/*`,
    admin: adminPattern(new URL(`${site}${path}`)),
  };
}

/** The admin pages of the WordPress at this address, for every port: a pattern can't hold one. */
export const adminPattern = ({ protocol, hostname, pathname }: URL): string =>
  `${protocol}//${hostname}${pathname.replace(/\/+$/, '')}/wp-admin/*`;

const no = (sentence: string): StoreUrl => ({ ok: false, sentence });
