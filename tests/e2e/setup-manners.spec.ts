import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { OptionsPage } from './pages/options.ts';
import { connectShops, LEEDS, SHOPIFY, WOO } from './set-up.ts';

const MUG = 'EM-350-FG';
const DRIPPER = 'CD-02-MW';

test('a shop under maintenance is told from one that can’t be reached', async ({ options, woo }) => {
  const form = options.page.getByRole('form');
  woo.control.faults.maintenance(5);
  await options.tryToConnect('woocommerce', woo.connect);
  await expect(form).toContainText(/error 503/);
  await expect(form).not.toContainText(/certificate/);
});

test('when the master’s shop fails while it is chosen, the warehouse is saved and Save tries again', async ({
  options,
  shopify,
  woo,
}) => {
  await connectShops(options, { shopify, woo });
  const { page } = options;
  await options.startWarehouse(LEEDS.name);
  for (const { integration, location } of LEEDS.locations) await options.addLocation(integration, location);
  await page.getByRole('radio', { name: `Master stock location: ${LEEDS.master}` }).check();
  shopify.control.faults.down();
  await options.save();

  await expect(page.getByRole('alert')).toContainText(`${SHOPIFY} doesn’t answer just now`, { timeout: 15_000 });
  await expect(page.getByRole('heading', { name: LEEDS.name })).toHaveCount(1);
  await expect(page.getByRole('radio', { name: `Master stock location: ${LEEDS.master}` })).toBeChecked();

  shopify.control.faults.up();
  await options.save();
  await expect(options.review).toBeVisible({ timeout: 15_000 });
  expect([...shopify.control.writes, ...woo.control.writes]).toEqual([]);

  // Sold while the review is looked at: the sale is kept, and spread.
  const row = options.review.getByRole('row').filter({ hasText: DRIPPER });
  await expect(row).toContainText('9');
  woo.control.sell(DRIPPER, 2);
  await options.confirmReviews(1);
  await expect
    .poll(() => [shopify.control.figure(DRIPPER, 'Harbour Street'), woo.control.figure(DRIPPER)], { timeout: 10_000 })
    .toEqual([5, 5]);
});

test('a location taken in another tab is said at its row; a deleted warehouse spreads nothing any more', async ({
  context,
  extension,
  ready,
  shopify,
  woo,
  popup,
}) => {
  const { page } = ready;
  await ready.go('warehouses');
  await ready.warehouse('Leeds').getByRole('button', { name: 'Delete Leeds' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete warehouse' }).click();
  await expect(page.getByText('Leeds is deleted')).toBeVisible();

  shopify.control.sell(MUG, 1, 'Harbour Street');
  woo.control.sell(MUG, 2);
  const writes = () => shopify.control.writes.length + woo.control.writes.length;
  const before = writes();
  await (await popup()).syncNow();
  await expect.poll(() => ready.page.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
  expect([shopify.control.figure(MUG, 'Harbour Street'), woo.control.figure(MUG)]).toEqual([39, 38]);
  expect(writes()).toBe(before);

  await ready.startWarehouse('York');
  await ready.addLocation(WOO, 'Store stock');
  const other = await OptionsPage.open(context, extension);
  await other.startWarehouse('Hull');
  await other.addLocation(WOO, 'Store stock');
  await other.save();
  await expect(other.page.getByLabel(NAMES.warehouses.name, { exact: true })).toBeHidden();
  await expect(page.getByRole('alert')).toContainText('Taken meanwhile · in Hull');
});
