import type { ConnectForm, ConnectInput } from '../channel.ts';
import { shopDomain } from './address.ts';
import { BULK_ORIGIN } from './bulk-host.ts';
import { SCOPES } from './scopes.ts';

/** What is pasted into the wrong field, told apart by its shape. */
const SECRET = /^shp(ss|pss)_/;
const TOKEN = /^shp(at|ca|ua|pa)_/;
const BARE_KEY = /^[0-9a-f]{32}$/i;

const refuse = (field: string, sentence: string): ConnectInput => ({ ok: false, field, sentence });

export const shopifyConnect: ConnectForm = {
  channel: 'shopify',
  rights: SCOPES,
  fields: [
    {
      name: 'shopDomain',
      label: 'Shop domain',
      secret: false,
      help: 'The one that ends in myshopify.com, as in acme-outdoor.myshopify.com, or the address of your Shopify admin.',
    },
    {
      name: 'accessToken',
      label: 'Admin API access token',
      secret: true,
      optional: true,
      help: 'Starts with shpat_. Leave it empty if your app has a client ID and secret instead.',
    },
    {
      name: 'clientId',
      label: 'Client ID',
      secret: false,
      optional: true,
      help: 'From your app’s settings in the Dev Dashboard. The app must be installed on this shop.',
    },
    {
      name: 'clientSecret',
      label: 'Client secret',
      secret: true,
      optional: true,
      help: 'Starts with shpss_. It stands next to the client ID.',
    },
    {
      name: 'large',
      label: 'Large catalogue',
      secret: false,
      optional: true,
      check: true,
      help: 'Worth it above 10,000 variants: Shopify then makes one file of them, on storage.googleapis.com, and the browser asks whether it may be fetched there.',
    },
  ],

  read(input) {
    const typed = (name: string) => (input[name] ?? '').trim();
    const domain = shopDomain(typed('shopDomain'));
    if (!domain.ok) return refuse('shopDomain', domain.sentence);
    const credentials = readCredentials(typed('accessToken'), typed('clientId'), typed('clientSecret'));
    if (!credentials.ok) return credentials;
    return {
      ok: true,
      url: `https://${domain.domain}`,
      origins: [
        `https://${domain.domain}/*`,
        'https://admin.shopify.com/*',
        ...(typed('large') === 'yes' ? [BULK_ORIGIN] : []),
      ],
      adminMatches: ['https://admin.shopify.com/store/*'],
      credentials: credentials.credentials,
    };
  },

  shopAt(url) {
    const handle = /^\/store\/([a-z0-9-]+)\/products\/\d+/.exec(url.pathname)?.[1];
    return url.hostname === 'admin.shopify.com' && handle ? `${handle}.myshopify.com` : null;
  },
};

type Credentials = { ok: true; credentials: Record<string, string> } | Extract<ConnectInput, { ok: false }>;

function readCredentials(accessToken: string, clientId: string, clientSecret: string): Credentials {
  const no = (field: string, sentence: string): Credentials => ({ ok: false, field, sentence });
  if (accessToken) {
    if (SECRET.test(accessToken)) {
      return no(
        'accessToken',
        'This is a client secret (shpss_). Put it into Client secret, and the client ID above it.',
      );
    }
    if (BARE_KEY.test(accessToken)) {
      return no('accessToken', 'This looks like a client ID. The access token starts with shpat_.');
    }
    if (/\s/.test(accessToken) || accessToken.length < 16) {
      return no('accessToken', 'This isn’t a whole access token. Copy it again: it starts with shpat_.');
    }
    return { ok: true, credentials: { accessToken } };
  }
  if (!clientId && !clientSecret) {
    return no('accessToken', 'Give an Admin API access token, or a client ID and a client secret.');
  }
  if (SECRET.test(clientId)) {
    return no('clientId', 'This is the client secret: the two are swapped. The client ID has 32 letters and digits.');
  }
  if (TOKEN.test(clientId)) return no('clientId', 'This is an access token. Put it into Admin API access token.');
  if (TOKEN.test(clientSecret)) {
    return no('clientSecret', 'This is an access token. Put it into Admin API access token, and leave this empty.');
  }
  if (!clientId) return no('clientId', 'The client ID is missing.');
  if (!clientSecret) return no('clientSecret', 'The client secret is missing.');
  return { ok: true, credentials: { clientId, clientSecret } };
}
