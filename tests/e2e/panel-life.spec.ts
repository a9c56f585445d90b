import { expect, test } from './fixtures.ts';

const MUG = 'EM-350-FG';

test('on Shopify’s own pages the panel follows the product, keeps what was typed through a re-render, and leaves', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  const { page } = panel;
  const field = panel.count(MUG, 'Leeds');
  await expect(field).toHaveValue('40');

  await field.fill('45');
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Enamel Mug');
  await expect(field).toHaveValue('45');
  await expect(panel.region).toHaveCount(1);
  await panel.save();
  await panel.saved();
  expect(woo.control.figure(MUG)).toBe(45);

  await page.getByRole('button', { name: 'Next product' }).click();
  await expect(panel.count('CD-02-MW', 'Leeds')).toHaveValue('7');
  await expect(field).toBeHidden();

  await page.goBack();
  await expect(field).toHaveValue('45');

  await page.getByRole('link', { name: 'Products', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Products', exact: true })).toBeVisible();
  await expect(panel.region).toBeHidden();

  await page.getByRole('link', { name: /^Merino Base Layer/ }).click();
  await expect(panel.count('MB-SB-S', 'Leeds')).toHaveValue('14');
  await expect(panel.count('MB-HO-M', 'Leeds')).toHaveValue('31');
});

test('a variant’s own page shows that variant; the panel never covers the page’s Save and takes none of its keys', async ({
  ready,
  shopify,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, 'MB-SB-S');
  const { page } = panel;
  await expect(panel.count('MB-SB-S', 'Leeds')).toHaveValue('14');

  await page.getByLabel('Title').first().fill('Merino, renamed');
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await bar.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Product saved' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Merino, renamed');
  await expect(panel.count('MB-SB-S', 'Leeds')).toHaveValue('14');

  await page.getByRole('link', { name: 'Slate Blue / L' }).click();
  await expect(panel.count('MB-SB-L', 'Leeds')).toHaveValue('9');
});
