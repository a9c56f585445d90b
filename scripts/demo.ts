import { connectShops, LEEDS, ROTTERDAM, type Shops } from '../tests/e2e/set-up.ts';
import { startShopify } from '../tests/shops/shopify/shop.ts';
import { startWooCommerce } from '../tests/shops/woocommerce/shop.ts';
import { play } from './demo/play.ts';
import { inSession, type Session } from './demo/session.ts';
import { Told } from './demo/told.ts';
import { openProduct, untilClosed } from './demo/window.ts';

/**
 * What `npm start` shows. With a display it stays open until its window is closed; with `--headless` it plays the main
 * job through and ends with 0 only if every figure is right. `--empty` connects nothing.
 */
async function main(): Promise<void> {
  const shops: Shops = { shopify: await startShopify(), woo: await startWooCommerce() };
  await inSession({ Shopify: shops.shopify, WooCommerce: shops.woo }, (session) => show(session, shops));
}

async function show({ context, extension, options, headless }: Session, shops: Shops): Promise<boolean> {
  const told = new Told();
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
