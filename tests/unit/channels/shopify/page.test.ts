// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { shopifyPage } from '../../../../lib/channels/shopify/page.ts';

const product = (address: string) => shopifyPage.product(new URL(address), document);
const ADMIN = 'https://admin.shopify.com/store/acme-outdoor';

describe('which product a page shows', () => {
  test.each([
    [`${ADMIN}/products/8123`, '8123', null],
    [`${ADMIN}/products/8123/`, '8123', null],
    [`${ADMIN}/products/8123?link_source=search#inventory`, '8123', null],
    [`${ADMIN}/products/8123/variants/4421`, '8123', '4421'],
    [`${ADMIN}/products/8123/variants/4421/`, '8123', '4421'],
    [`${ADMIN}/products/8123/variants/new`, '8123', null],
  ])('%s', (address, id, variant) => {
    expect(product(address)).toEqual({
      channel: 'shopify',
      origin: 'https://admin.shopify.com',
      basePath: '',
      adminHandle: 'acme-outdoor',
      product: id,
      variant,
    });
  });

  test.each([
    ['https://acme-outdoor.myshopify.com/admin/products/8123', null],
    ['https://acme-outdoor.myshopify.com/admin/products/8123/variants/4421', '4421'],
  ])('%s, the old address', (address, variant) => {
    expect(product(address)).toMatchObject({
      origin: 'https://acme-outdoor.myshopify.com',
      adminHandle: 'acme-outdoor',
      product: '8123',
      variant,
    });
  });

  test.each([
    `${ADMIN}/products`,
    `${ADMIN}/products/new`,
    `${ADMIN}/products/inventory?location_id=1`,
    `${ADMIN}/products/8123/metafields`,
    `${ADMIN}/products/8123abc`,
    `${ADMIN}/orders/8123`,
    `${ADMIN}/collections/products/8123`,
    'https://admin.shopify.com/products/8123',
    'https://acme-outdoor.myshopify.com/products/8123',
    'https://evil.test/store/acme-outdoor/products/8123',
  ])('%s: none', (address) => {
    expect(product(address)).toBeNull();
  });
});

describe('room for the page’s own Save bar', () => {
  const bar = (style: string, top: number, bottom: number) => {
    document.body.innerHTML = `<div id="bar" style="${style}"><button id="save">Save</button></div>`;
    const element = document.getElementById('bar') as HTMLElement;
    element.getBoundingClientRect = () => new DOMRect(0, top, window.innerWidth, bottom - top);
    document.elementFromPoint = () => document.getElementById('save');
    return shopifyPage.bottomInset(document);
  };

  test('a bar that sticks to the bottom is left room for', () => {
    expect(bar('position: fixed', window.innerHeight - 56, window.innerHeight)).toBe(56);
    expect(bar('position: sticky', window.innerHeight - 64, window.innerHeight)).toBe(64);
  });

  test('content, a whole side panel and a bar elsewhere are not', () => {
    expect(bar('position: static', window.innerHeight - 56, window.innerHeight)).toBe(0);
    expect(bar('position: fixed', 0, window.innerHeight)).toBe(0);
    expect(bar('position: fixed', 100, 156)).toBe(0);
  });

  test('a docked panel needs no anchor', () => {
    expect(shopifyPage.anchor(document)).toBeNull();
  });
});
