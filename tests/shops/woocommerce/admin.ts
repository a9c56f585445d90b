import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminPage } from './admin-page.ts';
import { blockEditor } from './block-editor.ts';
import { saveForm, saveVariations } from './form-save.ts';
import { escapeHtml } from './html.ts';
import { createLoginPage } from './login-page.ts';
import { emptyForm, productForm } from './product-form.ts';
import { productList } from './product-list.ts';
import type { Store } from './store.ts';
import type { Sessions } from './users.ts';
import { variationsForm } from './variations-form.ts';

export interface AdminRequest {
  method: string;
  /** Below the shop's own path. */
  path: string;
  query: URLSearchParams;
  body: string;
  cookie: string | undefined;
}

export interface AdminReply {
  status: number;
  type: string;
  body: string;
  location?: string;
  cookies?: readonly string[];
}

export interface AdminOptions {
  sessions: Sessions;
  /** Below the host: where the site's cookies count. */
  sitePath: string;
  /** false: everybody sees the pages, as if logged in. */
  login: boolean;
}

const asset = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

/** The pages of wp-admin that have to do with products, and logging in to them. Null: no such page. */
export function createAdmin(
  store: Store,
  home: string,
  { sessions, sitePath, login }: AdminOptions,
): (request: AdminRequest) => AdminReply | null {
  const loginPage = createLoginPage(sessions, home, sitePath);
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
    const app = /^\/product\/(\d+)/.exec(query.get('path') ?? '')?.[1];
    if (file === 'admin.php' && query.get('page') === 'wc-admin' && app !== undefined) {
      const post = store.post(Number(app));
      return post ? html(blockEditor(home, post)) : null;
    }
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

  return (request) => {
    const { method, path, query, body, cookie } = request;
    if (path === '/wp-login.php') return loginPage(request);
    if (path === '' || path === '/') return { status: 302, type: 'text/html', body: '', location: list };
    const file = /^\/wp-admin\/?([\w-]*(?:\.php)?)$/.exec(path)?.[1];
    if (file === undefined) return null;
    const session = sessions.of(cookie);
    if (file === 'admin-ajax.php' && query.get('action') === 'rest-nonce') {
      // An action that nobody who is logged out has: `0`.
      return session
        ? { status: 200, type: 'text/plain', body: sessions.nonce('wp_rest', session) }
        : { status: 400, type: 'text/html', body: '0' };
    }
    if (login && !file.startsWith('load-') && !sessions.of(cookie, sessions.adminCookie)) {
      if (file === 'admin-ajax.php') return { status: 400, type: 'text/html', body: '0' };
      const back = `${home}${path}${query.size > 0 ? `?${query}` : ''}`;
      const to = new URLSearchParams({ redirect_to: back, reauth: '1' });
      return { status: 302, type: 'text/html', body: '', location: `${home}/wp-login.php?${to}` };
    }
    const out = session && `${home}/wp-login.php?action=logout&_wpnonce=${sessions.nonce('log-out', session)}`;
    const reply = page(method, file, query, body);
    // The bar says who is there, and lets them out.
    const who = session && `Howdy, ${escapeHtml(session.user.name)} <a href="${escapeHtml(out ?? '')}">Log Out</a>`;
    return who && reply ? { ...reply, body: reply.body.replace('Howdy, shop manager', who) } : reply;
  };

  function page(method: string, file: string, query: URLSearchParams, body: string): AdminReply | null {
    return method === 'POST' ? post(file, new URLSearchParams(body)) : get(file, query);
  }
}

function plain(home: string, title: string, classes: string): string {
  return adminPage(home, { title, classes, current: title, main: `<h1 class="wp-heading-inline">${title}</h1>` });
}

const html = (body: string, status = 200): AdminReply => ({ status, type: 'text/html', body });
