import { count, idsIn, page } from './list.ts';
import { Refusal } from './refusal.ts';
import { isOptioned, type Product, type StoreState, shown, stockOf, type Variant } from './state.ts';

const PRODUCT_FILTERS = [
  ...['id:in', 'id:greater', 'sku', 'sku:in', 'date_modified:min'],
  ...['include', 'include_fields', 'sort', 'direction'],
];

export function products(state: StoreState, query: URLSearchParams): unknown {
  const ids = idsIn(query, 'id:in');
  const after = query.has('id:greater') && query.get('id:greater') !== '0' ? count(query, 'id:greater', 0) : 0;
  const skus = query.get('sku:in')?.split(',') ?? (query.has('sku') ? [query.get('sku')] : null);
  const since = timeOf(query.get('date_modified:min'));
  const found = [...state.products.values()]
    .filter(({ id }) => (ids?.has(id) ?? true) && id > after)
    .filter(({ sku }) => skus?.includes(sku) ?? true)
    // In whole seconds.
    .filter(({ modified }) => since === null || Math.floor(modified / 1_000) >= Math.floor(since / 1_000))
    .sort((a, b) => (query.get('direction') === 'desc' ? b.id - a.id : a.id - b.id))
    .map((product) => full(state, product, query));
  return page(found, query, { filters: PRODUCT_FILTERS, most: 250 });
}

export function variants(state: StoreState, query: URLSearchParams): unknown {
  const ids = idsIn(query, 'product_id:in');
  const sku = query.get('sku');
  const found = state.all
    .filter(({ product }) => ids?.has(product.id) ?? true)
    .filter(({ variant }) => sku === null || variant.sku === sku)
    .map(({ product, variant }) => chosen(variantOf(state, product, variant), query.get('include_fields')));
  return page(found, query, { filters: ['product_id:in', 'sku', 'include_fields'], most: 250 });
}

function full(state: StoreState, product: Product, query: URLSearchParams) {
  const { id, name, sku, tracking, modified } = product;
  const whole = {
    id,
    name,
    type: 'physical',
    sku,
    inventory_tracking: tracking,
    base_variant_id: isOptioned(product) ? null : (product.variants[0]?.id ?? null),
    date_modified: new Date(modified).toISOString().replace(/\.\d+Z$/, '+00:00'),
    is_visible: true,
  };
  const included = query.get('include')?.split(',').includes('variants');
  return {
    ...chosen(whole, query.get('include_fields')),
    ...(included && { variants: product.variants.map((variant) => variantOf(state, product, variant)) }),
  };
}

function variantOf(state: StoreState, product: Product, { id, sku, options, ...rest }: Variant) {
  const stock = stockOf(product, { id, sku, options, ...rest });
  const available = state.places.map((place) => state.at(stock, place.id));
  return {
    id,
    product_id: product.id,
    sku,
    sku_id: options.length > 0 ? id + 1_000 : null,
    price: null,
    inventory_level: available.reduce((sum, level) => sum + shown(level, state.now()) - level.safety, 0),
    option_values: options.map((label, at) => ({
      id: id * 10 + at,
      label,
      option_id: product.id * 10 + at,
      option_display_name: at === 0 ? 'Colour' : 'Size',
    })),
  };
}

/** The id is always given. */
function chosen<T extends Record<string, unknown>>(whole: T, fields: string | null): Record<string, unknown> {
  const wanted = fields?.split(',');
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => name === 'id' || (wanted?.includes(name) ?? true)),
  );
}

function timeOf(text: string | null): number | null {
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Refusal(422, 'The filter date_modified:min takes a date.');
  return time;
}
