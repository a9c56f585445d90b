import { idsIn, page } from './list.ts';
import { type Holder, isOptioned, type Place, type Product, type StoreState, shown } from './state.ts';

export function locations(state: StoreState, query: URLSearchParams): unknown {
  const ids = idsIn(query, 'location_id:in');
  const found = state.places.filter(({ id }) => ids?.has(id) ?? true).map(location);
  return page(found, query, { filters: ['location_id:in'], most: 1_000 });
}

const location = ({ id, code, label, enabled, external }: Place) => ({
  id,
  code,
  label,
  description: '',
  managed_by_external_source: external,
  type_id: 'PHYSICAL',
  enabled,
  operating_hours: null,
  time_zone: 'Etc/UTC',
  created_at: '2026-01-05T08:00:00Z',
  updated_at: '2026-01-05T08:00:00Z',
  address: { address1: '1 Quay Road', city: 'Bristol', country_code: 'GB' },
  storefront_visibility: true,
});

/** Items whose stock is counted: variants where it is by variant, else the product under its base variant. */
export function items(state: StoreState, query: URLSearchParams): unknown {
  const [products, variants, places] = ['product_id:in', 'variant_id:in', 'location_id:in'].map((name) =>
    idsIn(query, name),
  );
  const skus = query.get('sku:in')?.split(',');
  const rows = state.all
    .filter(isCounted)
    .filter(({ product }) => products?.has(product.id) ?? true)
    .filter(({ variant }) => variants?.has(variant.id) ?? true)
    .filter(({ product, variant }) => skus?.includes(skuOf(product, variant.sku)) ?? true)
    .map((holder) => row(state, holder, places ?? null));
  const filters = ['sku:in', 'variant_id:in', 'product_id:in', 'location_id:in'];
  return page(rows, query, { filters, most: 1_000 });
}

function isCounted({ product, variant }: Holder): boolean {
  if (product.tracking === 'none') return false;
  return product.tracking === 'variant' || variant === product.variants[0];
}

const skuOf = (product: Product, sku: string) => (product.tracking === 'product' ? product.sku : sku);

function row(state: StoreState, { product, variant, stock }: Holder, places: ReadonlySet<number> | null) {
  const entries = state.places.filter(({ id }) => places?.has(id) ?? true);
  return {
    identity: {
      sku: skuOf(product, variant.sku),
      sku_id: isOptioned(product) ? variant.id + 1_000 : null,
      variant_id: variant.id,
      product_id: product.id,
    },
    locations: entries.map(({ id, code, label, enabled }) => {
      const level = state.at(stock, id);
      const onHand = shown(level, state.now());
      return {
        location_id: id,
        location_code: code,
        location_name: label,
        location_enabled: enabled,
        available_to_sell: onHand - level.safety,
        total_inventory_onhand: onHand,
        settings: { safety_stock: level.safety, is_in_stock: true, warning_level: 0, bin_picking_number: '' },
      };
    }),
  };
}
