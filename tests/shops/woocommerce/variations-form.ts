import { notice } from './admin-page.ts';
import { escapeHtml } from './html.ts';
import type { Post, Store } from './store.ts';

/** The rows of the variations tab, which come when it is opened. */
export function variationsForm(store: Store, product: Post, errors: readonly string[]): string {
  const rows = store.variations(product.id).map((post, index) => row(post, index));
  return `${notice('error', 'variations_errors', errors)}${rows.join('')}
<div class="toolbar"><button type="button" class="button button-primary save-variation-changes">Save changes</button></div>`;
}

function row(post: Post, index: number): string {
  const name = (field: string) => `${field}[${index}]`;
  const stock = post.manageStock ? (post.stock ?? 0) : '';
  const options = post.attributes.map((one) => escapeHtml(one.option)).join(' / ');
  return `<div class="woocommerce_variation wc-metabox">
<h3><strong>#${post.id}</strong> ${options}</h3>
<input type="hidden" class="variable_post_id" name="${name('variable_post_id')}" value="${post.id}">
<div class="woocommerce_variable_attributes">
<p class="form-row"><label>SKU <input type="text" name="${name('variable_sku')}" value="${escapeHtml(post.sku)}"></label></p>
<p class="form-row"><label><input type="checkbox" class="variable_manage_stock" name="${name('variable_manage_stock')}" value="yes"${post.manageStock ? ' checked' : ''}> Manage stock?</label></p>
<p class="form-row show_if_variation_manage_stock"${post.manageStock ? '' : ' hidden'}><label>Stock quantity <input type="number" step="any" name="${name('variable_stock')}" value="${stock}"></label><input type="hidden" name="${name('variable_original_stock')}" value="${stock}"></p>
</div></div>`;
}
