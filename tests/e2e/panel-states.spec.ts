import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { Panel } from './pages/panel.ts';
import { SHOPIFY } from './set-up.ts';

const MUG = 'EM-350-FG';

test('a count that isn’t one gets its sentence at the field, and nothing is sent', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  void ready;
  const panel = await productPage(shopify, MUG);
  const field = panel.count(MUG, 'Leeds');
  await expect(field).toHaveValue('40');
  for (const [typed, sentence] of [
    ['', /Type a count/],
    ['1.5', /whole/],
    ['1,5', /digits|whole/],
    ['1.204', /digits|whole/],
    ['1 204', /digits|separators/],
    ['12abc', /digits|whole/],
    ['-50', /below 0/],
    ['1000000001', /1.?000.?000.?000/],
    ['+2000000000', /1.?000.?000.?000/],
  ] as const) {
    await field.fill(typed);
    await field.press('Tab');
    await panel
      .button(NAMES.panel.save)
      .click({ timeout: 300, trial: true })
      .then(
        () => panel.save(),
        // Switched off while there is nothing that can be saved: just as good.
        () => undefined,
      );
    await expect(panel.region, `after typing “${typed}”`).toContainText(sentence);
  }
  expect([...shopify.control.writes, ...woo.control.writes].filter((write) => write.sku === MUG)).toEqual([]);

  await panel.button(NAMES.panel.discard).click();
  await expect(field).toHaveValue('40');
});

test('products that can’t be synced say why and what to do', async ({
  shopify,
  woo,
  ready,
  context,
  productPage,
  popup,
}) => {
  void ready;
  // Without its SKU it can't be found by it any more.
  const withoutSku = shopify.productPage('CD-02-MW');
  shopify.control.setSku('CD-02-MW', null);
  shopify.control.setTracked('TF-750-NB', false);
  woo.control.addProduct({ title: 'Only in the web shop', sku: 'WEB-ONLY', quantity: 5 });
  await (await popup()).syncNow();

  const page = await context.newPage();
  await page.goto(withoutSku);
  await expect(new Panel(page).region).toContainText(/has no SKU.*Give it one on this page/s);
  await expect(new Panel(page).region.getByRole('textbox', { name: /^Count of/ })).toHaveCount(0);
  for (const [shop, sku, sentence] of [
    [shopify, 'TF-750-NB', /doesn’t count this product/],
    [woo, 'WEB-ONLY', /Not in your master stock location/],
  ] as const) {
    const panel = await productPage(shop, sku);
    await expect(panel.region).toContainText(sentence);
    await expect(panel.region).toContainText(NAMES.panel.notSynced);
    await expect(panel.region.getByRole('textbox', { name: /^Count of/ })).toHaveCount(0);
  }
  expect(woo.control.figure('WEB-ONLY')).toBe(5);
});

test('a shop that is connected and linked nowhere shows its own figures and says what to do', async ({
  options,
  shopify,
  productPage,
}) => {
  await options.connect('shopify', shopify.connect, SHOPIFY);
  const panel = await productPage(shopify, MUG);
  await expect(panel.region).toContainText(/Nothing is linked yet|no linked location|No master stock location/);
  await expect(panel.region.getByRole('textbox', { name: /^Count of/ })).toHaveCount(0);
});
