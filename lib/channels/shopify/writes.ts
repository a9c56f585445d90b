import type { ChannelError } from '../../model/channel-error.ts';
import type { LineOutcome, SealedWrite, SendOutcome, WriteLine } from '../channel.ts';
import type { ShopifyApi } from './api.ts';
import { API_PATH, SET_QUANTITIES } from './queries.ts';
import { SetQuantitiesReply, type UserError } from './schema.ts';

/**
 * The exact request. `changeFromQuantity` makes Shopify refuse it when a figure has moved, the key makes the same
 * request again harmless, and the reference shows in Shopify's own history what made the change.
 */
export function sealWrite(key: string, lines: readonly WriteLine[]): SealedWrite {
  const quantities = lines.map(({ item, remoteLocation, from, to }) => ({
    inventoryItemId: item,
    locationId: remoteLocation,
    quantity: to,
    changeFromQuantity: from,
  }));
  const referenceDocumentUri = `gid://shiptheory-stock-panel/Delivery/${key}`;
  const input = { name: 'available', reason: 'correction', referenceDocumentUri, quantities };
  return {
    key,
    method: 'POST',
    path: API_PATH,
    body: JSON.stringify({ query: SET_QUANTITIES, variables: { input, key } }),
  };
}

/** Sends a sealed request; sending it again settles it, since its key never applies twice. */
export async function sendWrite(
  api: ShopifyApi,
  sealed: SealedWrite,
  lines: readonly WriteLine[],
): Promise<SendOutcome> {
  const ready = await api.ready();
  if (!ready.ok) return { kind: 'not-sent', error: ready.error };
  const reply = await api.post(sealed.path, sealed.body, SetQuantitiesReply);
  if (!reply.ok) return { kind: refusedBeforehand(reply.error) ? 'not-sent' : 'unknown', error: reply.error };
  const { userErrors, inventoryAdjustmentGroup } = reply.value.data.inventorySetQuantities;
  if (userErrors.length === 0) return { kind: 'answered', lines: lines.map(() => ({ kind: 'applied' })) };
  if (inventoryAdjustmentGroup !== null) {
    return { kind: 'unknown', error: { kind: 'malformed', detail: 'changes and refusals in one reply' } };
  }
  return refusal(userErrors, lines);
}

function refusedBeforehand(error: ChannelError): boolean {
  return error.kind !== 'unavailable' && error.kind !== 'malformed';
}

/** Shopify applies all lines or none: those that aren't named as the reason were held up by the others. */
function refusal(errors: readonly UserError[], lines: readonly WriteLine[]): SendOutcome {
  const codes = errors.map(({ code }) => code ?? '');
  if (codes.includes('IDEMPOTENCY_CONCURRENT_REQUEST')) {
    return { kind: 'unknown', error: { kind: 'unavailable', detail: 'a request with this key is still under way' } };
  }
  if (codes.includes('IDEMPOTENCY_KEY_PARAMETER_MISMATCH')) {
    return { kind: 'unknown', error: { kind: 'malformed', detail: 'this key was used for another write' } };
  }
  if (codes.includes('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')) {
    return { kind: 'answered', lines: lines.map(() => ({ kind: 'not-applied' })) };
  }
  const outcomes = lines.map((): LineOutcome => ({ kind: 'not-applied' }));
  for (const error of errors) {
    const at = lineOf(error, lines.length);
    const outcome = lineOutcome(error);
    // An error that names no line of a batch may concern any of them.
    for (const index of at === null ? lines.keys() : [at]) {
      if (outcomes[index]?.kind !== 'rejected') outcomes[index] = outcome;
    }
  }
  return { kind: 'answered', lines: outcomes };
}

/** The line that an error's path names: `["input", "quantities", "3", "changeFromQuantity"]`. */
function lineOf({ field }: UserError, count: number): number | null {
  if (count === 1) return 0;
  const index = field?.[1] === 'quantities' ? Number(field[2] ?? Number.NaN) : Number.NaN;
  return Number.isInteger(index) && index >= 0 && index < count ? index : null;
}

function lineOutcome({ code, message }: UserError): LineOutcome {
  switch (code) {
    case 'CHANGE_FROM_QUANTITY_STALE':
    case 'COMPARE_QUANTITY_STALE':
      return { kind: 'stale' };
    case 'INVALID_INVENTORY_ITEM':
      return { kind: 'rejected', reason: 'This item is no longer in the shop.', absent: 'missing' };
    case 'INVALID_LOCATION':
      return { kind: 'rejected', reason: 'This location is no longer in the shop.', absent: 'missing' };
    case 'ITEM_NOT_STOCKED_AT_LOCATION':
      return { kind: 'rejected', reason: 'The item isn’t stocked at this location.', absent: 'inactive' };
    case 'NON_MUTABLE_INVENTORY_ITEM':
      return { kind: 'rejected', reason: 'Shopify doesn’t let this item’s stock be changed.' };
    case 'INVALID_QUANTITY_NEGATIVE':
      return { kind: 'rejected', reason: 'Shopify takes no figure below 0.' };
    case 'INVALID_QUANTITY_TOO_HIGH':
      return { kind: 'rejected', reason: 'Shopify takes no figure above 1,000,000,000.' };
    default:
      return { kind: 'rejected', reason: `Shopify refused the figure: ${message}` };
  }
}
