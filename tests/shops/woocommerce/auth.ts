import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

export interface Key {
  consumerKey: string;
  consumerSecret: string;
  permissions: 'read' | 'read_write';
}

export const READ_WRITE: Key = {
  consumerKey: `ck_${'a'.repeat(40)}`,
  consumerSecret: `cs_${'b'.repeat(40)}`,
  permissions: 'read_write',
};

export const READ_ONLY: Key = {
  consumerKey: `ck_${'c'.repeat(40)}`,
  consumerSecret: `cs_${'d'.repeat(40)}`,
  permissions: 'read',
};

/**
 * Lets the request through or throws what the shop answers. A key that the shop doesn't know, and any key over plain
 * http, is the same as none: an anonymous visitor, who may view nothing.
 */
export function authorize(request: IncomingMessage, url: URL, keys: readonly Key[], secure: boolean): void {
  const [consumerKey, consumerSecret] = given(request, url);
  const key = secure ? keys.find((one) => one.consumerKey === consumerKey) : undefined;
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!key) throw anonymous(url, reading);
  if (key.consumerSecret !== consumerSecret) {
    throw new Refusal(401, 'woocommerce_rest_authentication_error', 'Consumer secret is invalid.');
  }
  if (!reading && key.permissions === 'read') {
    throw new Refusal(
      401,
      'woocommerce_rest_authentication_error',
      'The API key provided does not have write permissions.',
    );
  }
}

function given(request: IncomingMessage, url: URL): readonly [string, string] {
  const header = request.headers.authorization ?? '';
  if (header.startsWith('Basic ')) {
    const [user = '', password = ''] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':');
    return [user, password];
  }
  return [url.searchParams.get('consumer_key') ?? '', url.searchParams.get('consumer_secret') ?? ''];
}

function anonymous(url: URL, reading: boolean): Refusal {
  if (url.pathname.endsWith('/batch')) {
    return new Refusal(
      401,
      'woocommerce_rest_cannot_batch',
      'Sorry, you are not allowed to batch manipulate this resource.',
    );
  }
  return reading
    ? new Refusal(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.')
    : new Refusal(401, 'woocommerce_rest_cannot_edit', 'Sorry, you are not allowed to edit this resource.');
}
