import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { SHOPIFY, WOO } from './set-up.ts';

test('the popup shows each shop, when it was verified, what fails; the badge counts problems', async ({
  ready,
  woo,
  popup,
}) => {
  const bar = await popup();
  await expect(bar.integrations).toHaveCount(2);
  for (const name of [SHOPIFY, WOO]) {
    await expect(bar.integrations.filter({ hasText: name })).toContainText(/Verified .+ ago/);
  }
  const badge = () => ready.page.evaluate(() => chrome.action.getBadgeText({}));
  expect(await badge()).toBe('');

  woo.control.faults.revoke();
  await bar.syncNow();
  await expect.poll(badge).toBe('1');
  await expect(bar.page.getByText(new RegExp(`${WOO}.*(key|credential|refuse)`, 'i')).first()).toBeVisible();

  woo.control.faults.restore();
  await bar.syncNow();
  await expect.poll(badge).toBe('');

  const opened = ready.page.context().waitForEvent('page');
  await bar.page.getByRole('button', { name: NAMES.popup.settings, exact: true }).click();
  expect((await opened).url()).toContain('/options.html');
});

test('on a product page of a shop that isn’t connected the popup says so and opens the form with its address', async ({
  context,
  extension,
  options,
  shopify,
}) => {
  await options.go('integrations');
  const page = await context.newPage();
  // A headless browser has no toolbar to press: the popup is told which page it would be over.
  await page.addInitScript((url) => {
    const query = (...given: unknown[]) => {
      const tabs = [{ url }];
      for (const one of given) if (typeof one === 'function') one(tabs);
      return Promise.resolve(tabs);
    };
    if (globalThis.chrome?.tabs) chrome.tabs.query = query as typeof chrome.tabs.query;
  }, shopify.productPage('EM-350-FG'));
  await page.goto(`chrome-extension://${extension}/popup.html`);
  await expect(page.getByText('This Shopify shop isn’t connected')).toBeVisible();

  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Connect Shopify' }).click();
  const form = await opened;
  await expect(form.getByLabel('Shop domain', { exact: true })).toHaveValue(/acme-outdoor/);
});
