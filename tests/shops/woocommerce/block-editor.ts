import { adminPage } from './admin-page.ts';
import { escapeHtml } from './html.ts';
import type { Post } from './store.ts';

/** The newer product editor: one app in one element, with no place of its own for anything else. */
export function blockEditor(home: string, post: Post): string {
  return adminPage(home, {
    title: 'Edit product',
    classes: 'woocommerce-admin-page woocommerce_page_wc-admin',
    current: 'Products',
    main: `<div id="root"><div class="woocommerce-layout"><div class="woocommerce-layout__main"><h1 class="woocommerce-layout__header-heading">${escapeHtml(post.title)}</h1><label>Available quantity <input type="number" value="${post.stock ?? ''}"></label></div></div></div>`,
  });
}
