import type { ConnectField, ConnectForm, ConnectInput } from '../channel.ts';
import { adminProduct } from './admin-address.ts';
import { readStoreUrl } from './store-url.ts';

const signed: NonNullable<ConnectField['when']> = { field: 'bearer', is: false };

/** Connecting with an integration of Magento's own: signed with its four values, or its access token alone. */
export const magentoConnect: ConnectForm = {
  channel: 'magento',
  fields: [
    {
      name: 'url',
      label: 'Store URL',
      secret: false,
      help: 'The shop’s Base URL, such as https://shop.example.com, without a store view’s code.',
    },
    {
      name: 'adminPath',
      label: 'Admin path',
      secret: false,
      help: 'What follows that in the address of the admin, such as admin_1a2b3c.',
    },
    {
      name: 'consumerKey',
      label: 'Consumer key',
      secret: true,
      help: 'In Magento, System › Integrations › Add New Integration, then Activate. The four values are shown together.',
      when: signed,
    },
    {
      name: 'consumerSecret',
      label: 'Consumer secret',
      secret: true,
      help: 'Of those four values, the second.',
      when: signed,
    },
    {
      name: 'accessToken',
      label: 'Access token',
      secret: true,
      help: 'Of the four values that the integration shows, the third.',
    },
    {
      name: 'accessTokenSecret',
      label: 'Access token secret',
      secret: true,
      help: 'Of those four values, the last.',
      when: signed,
    },
    {
      name: 'bearer',
      label: 'Use as bearer token',
      secret: false,
      optional: true,
      check: true,
      help: 'Only the access token is sent. Magento has to be set to allow that; signing with all four works as it is.',
    },
  ],
  // As the tree of an integration's API tab has them: Stores › Inventory, Catalog › Inventory, Stores › Configuration.
  rights: [
    'Sources (Magento_InventoryApi::source)',
    'Stocks (Magento_InventoryApi::stock)',
    'Source to Stock Assigning (Magento_InventoryApi::stock_source_link)',
    'Source Item Assigning (Magento_InventoryApi::stock_source_item_assign)',
    'Sales Stock (Magento_InventorySalesApi::stock)',
    'Products (Magento_Catalog::products)',
    'Inventory Section (Magento_CatalogInventory::cataloginventory)',
    'if you like, Orders › View and Shipments (Magento_Sales::actions_view, Magento_Sales::shipment)',
    'and with several stocks, All Stores (Magento_Backend::store)',
  ],
  read(input) {
    const store = readStoreUrl(input.url ?? '', input.adminPath ?? '');
    if (!store.ok) return store;
    const credentials = readCredentials(input);
    if (!credentials.ok) return credentials;
    return {
      ok: true,
      url: store.url,
      origins: [store.origin],
      adminMatches: store.admin,
      credentials: credentials.credentials,
    };
  },

  shopAt(url) {
    const page = adminProduct(url);
    return page && page.adminPath !== '' ? url.origin + page.basePath : null;
  },
};

type Credentials = { ok: true; credentials: Record<string, string> } | Extract<ConnectInput, { ok: false }>;

const NAMES = [
  ['consumerKey', 'consumer key'],
  ['consumerSecret', 'consumer secret'],
  ['accessToken', 'access token'],
  ['accessTokenSecret', 'access token secret'],
] as const;

function readCredentials(input: Readonly<Record<string, string>>): Credentials {
  const asked = input.bearer === 'yes' ? NAMES.filter(([field]) => field === 'accessToken') : NAMES;
  const credentials: Record<string, string> = {};
  for (const [field, what] of asked) {
    const value = (input[field] ?? '').trim();
    const sentence = wrong(value, what) ?? repeated(value, credentials);
    if (sentence) return { ok: false, field, sentence };
    credentials[field] = value;
  }
  return { ok: true, credentials };
}

function wrong(value: string, what: string): string | null {
  if (value === '') return `Enter the ${what}.`;
  if (/^eyJ/.test(value)) return 'This is a person’s token, which ends after some hours. Use those of an integration.';
  return /^[0-9a-z]{32}$/i.test(value) ? null : `This isn’t a whole ${what}: it is 32 letters and digits.`;
}

/** The four look alike, so one may have been pasted twice. */
function repeated(value: string, before: Readonly<Record<string, string>>): string | null {
  const same = NAMES.find(([field]) => before[field] === value);
  return same ? `This is the ${same[1]} again. Each of the four is another one.` : null;
}
