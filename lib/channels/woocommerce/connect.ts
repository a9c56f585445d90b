import type { ConnectForm } from '../channel.ts';
import { readStoreUrl } from './store-url.ts';

/** Shown and read only where the merchant's own login isn't used. */
const BY_KEY = { field: 'adminLogin', is: false } as const;

/** Connecting with a key of WooCommerce's REST API, or with the login that the merchant has in this browser. */
export const wooCommerceConnect: ConnectForm = {
  channel: 'woocommerce',
  fields: [
    {
      name: 'url',
      label: 'Store URL',
      secret: false,
      help: 'As in your browser, such as https://shop.example.com or https://example.com/shop.',
    },
    {
      name: 'adminLogin',
      label: 'Use my admin login',
      secret: false,
      optional: true,
      check: true,
      help: 'Without a key: counts are read and sent while you are logged in to the shop’s admin in this browser.',
    },
    {
      name: 'consumerKey',
      label: 'Consumer key',
      secret: true,
      when: BY_KEY,
      help: 'In WooCommerce, Settings › Advanced › REST API › Add key. It begins with ck_.',
    },
    {
      name: 'consumerSecret',
      label: 'Consumer secret',
      secret: true,
      when: BY_KEY,
      help: 'Shown once, together with the key. It begins with cs_.',
    },
  ],
  rights: [
    'Permissions: Read/Write',
    'A user who may edit products and, if you like, read orders: Shop manager or Administrator',
  ],
  read(input) {
    const store = readStoreUrl(input.url ?? '');
    if (!store.ok) return { ok: false, field: 'url', sentence: store.sentence };
    const shop = { ok: true, url: store.url, origins: [store.origin], adminMatches: [store.admin] } as const;
    if (input.adminLogin === 'yes') return { ...shop, login: true, credentials: { adminLogin: 'yes' } };
    const consumerKey = (input.consumerKey ?? '').trim();
    const consumerSecret = (input.consumerSecret ?? '').trim();
    if (consumerKey.startsWith('cs_') && consumerSecret.startsWith('ck_')) {
      return { ok: false, field: 'consumerKey', sentence: 'Key and secret are swapped: the key begins with ck_.' };
    }
    const wrong =
      wrongKey('consumerKey', 'consumer key', 'ck_', consumerKey) ??
      wrongKey('consumerSecret', 'consumer secret', 'cs_', consumerSecret);
    if (wrong) return { ok: false, ...wrong };
    return { ...shop, credentials: { consumerKey, consumerSecret } };
  },

  shopAt(url) {
    const query = url.searchParams;
    const classic = url.pathname.endsWith('/wp-admin/post.php') && query.get('action') === 'edit';
    const app = url.pathname.endsWith('/wp-admin/admin.php') && /^\/product\/\d+/.test(query.get('path') ?? '');
    return classic || app ? url.origin + url.pathname.slice(0, url.pathname.lastIndexOf('/wp-admin/')) : null;
  },
};

function wrongKey(
  field: string,
  what: string,
  prefix: 'ck_' | 'cs_',
  value: string,
): { field: string; sentence: string } | null {
  if (value === '') return { field, sentence: `Enter the ${what}.` };
  const other = prefix === 'ck_' ? 'cs_' : 'ck_';
  if (value.startsWith(other)) {
    const is = other === 'cs_' ? 'consumer secret' : 'consumer key';
    return { field, sentence: `This is a ${is}: the ${what} begins with ${prefix}.` };
  }
  if (!value.startsWith(prefix)) return { field, sentence: `A ${what} begins with ${prefix}.` };
  if (!/^c[ks]_[0-9A-Za-z]{8,}$/.test(value)) {
    return { field, sentence: `This isn’t a whole ${what}: it is ${prefix} and 40 letters and digits.` };
  }
  return null;
}
