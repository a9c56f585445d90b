import { type MagentoStandIn, startMagento } from '../shops/magento/shop.ts';
import { EXTENSION, launch } from './browser.ts';
import { test as base, expect } from './fixtures.ts';

/** The browser with a Magento shop beside the others. */
export const test = base.extend<{ magento: MagentoStandIn }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  magento: async ({}, use) => {
    const shop = await startMagento();
    await use(shop);
    await shop.close();
  },
  context: async ({ shopify, magento, profile }, use) => {
    const context = await launch({ profile, extension: EXTENSION.e2e, shops: [shopify, magento], headless: true });
    await use(context);
    await context.close();
  },
});

export { expect };
