import type { Malformed } from '../faults.ts';

/** Replies with status 200 that aren't what the API documents, each wrong in its own way. */
export const MALFORMED: readonly [Malformed, ...Malformed[]] = [
  { type: 'text/html', body: '<!doctype html><html><title>Acme Magento</title><h1>Customer Login</h1></html>' },
  { type: 'application/json', body: '{}' },
  { type: 'application/json', body: '{"items":[],"total_count":7}' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{"items":[{"sku":7}],"total_count":1}' },
  { type: 'application/json', body: '{"items":[{"id":12,' },
];
