import type { Malformed } from '../faults.ts';

/** Replies with status 200 that aren't what the API documents, each wrong in its own way. */
export const MALFORMED: readonly [Malformed, ...Malformed[]] = [
  { type: 'text/html', body: '<!doctype html><html><title>Acme Woo</title><h1>Welcome to Acme Woo</h1></html>' },
  { type: 'application/json', body: '[]' },
  {
    type: 'application/json',
    body: '<br /><b>Warning</b>: Undefined array key 7 in <b>/functions.php</b><br />[{"id":1}]',
  },
  { type: 'application/json', body: '{}' },
  { type: 'application/json', body: '{"update":[{"id":12' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '[{"sku":7}]' },
];
