import type { Post, Store } from './store.ts';

/**
 * Saves the editor's form and gives what it refused. The stock is the only field that is refused: when it isn't any
 * more what the form was opened with. Everything else of the form is saved all the same.
 */
export function saveForm(store: Store, post: Post, form: URLSearchParams): readonly string[] {
  post.title = form.get('post_title') ?? post.title;
  const errors = saveStock(store, post, {
    sku: form.get('_sku'),
    managed: form.get('_manage_stock') === 'yes',
    stock: form.get('_stock'),
    original: form.get('_original_stock'),
  });
  return [...errors, ...saveVariations(store, form)];
}

/** The rows of the variations tab, as far as it was opened. */
export function saveVariations(store: Store, form: URLSearchParams): readonly string[] {
  return [...form.keys()].flatMap((name) => {
    const index = /^variable_post_id\[(\d+)\]$/.exec(name)?.[1];
    const post = index === undefined ? undefined : store.post(Number(form.get(name)));
    if (!post) return [];
    return saveStock(store, post, {
      sku: form.get(`variable_sku[${index}]`),
      managed: form.get(`variable_manage_stock[${index}]`) === 'yes',
      stock: form.get(`variable_stock[${index}]`),
      original: form.get(`variable_original_stock[${index}]`),
    });
  });
}

interface StockFields {
  sku: string | null;
  managed: boolean;
  stock: string | null;
  original: string | null;
}

function saveStock(store: Store, post: Post, fields: StockFields): readonly string[] {
  if (fields.sku !== null) post.sku = fields.sku.trim();
  const has = post.manageStock ? (post.stock ?? 0) : 0;
  const stale = fields.managed && fields.original !== null && has !== Number(fields.original);
  post.manageStock = fields.managed;
  if (!fields.managed) post.stock = null;
  else if (!stale && fields.stock !== null) post.stock = Math.trunc(Number(fields.stock) || 0);
  store.touch(post);
  if (!stale) return [];
  return [
    `The stock has not been updated because the value has changed since editing. Product ${post.id} has ${has} units in stock.`,
  ];
}
