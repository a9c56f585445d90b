import type { BrowserContext, Page } from '@playwright/test';
import { startWooCommerce, type WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { test as base, expect } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, setUpEverything, WOO } from './set-up.ts';

/** A WooCommerce shop that is connected by the merchant's own login to its admin, in this very browser. */

const MUG = 'EM-350-FG';
const LOGGED_OUT = /^You are logged out of Acme Woo: log in/;

const test = base.extend<{ shop: WooCommerceStandIn }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  shop: async ({}, use) => {
    const shop = await startWooCommerce({ login: true });
    await use(shop);
    await shop.close();
  },
  woo: async ({ shop }, use) => use({ ...shop, connect: shop.connectByLogin }),
});

/** Fills the shop's own login form, which the page was sent to. */
async function logIn(page: Page, user = 'manager'): Promise<void> {
  await page.getByLabel('Username or Email Address').fill(user);
  await page.getByLabel('Password').fill(`${user}-password`);
  await page.getByRole('button', { name: 'Log In' }).click();
  await expect(page.getByText(/^Howdy/)).toBeVisible();
}

async function openAdmin(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

test('connected by login: counts go both ways, stop when logged out, and go on by themselves after that', async ({
  context,
  options,
  shopify,
  woo,
  shop,
  productPage,
  popup,
}) => {
  test.setTimeout(120_000);
  const form = options.page.getByRole('form');
  await options.tryToConnect('woocommerce', woo.connect);
  await expect(options.page.getByLabel('Consumer key')).toHaveCount(0);
  await expect(options.page.getByLabel('Use my admin login')).toHaveAccessibleDescription(/isn’t logged in/);
  await expect(form).toContainText('Log in there in another tab');

  const admin = await openAdmin(context, woo.productPage(MUG));
  await logIn(admin, 'editor');
  await options.tryToConnect('woocommerce', woo.connect);
  await expect(options.page.getByLabel('Use my admin login')).toHaveAccessibleDescription(/read_private_products/);
  await admin.getByRole('link', { name: 'Log Out' }).click();
  await admin.goto(woo.productPage(MUG));
  await logIn(admin);

  await setUpEverything(options, { shopify, woo });
  const atWoo = await productPage(woo, MUG);
  await atWoo.setCount(MUG, 'Leeds', '44');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([44, 44]);
  woo.control.sell(MUG, 2);
  const bar = await popup();
  await bar.syncNow();
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 15_000 }).toBe(42);

  // Logged out: said in the panel, the popup and the options page, and nothing is guessed.
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('42');
  await admin.getByRole('link', { name: 'Log Out' }).click();
  await expect(admin.getByText('You are now logged out.')).toBeVisible();
  woo.control.sell(MUG, 1);
  await panel.type(MUG, 'Leeds', '50');
  await panel.save();
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 20_000 }).toBe(50);
  const place = panel.location('Store stock', WOO);
  await expect(place).toContainText('Failed: you are logged out of Acme Woo', { timeout: 20_000 });
  await expect(panel.location('Harbour Street', SHOPIFY)).toContainText(NAMES.panel.inSync, { timeout: 20_000 });
  await expect(bar.page.getByText(LOGGED_OUT)).toBeVisible();
  await options.showProblems();
  await expect(options.page.getByText(LOGGED_OUT)).toBeVisible();
  await options.go('integrations');
  await expect(options.integration(WOO).getByText(LOGGED_OUT)).toBeVisible();
  expect(woo.control.figure(MUG)).toBe(41);

  // One press leads to the login; being in the admin again is enough for the rest.
  const opened = context.waitForEvent('page');
  await options.integration(WOO).getByRole('button', { name: 'Log in', exact: true }).click();
  await logIn(await opened);
  await expect(place).toContainText(NAMES.panel.inSync, { timeout: 30_000 });
  await expect.poll(() => woo.control.figure(MUG), { timeout: 20_000 }).toBe(49);
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 20_000 }).toBe(49);
  await expect(options.integration(WOO).getByText(LOGGED_OUT)).toHaveCount(0, { timeout: 10_000 });
  await expect(bar.page.getByText(LOGGED_OUT)).toHaveCount(0, { timeout: 10_000 });
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('49');
  expect(shop.control.writes.filter(({ sku }) => sku === MUG).map(({ from, to }) => to - from)).toEqual([4, 8]);
});
