import { startVendure, type VendureStandIn } from '../shops/vendure/shop.ts';
import { EXTENSION, launch } from './browser.ts';
import { test as base, expect } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY } from './set-up.ts';

const MUG = 'EM-350-FG';
const VARIANT = 'MB-SB-M';
const VENDURE = 'Acme Vendure';
const PLACE = 'Harbour Street';

const test = base.extend<{ vendure: VendureStandIn }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern
  vendure: async ({}, use) => {
    const shop = await startVendure();
    await use(shop);
    await shop.close();
  },
  context: async ({ shopify, vendure, profile }, use) => {
    const context = await launch({ profile, extension: EXTENSION.e2e, shops: [shopify, vendure], headless: true });
    await use(context);
    await context.close();
  },
});

test('a Vendure shop is connected, edited on its own pages, and what is sold there reaches Shopify', async ({
  options,
  shopify,
  vendure,
  productPage,
  popup,
}) => {
  const figures = (sku: string) => [vendure.control.figure(sku, PLACE), shopify.control.figure(sku, PLACE)];
  const writesOf = (sku: string) =>
    [vendure, shopify].map((shop) => shop.control.writes.filter((write) => write.sku === sku).length);

  await test.step('what is wrong is said where it is, and nothing is written', async () => {
    const { page } = options;
    await options.tryToConnect('vendure', { ...vendure.connect, 'API key': 'nobody:0' });
    await expect(page.getByLabel('API key', { exact: true })).toHaveAccessibleDescription(/doesn’t know this key/);
    vendure.control.faults.lackRight('UpdateCatalog');
    await options.tryToConnect('vendure', vendure.connect);
    await expect(page.getByRole('form')).toContainText('UpdateCatalog');
    vendure.control.faults.lackRight(null);
    await options.tryToConnect('vendure', { ...vendure.connect, 'Admin URL': 'https://vendure.example.test/else' });
    await expect(page.getByLabel('Admin URL', { exact: true })).toHaveAccessibleDescription(/no Vendure API at/);
    await page.getByLabel('Log in with username and password', { exact: true }).check();
    await expect(page.getByLabel('API key', { exact: true })).toHaveCount(0);
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'password');
    expect(vendure.control.writes).toEqual([]);
  });

  await test.step('it is connected and linked with Shopify’s', async () => {
    await options.connectAll(['shopify', shopify.connect, SHOPIFY], ['vendure', vendure.connect, VENDURE]);
    await options.startWarehouse('Leeds');
    await options.addLocation(SHOPIFY, PLACE);
    await options.page.getByRole('radio', { name: `Master stock location: ${PLACE}` }).check();
    await options.addLocation(VENDURE, PLACE);
    await options.save();
    await options.confirmReviews(1);
  });

  const panel = await productPage(vendure, MUG);
  await test.step('a count typed on its product page is in both shops, exactly once', async () => {
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
    await panel.setCount(MUG, 'Leeds', '55');
    await expect(panel.location(PLACE, VENDURE)).toContainText(NAMES.panel.inSync);
    expect(figures(MUG)).toEqual([55, 55]);
    expect(writesOf(MUG)).toEqual([1, 1]);
    expect(vendure.control.figure(MUG, 'Rotterdam DC')).toBe(6);
  });

  await test.step('what is sold there reaches Shopify', async () => {
    vendure.control.sell(MUG, 2, PLACE);
    await (await popup()).syncNow();
    await expect.poll(() => shopify.control.figure(MUG, PLACE)).toBe(53);
    expect(figures(MUG)).toEqual([53, 53]);
    expect(writesOf(MUG)).toEqual([1, 2]);
  });

  await test.step('a variant’s own page shows that variant, in either admin', async () => {
    for (const admin of ['admin', 'dashboard'] as const) {
      await panel.page.goto(vendure.variantPage(VARIANT, admin));
      await expect(panel.count(VARIANT, 'Leeds')).toHaveValue('22');
      await expect(panel.count('MB-SB-S', 'Leeds')).toHaveCount(0);
    }
  });

  await test.step('the page’s own field is told when it is out of date, and the page read anew', async () => {
    await panel.page.goto(vendure.variantPage(MUG, 'dashboard'));
    const own = panel.page.locator('[name="stockLevels.0.stockOnHand"]');
    await expect(own).toHaveValue('55');
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('53');
    await panel.setCount(MUG, 'Leeds', '60');
    await expect(panel.region).toContainText('Saving this page would undo a change');
    await panel.button(NAMES.panel.bringUpToDate).click();
    await expect(own).toHaveValue('62');
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('60');
    await expect(panel.region).not.toContainText('Saving this page would undo a change');
    expect(figures(MUG)).toEqual([60, 60]);
  });

  await test.step('what is typed in the page’s own field is kept and spread', async () => {
    await panel.page.locator('[name="stockLevels.0.stockOnHand"]').fill('50');
    await panel.page.getByRole('button', { name: 'Update', exact: true }).click();
    await (await popup()).syncNow();
    await expect.poll(() => figures(MUG)).toEqual([48, 48]);
    await expect(panel.count(MUG, 'Leeds')).toHaveValue('48');
  });
});
