import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { EXTENSION, extensionId, launch } from '../tests/e2e/browser.ts';
import { OptionsPage } from '../tests/e2e/pages/options.ts';
import { HARBOUR, linkShops, logIn, VENDURE, WAREHOUSE } from '../tests/e2e/real-vendure.ts';
import { SHOPIFY } from '../tests/e2e/set-up.ts';
import { startShopify } from '../tests/shops/shopify/shop.ts';
import { ADMINISTRATOR } from '../tests/shops/vendure-real/process.ts';
import { startRealVendure } from '../tests/shops/vendure-real/shop.ts';
import { playReal, type RealShops } from './demo/play-real.ts';
import { Told } from './demo/told.ts';
import { closeBlank, openProduct, printValues, untilClosed } from './demo/window.ts';

/** What `npm start -- --real` shows: as `scripts/demo.ts`, with a real Vendure shop instead of the stand-in WooCommerce. */
const empty = process.argv.includes('--empty');
const headless = process.argv.includes('--headless');
const PRODUCT = 'EM-350-FG';

async function main(): Promise<void> {
  console.log('Starting the real Vendure shop …');
  const shops: RealShops = { vendure: await startRealVendure(), shopify: await startShopify() };
  const profile = mkdtempSync(join(tmpdir(), 'stock-panel-demo-'));
  let context: BrowserContext | undefined;
  try {
    context = await launch({
      profile,
      extension: headless ? EXTENSION.e2e : EXTENSION.production,
      shops: [shops.shopify, shops.vendure],
      headless,
    });
    process.exitCode = (await show(context, shops)) ? 0 : 1;
  } finally {
    await context?.close();
    await shops.shopify.close();
    await shops.vendure.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function show(context: BrowserContext, shops: RealShops): Promise<boolean> {
  const told = new Told();
  const extension = await extensionId(context);
  const options = await OptionsPage.open(context, extension);
  await closeBlank(context);
  if (empty) {
    printValues({ Shopify: shops.shopify, Vendure: shops.vendure });
    console.log(`  ${'Its administrator'.padEnd(24)} ${ADMINISTRATOR.username} / ${ADMINISTRATOR.password}`);
    if (!headless) {
      console.log('\nThe options page is open: connect a shop with these values. Close the window to end.');
      await untilClosed(context);
    }
    return true;
  }

  told.step(`Connect both shops, link ${HARBOUR} of each to the warehouse ${WAREHOUSE}, confirm the first sync`);
  await linkShops(options, shops);
  told.seen(`${WAREHOUSE}: ${HARBOUR} · ${SHOPIFY} (master), ${HARBOUR} · ${VENDURE}`);
  told.step('Log in to Vendure’s Admin UI and open a product in each shop');
  const vendurePage = await context.newPage();
  await logIn(vendurePage, shops.vendure);
  await vendurePage.goto(shops.vendure.productPage(PRODUCT));
  await openProduct(context, shops.shopify, PRODUCT);
  if (!headless) {
    console.log('\nReady. Type a count in a panel, press Save, and look at the other shop. A sale in Vendure: Orders,');
    console.log('Create draft order. Close the window to end.');
    await vendurePage.bringToFront();
    await untilClosed(context);
    return true;
  }
  await playReal({ ...shops, context, extension, vendurePage, told });
  console.log(told.right ? '\nEvery figure is right.' : '\nA figure is wrong.');
  return told.right;
}

await main();
