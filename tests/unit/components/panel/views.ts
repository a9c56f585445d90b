import type { ProductView } from '../../../../components/panel/cells.ts';
import type { CellView, LocationView, PanelRow, WarehouseView } from '../../../../lib/model/views.ts';

/** Views as the background makes them, for tests of the panel. */
export const NOW = 1_800_000_000_000;
export const LEEDS: WarehouseView = { id: 'leeds', name: 'Leeds', master: true };
export const ROTTERDAM: WarehouseView = { id: 'rotterdam', name: 'Rotterdam', master: false };
export const SKU = 'FW-THR-130';

export function location(
  name: string,
  shop: string,
  base: number | null,
  more: Partial<LocationView> = {},
): LocationView {
  return {
    location: `${shop}/${name}`,
    name,
    integration: shop,
    integrationName: shop,
    master: false,
    base,
    heldBack: 0,
    verifiedAt: NOW - 12_000,
    state: { kind: 'in-sync' },
    ...more,
  };
}

export interface LeedsOptions {
  revision?: number;
  shopify?: Partial<LocationView>;
  woo?: Partial<LocationView>;
}

/** Leeds: one location of a Shopify shop (master) and one of a WooCommerce shop. */
export function leeds(count: number | null, { revision = 1, shopify, woo }: LeedsOptions = {}): CellView {
  return {
    warehouse: LEEDS.id,
    count,
    revision,
    locations: [
      location('Harbour Street', 'Acme Shopify', count, { master: true, ...shopify }),
      location('Store stock', 'Acme Woo', count, woo),
    ],
  };
}

export function rotterdam(count: number | null, locations?: LocationView[]): CellView {
  return {
    warehouse: ROTTERDAM.id,
    count,
    revision: 1,
    locations: locations ?? [location('Rotterdam DC', 'Acme Shopify', count)],
  };
}

export function row(sku: string | null, cells: CellView[], more: Partial<PanelRow> = {}): PanelRow {
  return { item: `item of ${sku}`, sku, variant: null, state: 'synced', shopFigures: [], cells, ...more };
}

export function product(rows: PanelRow[], more: Partial<ProductView> = {}): ProductView {
  return {
    kind: 'product',
    integration: 'Acme Shopify',
    integrationName: 'Acme Shopify',
    channel: 'shopify',
    title: 'Fjord Wool Throw, undyed, herringbone, 130 × 180 cm',
    warehouses: [LEEDS, ROTTERDAM],
    masterName: 'Harbour Street · Acme Shopify',
    rows,
    ...more,
  };
}

/** The usual product: one SKU, 12 in Leeds and 18,240 in Rotterdam. */
export const throwAt = (count: number | null, options: LeedsOptions = {}): ProductView =>
  product([row(SKU, [leeds(count, options), rotterdam(18_240)])]);
