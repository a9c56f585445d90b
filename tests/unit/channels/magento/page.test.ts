// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { ShopFigure } from '../../../../lib/channels/channel.ts';
import { magentoPage } from '../../../../lib/channels/magento/page.ts';
import { formContent } from '../../../shops/magento/product-form.ts';
import { ShopState } from '../../../shops/magento/state.ts';

const MUG = 'EM-350-FG';
const newState = () => new ShopState({ now: () => 0, layout: 'apart', backorders: false, scheduled: false });
let state = newState();

/** The form as its script renders it. */
function show(sku = MUG): void {
  document.body.innerHTML = `<div id="product_form">${formContent(state, state.bySku(sku))}</div>`;
}

beforeEach(() => {
  state = newState();
  show();
});

describe('which product', () => {
  const product = (path: string) => magentoPage.product(new URL(`https://shop.example.test${path}`), document);
  const expected = {
    channel: 'magento',
    origin: 'https://shop.example.test',
    basePath: '',
    adminHandle: null,
    product: '12',
    variant: null,
  };

  test.each([
    ['/admin/catalog/product/edit/id/12/', ''],
    ['/admin/catalog/product/edit/id/12', ''],
    ['/admin_x1/catalog/product/edit/id/12/key/4f2a/', ''],
    ['/admin_x1/catalog/product/edit/id/12/store/2/key/4f2a/#x', ''],
    ['/admin_x1/catalog/product/edit/set/4/type/simple/id/12/back/edit/', ''],
    ['/index.php/admin_x1/catalog/product/edit/id/12/', ''],
    ['/store/admin_x1/catalog/product/edit/id/12/', '/store'],
    ['/store/index.php/admin_x1/catalog/product/edit/id/12/', '/store'],
  ])('%s', (path, basePath) => {
    expect(product(path)).toEqual({ ...expected, basePath });
  });

  test.each([
    '/admin/catalog/product/index/key/4f2a/',
    '/admin/catalog/product/',
    '/admin/catalog/product/new/set/4/type/simple/',
    '/admin/catalog/product/edit/id/abc/',
    '/admin/catalog/product/edit/store/12/',
    '/admin/catalog/category/edit/id/12/',
    '/admin/sales/order/view/order_id/12/',
    '/catalog/product/edit/id/12/',
    '/mug.html',
  ])('none on %s', (path) => {
    expect(product(path)).toBeNull();
  });
});

test('the panel is docked: the form is one wide column, with its Save bar at the top', () => {
  expect(magentoPage.anchor(document)).toBeNull();
  expect(magentoPage.bottomInset(document)).toBe(0);
});

describe('the form’s own fields', () => {
  const figure = (location: string, change: Partial<ShopFigure>): ShopFigure => ({
    item: '41',
    sku: MUG,
    remoteLocation: location === 'Harbour Street' ? '1:default' : '2:rotterdam',
    location,
    figure: 40,
    ...change,
  });
  const own = (...figures: ShopFigure[]) => magentoPage.ownFields?.(document, figures) ?? [];
  const input = (index: number) =>
    document.querySelector(`input[name="sources[assigned_sources][${index}][quantity]"]`) as HTMLInputElement;
  const status = (index: number) =>
    document.querySelector(`select[name="sources[assigned_sources][${index}][status]"]`) as HTMLSelectElement;

  test('belong to the figure whose location has the row’s name', () => {
    const found = own(figure('Rotterdam DC', { own: 6 }), figure('Harbour Street', { own: 40 }));
    expect(found.map(({ of, shows, stale }) => [of.location, shows, stale])).toEqual([
      ['Harbour Street', 40, false],
      ['Rotterdam DC', 6, false],
    ]);
  });

  test('what the field shows is the source’s quantity: an open order doesn’t make it stale', () => {
    expect(own(figure('Harbour Street', { figure: 37, own: 40 }))).toMatchObject([{ stale: false, shows: 40 }]);
  });

  test('where only what can be sold is known, nothing is said of the field', () => {
    expect(own(figure('Harbour Street', { figure: 37 }))).toEqual([]);
  });

  test('where the figure is the source’s own quantity, it is what the field should say', () => {
    expect(own(figure('Harbour Street', { remoteLocation: 'default', figure: 37 }))).toMatchObject([{ stale: true }]);
  });

  test('what somebody types there isn’t stale; what the shop got meanwhile is', () => {
    own(figure('Harbour Street', { own: 40 }));
    input(0).value = '44';
    expect(own(figure('Harbour Street', { own: 40 }))).toMatchObject([{ stale: false, shows: 44 }]);
    expect(own(figure('Harbour Street', { own: 39 }))).toMatchObject([{ stale: true, shows: 44 }]);
  });

  test('brought up to date with events, so that the form’s script takes it over', () => {
    const events: string[] = [];
    for (const type of ['input', 'change']) {
      document.addEventListener(type, (event) => events.push(`${type} ${(event.target as HTMLInputElement).name}`));
    }
    const [field] = own(figure('Harbour Street', { own: 37 }));
    expect(field).toMatchObject({ stale: true, shows: 40 });
    field?.bringUpToDate();
    expect(input(0).value).toBe('37');
    const name = 'sources[assigned_sources][0][quantity]';
    expect(events).toEqual(expect.arrayContaining([`input ${name}`, `change ${name}`]));
    expect(own(figure('Harbour Street', { own: 37 }))).toMatchObject([{ stale: false, shows: 37 }]);
    expect(input(1).value).toBe('6');
  });

  test('a row that was out of stock is put in stock with its units: without that they couldn’t be sold', () => {
    state.setRow(MUG, 'default', 0, 0);
    show();
    expect(status(0).value).toBe('0');
    own(figure('Harbour Street', { own: 12 }))[0]?.bringUpToDate();
    expect([input(0).value, status(0).value]).toEqual(['12', '1']);
  });

  test('one that isn’t rendered yet, is switched off, or holds no number isn’t there', () => {
    input(0).value = '';
    expect(own(figure('Harbour Street', { own: 40 }))).toEqual([]);
    state.bySku(MUG).manageStock = false;
    show();
    expect(own(figure('Harbour Street', { own: 39 }))).toEqual([]);
    document.body.innerHTML = '<div id="product_form">Loading…</div>';
    expect(own(figure('Harbour Street', { own: 39 }))).toEqual([]);
  });

  test('two locations with one name can’t be told apart', () => {
    const twin = figure('Harbour Street', { remoteLocation: 'other', own: 3 });
    expect(own(figure('Harbour Street', { own: 39 }), twin)).toEqual([]);
  });

  test('a shop with one source has one field', () => {
    state.sources.pop();
    show();
    expect(own(figure('Harbour Street', { own: 38 }))).toMatchObject([{ stale: true, shows: 40 }]);
    own(figure('Harbour Street', { own: 38 }))[0]?.bringUpToDate();
    const single = document.querySelector('input[name="product[quantity_and_stock_status][qty]"]') as HTMLInputElement;
    expect(single.value).toBe('38');
  });
});
