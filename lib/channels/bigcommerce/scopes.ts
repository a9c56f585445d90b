/** A scope of an API account: BigCommerce's own parameter, and its name where the merchant ticks it. */
export interface Scope {
  readonly parameter: string;
  readonly named: string;
}

/** The scopes of the calls that are made, by what they open. */
export const SCOPE = {
  stock: { parameter: 'store_inventory', named: 'Store Inventory: modify' },
  locations: { parameter: 'store_locations_read_only', named: 'Store Locations: read-only' },
  products: { parameter: 'store_v2_products_read_only', named: 'Products: read-only' },
  orders: { parameter: 'store_v2_orders_read_only', named: 'Orders: read-only' },
  settings: { parameter: 'store_v2_information_read_only', named: 'Information & Settings: read-only' },
} as const satisfies Record<string, Scope>;

/** Without these nothing goes. The others help where a reply got lost, and give the store's name. */
export const NEEDED: readonly Scope[] = [SCOPE.stock, SCOPE.locations, SCOPE.products];

/** As the merchant finds it, and as the API calls it. */
export const wordsOf = ({ parameter, named }: Scope): string => `${named} (${parameter})`;

/** The scope that a path below the store's API needs: a refusal never names it. Null: none is known. */
export function scopeOf(path: string): Scope | null {
  if (/^v3\/inventory\/locations/.test(path)) return SCOPE.locations;
  if (/^v3\/inventory\//.test(path)) return SCOPE.stock;
  if (/^v3\/catalog\//.test(path)) return SCOPE.products;
  if (/^v2\/orders/.test(path)) return SCOPE.orders;
  return /^(v2\/store|v3\/settings)/.test(path) ? SCOPE.settings : null;
}
