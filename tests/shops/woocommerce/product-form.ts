import { adminPage, notice } from './admin-page.ts';
import { escapeHtml } from './html.ts';
import type { Post, Store } from './store.ts';

/** The classic product editor. Its ids and names are those of the real one. */
export function productForm(
  store: Store,
  home: string,
  post: Post,
  { errors, updated }: { errors: readonly string[]; updated: boolean },
): string {
  const variable = post.type === 'variable';
  const tabs = [
    ['general', 'General', 'general_product_data'],
    ['inventory', 'Inventory', 'inventory_product_data'],
    ['shipping', 'Delivery', 'shipping_product_data'],
    ['attribute', 'Attributes', 'product_attributes'],
    ...(variable ? [['variations', 'Variations', 'variable_product_options']] : []),
  ];
  const active = variable ? 'inventory' : 'general';
  const panel = (id: string, content: string) =>
    `<div id="${id}" class="panel woocommerce_options_panel"${id.startsWith(active) ? '' : ' hidden'}>${content}</div>`;
  const main = `<h1 class="wp-heading-inline">Edit product</h1>
<a href="${escapeHtml(home)}/wp-admin/post-new.php?post_type=product" class="page-title-action">Add new product</a>
${notice('error', 'woocommerce_errors', errors)}
${updated ? notice('success', 'message', ['Product updated. <a href="#">View Product</a>']) : ''}
<form name="post" action="${escapeHtml(home)}/wp-admin/post.php" method="post" id="post">
<input type="hidden" id="hiddenaction" name="action" value="editpost">
<input type="hidden" id="post_type" name="post_type" value="product">
<input type="hidden" id="post_ID" name="post_ID" value="${post.id}">
<div id="poststuff"><div id="post-body" class="metabox-holder columns-2">
<div id="post-body-content">
<div id="titlediv"><label class="screen-reader-text" for="title">Product name</label><input type="text" name="post_title" id="title" spellcheck="true" autocomplete="off" value="${escapeHtml(post.title)}">
<div id="edit-slug-box"><strong>Permalink:</strong> <a href="#">${escapeHtml(home)}/product/${post.id}/</a></div></div>
<div id="postdivrich"><div class="wp-editor-tools"><span>Visual</span><span>Code</span></div><textarea id="content" name="content" rows="8" aria-label="Product description"></textarea></div>
</div>
<div id="postbox-container-1" class="postbox-container"><div id="side-sortables" class="meta-box-sortables">
${publishBox(store, post)}
${box('postimagediv', 'Product image', '<p><a href="#">Set product image</a></p>')}
${box('product_catdiv', 'Product categories', '<label><input type="checkbox" checked> Uncategorised</label>')}
${box('tagsdiv-product_tag', 'Product tags', '<p><input type="text" aria-label="Add new tag"> <button type="button" class="button">Add</button></p>')}
</div></div>
<div id="postbox-container-2" class="postbox-container"><div id="normal-sortables" class="meta-box-sortables">
<div id="woocommerce-product-data" class="postbox">
<div class="postbox-header"><h2>Product data <span class="type_box"> — <label for="product-type"><select id="product-type" name="product-type"><option value="simple"${variable ? '' : ' selected'}>Simple product</option><option value="variable"${variable ? ' selected' : ''}>Variable product</option></select></label></span></h2></div>
<div class="inside"><div class="panel-wrap product_data">
<ul class="product_data_tabs wc-tabs">${tabs
    .map(
      ([key, name, id]) =>
        `<li class="${key}_options ${key}_tab${key === active ? ' active' : ''}"><a href="#${id}"><span>${name}</span></a></li>`,
    )
    .join('')}</ul>
${panel('general_product_data', general(variable))}
${panel('inventory_product_data', inventory(post))}
${panel('shipping_product_data', field('_weight', 'Weight (kg)', '<input type="text" class="short" id="_weight" name="_weight">'))}
${panel('product_attributes', '<p class="toolbar">Attributes are pieces of data that customers can use to search for a product.</p>')}
${variable ? panel('variable_product_options', `<div class="woocommerce_variations" data-product="${post.id}" data-url="${escapeHtml(home)}/wp-admin/admin-ajax.php"></div>`) : ''}
</div></div></div>
${box('postexcerpt', 'Product short description', '<textarea name="excerpt" rows="4" aria-label="Product short description"></textarea>')}
</div></div>
</div></div>
</form>`;
  return adminPage(home, {
    title: `Edit product “${post.title}”`,
    classes: 'post-php post-type-product',
    current: 'Products',
    main,
  });
}

