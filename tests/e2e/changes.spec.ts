import { expect, test } from './fixtures.ts';

const MUG = 'EM-350-FG';
const THROW = 'FW-THR-130';

test('a sale, a return and a staff edit reach the other shop and the open panel within two seconds of Sync now', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  const bar = await popup();

  woo.control.sell(MUG, 3);
  await bar.syncNow();
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('37', { timeout: 2_000 });
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 2_000 }).toBe(37);

  shopify.control.staffEdit(MUG, 50, 'Harbour Street');
  await bar.syncNow();
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('50', { timeout: 2_000 });
  await expect.poll(() => woo.control.figure(MUG), { timeout: 2_000 }).toBe(50);

  woo.control.takeBack(MUG, 1);
  shopify.control.sell(MUG, 4, 'Harbour Street');
  await bar.syncNow();
  await expect
    .poll(() => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)], { timeout: 4_000 })
    .toEqual([47, 47]);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('47');
});

test('opening a product page reads the shops at once', async ({ ready, shopify, woo, productPage }) => {
  void ready;
  woo.control.sell(THROW, 2);
  const panel = await productPage(shopify, THROW);
  await expect(panel.count(THROW, 'Leeds')).toHaveValue('10');
  await expect.poll(() => shopify.control.figure(THROW, 'Harbour Street')).toBe(10);
});

test('a count that moved while typing is never overwritten: both results are offered', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  await panel.type(MUG, 'Leeds', '45');
  woo.control.sell(MUG, 2);
  await panel.save();

  await expect(panel.alert).toContainText('38');
  expect(shopify.control.writes.some((write) => write.sku === MUG && write.to === 45)).toBe(false);
  await expect(panel.alert.getByRole('button', { name: 'Set to 45', exact: true })).toBeVisible();
  await panel.alert.getByRole('button', { name: /^Apply \+5 \(makes 43\)$/ }).click();

  await expect(panel.count(MUG, 'Leeds')).toHaveValue('43');
  await expect.poll(() => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([43, 43]);
});
