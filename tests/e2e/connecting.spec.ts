import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, WOO } from './set-up.ts';

/** The sentence at a field, as a screen reader is told it. */
const sentenceAt = (page: Page, label: string) => expect(page.getByLabel(label, { exact: true }));

test('every way in which connecting Shopify can fail has its own sentence, and nothing is kept', async ({
  options,
  shopify,
}) => {
  const { page } = options;
  const form = page.getByRole('form');

  await options.tryToConnect('shopify', { ...shopify.connect, 'Admin API access token': `shpat_${'0'.repeat(32)}` });
  await expect(form).toContainText(/token|refuse|key/i);
  const wrongKey = await form.textContent();

  shopify.control.faults.lackRight('write_inventory');
  await options.tryToConnect('shopify', shopify.connect);
  await expect(form).toContainText('write_inventory');
  shopify.control.faults.lackRight(null);

  await options.tryToConnect('shopify', { ...shopify.connect, 'Shop domain': 'nobody.example.test' });
  await expect(form).not.toContainText('write_inventory');

  shopify.control.faults.down();
  await options.tryToConnect('shopify', shopify.connect);
  await expect(form).toContainText(/reach|answer/i, { timeout: 30_000 });
  expect(await form.textContent()).not.toBe(wrongKey);
  shopify.control.faults.up();

  await options.go('warehouses');
  await expect(page.getByRole('button', { name: NAMES.warehouses.add })).toBeHidden();
});

test('every way in which connecting WooCommerce can fail has its own sentence', async ({ options, woo }) => {
  const { page } = options;
  const form = page.getByRole('form');
  const attempt = (changed: Record<string, string>) =>
    options.tryToConnect('woocommerce', { ...woo.connect, ...changed });

  await attempt({ 'Store URL': 'http://shop.example.test' });
  await sentenceAt(page, 'Store URL').toHaveAccessibleDescription(/https/);
  expect(woo.control.requests).toEqual([]);

  await attempt({ 'Store URL': 'https://nowhere.example.test' });
  await sentenceAt(page, 'Store URL').toHaveAccessibleDescription(/can’t be reached/, { timeout: 30_000 });

  await attempt({ 'Consumer secret': `cs_${'0'.repeat(40)}` });
  await sentenceAt(page, 'Consumer secret').toHaveAccessibleDescription(/its secret is another one/);

  woo.control.faults.lackRight('read_write');
  await attempt({});
  await sentenceAt(page, 'Consumer key').toHaveAccessibleDescription(/lacks read_write/);
  woo.control.faults.lackRight(null);

  woo.control.faults.malformed(20);
  await attempt({});
  // Told before the shop answers well again, or this attempt would still succeed.
  await sentenceAt(page, 'Store URL').toHaveAccessibleDescription(/isn’t WooCommerce’s API|no WordPress API/);
  woo.control.faults.clear();

  await options.connect('woocommerce', woo.connect, WOO);
  await options.tryToConnect('woocommerce', { ...woo.connect, 'Integration name': 'The same again' });
  await expect(form).toContainText(/already/i);
  await expect(form).toContainText(WOO);
});

test('a shop at a port of its own is reached there, and its panel appears there', async ({ context, options, woo }) => {
  await options.connect('woocommerce', { ...woo.connect, 'Store URL': 'https://shop.example.test:8443/' }, WOO);
  await expect(options.integration(WOO)).toContainText('shop.example.test:8443');

  const page = await context.newPage();
  await page.goto(woo.productPage('EM-350-FG').replace('shop.example.test', 'shop.example.test:8443'));
  await expect(page.getByRole('region', { name: NAMES.panel.region })).toBeVisible();
});

test('the panel is on the pages of connected shops only, and goes with the connection', async ({
  options,
  shopify,
  woo,
  productPage,
}) => {
  await options.connect('shopify', shopify.connect, SHOPIFY);
  const connected = await productPage(shopify, 'EM-350-FG');
  await expect(connected.region).toBeVisible();
  const other = await productPage(woo, 'EM-350-FG');
  await other.page.waitForTimeout(500);
  await expect(other.region).toBeHidden();

  await options.go('integrations');
  await options.integration(SHOPIFY).getByRole('button', { name: NAMES.integrations.disconnect }).click();
  await options.page.getByRole('dialog').getByRole('button', { name: NAMES.integrations.disconnect }).click();
  await expect(options.integration(SHOPIFY)).toBeHidden();
  await expect(connected.alert).toContainText('This shop isn’t connected any more');
  await connected.page.reload();
  await connected.page.waitForTimeout(500);
  await expect(connected.region).toBeHidden();
});
