import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { ROTTERDAM, SHOPIFY, WOO } from './set-up.ts';

const THROW = 'FW-THR-130';
const MUG = 'EM-350-FG';

test('a count typed on the Shopify page reaches every linked location, exactly once, and nowhere else', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, THROW);
  await expect(panel.count(THROW, 'Leeds')).toHaveValue('12');

  await panel.setCount(THROW, 'Leeds', '37');

  await expect(panel.location('Harbour Street', SHOPIFY)).toContainText('37');
  await expect(panel.location('Harbour Street', SHOPIFY)).toContainText(NAMES.panel.inSync);
  await expect(panel.location('Store stock', WOO)).toContainText(NAMES.panel.inSync);
  expect(shopify.control.figure(THROW, 'Harbour Street')).toBe(37);
  expect(shopify.control.figure(THROW, 'Rotterdam DC')).toBe(18240);
  expect(woo.control.figure(THROW)).toBe(37);
  expect(shopify.control.writes.filter((write) => write.sku === THROW)).toHaveLength(1);
  expect(woo.control.writes.filter((write) => write.sku === THROW)).toHaveLength(1);
});

test('a count typed on the WooCommerce page reaches Shopify; +3 and -2 adjust; undo keeps what was sold since', async ({
  ready,
  shopify,
  woo,
  productPage,
  popup,
}) => {
  void ready;
  const panel = await productPage(woo, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');

  await panel.setCount(MUG, 'Leeds', '55');
  expect(shopify.control.figure(MUG, 'Harbour Street')).toBe(55);

  await panel.setCount(MUG, 'Leeds', '+3');
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('58');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([58, 58]);

  await panel.setCount(MUG, 'Leeds', '-2');
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('56');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([56, 56]);

  shopify.control.sell(MUG, 6, 'Harbour Street');
  await (await popup()).syncNow();
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('50');
  await panel.button(NAMES.panel.undo).click();
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('52');
  await expect.poll(() => [shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([52, 52]);
});

test('every variant has its own count, and one Save sends them all', async ({ ready, shopify, woo, productPage }) => {
  void ready;
  const panel = await productPage(shopify, 'MB-SB-S');
  await expect(panel.count('MB-SB-S', 'Leeds')).toHaveValue('14');
  await panel.type('MB-SB-S', 'Leeds', '15');
  await panel.type('MB-SB-L', 'Leeds', '-1');
  await panel.type('MB-HO-M', 'Leeds', '30');
  await panel.save();
  await panel.saved();

  for (const [sku, figure] of [
    ['MB-SB-S', 15],
    ['MB-SB-M', 22],
    ['MB-SB-L', 8],
    ['MB-HO-M', 30],
  ] as const) {
    expect([sku, shopify.control.figure(sku, 'Harbour Street'), woo.control.figure(sku)]).toEqual([
      sku,
      figure,
      figure,
    ]);
  }
  expect(woo.control.writes.some((write) => write.sku === 'MB-SB-M')).toBe(false);
});

test('a warehouse without a count shows none; the first count typed there becomes it', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  await expect(panel.count(MUG, 'Leeds')).toHaveValue('40');
  await expect(panel.count(MUG, ROTTERDAM.name)).not.toHaveValue(/\d/);
  await expect(panel.region).toContainText(NAMES.panel.notKnown);

  await panel.type(MUG, ROTTERDAM.name, '+1');
  await panel.count(MUG, ROTTERDAM.name).press('Tab');
  await expect(panel.region).toContainText('isn’t known');
  await panel.setCount(MUG, ROTTERDAM.name, '9');

  await expect(panel.count(MUG, ROTTERDAM.name)).toHaveValue('9');
  expect(shopify.control.figure(MUG, 'Rotterdam DC')).toBe(9);
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([40, 40]);
});
