import type { Page } from '@playwright/test';
import { EXTENSION, extensionId, grantNotifications, launch } from './browser.ts';
import { test as base, expect } from './fixtures.ts';
import { Products } from './pages/products.ts';

const MUG = 'EM-350-FG';

/** A browser in which a person has allowed notifications to this extension once. */
const test = base.extend({
  profile: async ({ profile }, use) => {
    const context = await launch({ profile, extension: EXTENSION.e2e, shops: [], headless: true });
    const id = await extensionId(context);
    await context.close();
    grantNotifications(profile, id);
    await use(profile);
  },
});

/** Ids of all notifications from now on, in their order: the browser takes each out of sight after a while. */
async function watchNotifications(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const ids = new Set<string>();
    setInterval(async () => {
      for (const id of Object.keys((await chrome.notifications?.getAll()) ?? {})) ids.add(id);
    }, 100);
    return ids;
  });
  return () => seen.evaluate((ids) => [...ids]);
}

test('a count that falls to its warning is told once, again only after it rose above it, and leads to the list', async ({
  ready,
  shopify,
  woo,
  popup,
  stopWorker,
}) => {
  const { page } = ready;
  const shown = await watchNotifications(page);
  await ready.go('settings');
  const tell = page.getByRole('checkbox', { name: /^Show a browser notification/ });
  await expect(tell).not.toBeChecked();
  await tell.click();
  await expect(tell).toBeChecked();

  await ready.go('products');
  const products = new Products(page);
  await products.row(MUG).getByRole('link').click();
  const dialog = page.getByRole('dialog', { name: /^Enamel Mug/ });
  await expect(dialog.getByText('Leeds · 5 or fewer')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change the low-stock warning in Leeds' }).click();
  await dialog.getByRole('combobox', { name: 'Low-stock warning in Leeds' }).selectOption({ label: 'At a count of …' });
  await dialog.getByRole('textbox', { name: 'Warn at or below' }).fill('38');
  await dialog.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(dialog.getByText('Leeds · 38 or fewer')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(products.row(MUG)).not.toContainText('(low)');

  const bar = await popup();
  woo.control.sell(MUG, 3);
  await bar.syncNow();
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street')).toBe(37);
  await expect.poll(shown, { timeout: 20_000 }).toEqual([expect.stringMatching(/^low-stock\/.+\/low$/)]);
  const [first] = await shown();
  await expect(products.row(MUG)).toContainText('(low)');

  await stopWorker();
  woo.control.sell(MUG, 1);
  await bar.syncNow();
  await expect.poll(() => shopify.control.figure(MUG, 'Harbour Street'), { timeout: 20_000 }).toBe(36);
  await page.waitForTimeout(4_000);
  expect(await shown()).toEqual([first]);

  shopify.control.staffEdit(MUG, 50, 'Harbour Street');
  await bar.syncNow();
  await expect.poll(() => woo.control.figure(MUG), { timeout: 20_000 }).toBe(50);
  await expect(products.row(MUG)).not.toContainText('(low)');
  shopify.control.sell(MUG, 20, 'Harbour Street');
  await bar.syncNow();
  await expect.poll(async () => (await shown()).length, { timeout: 20_000 }).toBe(2);
  expect(await shown()).toContain(first);

  await bar.page.reload();
  const [list] = await Promise.all([
    page.context().waitForEvent('page'),
    bar.page
      .getByRole('button', { name: 'products are low' })
      .or(bar.page.getByRole('button', { name: 'is low' }))
      .click(),
  ]);
  const opened = new Products(list);
  await expect(opened.row(MUG)).toContainText('(low)');
  await expect(opened.filter('Low')).toHaveAttribute('aria-pressed', 'true');
});
