/** What the address of a product's page in the admin says. */
export interface AdminProduct {
  /** Path before the admin: '' or '/store'. */
  basePath: string;
  adminPath: string;
  product: string;
}

/**
 * `/{admin}/catalog/product/edit/id/5/…`, also behind `/index.php/` and below a path. What follows are pairs of names
 * and values in any order: the product's id, its set, a store view, a key. Null: another page, or a new product.
 */
export function adminProduct(url: URL): AdminProduct | null {
  const match = /^(.*?)\/([\w-]+)\/catalog\/product\/edit\/(.*)$/.exec(url.pathname);
  if (!match) return null;
  const [, before = '', adminPath = '', rest = ''] = match;
  const parts = rest.split('/');
  const at = parts.findIndex((part, index) => index % 2 === 0 && part === 'id');
  const product = at < 0 ? '' : (parts[at + 1] ?? '');
  if (!/^[1-9]\d*$/.test(product)) return null;
  return { basePath: before.replace(/\/index\.php$/, ''), adminPath, product };
}
