import type { ChannelError } from '../../model/channel-error.ts';
import type { LineOutcome, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import type { ClientDeps } from '../client-deps.ts';
import { type HttpReply, parseJson } from '../http.ts';
import { type Api, apiError, errorCode, parse } from './api.ts';
import { itemRef } from './item-id.ts';
import { MARKER, markerOf, witness } from './marker.ts';
import { plainText } from './plain-text.ts';
import { figureOf } from './remote-item.ts';
import { BatchReply, type Marked, type Refused } from './schema.ts';

/** Variations go into batches of their own product, everything else together. */
export function groupOf(item: string): string {
  const ref = itemRef(item);
  return ref === null || ref.variation === null ? '' : `${ref.product}`;
}

/**
 * The request: for each line the difference, which the shop adds to what it has then, and the marker in the same
 * save. `inventory_delta` is in no documentation but in every WooCommerce since 3.0; where `stock_quantity` is sent
 * too it is ignored, so it is never sent.
 */
export function seal(key: string, lines: readonly WriteLine[], installation: string): SealedWrite {
  const parent = groupOf(lines[0]?.item ?? '');
  const update = lines.map(({ item, from, to }) => {
    const ref = itemRef(item);
    return {
      id: ref?.variation ?? ref?.product ?? 0,
      inventory_delta: to - from,
      meta_data: [{ key: MARKER, value: markerOf(key, installation) }],
    };
  });
  return {
    key,
    method: 'POST',
    path: parent === '' ? 'products/batch' : `products/${parent}/variations/batch`,
    body: JSON.stringify({ update }),
  };
}

export async function send(
  api: Api,
  deps: ClientDeps,
  sealed: SealedWrite,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  const reply = await api.post(sealed.path, sealed.body);
  if (!reply.ok) {
    const { error } = reply;
    return error.kind === 'no-permission' ? { kind: 'not-sent', error } : { kind: 'unknown', error };
  }
  if (reply.value.status !== 200) return refusal(api, deps, reply.value, lines);
  const json = parseJson(reply.value);
  const parsed = json.ok ? parse(BatchReply, json.value) : json;
  if (!parsed.ok) return { kind: 'unknown', error: parsed.error };
  const byId = new Map(parsed.value.update.map((one) => [one.id, one]));
  return {
    kind: 'answered',
    lines: lines.map((line) => {
      const ref = itemRef(line.item);
      const saved = byId.get(ref?.variation ?? ref?.product ?? -1);
      if (!saved) return { kind: 'unknown', detail: 'not in the reply' };
      if ('error' in saved) return refusedLine(saved.error);
      return savedLine(saved, line, witness(saved.meta_data, sealed.key, deps.installation) === 'applied');
    }),
  };
}

/** A line that the shop saved: a success too where nothing was counted, so what came back decides. */
function savedLine(saved: Marked, line: WriteLine, marked: boolean): LineOutcome {
  const { quantity, absent } = figureOf(saved);
  if (absent === 'untracked') return UNTRACKED;
  if (quantity === null) return { kind: 'unknown', detail: 'saved without a whole number as stock' };
  // With the marker the difference was added, whatever a sale made of the sum. Without it only the sum can tell.
  if (marked) return markedLine(quantity, line);
  return quantity === line.to ? { kind: 'applied' } : { kind: 'unknown', detail: 'saved without its marker' };
}

/**
 * An item with our marker. A browser sends a request again by itself when a reused connection breaks before the reply
 * begins, and WooCommerce adds the difference each time: then the figure is off by just that difference.
 */
export function markedLine(quantity: number, line: WriteLine): LineOutcome {
  const surplus = line.to - line.from;
  return surplus !== 0 && quantity === line.to + surplus ? { kind: 'doubled', value: quantity } : { kind: 'applied' };
}

function refusedLine({ code, message, data }: Refused): LineOutcome {
  const status = data?.status ?? 0;
  if (/invalid(_product)?_id$/.test(code)) return GONE;
  if (status < 400 || status >= 500) return { kind: 'unknown', detail: `refused with ${code.slice(0, 80)}` };
  const said = plainText(message ?? '').slice(0, 200);
  return { kind: 'rejected', reason: said ? `The shop refused the change: ${said}` : 'The shop refused the change.' };
}

export const GONE: LineOutcome = {
  kind: 'rejected',
  reason: 'The product is no longer in the shop.',
  absent: 'missing',
};

export const UNTRACKED: LineOutcome = {
  kind: 'rejected',
  reason: 'The shop doesn’t count this product’s stock. Turn on “Track stock quantity” on its page.',
  absent: 'untracked',
};

/** A whole request that got an answer, but not a success. Only what can't have come after the saving is sure. */
async function refusal(
  api: Api,
  deps: ClientDeps,
  reply: HttpReply,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  const error = apiError(reply, deps.now());
  switch (error.kind) {
    case 'unauthorized':
      return { kind: 'not-sent', error: await whichRight(api, reply, error) };
    case 'forbidden':
    case 'rate-limited':
    case 'not-found':
      return { kind: 'not-sent', error };
    case 'rejected':
      return { kind: 'answered', lines: lines.map(() => ({ kind: 'rejected', reason: error.reason })) };
    default:
      return { kind: 'unknown', error };
  }
}

/**
 * A wrong secret and a key that may only read are refused with the same status and code, and their messages are in
 * the shop's language: whether the key may read tells which it is.
 */
export async function whichRight(api: Api, reply: HttpReply, error: ChannelError): Promise<ChannelError> {
  if (errorCode(reply) !== 'woocommerce_rest_authentication_error') return error;
  const read = await api.get('products', { per_page: 1, _fields: 'id' });
  return read.ok ? { kind: 'forbidden', missing: ['read_write'], detail: 'the key may only read' } : error;
}
