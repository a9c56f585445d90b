import { HARBOUR, linkShops, logIn, VENDURE, WAREHOUSE } from '../tests/e2e/real-vendure.ts';
import { SHOPIFY } from '../tests/e2e/set-up.ts';
import { startShopify } from '../tests/shops/shopify/shop.ts';
import { ADMINISTRATOR } from '../tests/shops/vendure-real/process.ts';
import { startRealVendure } from '../tests/shops/vendure-real/shop.ts';
import { playReal, type RealShops } from './demo/play-real.ts';
import { inSession, type Session } from './demo/session.ts';
import { Told } from './demo/told.ts';
import { openProduct, untilClosed } from './demo/window.ts';

const PRODUCT = 'EM-350-FG';
const LOGIN = `  ${'Its administrator'.padEnd(24)} ${ADMINISTRATOR.username} / ${ADMINISTRATOR.password}`;

/** What `npm start -- --real` shows: as `scripts/demo.ts`, with a real Vendure shop instead of the stand-in WooCommerce. */
async function main(): Promise<void> {
  console.log('Starting the real Vendure shop …');
  const shops: RealShops = { vendure: await startRealVendure(), shopify: await startShopify() };
  await inSession({ Shopify: shops.shopify, Vendure: shops.vendure }, (session) => show(session, shops), [LOGIN]);
}

async function show({ context, extension, options, headless }: Session, shops: RealShops): Promise<boolean> {
  const told = new Told();
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
