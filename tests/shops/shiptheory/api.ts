import type { Account, StoredShipment } from './account.ts';

export interface Reply {
  status: number;
  body: unknown;
}

/** What the API refuses, as a reply. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** field → rule → text, for what doesn't validate. */
    readonly fields?: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ) {
    super(message);
  }

  body(url: string): unknown {
    return this.fields ? { error: this.fields } : { message: this.message, url, code: this.status };
  }
}

const MOST = 100;
const DEFAULT_LIMIT = 25;
const YEAR_DAYS = 365;

/** The reading routes of the API, for somebody who is logged in. */
export function read(account: Account, path: string, query: URLSearchParams, ignoreReference: boolean): Reply {
  switch (path) {
    case '/products':
      return { status: 200, body: products(account, query) };
    case '/shipments/list':
      return { status: 200, body: list(account, query) };
    case '/shipments/search':
      return { status: 200, body: search(account, query, ignoreReference) };
    default:
      throw new Refusal(404, 'Not Found');
  }
}

function products(account: Account, query: URLSearchParams): unknown {
  const known = { sku: 'sku', name: 'name', price: 'sku', weight: 'sku', created: 'sku', modified: 'sku' } as const;
  const by = known[(query.get('sort') ?? 'sku') as keyof typeof known];
  if (!by) throw invalid('sort', 'inList', 'The provided value is invalid');
  const sorted = [...account.products].sort((a, b) => compare(a[by], b[by]) * direction(query));
  const { rows, pagination } = page(sorted, query);
  return {
    products: rows.map(({ sku, name, barcode }) => ({
      sku,
      name,
      price: '4.00',
      weight: '0.02',
      barcode,
      commodity_code: null,
      created: '2026-01-05T08:00:00+0000',
      modified: '2026-01-05T08:00:00+0000',
    })),
    pagination,
  };
}

function list(account: Account, query: URLSearchParams): unknown {
  const by = query.get('sort') ?? 'created';
  if (by !== 'created' && by !== 'modified') throw invalid('sort', 'inList', 'The provided value is invalid');
  const [created, modified] = [day(query, 'created'), day(query, 'modified')];
  const found = account.shipments
    .filter((one) => isOn(created, one.created) && isOn(modified, one.modified))
    .filter((one) => fits(one, query, false))
    .sort((a, b) => (a[by] - b[by]) * direction(query));
  const { rows, pagination } = page(found, query);
  return { shipments: rows.map((one) => shipmentJson(one, false)), pagination };
}

function search(account: Account, query: URLSearchParams, ignoreReference: boolean): unknown {
  const from = day(query, 'created_from');
  const to = day(query, 'created_to');
  if (from === null) throw invalid('created_from', '_required', 'This field is required');
  if (to === null) throw invalid('created_to', '_required', 'This field is required');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days > YEAR_DAYS) {
    throw invalid('created_to', 'range', `The date range can be ${YEAR_DAYS} days at most`);
  }
  const found = account.shipments
    .filter((one) => dayOf(one.created) >= from && dayOf(one.created) <= to)
    .filter((one) => fits(one, query, ignoreReference))
    .sort((a, b) => b.created - a.created)
    .slice(0, limitOf(query));
  return { shipments: found.map((one) => shipmentJson(one, query.get('include_products') === '1')) };
}

/** Statuses and names are compared as they stand: another case finds nothing. */
function fits(one: StoredShipment, query: URLSearchParams, ignoreReference: boolean): boolean {
  const wanted = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
  return (
    wanted('status', one.status) &&
    wanted('channel_name', one.channel) &&
    (ignoreReference || wanted('channel_reference_id', one.reference)) &&
    wanted('channel_reference_id_2', one.order)
  );
}

function shipmentJson(one: StoredShipment, withProducts: boolean): unknown {
  return {
    created: timeOf(one.created),
    modified: timeOf(one.modified),
    channel_reference_id: one.reference,
    channel_reference_id_2: one.order,
    channel_name: one.channel,
    status: one.status,
    courier: { couriername: 'Royal Mail' },
    courierservice: { id: 24, serviceName: 'express48' },
    shipment_detail: { tracking_number: 'TT1GB', parcels: 1, value: 10, weight: 0.5, channel_reference_id_3: null },
    delivery_address: { firstname: 'Peter', lastname: 'Pan', city: 'Bristol', country: { code: 'GBR' } },
    ...(withProducts && {
      products: one.products.map(({ sku, name, qty }) => ({
        qty,
        sku,
        name,
        value: '1.00',
        catalog_price: '1.00',
        barcode: null,
        weight: '0.02',
        commodity_code: null,
      })),
    }),
    latest_public_reference: null,
  };
}

/** A page past the end is 404, and so is the first one of nothing. */
function page<T>(rows: readonly T[], query: URLSearchParams): { rows: readonly T[]; pagination: unknown } {
  const limit = limitOf(query);
  const number = whole(query, 'page', 1);
  if (number < 1) throw invalid('page', 'naturalNumber', 'The provided value is invalid');
  const pages = Math.ceil(rows.length / limit);
  if (number > pages) throw new Refusal(404, 'Not Found');
  const shown = rows.slice((number - 1) * limit, number * limit);
  return {
    rows: shown,
    pagination: { page: number, pages, results: rows.length, results_per_page: shown.length, limit },
  };
}

function limitOf(query: URLSearchParams): number {
  const limit = whole(query, 'limit', DEFAULT_LIMIT);
  if (limit < 1 || limit > MOST) throw invalid('limit', 'range', `The limit is 1 to ${MOST}`);
  return limit;
}

function whole(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text)) throw invalid(name, 'naturalNumber', 'The provided value is invalid');
  return Number(text);
}

function day(query: URLSearchParams, name: string): string | null {
  const text = query.get(name);
  if (text === null) return null;
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw invalid(name, 'date', 'The provided value is invalid');
  }
  return text;
}

const isOn = (wanted: string | null, at: number): boolean => wanted === null || dayOf(at) === wanted;

function direction(query: URLSearchParams): 1 | -1 {
  const text = query.get('direction') ?? 'asc';
  if (text !== 'asc' && text !== 'desc') throw invalid('direction', 'inList', 'The provided value is invalid');
  return text === 'asc' ? 1 : -1;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const timeOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000');

function invalid(field: string, rule: string, text: string): Refusal {
  return new Refusal(400, 'Bad Request', { [field]: { [rule]: text } });
}
