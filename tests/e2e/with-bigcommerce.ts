import { type BigCommerceStandIn, startBigCommerce } from '../shops/bigcommerce/shop.ts';
import { EXTENSION, launch } from './browser.ts';
import { test as base } from './fixtures.ts';

/** A Shopify shop and a BigCommerce store with one location; no WooCommerce. */
export const test = base.extend<{ big: BigCommerceStandIn }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  big: async ({}, use) => {
    const shop = await startBigCommerce({ locations: ['Harbour Street'] });
    await use(shop);
    await shop.close();
  },
  context: async ({ shopify, big, profile }, use) => {
    const context = await launch({ profile, extension: EXTENSION.e2e, shops: [shopify, big], headless: true });
    await use(context);
    await context.close();
  },
});

export const expect = test.expect;
