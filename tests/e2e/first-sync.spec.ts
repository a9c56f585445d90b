import { expect, test } from './fixtures.ts';
import { NAMES } from './names.ts';
import type { OptionsPage } from './pages/options.ts';

const CD = 'CD-02-MW';
const store = (options: OptionsPage) => options.page.getByRole('group', { name: 'Store stock · Acme Woo' });
const syncNow = (options: OptionsPage) =>
  options.page.evaluate(() => chrome.runtime.sendMessage({ type: 'call', name: 'sync.now', request: {} }));

test('a first sync is undone as a whole and keeps what was sold since; a paused shop is reviewed before it goes on', async ({
  ready,
  shopify,
  woo,
  productPage,
}) => {
  test.setTimeout(150_000);
  await expect.poll(() => woo.control.figure(CD)).toBe(7);
  woo.control.sell(CD, 2);
  await syncNow(ready);
  await expect.poll(() => shopify.control.figure(CD, 'Harbour Street'), { timeout: 20_000 }).toBe(5);

  // Paused as a whole, changed meanwhile: nothing goes out before it was looked at.
  await ready.go('integrations');
  const shop = ready.integration('Acme Woo');
  await shop.getByRole('button', { name: NAMES.integrations.pause, exact: true }).click();
  const panel = await productPage(shopify, CD);
  await panel.type(CD, 'Leeds', '6');
  await panel.save();
  await expect.poll(() => shopify.control.figure(CD, 'Harbour Street'), { timeout: 20_000 }).toBe(6);
  await ready.page.bringToFront();
  await shop.getByRole('button', { name: NAMES.integrations.resume, exact: true }).click();
  const review = ready.page.getByRole('dialog', { name: 'Review before it goes on' });
  await expect(review.getByRole('row').filter({ hasText: CD })).toContainText('Raise', { timeout: 20_000 });
  expect(woo.control.figure(CD)).toBe(5);
  await review.getByRole('button', { name: NAMES.firstSync.confirm, exact: true }).click();
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(6);

  // It went on by mistake: that step is taken back, from where the last one is told.
  await ready.page.getByRole('button', { name: 'Undo this resume' }).click();
  const resumed = ready.page.getByRole('dialog', { name: 'Undo resume of Store stock' });
  await expect(resumed.getByRole('row').filter({ hasText: CD })).toContainText('6 becomes 5');
  await resumed.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(5);
  await expect(store(ready)).toContainText('Paused');
});

test('the undo of a first sync is offered where its location is, with what each SKU goes back to', async ({
  ready,
  shopify,
  woo,
}) => {
  test.setTimeout(120_000);
  await expect.poll(() => woo.control.figure(CD)).toBe(7);
  woo.control.sell(CD, 3);
  await syncNow(ready);
  await expect.poll(() => shopify.control.figure(CD, 'Harbour Street'), { timeout: 20_000 }).toBe(4);
  await ready.go('activity');
  await expect(ready.page.getByRole('region', { name: 'Can be undone as a whole' })).toContainText(
    'First sync of Store stock · Acme Woo',
  );
  await ready.go('warehouses');
  await store(ready).getByRole('button', { name: 'Undo first sync of Store stock' }).click();
  const dialog = ready.page.getByRole('dialog', { name: 'Undo first sync of Store stock' });
  const row = dialog.getByRole('row').filter({ hasText: CD });
  await expect(row).toContainText('4 becomes 6');
  await expect(row).toContainText('4 becomes 7');
  await expect(row).toContainText('3 sold there since');
  const writes = woo.control.writes.length;
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  expect(woo.control.writes.length).toBe(writes);

  await store(ready).getByRole('button', { name: 'Undo first sync of Store stock' }).click();
  await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(ready.page.getByText(/SKUs? goe?s? back/)).toBeVisible({ timeout: 20_000 });
  // It had nine and sold three.
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(6);
  await expect.poll(() => shopify.control.figure(CD, 'Harbour Street'), { timeout: 20_000 }).toBe(7);
  await expect(store(ready).getByRole('button', { name: NAMES.firstSync.dialog })).toBeVisible({ timeout: 20_000 });

  // Linked again and called off while it is: what was on its way already goes back with the rest.
  await store(ready).getByRole('button', { name: NAMES.firstSync.dialog }).click();
  const confirm = ready.review.getByRole('button', { name: NAMES.firstSync.confirm, exact: true });
  await expect(confirm).toBeEnabled({ timeout: 20_000 });
  woo.control.faults.delay(700);
  await confirm.click();
  await ready.review.getByRole('button', { name: NAMES.firstSync.cancel, exact: true }).click();
  await expect(ready.page.getByText(/gets the figures again that it had/)).toBeVisible({ timeout: 20_000 });
  woo.control.faults.delay(0);
  await expect(store(ready)).toContainText('Not reviewed', { timeout: 20_000 });
  await expect.poll(() => woo.control.figure(CD), { timeout: 20_000 }).toBe(6);
});

