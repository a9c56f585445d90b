import type { ConnectForm, ConnectInput } from '../channel.ts';
import { adminOrigin, looksLikeToken, readStoreHash } from './address.ts';
import { NEEDED, SCOPE } from './scopes.ts';

const refuse = (field: string, sentence: string): ConnectInput => ({ ok: false, field, sentence });

/** Connecting with the token of a store-level API account. */
export const bigCommerceConnect: ConnectForm = {
  channel: 'bigcommerce',
  rights: [...NEEDED.map(({ named }) => named), `if you like, ${SCOPE.orders.named} and ${SCOPE.settings.named}`],
  fields: [
    {
      name: 'storeHash',
      label: 'Store hash',
      secret: false,
      help: 'The part after “store-” in the address of your control panel. You can paste that whole address, or the API path.',
    },
    {
      name: 'accessToken',
      label: 'Access token',
      secret: true,
      help: 'In BigCommerce, Settings › Store-level API accounts › Create API account. Its scopes can’t be changed later: for others, make a new account.',
    },
  ],

  read(input) {
    const typed = (input.storeHash ?? '').trim();
    const accessToken = (input.accessToken ?? '').trim();
    const store = readStoreHash(typed);
    if (!store.ok) {
      const swapped = looksLikeToken(typed) && readStoreHash(accessToken).ok;
      return refuse('storeHash', swapped ? 'The store hash and the access token are swapped.' : store.sentence);
    }
    const wrong = wrongToken(accessToken);
    if (wrong) return refuse('accessToken', wrong);
    const admin = adminOrigin(store.hash);
    return {
      ok: true,
      url: admin,
      origins: ['https://api.bigcommerce.com/*', `${admin}/*`],
      adminMatches: [`${admin}/manage/*`],
      credentials: { accessToken },
    };
  },

  shopAt(url) {
    const store = /\.mybigcommerce\.com$/.test(url.hostname) ? readStoreHash(url.origin) : null;
    return store?.ok && /^\/manage\/products\/(?:edit\/)?\d+/.test(url.pathname) ? store.hash : null;
  },
};

function wrongToken(token: string): string | null {
  if (token === '') return 'The access token is missing.';
  if (readStoreHash(token).ok) {
    return token.includes('/')
      ? 'This is an address. The access token stands below it, as 31 letters and digits.'
      : 'This isn’t a whole access token: it has 31 letters and digits.';
  }
  if (/^[0-9a-f]{64}$/i.test(token)) return 'This is a client secret. The access token is the shorter one.';
  if (!looksLikeToken(token)) return 'This isn’t a whole access token. Copy it again: it has 31 letters and digits.';
  return null;
}
