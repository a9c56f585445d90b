import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminPage } from './admin-page.ts';
import { escapeHtml } from './html.ts';
import { type FormRow, productForm } from './product-form.ts';
import type { ShopState } from './state.ts';

export interface AdminRequest {
  method: string;
  /** Below the admin's own path. */
  path: string;
  body: string;
}

export interface AdminReply {
  status: number;
  type: string;
  body: string;
}

const asset = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const html = (body: string, status = 200): AdminReply => ({ status, type: 'text/html', body });

/** The pages of the admin that have to do with products. Null: no such page. */
export function createAdmin(
  state: ShopState,
  base: string,
  formDelayMs: () => number,
): (request: AdminRequest) => AdminReply | null {
  const css = asset('admin.css');
  const script = asset('admin-behaviour.mjs');

  return ({ method, path, body }) => {
    if (path === '/static/admin.css') return { status: 200, type: 'text/css', body: css };
    if (path === '/static/admin.js') return { status: 200, type: 'text/javascript', body: script };
    const product = state.products.get(Number(/^\/catalog\/product\/(?:edit|save)\/.*?\bid\/(\d+)/.exec(path)?.[1]));
    if (/^\/catalog\/product\/edit\//.test(path)) {
      return product
        ? html(productForm(state, base, product, formDelayMs()))
        : html(adminPage(base, { title: 'Products', main: '<p>This product doesn’t exist.</p>' }), 200);
    }
    if (/^\/catalog\/product\/save\//.test(path) && method === 'POST') {
      if (!product?.sku) return html('', 400);
      // Whatever the shop has by now: the form's figures overwrite it, without a word.
      for (const row of JSON.parse(body) as readonly FormRow[]) {
        state.setRow(product.sku, row.source_code, row.quantity, row.status);
      }
      return html('', 200);
    }
    if (/^\/(catalog\/product\/?(index\/.*)?|admin\/.*)?$/.test(path)) return html(grid(state, base));
    if (/^\/catalog\/product\/new\//.test(path))
      return html(adminPage(base, { title: 'New Product', main: '<div id="product_form_new"></div>' }));
    return null;
  };
}

/** All products, each a link to its page. */
function grid(state: ShopState, base: string): string {
  const rows = [...state.products.values()].map(
    ({ id, name, sku }) =>
      `<tr class="data-row"><td>${id}</td><td><a href="${escapeHtml(base)}/catalog/product/edit/id/${id}/">${escapeHtml(name)}</a></td><td>${escapeHtml(sku ?? '')}</td></tr>`,
  );
  return adminPage(base, {
    title: 'Products',
    main: `<table class="data-grid"><thead><tr><th>ID</th><th>Name</th><th>SKU</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  });
}