test('a match by hand stays when the item is renamed; another master is previewed before it is chosen', async ({
  ready,
  shopify,
  woo,
}) => {
  test.setTimeout(150_000);
  const { page } = ready;
  shopify.control.addProduct({ title: 'Loose tea tin', sku: 'TIN-1', quantity: 5 });
  woo.control.addProduct({ title: 'Tin of loose tea', sku: 'OTHER-1', quantity: 2 });
  await syncNow(ready);
  await ready.go('integrations');
  await ready.integration('Acme Woo').getByRole('link', { name: 'SKU matches of Acme Woo' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Tin of loose tea' });
  await expect(row).toContainText('Missing here', { timeout: 20_000 });
  await row.getByRole('button', { name: 'Match Tin of loose tea' }).click();
  const dialog = page.getByRole('dialog', { name: 'Match Tin of loose tea' });
  await dialog.getByLabel('It is this SKU').fill('TIN-1');
  await dialog.getByLabel('It is this SKU').press('Enter');
  await expect(dialog.getByRole('region', { name: 'What this does' })).toContainText('2 becomes 5');
  expect(woo.control.figure('OTHER-1')).toBe(2);
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(row).toContainText('Matched by hand', { timeout: 20_000 });
  await expect.poll(() => woo.control.figure('OTHER-1'), { timeout: 20_000 }).toBe(5);

  woo.control.setSku('OTHER-1', 'RENAMED-1');
  shopify.control.sell('TIN-1', 1, 'Harbour Street');
  await syncNow(ready);
  await expect.poll(() => woo.control.figure('RENAMED-1'), { timeout: 20_000 }).toBe(4);
  await expect(row).toContainText('Matched by hand');

  woo.control.addProduct({ title: 'Only in the store', sku: 'ONLY-1', quantity: 3 });
  await ready.go('warehouses');
  await ready.warehouse('Leeds').getByRole('button', { name: 'Edit Leeds' }).click();
  await page.getByRole('radio', { name: 'Master stock location: Store stock' }).check();
  await ready.save();
  const change = page.getByRole('dialog', { name: 'Change the master stock location?' });
  await expect(change).toContainText('ONLY-1', { timeout: 20_000 });
  const writes = shopify.control.writes.length + woo.control.writes.length;
  await change.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Master stock location: Store stock' })).toBeChecked();
  expect(shopify.control.writes.length + woo.control.writes.length).toBe(writes);
  await ready.save();
  await expect(change).toContainText('The other locations of its warehouse are paused');
  await change.getByRole('button', { name: 'Change master' }).click();
  const review = page.getByRole('dialog', { name: 'Review before it goes on' });
  await review.getByRole('button', { name: NAMES.firstSync.confirm, exact: true }).click({ timeout: 20_000 });
  await expect(ready.warehouse('Leeds')).toBeVisible({ timeout: 20_000 });
  await ready.go('products');
  await expect(page.getByRole('row').filter({ hasText: 'ONLY-1' })).toContainText('3', { timeout: 20_000 });
});
