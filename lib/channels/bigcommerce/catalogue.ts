import { ok, type Result } from '../../model/channel-error.ts';
import { type Api, chunks, type Page, type Params } from './api.ts';
import { type Product, Products, Variants } from './schema.ts';

/** Most entries on a page of the catalogue. */
const CATALOGUE_PAGE = 250;
/** Ids or SKUs in one address, which may not grow without end. */
const IN_ONE_ADDRESS = 100;
const LONGEST_LIST = 1_500;

const WHOLE: Params = {
  include: 'variants',
  include_fields: 'name,sku,inventory_tracking,base_variant_id',
  limit: CATALOGUE_PAGE,
};

/** Those of these products that the shop has, with all their variants. */
export async function readProducts(api: Api, ids: readonly number[]): Promise<Result<readonly Product[]>> {
  const products: Product[] = [];
  for (const some of chunks([...new Set(ids)], IN_ONE_ADDRESS)) {
    const page = await api.listAll('v3/catalog/products', Products, { ...WHOLE, 'id:in': some.join(',') });
    if (!page.ok) return page;
    products.push(...page.value.entries);
  }
  return ok(products);
}

/** The next products by id. Never by the number of a page: products that go or come would shift what is on which. */
export async function productsAfter(api: Api, id: number): Promise<Result<Page<Product>>> {
  return api.list('v3/catalog/products', Products, { ...WHOLE, 'id:greater': id, sort: 'id', direction: 'asc' });
}

/** Products that were changed since then: renamed, given another SKU, counted otherwise. Sales aren't among it. */
export async function changedProducts(api: Api, since: string): Promise<Result<readonly Product[]>> {
  const page = await api.listAll('v3/catalog/products', Products, { ...WHOLE, 'date_modified:min': since });
  return page.ok ? ok(page.value.entries) : page;
}

/** Ids of the products that carry one of these SKUs, themselves or on a variant; others may be among them. */
export async function productsWithSkus(api: Api, skus: readonly string[]): Promise<Result<readonly number[]>> {
  const ids = new Set<number>();
  const found = new Set<string>();
  // A comma would end the SKU in a list: such a one is asked for alone.
  const filters: Params[] = [
    ...lists(skus.filter((sku) => !sku.includes(','))).map((list) => ({ 'sku:in': list })),
    ...skus.filter((sku) => sku.includes(',')).map((sku) => ({ sku })),
  ];
  for (const filter of filters) {
    const page = await api.listAll('v3/catalog/products', Products, { ...WHOLE, ...filter });
    if (!page.ok) return page;
    for (const { id, sku, variants } of page.value.entries) {
      ids.add(id);
      for (const known of [sku, ...variants.map((variant) => variant.sku)]) if (known !== null) found.add(known);
    }
  }
  // A product's own SKU is looked up among products only, a variant's among variants only, and there one at a time.
  const variants = await variantsWithSkus(
    api,
    skus.filter((sku) => !found.has(sku)),
  );
  if (!variants.ok) return variants;
  for (const id of variants.value) ids.add(id);
  return ok([...ids]);
}

/** One look-up each, or all variants of the shop where that takes fewer calls. */
async function variantsWithSkus(api: Api, skus: readonly string[]): Promise<Result<readonly number[]>> {
  if (skus.length === 0) return ok([]);
  const path = 'v3/catalog/variants';
  const all = { include_fields: 'product_id,sku', limit: CATALOGUE_PAGE };
  const first = skus.length === 1 ? null : await api.list(path, Variants, { ...all, limit: 1 });
  if (first && !first.ok) return first;
  const filters: Params[] =
    first && first.value.total / CATALOGUE_PAGE <= skus.length ? [all] : skus.map((sku) => ({ ...all, sku }));
  const wanted = new Set(skus);
  const ids: number[] = [];
  for (const filter of filters) {
    const page = await api.listAll(path, Variants, filter);
    if (!page.ok) return page;
    for (const { sku, product_id } of page.value.entries) if (sku !== null && wanted.has(sku)) ids.push(product_id);
  }
  return ok(ids);
}

/** SKUs as values of a list, each short enough for an address. An empty one would mean no filter at all. */
function lists(skus: readonly string[]): string[] {
  const made: string[] = [];
  const list: string[] = [];
  for (const sku of skus.filter((one) => one.trim() !== '')) {
    const full = list.length >= IN_ONE_ADDRESS || encodeURIComponent([...list, sku].join(',')).length > LONGEST_LIST;
    if (full && list.length > 0) made.push(list.splice(0).join(','));
    list.push(sku);
  }
  if (list.length > 0) made.push(list.join(','));
  return made;
}
