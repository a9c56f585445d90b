import { describe, expect, test } from 'vitest';
import { CONNECTS } from '../../../lib/channels/connects.ts';
import { CHANNELS, type Channel } from '../../../lib/model/channel.ts';

/** What comes of one way of filling in a form: the address that is kept, or the words of the field's own sentence. */
type Comes = { url: string } | { field: string; says: RegExp };

interface Sample {
  /** Values that the form takes, by field. */
  good: Readonly<Record<string, string>>;
  /** The field of the shop's address, or of what stands for it. */
  address: string;
  /** The same questions to every form. Where a channel has no such thing, what it says to it. */
  addresses: Readonly<Record<Kind, { typed: string; comes: Comes }>>;
  /** Keys in each other's fields; null: it has only one. */
  swapped: { input: Readonly<Record<string, string>>; comes: Comes } | null;
}

const KINDS = [
  'a path',
  'a port',
  'a slash at the end',
  'spaces around it',
  'letters beyond a to z',
  'http',
  'a name and password in it',
  'a pasted admin address',
  'another thing than an address',
  'nothing',
] as const;
type Kind = (typeof KINDS)[number];

const SHOPIFY = { url: 'https://acme-outdoor.myshopify.com' };
const BIGCOMMERCE = { url: 'https://store-abc123.mybigcommerce.com' };
const CK = `ck_${'a1'.repeat(20)}`;
const CS = `cs_${'b2'.repeat(20)}`;