/** A product that isn't there yet: no id, nothing to keep in sync. */
export function emptyForm(home: string): string {
  return adminPage(home, {
    title: 'Add new product',
    classes: 'post-new-php post-type-product',
    current: 'Add new product',
    main: `<h1 class="wp-heading-inline">Add new product</h1>
<div id="poststuff"><div id="post-body" class="metabox-holder columns-2"><div id="post-body-content"><div id="titlediv"><input type="text" id="title" aria-label="Product name" placeholder="Product name"></div></div><div id="postbox-container-1" class="postbox-container"><div id="side-sortables"></div></div></div></div>`,
  });
}

function inventory(post: Post): string {
  const stock = post.manageStock ? (post.stock ?? 0) : '';
  return `<div class="options_group">
${field('_sku', 'SKU', `<input type="text" class="short" name="_sku" id="_sku" value="${escapeHtml(post.sku)}">`)}
</div><div class="options_group">
${field('_manage_stock', 'Stock management', `<label><input type="checkbox" class="checkbox" name="_manage_stock" id="_manage_stock" value="yes"${post.manageStock ? ' checked' : ''}> Track stock quantity for this product</label>`)}
<div class="stock_fields"${post.manageStock ? '' : ' hidden'}>
${field('_stock', 'Quantity', `<input type="number" class="short wc_input_stock" name="_stock" id="_stock" step="any" value="${stock}"><input type="hidden" name="_original_stock" value="${stock}">`)}
${field('_backorders', 'Allow backorders?', '<select id="_backorders" name="_backorders" class="short"><option>Do not allow</option><option>Allow</option></select>')}
${field('_low_stock_amount', 'Low stock threshold', '<input type="number" class="short" name="_low_stock_amount" id="_low_stock_amount" placeholder="Store-wide threshold (2)">')}
</div></div>`;
}

function general(variable: boolean): string {
  if (variable) return '<p class="toolbar">Prices are set for each variation.</p>';
  return `<div class="options_group pricing">${field('_regular_price', 'Regular price (€)', '<input type="text" class="short" name="_regular_price" id="_regular_price" value="24.00">')}${field('_sale_price', 'Sale price (€)', '<input type="text" class="short" name="_sale_price" id="_sale_price">')}</div>`;
}

function field(id: string, label: string, input: string): string {
  return `<p class="form-field ${id}_field"><label for="${id}">${label}</label>${input}</p>`;
}

function box(id: string, title: string, content: string): string {
  return `<div id="${id}" class="postbox"><div class="postbox-header"><h2>${title}</h2></div><div class="inside">${content}</div></div>`;
}

function publishBox(store: Store, post: Post): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(post.created);
  return `<div id="submitdiv" class="postbox"><div class="postbox-header"><h2>Publish</h2></div><div class="inside"><div id="submitpost">
<div id="minor-publishing"><div id="preview-action"><button type="button" class="button">Preview Changes</button></div>
<div class="misc-pub-section">Status: <strong>Published</strong> <a href="#">Edit</a></div>
<div class="misc-pub-section">Visibility: <strong>Public</strong> <a href="#">Edit</a></div>
<div class="misc-pub-section">Published on: <strong>${day}</strong></div>
<div class="misc-pub-section">Catalogue visibility: <strong>Shop and search results</strong> in ${escapeHtml(store.name)}</div></div>
<div id="major-publishing-actions"><div id="delete-action"><a class="submitdelete" href="#">Move to Trash</a></div><div id="publishing-action"><input type="submit" name="save" id="publish" class="button button-primary button-large" value="Update"></div></div>
</div></div></div>`;
}
