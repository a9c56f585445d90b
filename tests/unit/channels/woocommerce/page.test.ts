// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { wooCommercePage } from '../../../../lib/channels/woocommerce/page.ts';
import { productForm } from '../../../shops/woocommerce/product-form.ts';
import { createStore } from '../../../shops/woocommerce/store.ts';

const HOME = 'https://shop.example.test/store';
const store = createStore('Acme Woo', () => 0);

/** The stand-in's own edit page, as a document. */
function show(sku: string): void {
  const post = store.bySku(sku);
  const html = productForm(store, HOME, post, { errors: [], updated: false });
  document.body.innerHTML = html.slice(html.indexOf('<body'));
  document.body.className = 'wp-admin post-php post-type-product';
}

const product = (path: string) => wooCommercePage.product(new URL(`https://shop.example.test${path}`), document);

beforeEach(() => show('EM-350-FG'));

describe('which product', () => {
  test('the classic editor, also below a path and after a save', () => {
    const expected = {
      channel: 'woocommerce',
      origin: 'https://shop.example.test',
      basePath: '',
      adminHandle: null,
      product: '12',
      variant: null,
    };
    expect(product('/wp-admin/post.php?post=12&action=edit')).toEqual(expected);
    expect(product('/wp-admin/post.php?post=12&action=edit&message=1#x')).toEqual(expected);
    expect(product('/store/wp-admin/post.php?post=12&action=edit')).toEqual({ ...expected, basePath: '/store' });
    expect(product('/wp-admin/admin.php?page=wc-admin&path=%2Fproduct%2F12')).toEqual(expected);
  });

  test.each([
    '/wp-admin/edit.php?post_type=product',
    '/wp-admin/post-new.php?post_type=product',
    '/wp-admin/post.php?post=12&action=trash',
    '/wp-admin/post.php?post=abc&action=edit',
    '/wp-admin/post.php?action=edit',
    '/wp-admin/admin.php?page=wc-admin&path=/analytics/products',
    '/wp-admin/admin.php?page=wc-orders&id=12',
    '/product/12',
  ])('none on %s', (path) => {
    expect(product(path)).toBeNull();
  });

  test('none where the same address shows an order', () => {
    document.body.className = 'wp-admin post-php post-type-shop_order';
    expect(product('/wp-admin/post.php?post=12&action=edit')).toBeNull();
  });
});

test('the panel goes below the box with Update, or into the side column where that box isn’t', () => {
  expect(wooCommercePage.anchor(document)).toMatchObject({ element: { id: 'submitdiv' }, place: 'after' });
  document.querySelector('#submitdiv')?.remove();
  expect(wooCommercePage.anchor(document)).toMatchObject({ element: { id: 'side-sortables' }, place: 'prepend' });
  document.querySelector('#side-sortables')?.remove();
  expect(wooCommercePage.anchor(document)).toMatchObject({ element: { id: 'postbox-container-1' }, place: 'prepend' });
  document.querySelector('#postbox-container-1')?.remove();
  expect(wooCommercePage.anchor(document)).toBeNull();
});

describe('the page’s own stock field', () => {
  const own = (figure: number) =>
    wooCommercePage.ownFields?.(document, [
      { item: '10', sku: 'MUG', remoteLocation: 'stock', location: 'Store stock', figure },
    ])[0] ?? null;
  const input = (selector: string) => document.querySelector(selector) as HTMLInputElement;

  test('is up to date as long as the shop has what the form was opened with, whatever is typed', () => {
    expect(own(40)).toMatchObject({ stale: false, shows: 40 });
    input('#_stock').value = '44';
    expect(own(40)).toMatchObject({ stale: false, shows: 44 });
  });

  test('is stale when the shop has moved on; brought up to date, the form may be saved', () => {
    const events: string[] = [];
    for (const type of ['input', 'change']) {
      document.addEventListener(type, (event) => events.push(`${type} ${(event.target as HTMLInputElement).name}`));
    }
    const field = own(37);
    expect(field).toMatchObject({ stale: true, shows: 40 });
    field?.bringUpToDate();
    expect([input('#_stock').value, input('input[name="_original_stock"]').value]).toEqual(['37', '37']);
    expect(events).toEqual(expect.arrayContaining(['input _stock', 'change _stock']));
    expect(own(37)).toMatchObject({ stale: false, shows: 37 });
  });

  test('is none where the product isn’t counted, or has no number in it', () => {
    input('#_stock').value = '';
    expect(own(40)).toBeNull();
    input('#_stock').value = '40';
    input('#_manage_stock').checked = false;
    expect(own(40)).toBeNull();
  });
});
