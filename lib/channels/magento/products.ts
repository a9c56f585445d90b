import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../model/channel-error.ts';
import type { ItemId, Sku } from '../../model/ids.ts';
import type { Api, Page } from './api.ts';
import { anyOf, type Groups, PAGE_SIZE } from './criteria.ts';
import { Configurable, ConfigurableLinks, Product } from './schema.ts';

const FIELDS = 'id,sku,name,type_id,visibility';
const LINK_FIELDS = 'id,name,extension_attributes[configurable_product_links]';

/** The order in which nothing is skipped when products are added while pages are read. */
const BY_ID = 'entity_id';

/** What has no stock itself: it sells what it is made of. */
const MADE_OF_OTHERS = ['configurable', 'bundle', 'grouped'];

export const isCounted = ({ type_id }: Product): boolean => !MADE_OF_OTHERS.includes(type_id);

export const isConfigurable = ({ type_id }: Product): boolean => type_id === 'configurable';

/** A configurable product, as far as its variants show it. */
export interface Parent {
  id: number;
  name: string;
}

/** Products by their ids; those that are gone aren't in it. */
export async function readById(api: Api, items: readonly ItemId[]): Promise<Result<readonly Product[]>> {
  return readAny(
    api,
    'entity_id',
    [...new Set(items)].filter((item) => /^\d{1,15}$/.test(item)),
  );
}

/** Products with exactly these SKUs. Magento itself doesn't look at case, so it gives more than that. */
export async function readWithSku(api: Api, skus: readonly Sku[]): Promise<Result<readonly Product[]>> {
  const wanted = new Set(skus.filter((sku) => sku !== ''));
  const found = await readAny(api, 'sku', [...wanted]);
  return found.ok ? ok(found.value.filter(({ sku }) => sku != null && wanted.has(sku))) : found;
}

async function readAny(api: Api, field: string, values: readonly string[]): Promise<Result<readonly Product[]>> {
  const found = new Map<number, Product>();
  for (const group of anyOf(field, values)) {
    const page = await api.all('products', Product, { groups: [group], sort: BY_ID, fields: FIELDS });
    if (!page.ok) return page;
    for (const product of page.value.items) found.set(product.id, product);
  }
  return ok([...found.values()]);
}

/** One page of all products, in the order of their ids. */
export async function readPage(api: Api, page: number): Promise<Result<Page<Product>>> {
  return api.page('products', Product, { groups: [], sort: BY_ID, fields: FIELDS, pageSize: PAGE_SIZE, page });
}

/** The variants of a configurable product, by their ids. */
export async function readVariants(api: Api, id: number): Promise<Result<readonly Product[]>> {
  const groups: Groups = [[{ field: 'entity_id', value: `${id}`, condition: 'eq' }]];
  const own = await api.all('products', Configurable, { groups, fields: LINK_FIELDS });
  if (!own.ok) return own;
  const [product] = own.value.items;
  if (!product) return fail({ kind: 'not-found', detail: 'no such product' });
  return readById(api, linksOf(product));
}

/**
 * Which configurable product each variant belongs to. Magento tells only the variants of a product, so all that have
 * some are read: this is for titles alone, and the caller asks only when there is something that may be a variant.
 */
export async function readParents(api: Api): Promise<Result<ReadonlyMap<ItemId, Parent>>> {
  const groups: Groups = [[{ field: 'type_id', value: 'configurable', condition: 'eq' }]];
  const found = await api.all('products', Configurable, { groups, sort: BY_ID, fields: LINK_FIELDS });
  if (!found.ok) return found;
  return ok(
    new Map(
      found.value.items.flatMap((product) =>
        linksOf(product).map((item): [ItemId, Parent] => [item, { id: product.id, name: product.name ?? '' }]),
      ),
    ),
  );
}

/** Not shown by itself: a variant, or a part of a bundle. */
export const mayBeVariant = ({ visibility }: Product): boolean => visibility === 1;

function linksOf({ extension_attributes: attributes }: Configurable): readonly ItemId[] {
  const links = z.safeParse(ConfigurableLinks, attributes);
  return links.success ? links.data.configurable_product_links.map(String) : [];
}
