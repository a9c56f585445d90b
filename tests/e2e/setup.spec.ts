import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import type { OptionsPage } from './pages/options.ts';

const CD = 'CD-02-MW';
const store = (options: OptionsPage) => options.page.getByRole('group', { name: 'Store stock · Acme Woo' });

async function settings(options: OptionsPage): Promise<void> {
  await options.go('warehouses');
  await store(options).getByRole('button', { name: 'Settings of Store stock' }).click();
}

/** Saves a location's settings and waits until the dialog is gone. */
async function save(options: OptionsPage): Promise<void> {
  const dialog = options.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(options.page.getByRole('dialog', { name: /^Settings of/ })).toBeHidden({ timeout: 20_000 });
}

test('a location holds units back, shows no more than its maximum, and says so', async ({ ready, woo }) => {
  await expect.poll(() => woo.control.figure(CD)).toBe(7);
  await settings(ready);
  const dialog = ready.page.getByRole('dialog', { name: 'Settings of Store stock' });
  await dialog.getByLabel('Hold back', { exact: true }).fill('2,5');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('Type a whole number, 0 or more.')).toBeVisible();
  await dialog.getByLabel('Hold back', { exact: true }).fill('2');
  await dialog.getByLabel('Show at most', { exact: true }).fill('4');
  await expect(dialog).toContainText('A count of 12 shows as 4 here.');
  await save(ready);
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(4);
  await expect(store(ready)).toContainText('2 held back · at most 4');
});

test('a paused location gets nothing until what it missed is reviewed', async ({
  ready,
  shopify,
  woo,
  productPage,
  stopWorker,
}) => {
  test.setTimeout(120_000);
  await expect.poll(() => woo.control.figure(CD)).toBe(7);
  await ready.go('warehouses');
  await store(ready).getByRole('button', { name: 'Pause Store stock' }).click();
  await expect(store(ready)).toContainText('Paused');
  const panel = await productPage(shopify, CD);
  await panel.type(CD, 'Leeds', '11');
  await panel.save();
  await expect.poll(() => shopify.control.figure(CD, 'Harbour Street'), { timeout: 20_000 }).toBe(11);
  expect(woo.control.figure(CD)).toBe(7);

  // A large shop that answers slowly: it says how far it is, and Cancel is the end of it.
  for (let n = 0; n < 900; n++) woo.control.addProduct({ title: `Elsewhere ${n}`, sku: `ELSE-${n}`, quantity: 1 });
  const pages = () =>
    woo.control.requests.filter(
      ({ path, query }) => path.endsWith('/products') && query?.has('page') && !query.has('modified_after'),
    ).length;
  woo.control.faults.delay(700);
  await ready.page.bringToFront();
  await store(ready).getByRole('button', { name: 'Resume Store stock' }).click();
  const review = ready.page.getByRole('dialog', { name: 'Review before it goes on' });
  const count = review.locator('.review-wait').getByText(/^\d+ products and variants read$/);
  await expect(count).toBeVisible({ timeout: 20_000 });
  const first = await count.textContent();
  await expect(count).not.toHaveText(first ?? '', { timeout: 20_000 });
  await review.getByRole('button', { name: NAMES.firstSync.cancel, exact: true }).click();
  await expect(review).toBeHidden();
  const asked = pages();
  expect(asked).toBeGreaterThan(1);
  await ready.page.waitForTimeout(3_000);
  expect(pages()).toBeLessThanOrEqual(asked + 1);

  // A worker that dies takes the reading with it, which is said.
  await store(ready).getByRole('button', { name: 'Resume Store stock' }).click();
  await expect(count).toBeVisible({ timeout: 20_000 });
  await stopWorker();
  await expect(review.getByRole('alert')).toContainText('The reading was cut short', { timeout: 20_000 });
  woo.control.faults.clear();
  await review.getByRole('button', { name: 'Read again' }).click();
  const row = review.getByRole('row').filter({ hasText: CD });
  await expect(row).toContainText('Raise', { timeout: 20_000 });
  await expect(row).toContainText('11');
  await review.getByRole('button', { name: NAMES.firstSync.cancel, exact: true }).click();
  await expect(store(ready)).toContainText('Paused');
  expect(woo.control.figure(CD)).toBe(7);

  await store(ready).getByRole('button', { name: 'Resume Store stock' }).click();
  await review.getByRole('button', { name: NAMES.firstSync.confirm, exact: true }).click();
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(11);
  await expect(ready.page.getByText('Store stock goes on.')).toBeVisible();
});

test('a location that only gave counts gets them after a review', async ({ ready, woo }) => {
  test.setTimeout(120_000);
  await expect.poll(() => woo.control.figure(CD)).toBe(7);
  await settings(ready);
  const dialog = ready.page.getByRole('dialog', { name: 'Settings of Store stock' });
  await dialog.getByRole('radio', { name: /^Read only/ }).check();
  await save(ready);
  await expect(store(ready)).toContainText('Read only');
  await settings(ready);
  await dialog.getByRole('radio', { name: /^Read and write/ }).check();
  await expect(dialog).toContainText('You review it first');
  await save(ready);
  await expect(ready.page.getByRole('dialog', { name: 'Review before it goes on' })).toBeVisible({ timeout: 20_000 });
});

test('a location is moved to another warehouse, by dragging it or by its button, and reviewed there', async ({
  ready,
  woo,
}) => {
  test.setTimeout(120_000);
  await ready.go('warehouses');
  const writes = woo.control.writes.length;
  await store(ready).dragTo(ready.warehouse('Rotterdam'));
  const dialog = ready.page.getByRole('dialog', { name: 'Move Store stock' });
  await expect(dialog.getByLabel('To warehouse')).toHaveValue(/.+/);
  await expect(dialog).toContainText('Leeds no longer counts its changes');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await store(ready).getByRole('button', { name: 'Move Store stock' }).press('Enter');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(ready.review).toBeVisible({ timeout: 30_000 });
  expect(woo.control.writes.length).toBe(writes);
  await ready.confirmReviews(1);
  await expect(ready.warehouse('Rotterdam').getByRole('group', { name: 'Store stock · Acme Woo' })).toBeVisible();
});
