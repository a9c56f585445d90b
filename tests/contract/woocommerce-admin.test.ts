import { describe, expect, test } from 'vitest';
import { READ_WRITE } from '../shops/woocommerce/auth.ts';
import type { WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { fetchTo } from './fetch-to.ts';
import { wooCommerceBench } from './woocommerce-bench.ts';

/** Who may do what in the stand-in's admin and with its login, as in a real shop. */

const HOUR = 3_600_000;
const bench = wooCommerceBench();

const get = (shop: WooCommerceStandIn, path: string, headers: Record<string, string> = {}) =>
  fetchTo([shop])(`${shop.home}${path}`, { headers, redirect: 'manual' });
const nonceOf = async (shop: WooCommerceStandIn, Cookie: string) =>
  (await get(shop, '/wp-admin/admin-ajax.php?action=rest-nonce', { Cookie })).text();
const api = async (shop: WooCommerceStandIn, headers: Record<string, string>, path = 'products?per_page=1') => {
  const reply = await get(shop, `/wp-json/wc/v3/${path}`, headers);
  const code = ((await reply.json()) as { code?: string }).code ?? 'ok';
  return { said: `${reply.status} ${code}`, nonce: reply.headers.get('X-WP-Nonce') };
};

describe('a login', () => {
  test('is asked for by every page of the admin, and given by the form', async () => {
    const shop = await bench.start({ login: true });
    const path = shop.productPage('EM-350-FG').slice(shop.home.length);
    expect((await get(shop, path)).type).toBe('opaqueredirect');
    const log = (pwd: string) =>
      fetchTo([shop])(`${shop.home}/wp-login.php`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ log: 'manager', pwd, redirect_to: `${shop.home}${path}` }).toString(),
      });
    expect(await (await log('guess')).text()).toContain('password you entered is incorrect');
    expect((await log('manager-password')).type).toBe('opaqueredirect');
    const page = await get(shop, path, { Cookie: shop.logIn() });
    expect(await page.text()).toContain('Howdy, shop manager <a href=');
  });

  test('is over when it is closed by its own link, or after its time', async () => {
    let time = Date.now();
    const shop = await bench.start({ login: true, now: () => time });
    const cookie = shop.logIn();
    const bad = await get(shop, '/wp-login.php?action=logout&_wpnonce=guess', { Cookie: cookie });
    expect(await bad.text()).toContain('Do you really want to');
    expect((await get(shop, '/wp-admin/', { Cookie: cookie })).status).toBe(200);
    const link = /wp-login\.php\?action=logout&amp;_wpnonce=(\w+)/.exec(
      await (await get(shop, '/wp-admin/', { Cookie: cookie })).text(),
    );
    await get(shop, `/wp-login.php?action=logout&_wpnonce=${link?.[1]}`, { Cookie: cookie });
    expect((await get(shop, '/wp-admin/', { Cookie: cookie })).type).toBe('opaqueredirect');
    const other = shop.logIn();
    time += 15 * 24 * HOUR;
    expect((await get(shop, '/wp-admin/', { Cookie: other })).type).toBe('opaqueredirect');
  });
});

describe('its nonce', () => {
  test('is given to who is logged in, and `0` with 400 to anybody else', async () => {
    const shop = await bench.start({ login: true });
    expect(await nonceOf(shop, shop.logIn())).toMatch(/^[0-9a-f]{10}$/);
    const none = await get(shop, '/wp-admin/admin-ajax.php?action=rest-nonce');
    expect([none.status, await none.text()]).toEqual([400, '0']);
  });

  test('is good for a session of its own, until the next half of a day is over, and is renewed by each reply', async () => {
    let time = Date.UTC(2026, 10, 26, 9);
    const shop = await bench.start({ login: true, now: () => time });
    const Cookie = shop.logIn();
    const nonce = await nonceOf(shop, Cookie);
    expect(await api(shop, { Cookie, 'X-WP-Nonce': nonce })).toEqual({ said: '200 ok', nonce });
    expect(await api(shop, { Cookie: shop.logIn(), 'X-WP-Nonce': nonce })).toMatchObject(BAD);
    time += 12 * HOUR;
    const later = await api(shop, { Cookie, 'X-WP-Nonce': nonce });
    expect([later.said, later.nonce === nonce]).toEqual(['200 ok', false]);
    time += 12 * HOUR;
    expect(await api(shop, { Cookie, 'X-WP-Nonce': nonce })).toMatchObject(BAD);
  });

  test('is needed: without one a login is nobody’s, even beside a good key', async () => {
    const shop = await bench.start({ login: true });
    const Cookie = shop.logIn();
    const Authorization = `Basic ${btoa(`${READ_WRITE.consumerKey}:${READ_WRITE.consumerSecret}`)}`;
    expect(await api(shop, { Cookie })).toMatchObject({ said: '401 woocommerce_rest_cannot_view' });
    expect(await api(shop, { Cookie, Authorization })).toMatchObject({ said: '401 woocommerce_rest_cannot_view' });
    expect(await api(shop, { Authorization })).toMatchObject({ said: '200 ok' });
    expect(await api(shop, { 'X-WP-Nonce': 'guess' })).toMatchObject(BAD);
  });

  test('opens no more than its user may: 403, where nobody gets 401', async () => {
    const shop = await bench.start({ login: true });
    const Cookie = shop.logIn('editor');
    const nonce = await nonceOf(shop, Cookie);
    expect(await api(shop, { Cookie, 'X-WP-Nonce': nonce })).toMatchObject({
      said: '403 woocommerce_rest_cannot_view',
    });
  });
});

const BAD = { said: '403 rest_cookie_invalid_nonce', nonce: null };
