import type { Malformed } from '../faults.ts';

/** Replies with status 200 that aren't what the API documents, each wrong in its own way. */
export const MALFORMED: readonly [Malformed, ...Malformed[]] = [
  { type: 'text/html', body: '<!doctype html><title>Acme</title><h1>Welcome to Acme</h1>' },
  { type: 'application/json', body: '[]' },
  { type: 'application/json', body: '{}' },
  { type: 'application/json', body: '{"data":{"productVariants":{"items":[{"id":12' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{"data":{"productVariants":{"items":[{"id":7}]}}}' },
  { type: 'application/json', body: '{"data":{}}' },
];