/** One row per channel: a channel without one doesn't compile. */
const SAMPLES: Readonly<Record<Channel, Sample>> = {
  shopify: {
    good: {
      shopDomain: 'acme-outdoor.myshopify.com',
      clientId: '0c'.repeat(16),
      clientSecret: `shpss_${'0b'.repeat(16)}`,
    },
    address: 'shopDomain',
    addresses: {
      'a path': { typed: 'https://acme-outdoor.myshopify.com/collections/all', comes: SHOPIFY },
      'a port': {
        typed: 'https://acme-outdoor.myshopify.com:8443',
        comes: { field: 'shopDomain', says: /has no port/ },
      },
      'a slash at the end': { typed: 'acme-outdoor.myshopify.com/', comes: SHOPIFY },
      'spaces around it': { typed: '  acme-outdoor.myshopify.com\n', comes: SHOPIFY },
      'letters beyond a to z': {
        typed: 'bücher.myshopify.com',
        comes: { field: 'shopDomain', says: /letters a to z, digits and hyphens/ },
      },
      http: { typed: 'http://acme-outdoor.myshopify.com', comes: { field: 'shopDomain', says: /https only/ } },
      'a name and password in it': {
        typed: 'https://me:hunter2@acme-outdoor.myshopify.com',
        comes: { field: 'shopDomain', says: /name and password/ },
      },
      'a pasted admin address': {
        typed: 'https://admin.shopify.com/store/acme-outdoor/products/8123?variant=1',
        comes: SHOPIFY,
      },
      'another thing than an address': {
        typed: 'www.acme-outdoor.com',
        comes: { field: 'shopDomain', says: /ends in myshopify\.com.*Settings, Domains/ },
      },
      nothing: { typed: ' ', comes: { field: 'shopDomain', says: /is missing/ } },
    },
    swapped: {
      input: { clientId: `shpss_${'0b'.repeat(16)}`, clientSecret: '0c'.repeat(16) },
      comes: { field: 'clientId', says: /swapped/ },
    },
  },
  woocommerce: {
    good: { url: 'https://shop.example.test', consumerKey: CK, consumerSecret: CS },
    address: 'url',
    addresses: {
      'a path': { typed: 'https://example.test/shop', comes: { url: 'https://example.test/shop' } },
      'a port': { typed: 'https://shop.example.test:8443', comes: { url: 'https://shop.example.test:8443' } },
      'a slash at the end': { typed: 'https://shop.example.test//', comes: { url: 'https://shop.example.test' } },
      'spaces around it': { typed: '\tshop.example.test ', comes: { url: 'https://shop.example.test' } },
      'letters beyond a to z': { typed: 'https://bücher.example', comes: { url: 'https://xn--bcher-kva.example' } },
      http: { typed: 'http://shop.example.test', comes: { field: 'url', says: /over http can be read on the way/ } },
      'a name and password in it': {
        typed: 'https://me:hunter2@shop.example.test',
        comes: { field: 'url', says: /name and password/ },
      },
      'a pasted admin address': {
        typed: 'https://shop.example.test/wp-admin/edit.php',
        comes: { url: 'https://shop.example.test' },
      },
      'another thing than an address': { typed: 'my shop', comes: { field: 'url', says: /isn’t an address/ } },
      nothing: { typed: '', comes: { field: 'url', says: /Enter the address/ } },
    },
    swapped: {
      input: { consumerKey: CS, consumerSecret: CK },
      comes: { field: 'consumerKey', says: /swapped/ },
    },
  },
  bigcommerce: {
    good: { storeHash: 'abc123', accessToken: '0a'.repeat(15).concat('b') },
    address: 'storeHash',
    addresses: {
      'a path': { typed: 'https://api.bigcommerce.com/stores/abc123/v3/', comes: BIGCOMMERCE },
      'a port': {
        typed: 'https://store-abc123.mybigcommerce.com:8443',
        comes: { field: 'storeHash', says: /has no port/ },
      },
      'a slash at the end': { typed: 'https://store-abc123.mybigcommerce.com/', comes: BIGCOMMERCE },
      'spaces around it': { typed: '  abc123\n', comes: BIGCOMMERCE },
      'letters beyond a to z': {
        typed: 'store-bücher.mybigcommerce.com',
        comes: { field: 'storeHash', says: /letters a to z/ },
      },
      http: {
        typed: 'http://store-abc123.mybigcommerce.com',
        comes: { field: 'storeHash', says: /over https only/ },
      },
      'a name and password in it': {
        typed: 'https://me:hunter2@store-abc123.mybigcommerce.com',
        comes: { field: 'storeHash', says: /name and password/ },
      },
      'a pasted admin address': {
        typed: 'https://store-abc123.mybigcommerce.com/manage/products/edit/77',
        comes: BIGCOMMERCE,
      },
      'another thing than an address': {
        typed: 'www.acme-outdoor.com',
        comes: { field: 'storeHash', says: /Your own domain can’t be used/ },
      },
      nothing: { typed: ' ', comes: { field: 'storeHash', says: /is missing/ } },
    },
    swapped: {
      input: { storeHash: '0a'.repeat(15).concat('b'), accessToken: 'abc123' },
      comes: { field: 'storeHash', says: /swapped/ },
    },
  },
  magento: {
    good: {
      url: 'https://shop.example.test',
      adminPath: 'admin_x1',
      consumerKey: 'k1'.repeat(16),
      consumerSecret: 'c2'.repeat(16),
      accessToken: 't3'.repeat(16),
      accessTokenSecret: 's4'.repeat(16),
    },
    address: 'url',
    addresses: {
      'a path': { typed: 'https://example.test/shop', comes: { url: 'https://example.test/shop' } },
      'a port': { typed: 'https://shop.example.test:8443', comes: { url: 'https://shop.example.test:8443' } },
      'a slash at the end': { typed: 'https://shop.example.test//', comes: { url: 'https://shop.example.test' } },
      'spaces around it': { typed: '\tshop.example.test ', comes: { url: 'https://shop.example.test' } },
      'letters beyond a to z': { typed: 'https://bücher.example', comes: { url: 'https://xn--bcher-kva.example' } },
      http: { typed: 'http://shop.example.test', comes: { field: 'url', says: /over http can be read on the way/ } },
      'a name and password in it': {
        typed: 'https://me:hunter2@shop.example.test',
        comes: { field: 'url', says: /name and password/ },
      },
      'a pasted admin address': {
        typed: 'https://shop.example.test/index.php/admin_x1/catalog/product/edit/id/5/key/4f2a/',
        comes: { url: 'https://shop.example.test' },
      },
      'another thing than an address': { typed: 'my shop', comes: { field: 'url', says: /isn’t an address/ } },
      nothing: { typed: '', comes: { field: 'url', says: /Enter the address/ } },
    },
    // All four look alike, so only a value that is there twice can be told; the shop says which it doesn't know.
    swapped: {
      input: { consumerSecret: 'k1'.repeat(16) },
      comes: { field: 'consumerSecret', says: /the consumer key again/ },
    },
  },
  vendure: {
    good: { url: 'https://shop.example.test/admin', apiKey: `${'a1'.repeat(12)}:${'b2'.repeat(32)}` },
    address: 'url',
    addresses: {
      'a path': { typed: 'https://example.test/shop/admin', comes: { url: 'https://example.test/shop' } },
      'a port': { typed: 'https://shop.example.test:8443/admin', comes: { url: 'https://shop.example.test:8443' } },
      'a slash at the end': { typed: 'https://shop.example.test/admin/', comes: { url: 'https://shop.example.test' } },
      'spaces around it': { typed: '\tshop.example.test/dashboard ', comes: { url: 'https://shop.example.test' } },
      'letters beyond a to z': {
        typed: 'https://bücher.example/admin',
        comes: { url: 'https://xn--bcher-kva.example' },
      },
      http: { typed: 'http://shop.example.test/admin', comes: { field: 'url', says: /over http can be read/ } },
      'a name and password in it': {
        typed: 'https://me:hunter2@shop.example.test/admin',
        comes: { field: 'url', says: /name and password/ },
      },
      'a pasted admin address': {
        typed: 'https://shop.example.test/dashboard/product-variants/7?from=product',
        comes: { url: 'https://shop.example.test' },
      },
      'another thing than an address': { typed: 'my shop', comes: { field: 'url', says: /isn’t an address/ } },
      nothing: { typed: '', comes: { field: 'url', says: /Enter the address/ } },
    },
    swapped: null,
  },
};

