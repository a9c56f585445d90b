import { adminPage } from './admin-page.ts';
import { escapeHtml } from './html.ts';
import type { Post, Store } from './store.ts';

/** All products, each a link to its page. */
export function productList(store: Store, home: string, search: string): string {
  const wanted = search.trim().toLowerCase();
  const products = store
    .all()
    .filter((post) => post.parent === 0 && `${post.title} ${post.sku}`.toLowerCase().includes(wanted))
    .sort((a, b) => b.id - a.id);
  const main = `<h1 class="wp-heading-inline">Products</h1>
<a href="${escapeHtml(home)}/wp-admin/post-new.php?post_type=product" class="page-title-action">Add new product</a>
<form class="search-box" method="get"><input type="hidden" name="post_type" value="product"><label class="screen-reader-text" for="post-search-input">Search products:</label><input type="search" id="post-search-input" name="s" value="${escapeHtml(search)}"> <input type="submit" class="button" value="Search products"></form>
<table class="wp-list-table widefat fixed striped posts">
<thead><tr><th scope="col" class="column-name">Name</th><th scope="col">SKU</th><th scope="col">Stock</th><th scope="col">Price</th></tr></thead>
<tbody id="the-list">${products.map((post) => row(store, home, post)).join('')}</tbody>
</table>`;
  return adminPage(home, { title: 'Products', classes: 'edit-php post-type-product', current: 'All Products', main });
}

function row(store: Store, home: string, post: Post): string {
  const quantity = store.figure(post);
  const stock =
    quantity === null
      ? '<mark class="instock">In stock</mark>'
      : `<mark class="${quantity > 0 ? 'instock' : 'outofstock'}">${quantity > 0 ? 'In stock' : 'Out of stock'}</mark> (${quantity})`;
  return `<tr id="post-${post.id}" class="type-product"><td class="name"><strong><a class="row-title" href="${escapeHtml(home)}/wp-admin/post.php?post=${post.id}&amp;action=edit"><bdi>${escapeHtml(post.title)}</bdi></a></strong></td><td class="sku">${escapeHtml(post.sku || '–')}</td><td class="is_in_stock">${stock}</td><td>€24.00</td></tr>`;
}
