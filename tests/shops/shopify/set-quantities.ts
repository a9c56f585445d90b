import { GraphQLError } from 'graphql';
import type { Place, ShopState, Variant } from './state.ts';

const MOST = 1_000_000_000;
const MAX_INPUT = 250;
const REASONS = [
  ...['correction', 'cycle_count_available', 'damaged', 'movement_canceled', 'movement_created', 'movement_received'],
  ...['movement_updated', 'other', 'promotion', 'quality_control', 'received', 'reservation_created'],
  ...['reservation_deleted', 'reservation_updated', 'restock', 'safety_stock', 'shrinkage'],
];

export interface QuantityInput {
  inventoryItemId: string;
  locationId: string;
  quantity: number;
  changeFromQuantity?: number | null;
}

export interface SetInput {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  quantities: readonly QuantityInput[];
}

export interface UserError {
  code: string;
  field: string[];
  message: string;
}

export interface AppliedChange {
  variant: Variant;
  place: Place;
  from: number;
  to: number;
}

export type SetResult =
  | { errors: UserError[] }
  | { errors: null; id: string; createdAt: string; changes: AppliedChange[] };

/** What is remembered of a key: what was asked under it, and what came of it. */
interface Remembered {
  payload: string;
  at: number;
  result: SetResult;
}

export interface SetOptions {
  /** The shop's clock, ms. */
  now(): number;
  /** true: an attempt that failed isn't remembered, and its key may be used again. */
  forgetFailures: boolean;
  /** Keys older than this are forgotten. */
  keyRetentionMs: number;
}

/** `inventorySetQuantities`: what it refuses, all or nothing, and what it remembers of a key. */
export class QuantitySetter {
  readonly #state: ShopState;
  readonly #options: SetOptions;
  readonly #keys = new Map<string, Remembered>();
  #groups = 0;

  constructor(state: ShopState, options: SetOptions) {
    this.#state = state;
    this.#options = options;
  }

  /** `fresh`: this call made the changes, it isn't a replay. */
  set(input: SetInput, key: string, payload: string): { result: SetResult; fresh: boolean } {
    const known = this.#keys.get(key);
    if (known && this.#options.now() - known.at < this.#options.keyRetentionMs) {
      if (known.payload !== payload)
        return refused(
          'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
          'The same idempotency key cannot be used with different operation parameters.',
        );
      if (known.result.errors === null) return { result: known.result, fresh: false };
      if (!this.#options.forgetFailures)
        return refused(
          'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
          'A previous attempt with this idempotency key failed. Use a new key.',
        );
    }
    const result = this.#apply(input);
    this.#keys.set(key, { payload, at: this.#options.now(), result });
    return { result, fresh: result.errors === null };
  }

  #apply(input: SetInput): SetResult {
    const errors: UserError[] = [];
    const add = (code: string, field: readonly string[], message: string) =>
      errors.push({ code, field: ['input', ...field], message });
    // Assumed: 'on_hand' is a valid name at Shopify; nothing here needs it.
    if (input.name !== 'available') add('INVALID_NAME', ['name'], 'The specified quantity name is invalid.');
    if (!REASONS.includes(input.reason)) add('INVALID_REASON', ['reason'], 'The specified reason is invalid.');
    if (input.referenceDocumentUri && !URL.canParse(input.referenceDocumentUri)) {
      add('INVALID_REFERENCE_DOCUMENT', ['referenceDocumentUri'], 'The specified reference document is invalid.');
    }
    const seen = new Set<string>();
    const changes: AppliedChange[] = [];
    for (const [index, line] of input.quantities.entries()) {
      const at = (name: string) => ['quantities', String(index), name];
      const pair = `${line.inventoryItemId} ${line.locationId}`;
      if (seen.has(pair))
        add(
          'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
          at('inventoryItemId'),
          'The combination of inventoryItemId and locationId must be unique.',
        );
      seen.add(pair);
      if (line.quantity < 0) add('INVALID_QUANTITY_NEGATIVE', at('quantity'), "The quantity can't be negative.");
      if (line.quantity > MOST)
        add('INVALID_QUANTITY_TOO_HIGH', at('quantity'), "The quantity can't be higher than 1,000,000,000.");
      const variant = this.#state.variants.find((each) => gid('InventoryItem', each.item) === line.inventoryItemId);
      const place = this.#state.places.find((each) => gid('Location', each.id) === line.locationId);
      if (!variant)
        add('INVALID_INVENTORY_ITEM', at('inventoryItemId'), 'The specified inventory item could not be found.');
      if (!place) add('INVALID_LOCATION', at('locationId'), 'The specified location could not be found.');
      if (!variant || !place) continue;
      if (!variant.tracked)
        add(
          'NON_MUTABLE_INVENTORY_ITEM',
          at('inventoryItemId'),
          'The specified inventory item is not allowed to be adjusted via API.',
        );
      const from = variant.levels.get(place.id)?.available ?? 0;
      const expected = line.changeFromQuantity;
      if (typeof expected === 'number' && expected !== from) {
        add(
          'CHANGE_FROM_QUANTITY_STALE',
          at('changeFromQuantity'),
          'The changeFromQuantity value does not match persisted value.',
        );
      }
      changes.push({ variant, place, from, to: line.quantity });
    }
    if (errors.length > 0) return { errors };
    for (const { variant, place, to } of changes) this.#state.setAvailable(variant, place, to);
    this.#groups += 1;
    const id = gid('InventoryAdjustmentGroup', this.#groups);
    return { errors: null, id, createdAt: new Date().toISOString(), changes };
  }
}

/** A mutation of stock without a key fails before anything is executed, which can't be seen in the schema. */
export function demandKey(key: string | undefined): string {
  if (key === undefined) {
    throw topLevel('BAD_REQUEST', 'The @idempotent directive is required for this mutation but was not provided.');
  }
  if (key.trim() === '') throw topLevel('BAD_REQUEST', 'The idempotency key must not be blank.');
  return key;
}

/** The same for what else is asked of quantities. */
export function demand(input: SetInput, given: string | undefined): string {
  const key = demandKey(given);
  if (input.quantities.length > MAX_INPUT) {
    throw topLevel(
      'MAX_INPUT_SIZE_EXCEEDED',
      `The input array size of ${input.quantities.length} is greater than the maximum allowed of ${MAX_INPUT}.`,
    );
  }
  if (input.quantities.some((line) => !Object.hasOwn(line, 'changeFromQuantity'))) {
    throw topLevel(
      'INVALID_FIELD_ARGUMENTS',
      'InventoryQuantityInput must include the following argument: changeFromQuantity',
    );
  }
  return key;
}

export const gid = (type: string, id: number) => `gid://shopify/${type}/${id}`;

function topLevel(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function refused(code: string, message: string): { result: SetResult; fresh: boolean } {
  return { result: { errors: [{ code, field: ['input'], message }] }, fresh: false };
}
