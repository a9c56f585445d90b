import { expect, type Page } from '@playwright/test';
import { NAMES } from '../e2e/names.ts';
import { Panel } from '../e2e/pages/panel.ts';
import { HARBOUR, linkShops, test as real, STARTING_MS, VENDURE, WAREHOUSE } from '../e2e/real-vendure.ts';
import { SHOPIFY } from '../e2e/set-up.ts';
import { ADMINISTRATOR, startProcess } from '../shops/vendure-real/process.ts';
import { startRealVendure } from '../shops/vendure-real/shop.ts';

const MUG = 'EM-350-FG';

/** The same shop with its React dashboard, and connected by that one's address. */
const test = real.extend({
  vendure: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
    async ({}, use) => {
      const running = await startProcess({ dashboard: true });
      const shop = await startRealVendure(running);
      const { origin } = new URL(shop.productPage(MUG));
      await use({ ...shop, connect: { ...shop.connect, 'Admin URL': `${origin}/dashboard` } });
      await shop.close();
      await running.stop();
    },
    { scope: 'test', timeout: STARTING_MS },
  ],
});

test('the React dashboard of a real Vendure: edited on its pages, sold in its shop, each exactly once', async ({
  options,
  context,
  shopify,
  vendure,
  popup,
}) => {
  await linkShops(options, { shopify, vendure });
  const page = await context.newPage();
  await logIn(page, vendure.connect['Admin URL'] as string);
  const { pathname } = new URL(vendure.variantPage(MUG));
  const [, product, variant] = /products\/(\d+)\/variants\/(\d+)/.exec(pathname) ?? [];
  const panel = new Panel(page);

  await page.goto(`${vendure.connect['Admin URL']}/products/${product}`);
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('40');
  await panel.setCount(MUG, WAREHOUSE, '55');
  await expect(panel.location(HARBOUR, VENDURE)).toContainText(NAMES.panel.inSync);
  await expect(panel.location(HARBOUR, SHOPIFY)).toContainText(NAMES.panel.inSync);
  expect([vendure.control.figure(MUG), shopify.control.figure(MUG, HARBOUR)]).toEqual([55, 55]);

  await page.goto(`${vendure.connect['Admin URL']}/product-variants/${variant}`);
  const field = page.locator('[name="stockLevels.0.stockOnHand"]');
  await expect(field).toHaveValue('55');
  await panel.setCount(MUG, WAREHOUSE, '+2');
  expect([vendure.control.figure(MUG), shopify.control.figure(MUG, HARBOUR)]).toEqual([57, 57]);
  expect(vendure.control.writes.map(({ from, to }) => [from, to])).toEqual([
    [40, 55],
    [55, 57],
  ]);

  vendure.control.order(MUG, 3);
  await (await popup()).syncNow();
  await expect(panel.count(MUG, WAREHOUSE)).toHaveValue('54');
  await expect.poll(() => shopify.control.figure(MUG, HARBOUR)).toBe(54);

  const update = page.getByRole('button', { name: 'Update', exact: true });
  await page.locator('[name="sku"]').fill(`${MUG}-2`);
  await update.click();
  await expect(update).toBeDisabled();
  await expect.poll(() => vendure.control.figure(`${MUG}-2`)).toBe(54);

  expect(vendure.control.writes).toHaveLength(2);
  expect(shopify.control.writes.filter(({ sku }) => sku === MUG).map(({ to }) => to)).toEqual([55, 57, 54]);
});

async function logIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByPlaceholder('Email').fill(ADMINISTRATOR.username);
  await page.getByPlaceholder('Password').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'Insights' }).first()).toBeVisible({ timeout: 30_000 });
}
