import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, type Page } from '@playwright/test';
import type { StandIn } from '../shops/shop.ts';
import { type ShopifyStandIn, startShopify } from '../shops/shopify/shop.ts';
import { startWooCommerce, type WooCommerceStandIn } from '../shops/woocommerce/shop.ts';
import { EXTENSION, extensionId, launch } from './browser.ts';
import { OptionsPage } from './pages/options.ts';
import { Panel } from './pages/panel.ts';
import { Popup } from './pages/popup.ts';
import { setUpEverything } from './set-up.ts';

interface Fixtures {
  shopify: ShopifyStandIn;
  woo: WooCommerceStandIn;
  profile: string;
  context: BrowserContext;
  extension: string;
  options: OptionsPage;
  /** Both shops connected, both warehouses, first syncs confirmed. */
  ready: OptionsPage;
  /** Opens the product page of a SKU in one of the shops. */
  productPage(shop: StandIn, sku: string): Promise<Panel>;
  popup(): Promise<Popup>;
  /** Kills the background worker as the browser does; the next message starts another. */
  stopWorker(): Promise<void>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  shopify: async ({}, use) => {
    const shop = await startShopify();
    await use(shop);
    await shop.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  woo: async ({}, use) => {
    const shop = await startWooCommerce();
    await use(shop);
    await shop.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'stock-panel-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  context: async ({ shopify, woo, profile }, use) => {
    const context = await launch({ profile, extension: EXTENSION.e2e, shops: [shopify, woo], headless: true });
    await use(context);
    await context.close();
  },
  extension: async ({ context }, use) => use(await extensionId(context)),
  options: async ({ context, extension }, use) => use(await OptionsPage.open(context, extension)),
  ready: async ({ options, shopify, woo }, use) => {
    await setUpEverything(options, { shopify, woo });
    await use(options);
  },
  productPage: async ({ context }, use) => {
    await use(async (shop, sku) => {
      const page = await context.newPage();
      await page.goto(shop.productPage(sku));
      return new Panel(page);
    });
  },
  popup: async ({ context, extension }, use) => use(() => Popup.open(context, extension)),
  stopWorker: async ({ context, options }, use) => {
    await use(() => stopWorker(context, options.page));
  },
});

export const expect = test.expect;

/** Never through Playwright's own handle of the worker: touching a stopped one ends the whole browser. */
async function stopWorker(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await devtools.detach();
}
