import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import { OptionsPage } from './pages/options.ts';
import { connectShops, LEEDS, SHOPIFY, WOO } from './set-up.ts';

test('the first sync is reviewed: rows to zero are off, nothing is written before Confirm, only ticked rows after', async ({
  options,
  shopify,
  woo,
}) => {
  await connectShops(options, { shopify, woo });
  await options.addWarehouse(LEEDS);

  await expect(options.review).toBeVisible();
  const zero = options.review.getByRole('row').filter({ hasText: 'tea-001' });
  const lower = options.review.getByRole('row').filter({ hasText: 'CD-02-MW' });
  await expect(lower).toContainText('9');
  await expect(lower).toContainText('7');
  await expect(lower.getByRole('checkbox')).toBeChecked();
  await expect(zero.getByRole('checkbox')).not.toBeChecked();
  expect([...shopify.control.writes, ...woo.control.writes]).toEqual([]);

  await options.review.getByRole('button', { name: NAMES.firstSync.cancel, exact: true }).click();
  await expect(options.review).toBeHidden();
  expect(woo.control.writes).toEqual([]);

  await options.page.reload();
  await options.page
    .getByRole('button', { name: /review/i })
    .first()
    .click();
  await options.confirmReviews(1);
  await expect.poll(() => woo.control.figure('CD-02-MW')).toBe(7);
  expect(woo.control.figure('tea-001')).toBe(3);
  expect(shopify.control.writes).toEqual([]);
});

test('a location is linked once: it is shown as taken, and of two tabs at once only one gets it', async ({
  context,
  extension,
  options,
  shopify,
  woo,
}) => {
  await connectShops(options, { shopify, woo });
  const other = await OptionsPage.open(context, extension);
  for (const [page, name] of [
    [options, 'Leeds'],
    [other, 'York'],
  ] as const) {
    await page.startWarehouse(name);
    await page.addLocation(SHOPIFY, 'Harbour Street');
  }
  await Promise.all([options.save(), other.save()]);

  const forms = [options, other].map((page) => page.page.getByLabel(NAMES.warehouses.name, { exact: true }));
  await expect
    .poll(async () => (await Promise.all(forms.map((form) => form.isVisible()))).filter(Boolean).length)
    .toBe(1);
  const loser = (await forms[0]?.isVisible()) ? options : other;
  const winner = loser === options ? 'York' : 'Leeds';
  await expect(
    loser.page.getByText(new RegExp(`Harbour Street.*${winner}|${winner}.*Harbour Street|taken|linked`, 'i')).first(),
  ).toBeVisible();

  await loser.page.reload();
  await loser.startWarehouse('Third');
  await loser.page.getByRole('combobox', { name: NAMES.warehouses.integration }).selectOption({ label: SHOPIFY });
  const taken = loser.locations.locator('option').filter({ hasText: 'Harbour Street' });
  await expect(taken).toContainText(winner);
  await expect(taken).toBeDisabled();
});

test('the master stock location’s counts are pulled at once; renaming keeps them; deleting asks and says what stops', async ({
  ready,
}) => {
  const { page } = ready;
  await ready.go('products');
  await expect(page.getByRole('row').filter({ hasText: 'HB-M6-40-A4' })).toContainText(/46.?210/);

  await ready.go('warehouses');
  await ready
    .warehouse('Leeds')
    .getByRole('button', { name: /^(Edit|Change)/ })
    .click();
  await page.getByLabel(NAMES.warehouses.name, { exact: true }).fill('Leeds North');
  await ready.save();
  await expect(ready.warehouse('Leeds North')).toBeVisible();

  const remove = ready.warehouse('Leeds North').getByRole('button', { name: /^Delete/ });
  await remove.click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('Leeds North');
  await question.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(ready.warehouse('Leeds North')).toBeVisible();

  await remove.click();
  await question.getByRole('button', { name: /^Delete/ }).click();
  await expect(ready.warehouse('Leeds North')).toBeHidden();
  await ready.startWarehouse('Again');
  await ready.addLocation(WOO, 'Store stock');
});

test('Refresh locations fetches them anew', async ({ options, shopify, woo }) => {
  await connectShops(options, { shopify, woo });
  await options.startWarehouse('Leeds');
  await options.page.getByRole('combobox', { name: NAMES.warehouses.integration }).selectOption({ label: SHOPIFY });
  const before = shopify.control.requests.length;
  await options.page.getByRole('button', { name: NAMES.warehouses.refresh, exact: true }).click();
  await expect.poll(() => shopify.control.requests.length).toBeGreaterThan(before);
  await expect(options.locations.locator('option').filter({ hasText: 'Rotterdam DC' })).toBeAttached();
});
