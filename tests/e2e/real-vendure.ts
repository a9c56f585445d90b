import { expect, type Page } from '@playwright/test';
import { ADMINISTRATOR } from '../shops/vendure-real/process.ts';
import { type RealVendureShop, startRealVendure } from '../shops/vendure-real/shop.ts';
import { EXTENSION, launch } from './browser.ts';
import { test as base } from './fixtures.ts';
import type { OptionsPage } from './pages/options.ts';
import { Panel } from './pages/panel.ts';
import { SHOPIFY } from './set-up.ts';

/** What the merchant calls the real shop. */
export const VENDURE = 'Acme Vendure';
export const WAREHOUSE = 'Leeds';
/** Both shops have a location of this name, with the same figures. */
export const HARBOUR = 'Harbour Street';

/** What a real shop may take to start on a busy machine. */
export const STARTING_MS = 150_000;

interface RealFixtures {
  vendure: RealVendureShop;
  /** Shopify and the real Vendure shop connected, a location of each linked, the first sync confirmed. */
  linked: OptionsPage;
  /** A page of the shop's own Admin UI, where somebody has just logged in. */
  admin: Page;
}

/** The browser with a real Vendure shop in it instead of the stand-in WooCommerce one. */
export const test = base.extend<RealFixtures>({
  vendure: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
    async ({}, use) => {
      const shop = await startRealVendure();
      await use(shop);
      await shop.close();
    },
    // A server that starts isn't part of what a test has time for.
    { scope: 'test', timeout: STARTING_MS },
  ],
  context: async ({ shopify, vendure, profile }, use) => {
    const context = await launch({ profile, extension: EXTENSION.e2e, shops: [shopify, vendure], headless: true });
    await use(context);
    await context.close();
  },
  linked: async ({ options, shopify, vendure }, use) => {
    await linkShops(options, { shopify, vendure });
    await use(options);
  },
  admin: async ({ context, vendure }, use) => {
    const page = await context.newPage();
    await logIn(page, vendure);
    await use(page);
  },
});

export async function linkShops(
  options: OptionsPage,
  { shopify, vendure }: { shopify: { connect: Readonly<Record<string, string>> }; vendure: RealVendureShop },
): Promise<void> {
  await options.connectAll(['shopify', shopify.connect, SHOPIFY], ['vendure', vendure.connect, VENDURE]);
  await options.startWarehouse(WAREHOUSE);
  await options.addLocation(SHOPIFY, HARBOUR);
  await options.addLocation(VENDURE, HARBOUR);
  // Two locations have this name: the first is Shopify's.
  await options.page
    .getByRole('radio', { name: `Master stock location: ${HARBOUR}` })
    .first()
    .check();
  await options.save();
  await options.confirmReviews(1);
}

/** As its administrator does it, on the page that the shop sends everybody to. */
export async function logIn(page: Page, vendure: RealVendureShop): Promise<void> {
  await page.goto(vendure.connect['Admin URL'] as string);
  await page.getByPlaceholder('Username').fill(ADMINISTRATOR.username);
  await page.getByPlaceholder('Password').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('link', { name: 'Products' })).toBeVisible({ timeout: 20_000 });
}

/** The admin page of a SKU, opened by its address. */
export async function openProduct(page: Page, address: string): Promise<Panel> {
  await page.goto(address);
  return new Panel(page);
}
