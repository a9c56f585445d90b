// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { bigCommercePage } from '../../../../lib/channels/bigcommerce/page.ts';

const ADMIN = 'https://store-acme1x.mybigcommerce.com/manage';
const product = (address: string) => bigCommercePage.product(new URL(address), document);

describe('which product a page shows', () => {
  test.each([
    `${ADMIN}/products/edit/112`,
    `${ADMIN}/products/edit/112/`,
    `${ADMIN}/products/edit/112?tab=inventory#/edit/inventory`,
    `${ADMIN}/products/112/edit`,
    `${ADMIN}/products/112/edit/`,
  ])('%s', (address) => {
    expect(product(address)).toEqual({
      channel: 'bigcommerce',
      origin: 'https://store-acme1x.mybigcommerce.com',
      basePath: '',
      adminHandle: null,
      product: '112',
      variant: null,
    });
  });

  test.each([
    `${ADMIN}/products`,
    `${ADMIN}/products/add`,
    `${ADMIN}/products/edit`,
    `${ADMIN}/products/edit/0`,
    `${ADMIN}/products/edit/112abc`,
    `${ADMIN}/products/112`,
    `${ADMIN}/products/categories/112/edit`,
    `${ADMIN}/orders/112/edit`,
    'https://store-acme1x.mybigcommerce.com/products/edit/112',
    'https://www.acme.example/manage/products/edit/112',
    'https://store-acme1x.mybigcommerce.com.evil.test/manage/products/edit/112',
  ])('%s: none', (address) => {
    expect(product(address)).toBeNull();
  });
});

describe('where the panel goes', () => {
  test('it is docked, and leaves room for the bar with Save', () => {
    expect(bigCommercePage.anchor(document)).toBeNull();
    document.body.innerHTML = '<div id="bar" style="position: fixed"><button id="save">Save</button></div>';
    const bar = document.getElementById('bar') as HTMLElement;
    bar.getBoundingClientRect = () => new DOMRect(0, window.innerHeight - 65, window.innerWidth, 65);
    document.elementFromPoint = () => document.getElementById('save');
    expect(bigCommercePage.bottomInset(document)).toBe(65);
    bar.style.position = 'static';
    expect(bigCommercePage.bottomInset(document)).toBe(0);
  });
});

describe('the page’s own stock field', () => {
  const figures = (figure: number) => [
    { item: '112', sku: 'MUG', remoteLocation: '1', location: 'Harbour Street', figure },
  ];
  const own = (figure: number) => bigCommercePage.ownFields?.(document, figures(figure))[0] ?? null;
  const input = () => document.querySelector('#productInput-inventory_level') as HTMLInputElement;

  beforeEach(() => {
    document.body.innerHTML = '<input id="productInput-inventory_level" type="number" />';
    input().value = '40';
  });

  test('isn’t stale for what somebody types into it', () => {
    expect(own(40)).toMatchObject({ stale: false, shows: 40 });
    input().value = '44';
    expect(own(40)).toMatchObject({ stale: false, shows: 44 });
  });

  test('is stale when the shop has moved on, also under what somebody types', () => {
    own(40);
    expect(own(37)).toMatchObject({ stale: true, shows: 40 });
    input().value = '44';
    expect(own(37)).toMatchObject({ stale: true, shows: 44 });
  });

  test('isn’t stale after the page was saved, nor for what is typed then', () => {
    own(40);
    input().value = '44';
    own(40);
    expect(own(44)).toMatchObject({ stale: false });
    input().value = '50';
    expect(own(44)).toMatchObject({ stale: false, shows: 50 });
    expect(own(43)).toMatchObject({ stale: true });
  });

  test('is brought up to date as if it had been typed', () => {
    const events: string[] = [];
    for (const type of ['input', 'change']) document.body.addEventListener(type, () => events.push(type));
    own(40);
    own(37)?.bringUpToDate();
    expect(input().value).toBe('37');
    expect(events).toEqual(['input', 'change']);
    expect(own(37)).toMatchObject({ stale: false, shows: 37 });
  });

  test('is none where it can’t be told whose it is, or holds no whole number', () => {
    expect(bigCommercePage.ownFields?.(document, [...figures(40), ...figures(3)])).toEqual([]);
    expect(bigCommercePage.ownFields?.(document, [])).toEqual([]);
    input().value = '';
    expect(own(40)).toBeNull();
    input().value = '40';
    input().disabled = true;
    expect(own(40)).toBeNull();
    document.body.innerHTML = '';
    expect(own(40)).toBeNull();
  });
});
