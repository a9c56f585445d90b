import { fail, ok, type Result } from '../model/channel-error.ts';
import type { Millis } from '../model/time.ts';
import type { Found, SentShipment, ShipmentFeed, ShipmentHead } from '../sync/order-ports.ts';
import { createApi, type Login, type Params, type ShiptheoryDeps } from './api.ts';
import { type FoundShipment, type ListedShipment, ProductList, ShipmentList, ShipmentSearch } from './schema.ts';

/** The most that one reply holds. */
const MOST = 100;

export interface ShiptheoryClient extends ShipmentFeed {
  /** Logs in and tries what is needed. `at`: Shiptheory's clock. */
  check(login: Login): Promise<Result<{ at: Millis | null }>>;
}

/** The shipments and the catalogue of one Shiptheory account. Only read: nothing is ever written there. */
export function createShiptheoryClient(deps: ShiptheoryDeps): ShiptheoryClient {
  const api = createApi(deps);

  /** All pages of a list of shipments; `enough` ends it early. */
  const list = async (
    params: Params,
    enough: (page: readonly ShipmentHead[]) => boolean = () => false,
  ): Promise<Result<{ shipments: readonly ShipmentHead[]; at: Millis | null }>> => {
    const shipments: ShipmentHead[] = [];
    let at: Millis | null = null;
    for (let page = 1; ; page++) {
      const reply = await api.get('shipments/list', { ...params, limit: MOST, page }, ShipmentList);
      if (!reply.ok) return reply;
      if (reply.value === null) return ok({ shipments, at });
      at ??= reply.value.at;
      const heads = each(reply.value.data.shipments, headOf);
      if (!heads.ok) return heads;
      shipments.push(...heads.value);
      const { pagination } = reply.value.data;
      if (heads.value.length === 0 || page >= pagination.pages || enough(heads.value)) return ok({ shipments, at });
    }
  };

  /** One reply; there are no pages. */
  const search = async <T>(params: Params, read: (shipment: FoundShipment) => T | null): Promise<Result<Found<T>>> => {
    const reply = await api.get('shipments/search', { ...params, limit: MOST }, ShipmentSearch);
    if (!reply.ok) return reply;
    if (reply.value === null) return ok({ shipments: [], full: false });
    const shipments = each(reply.value.data.shipments, read);
    return shipments.ok ? ok({ shipments: shipments.value, full: shipments.value.length >= MOST }) : shipments;
  };

  return {
    async check(login) {
      const made = await api.logIn(login);
      if (!made.ok) return made;
      const tried = await api.get('shipments/list', { limit: 1, page: 1 }, ShipmentList);
      return tried.ok ? ok({ at: made.value.at }) : tried;
    },

    modifiedOn: (day, notBefore) =>
      list({ modified: day, sort: 'modified', direction: 'desc' }, (page) => isOlder(page, notBefore)),

    async createdOn(day) {
      const all = await list({ created: day, status: 'Complete', sort: 'created', direction: 'desc' });
      return all.ok ? ok(all.value.shipments) : all;
    },

    createdBetween: (from, to) => search({ created_from: from, created_to: to, status: 'Complete' }, headOf),
    sentOn: (day) => search({ created_from: day, created_to: day, status: 'Complete', include_products: 1 }, sentOf),
    sentAs: (reference, from, to) =>
      search({ created_from: from, created_to: to, channel_reference_id: reference, include_products: 1 }, sentOf),

    async products(page) {
      const reply = await api.get('products', { sort: 'sku', direction: 'asc', limit: MOST, page }, ProductList);
      if (!reply.ok) return reply;
      if (reply.value === null) return ok({ products: [], last: true });
      const { products, pagination } = reply.value.data;
      return ok({
        products: products
          .filter(({ sku }) => sku !== '')
          .map(({ sku, name, barcode }) => ({ sku, name: name || sku, barcode: barcode || null })),
        last: products.length === 0 || page >= pagination.pages,
      });
    },
  };
}

/** Does the page end before this time? Only one that is in the order that was asked for says so. */
function isOlder(page: readonly ShipmentHead[], notBefore: Millis): boolean {
  const inOrder = page.every((head, n) => n === 0 || head.modifiedAt <= (page[n - 1] as ShipmentHead).modifiedAt);
  return inOrder && (page.at(-1)?.modifiedAt ?? notBefore) < notBefore;
}

function each<A, B>(rows: readonly A[], read: (row: A) => B | null): Result<B[]> {
  const made: B[] = [];
  for (const row of rows) {
    const one = read(row);
    if (one === null) return fail({ kind: 'malformed', detail: 'a shipment without its times or its products' });
    made.push(one);
  }
  return ok(made);
}

function headOf(shipment: ListedShipment): ShipmentHead | null {
  const [createdAt, modifiedAt] = [timeOf(shipment.created), timeOf(shipment.modified)];
  if (createdAt === null || modifiedAt === null) return null;
  const order = shipment.channel_reference_id_2;
  return {
    reference: String(shipment.channel_reference_id),
    order: order == null ? null : String(order),
    channel: shipment.channel_name || 'Unnamed channel',
    complete: shipment.status === 'Complete',
    createdAt,
    modifiedAt,
  };
}

function sentOf(shipment: FoundShipment): SentShipment | null {
  const head = headOf(shipment);
  if (!head || !shipment.products) return null;
  return {
    ...head,
    lines: shipment.products.map(({ sku, name, qty }) => ({
      sku: sku || null,
      name: name || sku || '',
      quantity: typeof qty === 'number' ? qty : null,
    })),
  };
}

/** Not every browser reads an offset without a colon. */
function timeOf(text: string): Millis | null {
  const time = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : time;
}
