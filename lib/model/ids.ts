/**
 * Identifiers. All are opaque strings; only this file knows how they are put together.
 */

/** One connected shop. A UUID made at connect time. */
export type IntegrationId = string;

/** One location of one integration: `{integration}/{the channel's own id, percent-encoded}`. */
export type LocationId = string;

/** One warehouse. A UUID. */
export type WarehouseId = string;

/** A SKU exactly as the channel gives it: case and spaces count, it is never guessed or trimmed. */
export type Sku = string;

/**
 * Many edits made at once by one person: a UUID. Each of its edits has an id that begins with it, so that all that came
 * of them is found by the ids alone, see {@link editOfBulk}.
 */
export type BulkId = string;

/**
 * What a channel calls the thing that carries stock: a Shopify inventory item gid, `product` or
 * `product/variation` at WooCommerce. Opaque outside the channel's own folder.
 */
export type ItemId = string;

/** The key of a delivery, which is also the idempotency key or marker sent to the channel. A UUID. */
export type DeliveryKey = string;

export function locationId(integration: IntegrationId, remoteId: string): LocationId {
  return `${integration}/${encodeURIComponent(remoteId)}`;
}

export function integrationOf(location: LocationId): IntegrationId {
  return location.slice(0, location.indexOf('/'));
}

/** The channel's own id of a location, as it was given to {@link locationId}. */
export function remoteIdOf(location: LocationId): string {
  return decodeURIComponent(location.slice(location.indexOf('/') + 1));
}

/** Enough digits for any catalogue, so that ids sort as their numbers do. */
const BULK_DIGITS = 7;

/** The id of the n-th edit of a bulk, which is also that of the history entry that it leaves. */
export function editOfBulk(bulk: BulkId, n: number): string {
  return `${bulk}/${String(n).padStart(BULK_DIGITS, '0')}`;
}

/** What the ids of all edits of a bulk begin with, and no other ids. */
export function startOfBulk(bulk: BulkId): string {
  return `${bulk}/`;
}

/** The id of the one undo of an edit: taken back twice, by itself and with its bulk, it is taken back once. */
export function undoOfEdit(edit: string): string {
  return `undo/${edit}`;
}

/** The bulk of what was read from a file. */
export function importBulk(uuid: string): BulkId {
  return `import-${uuid}`;
}

const BULK_EDIT = /^(undo\/)?((import-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/\d{7}$/;

/** The bulk of an edit by the id of its entry, or of the entry that took it back; null: it was made alone. */
export function bulkOf(entry: string): { bulk: BulkId; undo: boolean; imported: boolean } | null {
  const [, undo, bulk, imported] = BULK_EDIT.exec(entry) ?? [];
  return bulk === undefined ? null : { bulk, undo: undo !== undefined, imported: imported !== undefined };
}
