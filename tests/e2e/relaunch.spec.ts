import { EXTENSION, extensionId, launch } from './browser.ts';
import { expect, test } from './fixtures.ts';
import { Panel } from './pages/panel.ts';

test('everything is still there after the browser was closed and started again', async ({
  ready,
  context,
  profile,
  shopify,
  woo,
}) => {
  void ready;
  await context.close();
  const again = await launch({ profile, extension: EXTENSION.e2e, shops: [shopify, woo], headless: true });
  try {
    woo.control.sell('EM-350-FG', 5);
    await extensionId(again);
    const page = await again.newPage();
    await page.goto(shopify.productPage('EM-350-FG'));
    const panel = new Panel(page);
    await expect(panel.count('EM-350-FG', 'Leeds')).toHaveValue('35');
    await panel.setCount('EM-350-FG', 'Leeds', '60');
    expect([shopify.control.figure('EM-350-FG', 'Harbour Street'), woo.control.figure('EM-350-FG')]).toEqual([60, 60]);
  } finally {
    await again.close();
  }
});
