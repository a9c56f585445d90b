import { describe, expect, it } from 'vitest';
import { href, parseHash, type Route } from '../../../../components/options/routes.ts';

const PLACES: Route[] = [
  { page: 'setup' },
  { page: 'products', sku: null },
  { page: 'products', sku: null, show: 'low' },
  { page: 'products', sku: 'A-1', show: 'low', search: 'mug & 50% grün?' },
  { page: 'products', sku: 'A/B 50%#1 ü' },
  { page: 'warehouses', show: { kind: 'list' } },
  { page: 'warehouses', show: { kind: 'new' } },
  { page: 'warehouses', show: { kind: 'edit', id: 'w-1' } },
  { page: 'warehouses', show: { kind: 'review', location: 'acme/gid%3A%2F%2Fshopify%2FLocation%2F1' } },
  { page: 'warehouses', show: { kind: 'review', location: 'acme/1', more: ['woo/1', 'acme/gid%3A2'] } },
  { page: 'integrations', form: null },
  { page: 'integrations', form: { kind: 'connect', channel: 'shopify', url: '' } },
  { page: 'integrations', form: { kind: 'connect', channel: 'woocommerce', url: 'https://a.test:8443/shop?x=1&y#z' } },
  { page: 'integrations', form: { kind: 'reconnect', integration: 'i-1' } },
  { page: 'integrations', form: { kind: 'shiptheory' } },
  { page: 'shipments' },
  { page: 'activity', tab: 'history' },
  { page: 'activity', tab: 'problems' },
  { page: 'activity', tab: 'as-of' },
  { page: 'activity', tab: 'as-of', at: 1_800_000_000_000 },
  { page: 'activity', tab: 'history', entry: 'leeds/A 1?/acme%2F1/1/0' },
  {
    page: 'activity',
    tab: 'history',
    filter: { sku: 'A&1', warehouse: 'w', place: 'acme/1', kind: 'person', from: 0, to: 2 },
    entry: 'e',
  },
  { page: 'settings' },
  { page: 'help' },
];

describe('addresses of the options page', () => {
  it.each(PLACES.map((place) => [href(place), place] as const))('%s leads back to its place', (hash, place) => {
    expect(parseHash(hash)).toEqual(place);
  });

  it('reads hashes as other screens write them', () => {
    expect(parseHash('#activity/problems')).toEqual({ page: 'activity', tab: 'problems' });
    expect(parseHash('#integrations')).toEqual({ page: 'integrations', form: null });
  });

  it('knows no place for an empty or unknown hash, and takes a stray percent sign as it stands', () => {
    expect(parseHash('')).toBeNull();
    expect(parseHash('#/nowhere')).toBeNull();
    expect(parseHash('#/products/50%')).toEqual({ page: 'products', sku: '50%' });
    expect(parseHash('#/integrations/connect/etsy')).toEqual({ page: 'integrations', form: null });
  });
});
