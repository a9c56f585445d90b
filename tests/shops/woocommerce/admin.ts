import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminPage } from './admin-page.ts';
import { saveForm, saveVariations } from './form-save.ts';
import { emptyForm, productForm } from './product-form.ts';
import { productList } from './product-list.ts';
import type { Store } from './store.ts';
import { variationsForm } from './variations-form.ts';

export interface AdminRequest {
  method: string;
  /** Below the shop's own path. */
  path: string;
  query: URLSearchParams;
  body: string;
}

export interface AdminReply {
  status: number;
  type: string;
  body: string;
  location?: string;
}

const asset = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

/** The pages of wp-admin that have to do with products. Null: no such page. */
export function createAdmin(store: Store, home: string): (request: AdminRequest) => AdminReply | null {
  // What the last save has to say on the page that comes after it, by post.
  const notices = new Map<number, readonly string[]>();
  const files = { 'load-styles.php': asset('admin.css'), 'load-scripts.php': asset('admin-behaviour.mjs') };
  const list = `${home}/wp-admin/edit.php?post_type=product`;

  const edit = (id: number, updated: boolean): AdminReply => {
    const post = store.post(id);
    if (post?.parent !== 0) {
      return html(
        adminPage(home, {
          title: 'Error',
          classes: 'error',
          current: '',
          main: '<p>You attempted to edit an item that does not exist. Perhaps it was deleted?</p>',
        }),
        404,
      );
    }
    const errors = notices.get(id) ?? [];
    notices.delete(id);
    return html(productForm(store, home, post, { errors, updated }));
  };

  const get = (file: string, query: URLSearchParams): AdminReply | null => {
    if (file === 'load-styles.php') return { status: 200, type: 'text/css', body: files[file] };
    if (file === 'load-scripts.php') return { status: 200, type: 'text/javascript', body: files[file] };
    if (file === 'post.php') return edit(Number(query.get('post')), query.get('message') === '1');
    if (file === 'post-new.php') return html(emptyForm(home));
    if (file === 'edit.php' && query.get('post_type') === 'product')
      return html(productList(store, home, query.get('s') ?? ''));
    if (file === '' || file === 'index.php') return html(plain(home, 'Dashboard', 'index-php'));
    if (file === 'edit.php' || file === 'admin.php') return html(plain(home, 'Orders', 'post-type-shop_order'));
    return null;
  };

  const post = (file: string, form: URLSearchParams): AdminReply | null => {
    if (file === 'post.php' && form.get('action') === 'editpost') {
      const id = Number(form.get('post_ID'));
      const saved = store.post(id);
      if (!saved) return edit(id, false);
      notices.set(id, saveForm(store, saved, form));
      return {
        status: 302,
        type: 'text/html',
        body: '',
        location: `${home}/wp-admin/post.php?post=${id}&action=edit&message=1`,
      };
    }
    if (file !== 'admin-ajax.php') return null;
    const product = store.post(Number(form.get('product_id')));
    if (!product) return { status: 400, type: 'text/html', body: '0' };
    const errors = form.get('action') === 'woocommerce_save_variations' ? saveVariations(store, form) : [];
    return html(variationsForm(store, product, errors));
  };

  return ({ method, path, query, body }) => {
    if (path === '' || path === '/') return { status: 302, type: 'text/html', body: '', location: list };
    const file = /^\/wp-admin\/?([\w-]*(?:\.php)?)$/.exec(path)?.[1];
    if (file === undefined) return null;
    return method === 'POST' ? post(file, new URLSearchParams(body)) : get(file, query);
  };
}

function plain(home: string, title: string, classes: string): string {
  return adminPage(home, { title, classes, current: title, main: `<h1 class="wp-heading-inline">${title}</h1>` });
}

const html = (body: string, status = 200): AdminReply => ({ status, type: 'text/html', body });
