import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { EXTENSION, extensionId, launch } from '../tests/e2e/browser.ts';
import { OptionsPage } from '../tests/e2e/pages/options.ts';
import { connectShops, LEEDS, ROTTERDAM, type Shops } from '../tests/e2e/set-up.ts';
import { startShopify } from '../tests/shops/shopify/shop.ts';
import { startWooCommerce } from '../tests/shops/woocommerce/shop.ts';
import { play } from './demo/play.ts';
import { Told } from './demo/told.ts';
import { closeBlank, openProduct, printValues, untilClosed } from './demo/window.ts';

/**
 * What `npm start` shows. With a display it stays open until its window is closed; with `--headless` it plays the main
 * job through and ends with 0 only if every figure is right. `--empty` connects nothing.
 */
const empty = process.argv.includes('--empty');
const headless = process.argv.includes('--headless');

async function main(): Promise<void> {
  const shops: Shops = { shopify: await startShopify(), woo: await startWooCommerce() };
  const profile = mkdtempSync(join(tmpdir(), 'stock-panel-demo-'));
  let context: BrowserContext | undefined;
  try {
    context = await launch({
      profile,
      extension: headless ? EXTENSION.e2e : EXTENSION.production,
      shops: [shops.shopify, shops.woo],
      headless,
    });
    process.exitCode = (await show(context, shops)) ? 0 : 1;
  } finally {
    await context?.close();
    await shops.shopify.close();
    await shops.woo.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function show(context: BrowserContext, shops: Shops): Promise<boolean> {
  const told = new Told();
  const extension = await extensionId(context);
  const options = await OptionsPage.open(context, extension);
  await closeBlank(context);
  if (empty) {
    printValues({ Shopify: shops.shopify, WooCommerce: shops.woo });
    if (!headless) {
      console.log('\nThe options page is open: connect a shop with these values. Close the window to end.');
      await untilClosed(context);
    }
    return true;
  }

  told.step('Connect both shops, as a person does, in the options page');
  await connectShops(options, shops);
  told.seen('both are listed');
  told.step('Add the warehouses Leeds (master: Harbour Street) and Rotterdam, confirm their first syncs');
  for (const warehouse of [LEEDS, ROTTERDAM]) {
    await options.addWarehouse(warehouse);
    await options.confirmReviews(1);
    told.seen(
      `${warehouse.name}: ${warehouse.locations.map((one) => `${one.location} · ${one.integration}`).join(', ')}`,
    );
  }

  const shopifyPage = await openProduct(context, shops.shopify, 'FW-THR-130');
  const wooPage = await openProduct(context, shops.woo, 'EM-350-FG');
  if (!headless) {
    console.log('\nReady. Type a count in a panel, press Save, and look at the other shop. Close the window to end.');
    await shopifyPage.bringToFront();
    await untilClosed(context);
    return true;
  }
  await play({ ...shops, context, extension, options: options.page, shopifyPage, wooPage, told });
  console.log(told.right ? '\nEvery figure is right.' : '\nA figure is wrong.');
  return told.right;
}

await main();
