import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { connectShops, LEEDS, ROTTERDAM, SHOPIFY } from './set-up.ts';

const THROW = 'FW-THR-130';
const MUG = 'EM-350-FG';
const DC = 'Rotterdam DC';

test('a product that isn’t stocked at a linked location: the page asks, and only a press stocks it there', async ({
  ready,
  shopify,
  productPage,
}, info) => {
  void ready;
  shopify.control.addVariants('Tea towel', [{ sku: 'TT-1', title: 'Default Title', quantity: 8 }]);
  shopify.control.setStocked('TT-1', DC, 'never');
  const panel = await productPage(shopify, 'TT-1');
  await expect(panel.count('TT-1', 'Leeds')).toHaveValue('8', { timeout: 15_000 });
  const stop = panel.location(DC, SHOPIFY);
  await expect(stop).toContainText(NAMES.panel.notStocked);
  await expect(stop).toContainText(`Stock this product at ${DC}?`);
  expect(shopify.control.figure('TT-1', DC)).toBeNull();
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.page.emulateMedia({ colorScheme });
    await info.attach(`panel, ${colorScheme}`, { body: await panel.page.screenshot(), contentType: 'image/png' });
  }

  await panel.button(`Stock at ${DC}`).click();
  await expect(panel.button(`Stock at ${DC}`)).toBeHidden({ timeout: 15_000 });
  expect(shopify.control.figure('TT-1', DC)).toBe(0);
  await panel.setCount('TT-1', ROTTERDAM.name, '9');
  await expect(stop).toContainText(NAMES.panel.inSync);
  expect([shopify.control.figure('TT-1', DC), shopify.control.figure('TT-1', 'Harbour Street')]).toEqual([9, 8]);
});

test('a product that is taken off a location is a problem whose button stocks it there again, with every unit', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  const panel = await productPage(shopify, THROW);
  await expect(panel.count(THROW, 'Leeds')).toHaveValue('12');
  shopify.control.setStocked(THROW, 'Harbour Street', 'inactive');
  await (await popup()).syncNow();
  const stop = panel.location('Harbour Street', SHOPIFY);
  await expect(stop).toContainText('Failed: it isn’t stocked at this location', { timeout: 15_000 });
  expect(woo.control.figure(THROW)).toBe(12);
  expect(shopify.control.writes).toEqual([]);

  await ready.showProblems();
  await ready.page.getByRole('button', { name: 'Stock it at Harbour Street' }).click();
  await expect(ready.page.getByText('No problems')).toBeVisible({ timeout: 15_000 });
  await expect(stop).toContainText(NAMES.panel.inSync, { timeout: 15_000 });
  await expect(panel.count(THROW, 'Leeds')).toHaveValue('12');
  expect([shopify.control.figure(THROW, 'Harbour Street'), woo.control.figure(THROW)]).toEqual([12, 12]);
});

test('the review of a first sync asks as well, and the row then says what would be done', async ({
  options,
  shopify,
  woo,
}, info) => {
  shopify.control.setStocked(MUG, DC, 'inactive');
  await connectShops(options, { shopify, woo });
  await options.addWarehouse(LEEDS);
  await options.confirmReviews(1);
  await options.addWarehouse(ROTTERDAM);
  const row = options.review.getByRole('row').filter({ hasText: MUG });
  await expect(row).toContainText(`Stock this product at ${DC}?`, { timeout: 15_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.page.emulateMedia({ colorScheme });
    await info.attach(`review, ${colorScheme}`, { body: await options.page.screenshot(), contentType: 'image/png' });
  }
  expect(shopify.control.figure(MUG, DC)).toBeNull();

  await row.getByRole('button', { name: `Stock ${MUG} at ${DC}` }).click();
  await expect(row).toContainText('Follow', { timeout: 15_000 });
  expect(shopify.control.figure(MUG, DC)).toBe(6);
  await options.confirmReviews(1);
  expect(shopify.control.writes).toEqual([]);
});
