import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { READ_ONLY } from '../shops/woocommerce/auth.ts';
import { startWooCommerce, type WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { fetchTo } from './fetch-to.ts';

/** The stand-in does what was measured on a real shop, the surprises above all. */

let shop: WooCommerceStandIn;

beforeEach(async () => {
  shop = await startWooCommerce();
});
afterEach(() => shop.close());

async function call(method: string, path: string, body?: unknown, key = shop.connect) {
  const login = Buffer.from(`${key['Consumer key']}:${key['Consumer secret']}`).toString('base64');
  const reply = await fetchTo([shop])(`${shop.home}/wp-json/wc/v3/${path}`, {
    method,
    headers: { Authorization: `Basic ${login}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, json: await reply.json(), total: reply.headers.get('X-WP-Total') };
}

const id = (sku: string) => shop.store.bySku(sku).id;

describe('reading', () => {
  test('by SKU: a list, without regard to case, variations too, unknown ones left out', async () => {
    const { json } = await call('GET', 'products?sku=TEA-001,mb-sb-m,NONE&_fields=sku,type');
    expect(json).toEqual([
      { sku: 'tea-001', type: 'simple' },
      { sku: 'MB-SB-M', type: 'variation' },
    ]);
    expect((await call('GET', 'products?search_sku=MB-&_fields=id')).json).toHaveLength(4);
  });

  test('pages of 100 at most, with the total beside them', async () => {
    expect(await call('GET', 'products?per_page=101')).toMatchObject({
      status: 400,
      json: { code: 'rest_invalid_param' },
    });
    expect(await call('GET', 'products?per_page=2')).toMatchObject({ status: 200, total: '8' });
  });

  test('changed since: strictly after, in whole seconds, without variations in the list of products', async () => {
    shop.control.sell('MB-SB-M', 1);
    const at = shop.store.bySku('MB-SB-M').modified;
    const time = (ms: number) => new Date(ms).toISOString().slice(0, 19);
    const changed = async (list: string, after: string) =>
      (
        (await call('GET', `${list}?modified_after=${after}&dates_are_gmt=true&_fields=id`)).json as { id: number }[]
      ).map((one) => one.id);
    const [variation, parent] = [id('MB-SB-M'), shop.store.bySku('MB-SB-M').parent];
    expect(await changed('products', time(at - 1000))).toEqual([parent]);
    expect(await changed('variations', time(at - 1000))).toEqual([variation]);
    expect(await changed('variations', time(at))).toEqual([]);
  });

  test('an unknown id is 404 to read and 400 to write', async () => {
    expect((await call('GET', 'products/999999')).status).toBe(404);
    expect(await call('PUT', 'products/999999', {})).toMatchObject({
      status: 400,
      json: { code: 'woocommerce_rest_product_invalid_id' },
    });
  });
});

describe('writing', () => {
  test.each([
    [{ stock_quantity: 7 }, 200, 7],
    [{ stock_quantity: -7 }, 200, -7],
    [{ stock_quantity: null }, 200, 0],
    [{ stock_quantity: 2.5 }, 400, 40],
    [{ stock_quantity: 'abc' }, 400, 40],
    [{ inventory_delta: -3 }, 200, 37],
    [{ stock_quantity: 9, inventory_delta: -3 }, 200, 9],
  ])('%o gives %i and a stock of %i', async (body, status, stock) => {
    expect((await call('PUT', `products/${id('EM-350-FG')}`, body)).status).toBe(status);
    expect(shop.control.figure('EM-350-FG')).toBe(stock);
  });

  test('a product that isn’t counted takes a write and ignores it', async () => {
    shop.control.setTracked('EM-350-FG', false);
    expect(await call('PUT', `products/${id('EM-350-FG')}`, { stock_quantity: 3 })).toMatchObject({
      status: 200,
      json: { stock_quantity: null, manage_stock: false },
    });
    shop.control.setTracked('EM-350-FG', true);
    expect(shop.control.figure('EM-350-FG')).toBe(40);
  });

  test('a variation is written below its product only', async () => {
    const variation = shop.store.bySku('MB-SB-M');
    expect((await call('PUT', `products/${variation.id}`, { stock_quantity: 1 })).status).toBe(404);
    const batch = await call('POST', 'products/batch', {
      update: [
        { id: variation.id, stock_quantity: 1 },
        { id: id('EM-350-FG'), stock_quantity: 1 },
      ],
    });
    expect(batch).toMatchObject({
      status: 200,
      json: { update: [{ error: { data: { status: 404 } } }, { stock_quantity: 1 }] },
    });
    const own = await call('POST', `products/${variation.parent}/variations/batch`, {
      update: [{ id: variation.id, stock_quantity: 5 }],
    });
    expect(own.json).toMatchObject({ update: [{ stock_quantity: 5 }] });
    expect([shop.control.figure('MB-SB-M'), shop.control.figure('EM-350-FG')]).toEqual([5, 1]);
  });

  test('more than a hundred at once are too many, and none is saved', async () => {
    const update = Array.from({ length: 101 }, () => ({ id: id('EM-350-FG'), inventory_delta: -1 }));
    expect((await call('POST', 'products/batch', { update })).status).toBe(413);
    expect(shop.control.figure('EM-350-FG')).toBe(40);
  });

  test('a key that may only read is told so', async () => {
    const key = { 'Consumer key': READ_ONLY.consumerKey, 'Consumer secret': READ_ONLY.consumerSecret };
    expect((await call('GET', 'products', undefined, key)).status).toBe(200);
    expect(await call('PUT', `products/${id('EM-350-FG')}`, { stock_quantity: 1 }, key)).toMatchObject({
      status: 401,
      json: { code: 'woocommerce_rest_authentication_error', message: expect.stringContaining('write permissions') },
    });
  });

  test('twenty differences at once come out wrong, as they do in a real shop', async () => {
    shop.setRace(20);
    await Promise.all(
      Array.from({ length: 20 }, () => call('PUT', `products/${id('EM-350-FG')}`, { inventory_delta: -1 })),
    );
    expect(shop.control.figure('EM-350-FG')).toBeGreaterThan(20);
  });
});

describe('the edit form', () => {
  const save = (fields: Record<string, string>) =>
    fetchTo([shop])(`${shop.home}/wp-admin/post.php`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        action: 'editpost',
        post_ID: `${id('EM-350-FG')}`,
        _manage_stock: 'yes',
        ...fields,
      }).toString(),
    });
  const shown = async () => (await fetchTo([shop])(shop.productPage('EM-350-FG'))).text();

  test('saves a figure, and refuses it when the shop’s has moved since', async () => {
    await save({ _stock: '44', _original_stock: '40' });
    expect(shop.control.figure('EM-350-FG')).toBe(44);
    shop.control.sell('EM-350-FG', 4);
    await save({ _stock: '44', _original_stock: '44', post_title: 'Mug' });
    expect(shop.control.figure('EM-350-FG')).toBe(40);
    const page = await shown();
    expect(page).toContain('The stock has not been updated because the value has changed since editing.');
    expect(page).toContain('Mug');
    expect(await shown()).not.toContain('has not been updated');
  });

  test('saves a form whose two fields were brought up to date', async () => {
    shop.control.sell('EM-350-FG', 4);
    await save({ _stock: '36', _original_stock: '36' });
    expect(shop.control.figure('EM-350-FG')).toBe(36);
    expect(await shown()).not.toContain('has not been updated');
  });

  test('does the same for each variation, in its tab and with the whole form', async () => {
    const { id: variation, parent } = shop.store.bySku('MB-SB-M');
    const post = (path: string, fields: Record<string, string>) =>
      fetchTo([shop])(`${shop.home}/wp-admin/${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
    const row = (stock: number, opened: number) => ({
      'variable_post_id[0]': `${variation}`,
      'variable_manage_stock[0]': 'yes',
      'variable_stock[0]': `${stock}`,
      'variable_original_stock[0]': `${opened}`,
    });
    const tab = { action: 'woocommerce_save_variations', product_id: `${parent}` };
    const form = { action: 'editpost', post_ID: `${parent}` };
    await post('admin-ajax.php', { ...tab, ...row(25, 22) });
    expect(shop.control.figure('MB-SB-M')).toBe(25);
    shop.control.sell('MB-SB-M', 4);
    expect(await (await post('admin-ajax.php', { ...tab, ...row(30, 25) })).text()).toContain(
      `Product ${variation} has 21 units in stock.`,
    );
    await post('post.php', { ...form, ...row(30, 25) });
    expect(shop.control.figure('MB-SB-M')).toBe(21);
    await post('post.php', { ...form, ...row(21, 21) });
    expect(shop.control.figure('MB-SB-M')).toBe(21);
  });
});

describe('orders', () => {
  const time = (ms: number) => new Date(ms).toISOString().slice(0, 19);
  const orders = async (query: string) => (await call('GET', `orders?${query}`)).json as { id: number }[];

  test('a sale is one, with what it took; a return is a refund of it, and what no order has is put back by hand', async () => {
    shop.control.sell('EM-350-FG', 3);
    shop.control.takeBack('EM-350-FG', 4);
    expect(shop.control.figure('EM-350-FG')).toBe(41);
    expect(await call('GET', 'orders/7001?_fields=status,line_items')).toMatchObject({
      status: 200,
      json: {
        status: 'processing',
        line_items: [
          {
            product_id: id('EM-350-FG'),
            variation_id: 0,
            quantity: 3,
            meta_data: [
              { key: '_reduced_stock', value: '0' },
              { key: '_restock_refunded_items', value: '3' },
            ],
          },
        ],
      },
    });
    expect((await call('GET', 'orders/7001/notes')).json).toMatchObject([
      { note: `Item #${id('EM-350-FG')} stock increased from 37 to 40.`, author: 'system', customer_note: false },
      { note: 'Stock levels reduced: Enamel Mug, 350 ml, Speckled Forest Green with Rolled Steel Rim (40&rarr;37)' },
    ]);
  });

  test('saved since: strictly after, in whole seconds, in pages, with the fields that were asked for', async () => {
    for (let index = 0; index < 3; index += 1) shop.control.sell('EM-350-FG', 1);
    const at = shop.orders.order(7001)?.modified ?? 0;
    const since = (ms: number) => `modified_after=${time(ms)}&dates_are_gmt=true&_fields=id&orderby=id&order=asc`;
    expect(await orders(`${since(at - 1000)}&per_page=2`)).toEqual([{ id: 7001 }, { id: 7002 }]);
    expect(await orders(`${since(at - 1000)}&per_page=2&page=2`)).toEqual([{ id: 7003 }]);
    expect(await orders(since(at + 1000))).toEqual([]);
    expect(await call('GET', 'orders?per_page=2')).toMatchObject({ total: '3' });
  });

  test.each([
    ['orders?per_page=101', 400, 'rest_invalid_param'],
    ['orders?orderby=sku', 400, 'rest_invalid_param'],
    ['orders?modified_after=soon', 400, 'rest_invalid_param'],
    ['orders/7001/notes?type=mine', 400, 'rest_invalid_param'],
    ['orders/999/notes', 404, 'woocommerce_rest_shop_order_invalid_id'],
    ['orders/7001/refunds', 404, 'rest_no_route'],
  ])('%s is %i', async (path, status, code) => {
    shop.control.sell('EM-350-FG', 1);
    expect(await call('GET', path)).toMatchObject({ status, json: { code } });
  });

  test('who may not read them is told so, and of their notes too; products stay', async () => {
    shop.control.sell('EM-350-FG', 1);
    shop.control.faults.lackRight('read_private_shop_orders');
    const refused = { status: 403, json: { code: 'woocommerce_rest_cannot_view' } };
    expect(await call('GET', 'orders')).toMatchObject(refused);
    expect(await call('GET', 'orders/7001/notes')).toMatchObject(refused);
    expect((await call('GET', 'products')).status).toBe(200);
  });
});
