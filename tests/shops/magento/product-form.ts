import { adminPage } from './admin-page.ts';
import { escapeHtml } from './html.ts';
import type { Product, ShopState } from './state.ts';

/** A row of the form as its script keeps it: `source_code` is there, and nowhere in the page. */
export interface FormRow {
  source_code: string;
  quantity: number;
  status: number;
}

/** The product form. Its hooks are those of the real one; its content comes some time after the page, as there. */
export function productForm(state: ShopState, base: string, product: Product, delayMs: number): string {
  const rows = rowsOf(state, product);
  const model: readonly FormRow[] = rows.map(({ source, quantity, status }) => ({
    source_code: source,
    quantity,
    status,
  }));
  const main = `<div class="page-main-actions" data-ui-id="page-actions-toolbar"><div class="page-actions"><button type="button" id="back" class="action-back">Back</button><button type="button" id="save-button" class="action-primary" disabled>Save</button></div></div>
<div id="messages"></div>
<div class="page-columns"><div class="main-col"><div id="product_form" class="entry-edit" data-save="${escapeHtml(base)}/catalog/product/save/id/${product.id}/" data-delay="${delayMs}"><div class="admin__data-grid-loading-mask">Loading…</div></div></div></div>
<template id="rendered">${formContent(state, product)}</template>
<script type="application/json" id="model">${JSON.stringify(model).replaceAll('<', '\\u003c')}</script>`;
  return adminPage(base, { title: product.name, main });
}

/** What the form's script renders. */
export function formContent(state: ShopState, product: Product): string {
  return `<div class="fieldset-wrapper" data-index="product-details">
${field('status', 'Enable Product', '<label class="switch"><input type="checkbox" checked aria-label="Enable Product"> Yes</label>')}
${field('name', 'Product Name', `<input class="admin__control-text" type="text" name="product[name]" value="${escapeHtml(product.name)}" aria-label="Product Name">`)}
${field('sku', 'SKU', `<input class="admin__control-text" type="text" name="product[sku]" value="${escapeHtml(product.sku ?? '')}" aria-label="SKU">`)}
${field('price', 'Price', '<input class="admin__control-text narrow" type="text" name="product[price]" value="24.00" aria-label="Price">')}
</div>
${product.type === 'configurable' ? configurations(state, product) : sources(state, product)}
<div class="fieldset-wrapper" data-index="content"><div class="fieldset-wrapper-title"><strong class="title">Content</strong></div></div>
<div class="fieldset-wrapper" data-index="images"><div class="fieldset-wrapper-title"><strong class="title">Images And Videos</strong></div></div>`;
}

/** A shop whose first source is its only one has a single field, by the product's price. */
function sources(state: ShopState, product: Product): string {
  const rows = rowsOf(state, product);
  if (state.sources.length === 1) {
    const [row] = rows;
    return `<div class="fieldset-wrapper">${field('quantity_and_stock_status_qty', 'Quantity', `<input class="admin__control-text narrow" type="text" name="product[quantity_and_stock_status][qty]" data-row="0" aria-label="Quantity" value="${row?.quantity ?? ''}">`)}</div>`;
  }
  const stocks = state.stocks.filter(({ id }) => state.isAssigned(id, product.sku ?? ''));
  return `<div class="fieldset-wrapper" data-index="sources">
<div class="fieldset-wrapper-title"><strong class="title">Sources</strong></div>
<div class="fieldset-content">
<div class="admin__field admin__field-wide" data-index="assigned_sources"><table class="admin__dynamic-rows">
<thead><tr><th>Name</th><th>Source Status</th><th>Source Item Status</th><th>Qty</th><th>Actions</th></tr></thead>
<tbody>${rows.map((row, index) => rowHtml(state, product, row, index)).join('')}</tbody></table></div>
<div class="admin__field" data-index="salable_quantity"><strong>Salable Quantity</strong><table class="admin__dynamic-rows"><tbody>${stocks
    .map(
      ({ id, name }) =>
        `<tr><td>${escapeHtml(name)}</td><td>${state.salable(id, product.sku ?? '').quantity}</td></tr>`,
    )
    .join('')}</tbody></table></div>
</div></div>`;
}

function rowHtml(
  state: ShopState,
  product: Product,
  { source, quantity, status }: ShopState['items'][number],
  index: number,
): string {
  const at = state.sources.find(({ code }) => code === source);
  const name = (what: string) => `sources[assigned_sources][${index}][${what}]`;
  const disabled = product.manageStock ? '' : ' disabled';
  const option = (value: number, text: string) =>
    `<option value="${value}"${status === value ? ' selected' : ''}>${text}</option>`;
  return `<tr class="data-row" data-repeat-index="${index}"><td><div class="admin__field" data-index="name"><span>${escapeHtml(at?.name ?? source)}</span></div></td><td>${at?.enabled ? 'Enabled' : 'Disabled'}</td><td><select class="admin__control-select" name="${name('status')}" data-row="${index}" aria-label="Source Item Status"${disabled}>${option(1, 'In Stock')}${option(0, 'Out of Stock')}</select></td><td><input class="admin__control-text narrow" type="text" name="${name('quantity')}" data-row="${index}" aria-label="Qty" value="${quantity}"${disabled}></td><td><a href="#">Unassign</a></td></tr>`;
}

function configurations(state: ShopState, product: Product): string {
  const rows = product.children.map((id) => {
    const child = state.products.get(id);
    return `<tr><td>${escapeHtml(child?.name ?? '')}</td><td>${escapeHtml(child?.sku ?? '')}</td></tr>`;
  });
  return `<div class="fieldset-wrapper" data-index="configurable"><div class="fieldset-wrapper-title"><strong class="title">Configurations</strong></div><table class="admin__dynamic-rows"><thead><tr><th>Name</th><th>SKU</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const rowsOf = (state: ShopState, { sku }: Product) =>
  state.sources.flatMap(({ code }) => (sku === null ? [] : (state.row(sku, code) ?? [])));

const field = (index: string, label: string, input: string): string =>
  `<div class="admin__field" data-index="${index}"><span class="admin__field-label">${label}</span><div class="admin__field-control">${input}</div></div>`;
