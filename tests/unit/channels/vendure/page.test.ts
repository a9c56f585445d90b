// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { vendurePage } from '../../../../lib/channels/vendure/page.ts';

const SHOP = 'https://shop.example.test';
const product = (path: string) => vendurePage.product(new URL(SHOP + path), document);

describe('which product a page shows', () => {
  test.each([
    ['/admin/catalog/products/3', '', '3', null],
    ['/admin/catalog/products/3/', '', '3', null],
    ['/admin/catalog/products/3;tab=variants', '', '3', null],
    ['/admin/catalog/products/3?languageCode=de', '', '3', null],
    ['/admin/catalog/products/3/variants/7', '', '3', '7'],
    ['/admin/catalog/products/3;id=3/variants/7;x=1', '', '3', '7'],
    ['/de/shop/admin/catalog/products/3', '/de/shop', '3', null],
    ['/manage/catalog/products/3', '/manage', '3', null],
    ['/catalog/products/3', '', '3', null],
    ['/dashboard/products/3', '', '3', null],
    ['/dashboard/product-variants/7?from=product', '', 'variant/7', '7'],
    [
      '/de/dashboard/products/0b0e6b7e-4d0c-4a4f-9d3e-2f5f1f1f1f1f',
      '/de',
      '0b0e6b7e-4d0c-4a4f-9d3e-2f5f1f1f1f1f',
      null,
    ],
    ['/products/3', '', '3', null],
  ])('%s', (path, basePath, id, variant) => {
    expect(product(path)).toEqual({
      channel: 'vendure',
      origin: SHOP,
      basePath,
      adminHandle: null,
      product: id,
      variant,
    });
  });

  test.each([
    '/admin/catalog/products',
    '/admin/catalog/products/create',
    '/admin/catalog/products/3/manage-variants',
    '/admin/catalog/collections/3',
    '/admin/orders/3',
    '/dashboard/products',
    '/dashboard/products/new',
    '/dashboard/products/3/variants',
    '/dashboard/product-variants',
    '/dashboard/product-variants/new',
    '/',
  ])('none on %s', (path) => {
    expect(product(path)).toBeNull();
  });
});

test('the panel is docked: nothing of the two admins has a name that lasts', () => {
  expect(vendurePage.anchor(document)).toBeNull();
  expect(vendurePage.bottomInset(document)).toBe(0);
});

describe('the React admin’s own stock fields', () => {
  const stock = (index: number, value: number, location?: string) => `
    <label for="field-stockLevels.${index}.stockOnHand">Stock level${location ? `<div>${location}</div>` : ''}</label>
    <input id="field-stockLevels.${index}.stockOnHand" name="stockLevels.${index}.stockOnHand" type="number" value="${value}">`;
  const show = (fields: string, { sku = 'MUG', touched = false } = {}) => {
    document.body.innerHTML = `<form><button type="submit" ${touched ? '' : 'disabled'}>Update</button>
      <input name="sku" value="${sku}">${fields}</form>`;
  };
  const of = (figure: number, change: object = {}) => ({
    item: '2',
    sku: 'MUG',
    remoteLocation: '1',
    location: 'Harbour Street',
    figure,
    ...change,
  });
  const ROTTERDAM = { remoteLocation: '2', location: 'Rotterdam DC' };
  const told = (...figures: ReturnType<typeof of>[]) =>
    vendurePage
      .ownFields?.(document, figures)
      .map(({ of: { location }, shows, stale }) => [location, shows, stale] as const);

  beforeEach(() => show(stock(0, 40, 'Harbour Street') + stock(1, 6, 'Rotterdam DC')));

  test('are out of date only where more is available than they say is on hand', () => {
    expect(told(of(40), of(9, ROTTERDAM))).toEqual([
      ['Harbour Street', 40, false],
      ['Rotterdam DC', 6, true],
    ]);
    // Less may have been sold, which leaves what is on hand as it was.
    expect(told(of(31), of(6, ROTTERDAM))?.map(([, , stale]) => stale)).toEqual([false, false]);
  });

  test('with one location there is no name to go by, and none is needed', () => {
    show(stock(0, 40));
    expect(told(of(55))).toEqual([['Harbour Street', 40, true]]);
  });

  test('are nobody’s where two locations have one name, or the number isn’t one', () => {
    show(stock(0, 40, 'Harbour Street') + stock(1, 6, 'Harbour Street'));
    expect(told(of(55))).toEqual([]);
    show(stock(0, 40).replace('value="40"', 'value=""'));
    expect(told(of(55))).toEqual([]);
  });

  test('are another variant’s, or already somebody’s own work', () => {
    expect(told(of(55, { item: '3', sku: 'OTHER' }))).toEqual([]);
    expect(told(of(55), of(55, { item: '9' }))).toEqual([]);
    show(stock(0, 40), { touched: true });
    expect(told(of(55))).toEqual([]);
  });

  test('are brought up to date by reading the page anew', () => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => {});
    vendurePage.ownFields?.(document, [of(55)])[0]?.bringUpToDate();
    expect(reload).toHaveBeenCalledOnce();
  });

  test('aren’t on the Angular admin’s page, which never sends a field that nobody touched', () => {
    document.body.innerHTML = '<form><input id="sku" value="MUG"><input id="stockOnHand_1" value="40"></form>';
    expect(told(of(55))).toEqual([]);
  });
});
