import type { Page } from '@playwright/test';
import { startWooCommerce } from '../shops/woocommerce/shop.ts';
import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { Panel } from './pages/panel.ts';
import { setUpEverything, WOO } from './set-up.ts';

/** The product's own page in WooCommerce's admin: variations, the newer editor, and a shop on this computer. */

const [MUG, VARIANT, OTHER] = ['EM-350-FG', 'MB-SB-M', 'MB-SB-S'] as const;
const REFUSED = 'The stock has not been updated because the value has changed since editing.';

const row = (page: Page, id: number) => page.locator('.woocommerce_variation', { hasText: `#${id}` });
const stockOf = (page: Page, id: number) => row(page, id).getByLabel('Stock quantity');

test('the variations’ own fields are told when they are behind, brought up to date, and then saved', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(woo, VARIANT);
  const { page } = panel;
  await expect(panel.count(VARIANT, 'Leeds')).toHaveValue('22');
  const stale = panel.region.getByRole('alert').filter({ hasText: /stock/i });

  // Before their tab is opened they aren't on the page, so there is nothing to tell.
  await panel.setCount(VARIANT, 'Leeds', '25');
  await expect(stale).toHaveCount(0);
  await page.getByRole('link', { name: 'Variations' }).click();
  await expect(page.locator('.woocommerce_variation')).toHaveCount(4);
  const [first, second] = await page
    .locator('.variable_post_id')
    .evaluateAll((inputs) => inputs.slice(0, 2).map((input) => Number((input as HTMLInputElement).value)));
  if (first === undefined || second === undefined) throw new Error('no variations');
  await expect(stockOf(page, second)).toHaveValue('25');
  await expect(stale).toHaveCount(0);

  // The rows are there with what the shop had then; now it has something else.
  await panel.setCount(VARIANT, 'Leeds', '20');
  await panel.setCount(OTHER, 'Leeds', '15');
  await expect(stale).toContainText(`${VARIANT}, Store stock`);
  await expect(stale).toContainText(`${OTHER}, Store stock`);

  // Saved like that the shop refuses the stock, and keeps what it has.
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.locator('#variations_errors')).toContainText(REFUSED);
  expect([woo.control.figure(VARIANT), woo.control.figure(OTHER)]).toEqual([20, 15]);

  // The rows are made anew by a save; the count moves once more, and this time they are brought up to date.
  await expect(stale).toHaveCount(0);
  await panel.setCount(VARIANT, 'Leeds', '18');
  await panel.button(NAMES.panel.bringUpToDate).click();
  await expect(stockOf(page, second)).toHaveValue('18');
  await expect(stockOf(page, first)).toHaveValue('15');
  await expect(stale).toHaveCount(0);
  await page.getByRole('button', { name: 'Update', exact: true }).click();
  await expect(page.getByText('Product updated.')).toBeVisible();
  await expect(page.getByText(REFUSED)).toHaveCount(0);
  expect([woo.control.figure(VARIANT), woo.control.figure(OTHER)]).toEqual([18, 15]);
  expect([shopify.control.figure(VARIANT, 'Harbour Street'), shopify.control.figure(OTHER, 'Harbour Street')]).toEqual([
    18, 15,
  ]);
});

test('in the newer editor the panel floats, and a count that is edited there arrives', async ({
  context,
  ready,
  shopify,
  woo,
}) => {
  void ready;
  const page = await context.newPage();
  const product = new URL(woo.productPage(MUG)).searchParams.get('post');
  await page.goto(`https://shop.example.test/wp-admin/admin.php?page=wc-admin&path=%2Fproduct%2F${product}`);
  const panel = new Panel(page);
  await panel.setCount(MUG, 'Leeds', '33');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([33, 33]);
});

const local = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  woo: async ({}, use) => {
    const shop = await startWooCommerce({ tls: false });
    await use(shop);
    await shop.close();
  },
});

local(
  'a shop on this computer, over http: its keys only sign, and counts go both ways',
  async ({ options, shopify, woo, productPage, popup }) => {
    await setUpEverything(options, { shopify, woo });
    const panel = await productPage(woo, MUG);
    await panel.setCount(MUG, 'Leeds', '47');
    expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([47, 47]);
    await expect(panel.location('Store stock', WOO)).toContainText(NAMES.panel.inSync, { timeout: 15_000 });
    woo.control.sell(MUG, 2);
    await (await popup()).syncNow();
    await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 15_000 }).toBe(45);
    expect(woo.control.writes.filter(({ sku }) => sku === MUG)).toHaveLength(1);
  },
);

const below = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  woo: async ({}, use) => {
    const shop = await startWooCommerce({ wordpress: '/wp' });
    await use(shop);
    await shop.close();
  },
});

below(
  'a site that keeps WordPress below a path: its panel is on the pages there',
  async ({ ready, shopify, woo, productPage }) => {
    void ready;
    const panel = await productPage(woo, MUG);
    expect(panel.page.url()).toContain('/wp/wp-admin/post.php');
    await panel.setCount(MUG, 'Leeds', '31');
    expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([31, 31]);
  },
);