describe.each(CHANNELS)('%s', (channel) => {
  const form = CONNECTS[channel];
  const { good, address, addresses, swapped } = SAMPLES[channel];
  const secrets = form.fields.filter(({ secret }) => secret).flatMap(({ name }) => good[name] ?? []);

  /** Reads the form and holds what comes to it: a sentence at a field that is there, or nothing that wasn't meant. */
  const read = (input: Readonly<Record<string, string>>, comes: Comes): string | null => {
    const result = form.read({ ...good, ...input });
    if ('says' in comes) {
      expect(result).toMatchObject({ ok: false, field: comes.field, sentence: expect.stringMatching(comes.says) });
      if (result.ok) return null;
      expect(form.fields.map(({ name }) => name)).toContain(result.field);
      expect(result.sentence).toMatch(/^[A-Z“].*\.$/s);
      for (const secret of [...secrets, 'hunter2']) expect(result.sentence).not.toContain(secret);
      return result.sentence;
    }
    expect(result).toMatchObject({ ok: true, url: comes.url });
    if (!result.ok) return null;
    const { protocol, hostname } = new URL(comes.url);
    expect(result.origins).toContain(`${protocol}//${hostname}/*`);
    for (const pattern of [...result.origins, ...result.adminMatches]) {
      expect(pattern).toMatch(/^https?:\/\/[a-z0-9.-]+\/(.*\/)?\*$/);
    }
    for (const value of Object.values(result.credentials)) expect(value).toBe(value.trim());
    expect(JSON.stringify([result.url, result.origins, result.adminMatches])).not.toContain('hunter2');
    return null;
  };

  test.each(KINDS)('the address with %s', (kind) => {
    const { typed, comes } = addresses[kind];
    read({ [address]: typed }, comes);
  });

  test('each refusal has a sentence of its own', () => {
    const sentences = KINDS.flatMap((kind) => {
      const { typed, comes } = addresses[kind];
      return read({ [address]: typed }, comes) ?? [];
    });
    expect(sentences.length).toBeGreaterThan(2);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('keys in each other’s fields are told', () => {
    if (swapped) read(swapped.input, swapped.comes);
    else expect(secrets).toHaveLength(1);
  });

  test('spaces that come along when a key is pasted are dropped', () => {
    const plain = form.read(good);
    const padded = form.read(Object.fromEntries(Object.entries(good).map(([name, value]) => [name, `  ${value}\n`])));
    expect(plain.ok).toBe(true);
    expect(padded).toEqual(plain);
  });

  test('each field that is needed says so when it is empty', () => {
    const needed = form.fields.filter(({ name, check }) => !check && good[name] !== undefined).map(({ name }) => name);
    for (const name of needed) {
      const result = form.read({ ...good, [name]: '' });
      expect(result, name).toMatchObject({ ok: false, field: name, sentence: expect.stringMatching(/\.$/) });
    }
  });
});
