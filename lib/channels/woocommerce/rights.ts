import type { ChannelError } from '../../model/channel-error.ts';
import type { HttpReply } from '../http.ts';
import type { Api } from './api.ts';
import { errorCode } from './error-code.ts';

/** Why we may not write, or null: we may. An update of nothing: the shop looks at the rights first and then has nothing to do. */
export async function mayNotWrite(api: Api): Promise<ChannelError | null> {
  const sent = await api.post('products/batch', '{"update":[]}');
  if (sent.unsent) return sent.unsent;
  if (!sent.result.ok) return sent.result.error;
  const reply = sent.result.value;
  return reply.status < 300 ? null : whichRight(api, reply, api.error(reply));
}

/**
 * A wrong secret and a key that may only read are refused with the same status and code, and their messages are in
 * the shop's language: whether the key may read tells which it is.
 */
export async function whichRight(api: Api, reply: HttpReply, error: ChannelError): Promise<ChannelError> {
  if (error.kind !== 'unauthorized' || errorCode(reply) !== REFUSED_KEY) return error;
  const read = await api.get('products', { per_page: 1, _fields: 'id' });
  return read.ok ? { kind: 'forbidden', missing: ['read_write'], detail: 'the key may only read' } : error;
}

/** The code of every refusal that has to do with the key itself. */
export const REFUSED_KEY = 'woocommerce_rest_authentication_error';
