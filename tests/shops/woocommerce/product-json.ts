import type { Post, Store } from './store.ts';

/** A product as `/products` gives it, or a variation as `/variations` does; `sku=` gives variations as products. */
export function productJson(store: Store, post: Post, as: 'product' | 'variation'): Record<string, unknown> {
  const managed = store.managed(post);
  const quantity = store.figure(post);
  const options = post.attributes.map((one) => one.option).join(', ');
  return {
    id: post.id,
    ...(as === 'variation'
      ? { name: options, type: 'variation' }
      : { name: options ? `${post.title} - ${options}` : post.title, type: post.type }),
    status: post.status,
    // A variation without a SKU of its own shows its parent's.
    sku: post.sku || store.post(post.parent)?.sku || '',
    global_unique_id: post.barcode,
    price: '24.00',
    manage_stock: managed,
    stock_quantity: quantity,
    stock_status: quantity === null || quantity > 0 ? 'instock' : 'outofstock',
    backorders: 'no',
    backorders_allowed: false,
    backordered: quantity !== null && quantity < 0,
    low_stock_amount: null,
    parent_id: post.parent,
    attributes:
      post.type === 'variable'
        ? attributesOf(store.variations(post.id))
        : post.attributes.map((one, index) => ({ id: index + 1, ...one })),
    ...(post.type === 'variable' ? { variations: store.variations(post.id).map((one) => one.id) } : {}),
    meta_data: post.meta.map((row) => ({ ...row })),
    date_created_gmt: gmt(post.created),
    date_modified_gmt: gmt(post.modified),
  };
}

/** A time as WordPress writes it: UTC without its letter, whole seconds. */
export const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);

/** Only the fields that `_fields` asks for; all of them without it. */
export function pick(json: Record<string, unknown>, fields: string | null): Record<string, unknown> {
  if (!fields) return json;
  const wanted = new Set(fields.split(',').map((one) => one.trim()));
  return Object.fromEntries(Object.entries(json).filter(([key]) => wanted.has(key)));
}

function attributesOf(variations: readonly Post[]): unknown[] {
  const options = new Map<string, Set<string>>();
  for (const { name, option } of variations.flatMap((one) => one.attributes)) {
    options.set(name, (options.get(name) ?? new Set()).add(option));
  }
  return [...options].map(([name, set], index) => ({ id: index + 1, name, variation: true, options: [...set] }));
}
