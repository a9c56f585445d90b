import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { OptionsPage } from './pages/options.ts';
import { setUpEverything } from './set-up.ts';

const setUpLink = (options: OptionsPage) =>
  options.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Set up/ });
const step = (options: OptionsPage, name: string) => options.page.getByRole('listitem').filter({ hasText: name });

/** What axe finds on this page in both themes, as lines that say where. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    found.push(...violations.flatMap((rule) => rule.nodes.map((node) => `${colorScheme} ${rule.id}: ${node.target}`)));
  }
  return found;
}

test('from the checklist of an empty start to settings that hold in every window, the popup, the panel and the engine', async ({
  context,
  extension,
  options,
  shopify,
  woo,
  popup,
  productPage,
}) => {
  test.setTimeout(150_000);
  const { page } = options;

  await test.step('the checklist is there at first, is put away, and is brought back in Settings', async () => {
    await expect(page.getByRole('heading', { name: '0 of 7 done' })).toBeVisible();
    await expect(page.getByRole('list').filter({ hasText: 'Connect a shop' }).getByRole('link')).toHaveCount(7);
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hide the checklist' }).press('Enter');
    await options.go('settings');
    await expect(setUpLink(options)).toBeHidden();
    await page.goto(`chrome-extension://${extension}/options.html`);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: NAMES.options.products })).toBeVisible();
    await options.go('settings');
    await page.getByRole('button', { name: 'Show the checklist' }).press('Enter');
    await expect(setUpLink(options)).toContainText('7 to do');
  });

  await test.step('its steps are done by what is set up, its end is said once', async () => {
    // One item without a SKU, which nothing can be matched to.
    woo.control.addProduct({ title: 'Gift card', sku: null, quantity: 1 });
    await setUpEverything(options, { shopify, woo });
    await setUpLink(options).click();
    await expect(step(options, 'Choose the master stock location')).toContainText('Done');
    const matches = step(options, 'Review SKU matches');
    await expect(matches).toContainText('1 item isn’t in sync as it is: 1 in Acme Woo');
    await matches.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: /^SKU matches/ })).toBeVisible();
    await setUpLink(options).click();
    await matches.getByRole('button', { name: 'Leave as they are' }).click();
    await expect(matches).toContainText('Done');
    await expect(page.getByRole('heading', { name: '7 of 7 done' })).toBeVisible();
    await expect(page.getByText('The set-up is done')).toBeVisible();
    await page.getByRole('button', { name: 'Got it', exact: true }).click();
    await expect(page.getByText('The set-up is done')).toBeHidden();
    await page.reload();
    await options.go('products');
    await expect(setUpLink(options)).toBeHidden();
    await expect(page.getByText('The set-up is done')).toBeHidden();
  });

  await test.step('limits are refused or kept as a whole, show in the other window, and reach alarm and engine', async () => {
    await options.go('settings');
    const other = await OptionsPage.open(context, extension, '#/settings');
    await page.bringToFront();
    expect(await faults(page)).toEqual([]);
    const brakes = page.getByRole('region', { name: 'Brakes' });
    await page.getByLabel('Counts that go to 0 at once').fill('2');
    await page.getByLabel('Share of the shop’s counts').fill('3');
    await brakes.getByRole('button', { name: 'Save: Brakes' }).click();
    await expect(brakes).toContainText('Type a whole number from 5 to 100.');
    await expect(page.getByLabel('Share of the shop’s counts')).toBeFocused();
    await expect(other.page.getByLabel('Counts that go to 0 at once')).toHaveValue('50');
    await page.getByLabel('Share of the shop’s counts').fill('5');
    await page.getByLabel('Share of the shop’s counts').press('Enter');
    await expect(brakes.getByRole('status')).toHaveText('Saved');
    await expect(other.page.getByLabel('Counts that go to 0 at once')).toHaveValue('2');

    const alarm = () => page.evaluate(async () => (await chrome.alarms.get('poll'))?.periodInMinutes);
    expect(await alarm()).toBe(0.5);
    const interval = page.getByRole('region', { name: 'Looking for changes' });
    await interval.getByLabel('Ask each shop').selectOption('Every 5 minutes');
    await interval.getByRole('button', { name: /^Save/ }).click();
    await expect(interval.getByRole('status')).toHaveText('Saved');
    expect(await alarm()).toBe(2.5);
    await expect(other.page.getByLabel('Ask each shop')).toHaveValue('300000');
    await other.page.close();
  });

  await test.step('a theme that is chosen holds for the popup and the panel, whatever system and page say', async () => {
    const panel = await productPage(shopify, 'EM-350-FG');
    const worn = () => panel.region.evaluate((region) => region.closest<HTMLElement>('.theme')?.dataset.theme);
    await expect.poll(worn).toBe('light');
    await page.bringToFront();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(worn).toBe('dark');
    const bar = await popup();
    const ground = () => bar.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    // From the first moment on: this event comes before a page's own modules run.
    const early = await context.newPage();
    await early.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        const { dataset } = document.documentElement;
        if (document.readyState === 'interactive') dataset.early = dataset.theme ?? 'none';
      });
    });
    await early.goto(`chrome-extension://${extension}/options.html#/settings`);
    expect(await early.evaluate(() => document.documentElement.dataset.early)).toBe('dark');
    await early.close();
    await page.bringToFront();
    await page.getByRole('radio', { name: 'Light' }).check();
    await expect.poll(ground).not.toBe(dark);
    await expect.poll(worn).toBe('light');
    await bar.page.close();
  });

  await test.step('the brake stops at the limit that was set', async () => {
    for (const sku of ['EM-350-FG', 'CD-02-MW', 'FW-THR-130']) woo.control.staffEdit(sku, 0);
    const bar = await popup();
    await bar.syncNow();
    await expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({}))).toBe('1');
    await page.bringToFront();
    await options.showProblems();
    await expect(page.getByText(/3 SKUs .*0/)).toBeVisible();
    expect(shopify.control.figure('CD-02-MW', 'Harbour Street')).not.toBe(0);
  });
});
