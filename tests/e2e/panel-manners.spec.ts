import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, WOO } from './set-up.ts';

const MUG = 'EM-350-FG';
const LARGE = 'MB-SB-L';

test('the panel keeps its manners: a variant’s own page, the focus, a narrow column, and a sale seen on another product', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, LARGE);
  await expect(panel.count('MB-SB-S', 'Leeds')).toHaveValue('14');

  await test.step('a variant’s own page shows that variant with its locations, and the rest on request', async () => {
    await panel.page.getByRole('link', { name: 'Slate Blue / L' }).click();
    await expect(panel.count(LARGE, 'Leeds')).toHaveValue('9');
    await expect(panel.count('MB-SB-S', 'Leeds')).toHaveCount(0);
    await expect(panel.location('Store stock', WOO)).toContainText('In sync');
    await panel.button('All 4 variants').click();
    await expect(panel.count('MB-SB-S', 'Leeds')).toHaveValue('14');
    await panel.button('This variant only').click();
    await expect(panel.count('MB-SB-S', 'Leeds')).toHaveCount(0);
  });

  await test.step('a button that goes away leaves the focus in the panel', async () => {
    await panel.type(LARGE, 'Leeds', '11');
    await panel.button(NAMES.panel.discard).click();
    await expect(panel.count(LARGE, 'Leeds')).toHaveValue('9');
    await expect(panel.region).toBeFocused();
    await panel.type(LARGE, 'Leeds', '12');
    await panel.count(LARGE, 'Leeds').press('Enter');
    await panel.saved();
    await expect(panel.count(LARGE, 'Leeds')).toBeFocused();
    expect(woo.control.figure(LARGE)).toBe(12);
  });

  await test.step('a product page that opens has the shops read, for whichever product something was sold', async () => {
    woo.control.sell(LARGE, 2);
    const mug = await productPage(woo, MUG);
    await expect(mug.location('Store stock', WOO)).toContainText('In sync');
    await expect(panel.count(LARGE, 'Leeds')).toHaveValue('10', { timeout: 5_000 });
    await expect(panel.location('Harbour Street', SHOPIFY)).toContainText('10');

    // In WooCommerce's column of 280 px nothing lies on anything else, and no count needs scrolling sideways to.
    const words = await mug.region.getByRole('button', { name: /In sync/ }).boundingBox();
    const field = await mug.count(MUG, 'Leeds').boundingBox();
    expect(words && field && words.y >= field.y + field.height - 1).toBe(true);
    const merino = await productPage(woo, LARGE);
    const column = await merino.region.boundingBox();
    const last = await merino.count(LARGE, 'Rotterdam').boundingBox();
    expect(column && last && last.x + last.width <= column.x + column.width).toBe(true);
  });
});
