import { signal } from '@preact/signals';
import type { ConnectForm } from '../../../../lib/channels/channel.ts';
import type { Channel } from '../../../../lib/model/channel.ts';
import type { FirstSyncRowView } from '../../../../lib/model/first-sync-row.ts';
import { DEFAULT_LIMITS } from '../../../../lib/model/limits.ts';
import type { IntegrationView, Overview, WarehouseDetail } from '../../../../lib/model/views.ts';

/** The time in all tests of screens. */
export const NOW = 1_800_000_000_000;
export const now = signal(NOW);

export function integration(change: Partial<IntegrationView> & { id: string; name: string }): IntegrationView {
  return {
    channel: 'shopify',
    url: `https://${change.id}.myshopify.com`,
    origins: [`https://${change.id}.myshopify.com/*`],
    promise: { level: 'exact', why: 'It refuses a stale write.' },
    permitted: true,
    paused: false,
    state: 'in-sync',
    verifiedAt: NOW - 12_000,
    waiting: 0,
    failed: 0,
    locations: [],
    ...change,
  };
}

export const SHOPIFY = integration({
  id: 'acme',
  name: 'Acme Outdoor',
  locations: [
    { id: 'acme/1', name: 'Harbour Street', active: true, warehouse: 'leeds' },
    { id: 'acme/2', name: 'Rotterdam DC', active: true, warehouse: null },
    { id: 'acme/3', name: 'Old barn', active: false, warehouse: null },
  ],
});

export const WOO = integration({
  id: 'woo',
  name: 'Acme Woo',
  channel: 'woocommerce',
  url: 'https://shop.example.test',
  promise: { level: 'guarded', why: 'A sale within the same milliseconds can be missed.' },
  locations: [{ id: 'woo/1', name: 'Store stock', active: true, warehouse: null }],
});

export function link(
  change: Partial<WarehouseDetail['links'][number]> & { location: string; name: string },
): WarehouseDetail['links'][number] {
  return {
    integration: 'acme',
    integrationName: 'Acme Outdoor',
    gen: 1,
    state: 'linked',
    direction: 'both',
    buffer: 0,
    max: null,
    paused: false,
    master: false,
    ...change,
  };
}

export const LEEDS: WarehouseDetail = {
  id: 'leeds',
  name: 'Leeds',
  revision: 3,
  master: true,
  skus: 8,
  links: [link({ location: 'acme/1', name: 'Harbour Street', master: true })],
};

export function overview(change: Partial<Overview> = {}): Overview {
  return {
    version: '0.1.0',
    integrations: [SHOPIFY, WOO],
    warehouses: [LEEDS],
    master: { warehouse: 'leeds', location: 'acme/1' },
    problems: [],
    settings: { limits: DEFAULT_LIMITS, lowStock: 5, checklist: { hidden: false, told: false } },
    products: 8,
    counts: 8,
    verifiedAt: NOW - 12_000,
    last: [],
    ...change,
  };
}

export const EMPTY = overview({
  integrations: [],
  warehouses: [],
  master: null,
  products: 0,
  counts: 0,
  verifiedAt: null,
});

/** A form that is as simple as can be: an address that must be https, and a key. */
export function form(channel: Channel): ConnectForm {
  return {
    channel,
    fields: [
      { name: 'url', label: 'Store URL', secret: false, help: 'As in the address bar.' },
      { name: 'key', label: 'Consumer key', secret: true, help: 'Starts with ck_.' },
    ],
    rights: ['Read/Write'],
    read: (input) =>
      input.url?.startsWith('https://')
        ? {
            ok: true,
            url: input.url,
            origins: [`${input.url}/*`],
            adminMatches: [],
            credentials: { key: input.key ?? '' },
          }
        : { ok: false, field: 'url', sentence: 'The address must begin with https.' },
  };
}

export function row(change: Partial<FirstSyncRowView> & { sku: string }): FirstSyncRowView {
  return { title: `Title of ${change.sku}`, variant: null, action: 'raise', old: 1, new: 2, why: null, ...change };
}
