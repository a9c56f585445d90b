// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { wooCommercePage } from '../../../../lib/channels/woocommerce/page.ts';
import { productForm } from '../../../shops/woocommerce/product-form.ts';
import { createStore } from '../../../shops/woocommerce/store.ts';
import { variationsForm } from '../../../shops/woocommerce/variations-form.ts';

const HOME = 'https://shop.example.test/store';
const store = createStore('Acme Woo', () => 0);

/** The stand-in's own edit page, as a document. */
function show(sku: string): void {
  const found = store.bySku(sku);
  const post = store.post(found.parent) ?? found;
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
  const MUG = store.bySku('EM-350-FG').id;
  const own = (figure: number) =>
    wooCommercePage.ownFields?.(document, [
      { item: `${MUG}`, sku: 'MUG', remoteLocation: 'stock', location: 'Store stock', figure },
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

describe('the fields of variations', () => {
  const variation = (sku: string) => store.bySku(sku);
  const figureOf = (sku: string, figure: number) => {
    const { id, parent } = variation(sku);
    return { item: `${parent}/${id}`, sku, remoteLocation: 'stock', location: 'Store stock', figure };
  };
  const own = (...figures: ReturnType<typeof figureOf>[]) => wooCommercePage.ownFields?.(document, figures) ?? [];
  const openTab = () => {
    const rows = document.querySelector('.woocommerce_variations');
    const product = store.post(variation('MB-SB-S').parent);
    if (rows && product) rows.innerHTML = variationsForm(store, product, []);
  };
  const row = (sku: string) =>
    [...document.querySelectorAll('.woocommerce_variation')].find(
      (one) => one.querySelector<HTMLInputElement>('.variable_post_id')?.value === `${variation(sku).id}`,
    );
  const input = (sku: string, name: string) => row(sku)?.querySelector(`[name^="${name}["]`) as HTMLInputElement;

  beforeEach(() => show('MB-SB-S'));

  test('aren’t there until their tab is opened', () => {
    expect(own(figureOf('MB-SB-S', 3))).toEqual([]);
    openTab();
    expect(own(figureOf('MB-SB-S', 3))).toHaveLength(1);
  });

  test('are told apart by the variation’s number, and only those are stale that the shop has moved', () => {
    openTab();
    const found = own(figureOf('MB-HO-M', 30), figureOf('MB-SB-S', 14), figureOf('MB-SB-M', 22));
    expect(found.map(({ of, shows, stale }) => [of.sku, shows, stale])).toEqual([
      ['MB-HO-M', 31, true],
      ['MB-SB-S', 14, false],
      ['MB-SB-M', 22, false],
    ]);
  });

  test('brought up to date, both of a row’s fields have the figure, and no other row’s', () => {
    openTab();
    for (const field of own(figureOf('MB-HO-M', 30))) field.bringUpToDate();
    expect([input('MB-HO-M', 'variable_stock').value, input('MB-HO-M', 'variable_original_stock').value]).toEqual([
      '30',
      '30',
    ]);
    expect(input('MB-SB-S', 'variable_stock').value).toBe('14');
    expect(own(figureOf('MB-HO-M', 30))).toMatchObject([{ stale: false, shows: 30 }]);
  });

  test('are none where the variation isn’t counted by itself, or belongs to another product', () => {
    openTab();
    const managed = row('MB-SB-S')?.querySelector<HTMLInputElement>('.variable_manage_stock');
    if (managed) managed.checked = false;
    expect(own(figureOf('MB-SB-S', 3))).toEqual([]);
    expect(own({ ...figureOf('MB-SB-M', 3), item: `999/${variation('MB-SB-M').id}` })).toEqual([]);
  });

  test('stand beside the product’s own, where that keeps stock too', () => {
    const product = store.post(variation('MB-SB-S').parent);
    if (!product) throw new Error('no product');
    Object.assign(product, { manageStock: true, stock: 70 });
    show('MB-SB-S');
    openTab();
    const parent = { ...figureOf('MB-SB-S', 65), item: `${product.id}`, sku: 'MB' };
    expect(own(parent, figureOf('MB-SB-S', 14)).map(({ shows, stale }) => [shows, stale])).toEqual([
      [70, true],
      [14, false],
    ]);
    Object.assign(product, { manageStock: false, stock: null });
  });
});
